import type { MessagePortMain } from "electron/main";
import { expect, test, vi } from "vitest";
import { createCoreKeeper } from "./core-keeper.ts";
import { FakeChild, FakePort } from "./testing/fake-electron.ts";

function kept() {
  const children: FakeChild[] = [];
  const deaths: boolean[] = [];
  const opened = vi.fn();
  const failed = vi.fn();
  const clock = { now: 0 };
  const keeper = createCoreKeeper({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child as never;
    },
    start: { person: "王会计", settingsFolder: "/settings" },
    log: { file: "window.log", write: () => {} },
    now: () => clock.now,
    onOpened: opened,
    onOpenFailed: failed,
    onDeath: (again) => deaths.push(again),
  });
  const last = () => children.at(-1) as FakeChild;
  return { keeper, children, last, deaths, opened, failed, clock };
}

const asPort = (port: FakePort) => port as unknown as MessagePortMain;

test("the core starts with its opening; ports go on to it", () => {
  const { keeper, last } = kept();
  keeper.start({ kind: "file", file: "/a.gpkg" });
  const port = new FakePort();
  keeper.connect(asPort(port));
  expect(last().orders).toEqual([
    {
      type: "start",
      start: { person: "王会计", settingsFolder: "/settings" },
      opening: { kind: "file", file: "/a.gpkg" },
    },
    { type: "connect" },
  ]);
  expect(last().ports).toEqual([port]);
});

test("a core that dies is started again with the project that was open", () => {
  const { keeper, children, last, deaths, opened } = kept();
  keeper.start({ kind: "none" });
  last().emit("message", { type: "opened", file: "/b.gpkg", changed: false });
  last().emit("exit", 139);
  expect(opened).toHaveBeenCalledWith("/b.gpkg", false);
  expect(deaths).toEqual([true]);
  expect(children).toHaveLength(2);
  expect(last().orders[0]).toMatchObject({ opening: { kind: "file", file: "/b.gpkg" } });
});

test("the fourth death within five minutes is the last; then a port is closed and the person decides", () => {
  const { keeper, children, last, deaths } = kept();
  keeper.start({ kind: "none" });
  for (let death = 0; death < 4; death += 1) last().emit("exit", 1);
  expect(deaths).toEqual([true, true, true, false]);
  expect(children).toHaveLength(4);
  const port = new FakePort();
  keeper.connect(asPort(port));
  expect(port.closed).toBe(true);
  keeper.start({ kind: "none" });
  expect(children).toHaveLength(5);
  last().emit("exit", 1);
  expect(deaths.at(-1)).toBe(true);
});

test("deaths that lie far apart are always answered", () => {
  const { keeper, last, deaths, clock } = kept();
  keeper.start({ kind: "none" });
  for (let death = 0; death < 10; death += 1) {
    last().emit("exit", 1);
    clock.now += 200_000;
  }
  expect(deaths).not.toContain(false);
});

test("a project that cannot be opened is told", () => {
  const { keeper, last, failed } = kept();
  keeper.start({ kind: "none" });
  keeper.open("/broken.gpkg");
  expect(last().orders.at(-1)).toEqual({ type: "open", file: "/broken.gpkg" });
  const error = { code: "file.broken", kind: "user", message: "文件已损坏。", details: {} };
  last().emit("message", { type: "openFailed", file: "/broken.gpkg", error });
  expect(failed).toHaveBeenCalledWith("/broken.gpkg", error);
});

test("at the end the core closes its project; that is no death", async () => {
  const { keeper, last, deaths } = kept();
  keeper.start({ kind: "none" });
  const ended = keeper.end();
  expect(last().orders.at(-1)).toEqual({ type: "end" });
  last().emit("exit", 0);
  await ended;
  expect(deaths).toEqual([]);
  await keeper.end();
});

test("a core that does not end is ended", async () => {
  vi.useFakeTimers();
  const { keeper, last } = kept();
  keeper.start({ kind: "none" });
  const ended = keeper.end();
  vi.advanceTimersByTime(15_000);
  expect(last().killed).toBe(true);
  last().emit("exit", 1);
  await ended;
  vi.useRealTimers();
});
