import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSession, type Session } from "./session.ts";

let folder: string;
let session: Session;
const open: Session[] = [];

/** A session that is closed after the test. */
function newSession(person: string): Session {
  const made = createSession({ person, settingsFolder: path.join(folder, "settings") });
  open.push(made);
  return made;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "qhs-session-"));
  session = newSession("张三");
});
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string) => path.join(folder, name);

test("without a project every piece of work says what to do", () => {
  expect(() => session.project()).toThrow("请先打开或新建一个项目文件");
  expect(session.current()).toBeNull();
});

test("opening another project closes the one before; a failure keeps it", () => {
  session.create(file("a.gpkg"), { name: "甲镇" });
  session.create(file("b.gpkg"), { name: "乙镇", countyCode: "140799" });
  expect(newSession("李四").open(file("a.gpkg")).mode).toBe("write");
  expect(() => session.open(file("none.gpkg"))).toThrow("找不到项目文件");
  expect(session.project().path).toBe(file("b.gpkg"));
});

test("D8: a second program reads; the same file again is the same project", () => {
  const first = session.create(file("a.gpkg"), { name: "甲镇" });
  expect(session.open(file("a.gpkg"))).toBe(first);
  const second = newSession("李四");
  expect(second.open(file("a.gpkg")).mode).toBe("read");
  session.close();
  expect(second.open(file("a.gpkg")).mode).toBe("write");
});

test("a following session reads what the other has open, and says how that has it", () => {
  session.create(file("a.gpkg"), { name: "甲镇" });
  const reader = newSession("张三");
  reader.follow({ path: file("a.gpkg"), mode: "write" });
  expect(reader.current()).toMatchObject({ mode: "write", project: { mode: "read" } });
  reader.follow(null);
  expect(reader.current()).toBeNull();
});

test("recent files: the last first, those that are gone left out, a spoilt list starts anew", () => {
  session.create(file("a.gpkg"), { name: "甲镇" });
  session.create(file("b.gpkg"), { name: "乙镇" });
  session.open(file("a.gpkg"));
  expect(session.recent().map(({ name }) => name)).toEqual(["甲镇", "乙镇"]);
  rmSync(file("b.gpkg"));
  expect(session.recent().map(({ name }) => name)).toEqual(["甲镇"]);
  writeFileSync(path.join(folder, "settings/recent.json"), "{");
  expect(session.recent()).toEqual([]);
});

test("a home folder that cannot be written keeps no project from opening", () => {
  writeFileSync(file("taken"), "");
  const poor = createSession({ person: "张三", settingsFolder: path.join(file("taken"), "x") });
  open.push(poor);
  expect(poor.create(file("c.gpkg"), { name: "丙镇" }).mode).toBe("write");
  expect(poor.recent()).toEqual([]);
});
