import type { BrowserWindow } from "electron/main";
import { expect, test, vi } from "vitest";
import { type ShellActions, serveShell } from "./shell-host.ts";
import { FakePort, FakeWindow } from "./testing/fake-electron.ts";

type Handler = (...words: unknown[]) => unknown;
const page = { url: "app://qhs/index.html#/today", parent: null };

function served(actions: Partial<ShellActions> = {}) {
  const handlers = new Map<string, Handler>();
  const put = (name: string, handler: Handler) => void handlers.set(name, handler);
  const connect = vi.fn();
  const window = new FakeWindow();
  serveShell({
    ipc: { handle: put, on: put } as never,
    actions: actions as ShellActions,
    window: () => window as unknown as BrowserWindow,
    connect,
    log: { file: "window.log", write: () => {} },
  });
  const event = (frame: unknown, port?: FakePort, id = 1) => ({
    sender: { id },
    senderFrame: frame,
    ports: port === undefined ? [] : [port],
  });
  const call = (name: unknown, input: unknown, frame: unknown = page) =>
    handlers.get("shell.call")?.(event(frame), name, input);
  const open = (frame: unknown, port: FakePort, id?: number) =>
    handlers.get("core.connect")?.(event(frame, port, id));
  return { call, open, connect };
}

test("a wish of the page is carried out", async () => {
  const { call } = served({ "files.choose": async () => ({ paths: ["/a.shp"] }) });
  expect(await call("files.choose", { what: "files" })).toEqual({
    ok: true,
    value: { paths: ["/a.shp"] },
  });
});

test.each([
  ["an unknown wish", "file.delete", {}, "call.unknown"],
  ["a name of Object", "constructor", {}, "call.unknown"],
  ["no name", { toString: null }, {}, "call.unknown"],
  ["a wrong kind of wish", "files.choose", { what: "disk" }, "call.invalid"],
  ["more than was asked for", "window.print", { silent: true }, "call.invalid"],
])("%s is refused", async (_name, name, input, code) => {
  const { call } = served();
  expect(await call(name, input)).toMatchObject({ ok: false, error: { code } });
});

test.each([
  ["no frame", null],
  ["a frame within the page", { ...page, parent: {} }],
  ["another page", { url: "https://example.org/index.html", parent: null }],
  ["another file of the program", { url: "app://qhs/assets/x.html", parent: null }],
])("a stranger gets nothing: %s", async (_name, frame) => {
  const choose = vi.fn();
  const { call, open, connect } = served({ "files.choose": choose });
  expect(await call("files.choose", { what: "files" }, frame)).toMatchObject({
    ok: false,
    error: { code: "door.refused" },
  });
  const port = new FakePort();
  open(frame, port);
  expect(choose).not.toHaveBeenCalled();
  expect(connect).not.toHaveBeenCalled();
  expect(port.closed).toBe(true);
});

test("a port of the page goes to the core; one of another window does not", () => {
  const { open, connect } = served();
  const port = new FakePort();
  open(page, port);
  expect(connect).toHaveBeenCalledWith(port);
  const other = new FakePort();
  open(page, other, 2);
  expect(connect).toHaveBeenCalledTimes(1);
  expect(other.closed).toBe(true);
});
