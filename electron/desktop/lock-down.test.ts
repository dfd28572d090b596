import type { Session, WebContents } from "electron/main";
import { expect, test, vi } from "vitest";
import { lockDownContents, lockDownSession, quietSwitches } from "./lock-down.ts";
import { isPage } from "./page-address.ts";
import { FakeContents, FakeSession } from "./testing/fake-electron.ts";

const log = { file: "window.log", write: () => {} };

function lockedSession() {
  const session = new FakeSession();
  lockDownSession(session as unknown as Session, log);
  return session;
}

test.each([
  ["http://127.0.0.1:8000/", true],
  ["https://example.org/", true],
  ["ws://127.0.0.1:8000/", true],
  ["wss://example.org/", true],
  ["ftp://example.org/", true],
  ["file:///etc/passwd", true],
  ["data:text/html,hi", true],
  ["app://other/index.html", true],
  ["no address", true],
  ["app://qhs/index.html", false],
  ["app://qhs/assets/index.js", false],
  ["blob:app://qhs/1234", false],
])("the session refuses whatever is not the page's own: %s", (url, cancel) => {
  const answer = vi.fn();
  lockedSession().beforeRequest({ url }, answer);
  expect(answer).toHaveBeenCalledWith({ cancel });
});

test("every permission is denied, and the spell checker fetches nothing", () => {
  const { set } = lockedSession();
  const answer = vi.fn();
  (set.request as (...words: unknown[]) => void)(null, "geolocation", answer);
  expect(answer).toHaveBeenCalledWith(false);
  expect((set.check as () => boolean)()).toBe(false);
  expect((set.device as () => boolean)()).toBe(false);
  expect(set.spelling).toBe(false);
});

test.each(["will-navigate", "will-frame-navigate", "will-redirect"])(
  "%s leaves the page nowhere",
  (name) => {
    const contents = new FakeContents();
    lockDownContents(contents as unknown as WebContents, log);
    const leave = { url: "https://example.org/", preventDefault: vi.fn() };
    const reload = { url: "app://qhs/index.html#/map", preventDefault: vi.fn() };
    contents.emit(name, leave);
    contents.emit(name, reload);
    expect(leave.preventDefault).toHaveBeenCalledOnce();
    expect(reload.preventDefault).not.toHaveBeenCalled();
  },
);

test("no second window and no embedded browser", () => {
  const contents = new FakeContents();
  lockDownContents(contents as unknown as WebContents, log);
  const event = { preventDefault: vi.fn() };
  contents.emit("will-attach-webview", event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(contents.openWindow?.({ url: "app://qhs/index.html" })).toEqual({ action: "deny" });
});

test("Chromium resolves no name at all", () => {
  expect(quietSwitches).toContainEqual(["host-resolver-rules", "MAP * ~NOTFOUND"]);
});

test("only the page's own address is the page", () => {
  expect(isPage("app://qhs/index.html#/plots?scope=1")).toBe(true);
  expect(isPage("app://qhs/assets/index.js")).toBe(false);
  expect(isPage("app://qhs.evil/index.html")).toBe(false);
  expect(isPage("https://qhs/index.html")).toBe(false);
});
