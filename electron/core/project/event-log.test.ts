import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { AppError } from "../../../shared/contract/errors.ts";
import { canonicalJson } from "./canonical-json.ts";
import { listEvents, runCommand, runLongCommand, verifyChain } from "./event-log.ts";
import { closeProject, openProject, type Project } from "./project.ts";
import { getOption, setOption, setUnitName } from "./settings.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "./testing/sample-project.ts";
import { undoLast } from "./undo.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject(() => new Date("2026-11-22T04:34:45.123Z"));
});
afterEach(() => closeProject(project));

const count = (sql: string) => project.db.prepare(sql).pluck().get();

test("D6: a row command logs before and after, person, and time in UTC with offset", () => {
  setOption(project, "mu_decimals", "3");
  setOption(project, "mu_decimals", "4");
  const [last] = listEvents(project, { limit: 1 });
  expect(last).toMatchObject({
    at: "2026-11-22T04:34:45.123+00:00",
    person: "张三",
    command: "option.set",
    kind: "rows",
    undoable: true,
  });
  expect(last?.body.rows).toMatchObject([
    { table: "project_option", before: { value: "3" }, after: { value: "4" } },
  ]);
  expect(listEvents(project, { command: "option.set" })).toHaveLength(2);
  expect(listEvents(project, { person: "李四" })).toEqual([]);
});

test("a body that throws leaves nothing behind, in tables and in the log", () => {
  const events = count("SELECT count(*) FROM event");
  const failing = () =>
    runCommand(project, { command: "test", undoable: true }, (recorder) => {
      recorder.insert("unit_setting", { unit_code: "140725", name: "甲县(虚构)" });
      throw new AppError("value.invalid", "不行。");
    });
  expect(codeThrownBy(failing)).toBe("value.invalid");
  expect(count("SELECT count(*) FROM unit_setting")).toBe(0);
  expect(count("SELECT count(*) FROM event")).toBe(events);
  setUnitName(project, "140725", "甲县(虚构)");
  expect(verifyChain(project)).toEqual([]);
});

test("a long command is one transaction too, and nothing else may write meanwhile", async () => {
  const readerSees = () => {
    const reader = openProject(project.path, { mode: "read", person: "李四" });
    const rows = reader.db.prepare("SELECT count(*) FROM unit_setting").pluck().get();
    closeProject(reader);
    return rows;
  };
  await runLongCommand(project, { command: "import" }, async (recorder) => {
    recorder.insert("unit_setting", { unit_code: "140725", name: "甲县(虚构)" });
    await sleep(1);
    expect(codeThrownBy(() => setOption(project, "mu_decimals", "3"))).toBe("project.busy");
    expect(readerSees()).toBe(0);
  });
  expect(readerSees()).toBe(1);
  const failing = runLongCommand(project, { command: "import" }, async (recorder) => {
    recorder.insert("unit_setting", { unit_code: "140726", name: "乙县(虚构)" });
    await sleep(1);
    throw new AppError("cancelled", "已取消。");
  });
  await expect(failing).rejects.toMatchObject({ code: "cancelled" });
  expect(count("SELECT count(*) FROM unit_setting")).toBe(1);
});

test("D6: bulk commands keep their summary, as canonical JSON whatever the order of keys", () => {
  runCommand(project, { command: "reconcile", undoable: false }, (recorder) => {
    recorder.summary({ plots: 3, digest: "ab" });
    recorder.summary({ area: 1.5 });
  });
  expect(listEvents(project, { limit: 1 })[0]).toMatchObject({
    kind: "bulk",
    body: { rows: [], summary: { plots: 3, digest: "ab", area: 1.5 } },
  });
  expect(canonicalJson({ b: [1, { d: null, c: "字" }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"字","d":null}]}',
  );
});

test("an event's body that was changed, cut out or cut off breaks the chain, and is named", () => {
  setOption(project, "mu_decimals", "3");
  setOption(project, "mu_decimals", "4");
  setOption(project, "mu_decimals", "2");
  expect(verifyChain(project)).toEqual([]);
  const spoilt = (sql: string) => {
    project.db.exec("BEGIN; DROP TRIGGER qhs_event_update; DROP TRIGGER qhs_event_delete;");
    project.db.exec("DELETE FROM event_row");
    project.db.exec(sql);
    const faults = verifyChain(project).join();
    project.db.exec("ROLLBACK");
    return faults;
  };
  project.db.exec("DROP TRIGGER qhs_event_row_delete");
  expect(spoilt("UPDATE event SET body = replace(body, '\"4\"', '\"1\"') WHERE id = 3")).toMatch(
    /第 3 条.*内容被改过/,
  );
  expect(spoilt("DELETE FROM event WHERE id = 2")).toMatch(/第 3 条.*之前缺 1 条/);
  expect(spoilt("DELETE FROM event WHERE id = 4")).toMatch(/末尾缺 1 条/);
  expect(spoilt("UPDATE event SET person = '李四' WHERE id = 2")).toMatch(/第 2 条/);
  expect(spoilt("")).toMatch(/event_row/);
});

test("D6: undo takes back the last undoable command of this person, one after the other", () => {
  setOption(project, "mu_decimals", "3");
  setOption(project, "mu_decimals", "4");
  importSampleParcels(project);
  expect(undoLast(project)).toMatchObject({ command: "option.set" });
  expect(getOption(project, "mu_decimals")).toBe("3");
  undoLast(project);
  expect(getOption(project, "mu_decimals")).toBe("2");
  expect(codeThrownBy(() => undoLast(project))).toBe("undo.nothing");
  expect(count("SELECT count(*) FROM parcel")).toBe(3);
  expect(listEvents(project, { limit: 2 }).map(({ kind }) => kind)).toEqual(["undo", "undo"]);
  expect(verifyChain(project)).toEqual([]);
});

test("D6: undo is refused when somebody touched the row later, and works again after theirs", () => {
  setOption(project, "mu_decimals", "3");
  const other: Project = { ...project, person: "李四" };
  setOption(other, "mu_decimals", "4");
  expect(() => undoLast(project)).toThrow(/李四/);
  expect(getOption(project, "mu_decimals")).toBe("4");
  expect(undoLast(other)).toMatchObject({ person: "李四" });
  undoLast(project);
  expect(getOption(project, "mu_decimals")).toBe("2");
});

test("undo of a shape brings back the same bytes", () => {
  importSampleParcels(project);
  const geom = project.db.prepare("SELECT geom FROM parcel WHERE source_row = 1").pluck().get();
  const uid = project.db.prepare("SELECT uid FROM parcel WHERE source_row = 1").pluck().get();
  const other = project.db.prepare("SELECT geom FROM parcel WHERE source_row = 2").pluck().get();
  runCommand(project, { command: "test.shape", undoable: true }, (recorder) => {
    recorder.update("parcel", String(uid), { geom: other as Buffer });
  });
  const inTree = "SELECT minx FROM rtree_parcel_geom WHERE id = 1";
  expect(count(inTree)).toBeCloseTo(500_200, 1);
  undoLast(project);
  expect(project.db.prepare("SELECT geom FROM parcel WHERE source_row = 1").pluck().get()).toEqual(
    geom,
  );
  expect(count(inTree)).toBeCloseTo(500_100, 1);
});

test("a full disk is told as such, and the file stays as it was", () => {
  const pages = Number(project.db.pragma("page_count", { simple: true }));
  project.db.pragma(`max_page_count = ${pages + 2}`);
  const before = count("SELECT count(*) FROM event");
  const fill = () =>
    runCommand(project, { command: "test", undoable: false }, (recorder) => {
      for (let i = 0; i < 100; i++) {
        recorder.insert("unit_setting", { unit_code: String(i), name: "长".repeat(2000) });
      }
    });
  expect(codeThrownBy(fill)).toBe("disk.full");
  project.db.pragma("max_page_count = 1000000");
  expect(count("SELECT count(*) FROM unit_setting")).toBe(0);
  expect(count("SELECT count(*) FROM event")).toBe(before);
  setOption(project, "mu_decimals", "3");
});
