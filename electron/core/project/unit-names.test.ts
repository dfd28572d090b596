import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "./event-log.ts";
import { type ColumnValue, featureWriter, registerWriter } from "./feature-store.ts";
import { closeProject, type Project } from "./project.ts";
import { setUnitName } from "./settings.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  square,
} from "./testing/sample-project.ts";
import { distinctNames, unitNames } from "./unit-names.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject();
  importSampleParcels(project);
});
afterEach(() => closeProject(project));

function addLayer(
  table: "survey_patch" | "group_area" | "village_area",
  columns: readonly string[],
  values: readonly ColumnValue[],
): void {
  runCommand(project, { command: "import", undoable: false }, () => {
    const writer = featureWriter(project, table, ["uid", "batch_id", "source_row", ...columns]);
    writer.insert(square(500_000, 4_000_000, 10), ["u", 1, 1, ...values]);
    writer.finish();
  });
}

function addIssuer(fbfbm: string, fbfmc: string): void {
  runCommand(project, { command: "import", undoable: false }, () => {
    const columns = ["uid", "batch_id", "source_row", "fbfbm", "fbfmc"];
    registerWriter(project, "register_issuer", columns).insert([fbfbm, 1, 1, fbfbm, fbfmc]);
  });
}

test("a village is named by the survey, its issuer, its area and at last by hand", () => {
  const village = "140725101201";
  const name = () => unitNames(project)(village);
  expect(name()).toBe(village);
  const survey = ["0101", `${village}0000000`, "上庄(虚构)"];
  addLayer("survey_patch", ["dlbm", "zldwdm", "zldwmc"], survey);
  expect(name()).toBe("上庄(虚构)");
  addIssuer(`${village}00`, "上庄村委会(虚构)");
  expect(name()).toBe("上庄村委会(虚构)");
  addLayer("village_area", ["cjqydm", "cjqymc"], [village, "上庄村(虚构)"]);
  expect(name()).toBe("上庄村(虚构)");
  setUnitName(project, village, "上庄行政村(虚构)");
  expect(name()).toBe("上庄行政村(虚构)");
});

test("a group is named by its issuer and by its area; rows that were replaced do not count", () => {
  const group = "14072510120101";
  addIssuer(group, "上庄村第一村民小组(虚构)");
  expect(unitNames(project)(group)).toBe("上庄村第一村民小组(虚构)");
  addLayer("group_area", ["zjqydm", "zjqymc"], [group, "一组(虚构)"]);
  expect(unitNames(project)(group)).toBe("一组(虚构)");
  project.db.exec("UPDATE group_area SET active = 0");
  expect(unitNames(project)(group)).toBe("上庄村第一村民小组(虚构)");
  expect(unitNames(project)("140725101201")).toBe("140725101201");
});

test("villages that share a name in a list stand with their township, and with their code where that is shared", () => {
  const names: Record<string, string> = {
    "990725101": "甲镇(虚构)",
    "990725102": "乙镇(虚构)",
    "990725101201": "南庄",
    "990725102201": "南庄",
    "990725102202": "北庄",
    "990725102203": "北庄",
    "990725102204": "东庄",
  };
  const nameOf = distinctNames((code) => names[code] ?? code, Object.keys(names));
  expect(Object.keys(names).map(nameOf)).toEqual([
    ...["甲镇(虚构)", "乙镇(虚构)", "甲镇(虚构)南庄", "乙镇(虚构)南庄"],
    ...["乙镇(虚构)北庄(202)", "乙镇(虚构)北庄(203)", "东庄"],
  ]);
  const alone = distinctNames((code) => names[code] ?? code, ["990725101201", "990725102204"]);
  expect(alone("990725101201")).toBe("南庄");
});
