import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MessageChannel } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { createClient } from "../../../shared/contract/client.ts";
import { createPortTransport, type DoorPort } from "../../../shared/contract/port-transport.ts";
import { startCore } from "../../core/calls/core.ts";
import { closeProject, createProject } from "../../core/project/project.ts";
import { type CoreReport, type Opening, runCoreProcess } from "./core-process-side.ts";

/** The real core as the utility process runs it; only Electron's ports are Node's. */
function startProcess(opening: Opening) {
  const parent = new EventEmitter();
  const reports: CoreReport[] = [];
  const exit = vi.fn();
  runCoreProcess(
    Object.assign(parent, { postMessage: (report: CoreReport) => reports.push(report) }),
    startCore,
    exit,
  );
  const order = (data: unknown, ports: unknown[] = []) => parent.emit("message", { data, ports });
  order({ type: "start", start: { person: "测试", settingsFolder: null }, opening });
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    const on = (event: string, listener: (event: { data: unknown }) => void) =>
      port2.on(event, (data: unknown) => listener({ data }));
    const port = { postMessage: port2.postMessage.bind(port2), on, start: () => port2.start() };
    order({ type: "connect" }, [port]);
    return createClient(createPortTransport(port1 as unknown as DoorPort));
  };
  const end = async () => {
    order({ type: "end" });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce(), { timeout: 20_000 });
  };
  return { reports, connect, order, end };
}

test("the same core serves the window's ports: its project, a broken one, another page", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-port-"));
  const file = path.join(folder, "某乡.gpkg");
  const broken = path.join(folder, "broken.gpkg");
  closeProject(createProject(file, { name: "某乡", person: "测试" }));
  writeFileSync(broken, "nothing of a database");

  const { reports, connect, order, end } = startProcess({ kind: "file", file });
  const client = connect();
  expect(await client.call("project.state", {})).toMatchObject({ name: "某乡", mode: "write" });
  order({ type: "open", file: broken });
  await vi.waitFor(() => expect(reports).toHaveLength(2), { timeout: 20_000 });
  expect(reports).toMatchObject([
    { type: "opened", file, changed: false },
    { type: "openFailed", file: broken, error: { kind: "user" } },
  ]);
  expect(await client.call("project.state", {})).toMatchObject({ name: "某乡" });
  client.close();

  const reloaded = connect();
  expect(await reloaded.call("project.state", {})).toMatchObject({ name: "某乡" });
  reloaded.close();
  await end();
  rmSync(folder, { recursive: true });
});
