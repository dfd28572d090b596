import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MessageChannel } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { createClient } from "../../../shared/contract/client.ts";
import { createPortTransport, type DoorPort } from "../../../shared/contract/port-transport.ts";
import type { CallHost, CoreMessage } from "../../../shared/contract/protocol.ts";
import { type CoreReport, type Opening, runCoreProcess } from "./core-process-side.ts";
import { ownSample } from "./own-sample.ts";
import type { CorePort } from "./port-door.ts";

const start = { person: "王会计", settingsFolder: null };

/** A core that answers calls by name, with what is set for them. */
function fakeCore(answers: Record<string, unknown>) {
  const called: [name: string, input: unknown][] = [];
  const host: CallHost = {
    connect: (send) => ({
      receive: (message) => {
        if (message.type !== "call") return;
        called.push([message.name, message.input]);
        const { id } = message;
        const value = answers[message.name];
        const reply: CoreMessage =
          value instanceof Error
            ? {
                type: "reply",
                id,
                ok: false,
                error: { code: "file.broken", kind: "user", message: value.message, details: {} },
              }
            : { type: "reply", id, ok: true, value };
        queueMicrotask(() => send(reply));
      },
      close: () => called.push(["gone", null]),
    }),
  };
  const close = vi.fn(() => Promise.resolve());
  return { called, close, core: { ...host, close } };
}

function started(opening: Opening, answers: Record<string, unknown>) {
  const parent = new EventEmitter();
  const reports: CoreReport[] = [];
  const exit = vi.fn();
  const { core, called, close } = fakeCore(answers);
  runCoreProcess(
    Object.assign(parent, { postMessage: (report: CoreReport) => reports.push(report) }),
    () => core,
    exit,
  );
  const order = (data: unknown, ports: CorePort[] = []) => parent.emit("message", { data, ports });
  order({ type: "start", start, opening });
  return { order, reports, called, close, exit };
}

/** The page's end as a client, the core's end as Electron hands it over. */
function channel() {
  const { port1, port2 } = new MessageChannel();
  const corePort: CorePort = {
    postMessage: (message) => port2.postMessage(message),
    on: (event: string, listener: (event: { data: unknown }) => void) =>
      port2.on(event, (data: unknown) => listener({ data })),
    start: () => port2.start(),
  };
  return {
    client: createClient(createPortTransport(port1 as unknown as DoorPort)),
    corePort,
    port2,
  };
}

test("the named project is opened, and main is told", async () => {
  const { called, reports } = started({ kind: "file", file: "/a.gpkg" }, { "project.open": {} });
  await vi.waitFor(() =>
    expect(reports).toEqual([{ type: "opened", file: "/a.gpkg", changed: false }]),
  );
  expect(called).toEqual([["project.open", { path: "/a.gpkg" }]]);
});

test("a broken project is told, and the core goes on", async () => {
  const { reports, order } = started(
    { kind: "none" },
    { "project.open": new Error("文件已损坏。") },
  );
  order({ type: "open", file: "/broken.gpkg" });
  await vi.waitFor(() =>
    expect(reports).toMatchObject([
      { type: "openFailed", file: "/broken.gpkg", error: { message: "文件已损坏。" } },
    ]),
  );
});

test("without a named project the last one is opened, before any page is served", async () => {
  const folder = { sample: "/none.gpkg", documentFolder: "/none" };
  const { order, called } = started(
    { kind: "last", ...folder },
    {
      "project.recent": { projects: [{ path: "/last.gpkg" }, { path: "/older.gpkg" }] },
      "project.open": {},
      "project.state": null,
    },
  );
  const { client, corePort } = channel();
  order({ type: "connect" }, [corePort]);
  await client.call("project.state", {});
  expect(called.map(([name]) => name)).toEqual(["project.recent", "project.open", "project.state"]);
  expect(called[1]?.[1]).toEqual({ path: "/last.gpkg" });
  client.close();
});

test("a first start opens a copy of the sample township; the copy is not made twice", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-sample-"));
  const sample = path.join(folder, "样例乡镇.gpkg");
  expect(ownSample(sample, folder)).toBeNull();
  writeFileSync(sample, "sample");
  const { called } = started(
    { kind: "last", sample, documentFolder: folder },
    { "project.recent": { projects: [] }, "project.open": {} },
  );
  const copy = path.join(folder, "清化收/样例乡镇.gpkg");
  await vi.waitFor(() => expect(called.at(-1)).toEqual(["project.open", { path: copy }]));
  writeFileSync(copy, "worked on");
  expect(ownSample(sample, folder)).toBe(copy);
  expect(readFileSync(copy, "utf8")).toBe("worked on");
  rmSync(folder, { recursive: true });
});

test("what a page opens, creates or closes is told to main; its calls are not", async () => {
  const { order, reports } = started(
    { kind: "none" },
    { "project.open": { path: "/b.gpkg" }, "project.close": {}, "project.state": null },
  );
  const { client, corePort } = channel();
  order({ type: "connect" }, [corePort]);
  await client.call("project.open", { path: "b.gpkg" });
  await client.call("project.state", {});
  await client.call("project.close", {});
  expect(reports).toEqual([
    { type: "opened", file: "/b.gpkg", changed: false },
    { type: "opened", file: null, changed: false },
  ]);
  client.close();
});

test("an answer that cannot be cloned is answered with an error of the same id", async () => {
  const { order } = started({ kind: "none" }, { "project.state": () => {} });
  const { client, corePort } = channel();
  order({ type: "connect" }, [corePort]);
  await expect(client.call("project.state", {})).rejects.toMatchObject({ code: "bug" });
  client.close();
});

test("when the page goes its calls are given up; when the core goes the page's calls are rejected", async () => {
  const { order, called } = started({ kind: "none" }, { "project.state": null });
  const one = channel();
  order({ type: "connect" }, [one.corePort]);
  await one.client.call("project.state", {});
  one.client.close();
  await vi.waitFor(() => expect(called.at(-1)?.[0]).toBe("gone"));

  const other = channel();
  const waiting = other.client.call("project.state", {});
  other.port2.close();
  await expect(waiting).rejects.toMatchObject({ code: "core.died" });
  await expect(other.client.call("project.state", {})).rejects.toMatchObject({ code: "core.died" });
});

test("told to end, the core closes its project first", async () => {
  const { order, close, exit } = started({ kind: "none" }, {});
  order({ type: "end" });
  expect(close).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce());
});
