import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { listEvents } from "./event-log.ts";
import { clearException, exceptionFor, setException } from "./exceptions.ts";
import { optionKeys } from "./option-keys.ts";
import { closeProject, type Project } from "./project.ts";
import {
  getOption,
  setOption,
  setUnitName,
  setVillageShares,
  sharesOnlyVillages,
} from "./settings.ts";
import { codeThrownBy, newProject, removeTemporaryFolders } from "./testing/sample-project.ts";
import { undoLast } from "./undo.ts";
import { unitNames } from "./unit-names.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

test("every default is a value that its own option takes", () => {
  for (const [key, value] of Object.entries(optionDefaults)) {
    expect(optionKeys[key as keyof typeof optionKeys].problem(value), key).toBeNull();
  }
});

test("options keep what they take, and name what they do not", () => {
  expect(getOption(project, "no_baseline_rule")).toBe("a");
  setOption(project, "no_baseline_rule", "b");
  expect(getOption(project, "no_baseline_rule")).toBe("b");
  expect(() => setOption(project, "no_baseline_rule", "c")).toThrow(/无二调数据时的口径.*a、b/);
  expect(() => setOption(project, "colour", "red")).toThrow(/没有选项 colour.*mu_decimals/);
  expect(() => setOption(project, "toString", "red")).toThrow(/没有选项/);
  expect(() => setOption(project, "meeting_date", "2026-02-30")).toThrow(/2026-03-31/);
  setOption(project, "meeting_date", "2026-02-28");
});

test("setting what is set already leaves no event", () => {
  setOption(project, "mu_decimals", "3");
  const events = listEvents(project).length;
  setOption(project, "mu_decimals", "3");
  expect(listEvents(project)).toHaveLength(events);
});

test("D14: a village is marked shares-only and unmarked, its name untouched; undoable", () => {
  setUnitName(project, "140725101201", "上庄村(虚构)");
  setVillageShares(project, "140725101201", true);
  expect([...sharesOnlyVillages(project)]).toEqual(["140725101201"]);
  expect(unitNames(project)("140725101201")).toBe("上庄村(虚构)");
  undoLast(project);
  expect(sharesOnlyVillages(project).size).toBe(0);
  expect(codeThrownBy(() => setVillageShares(project, "14072510120101", true))).toBe(
    "value.invalid",
  );
  expect(codeThrownBy(() => setUnitName(project, "1407", "x"))).toBe("value.invalid");
  expect(codeThrownBy(() => setUnitName(project, "140725", " "))).toBe("value.invalid");
});

test("a unit without a name is shown by its code", () => {
  expect(unitNames(project)("14072510120103")).toBe("14072510120103");
});

test("D5: an exception holds for the values it was made for, and is reopened by others", () => {
  const key = { kind: "overlap", subject: "DK1", rule: "R1" };
  const state = (areaM2: number) => exceptionFor(project, "overlap", "DK1", "R1", { areaM2, b: 1 });
  expect(state(5)).toEqual({ status: "none", reason: null });
  expect(codeThrownBy(() => setException(project, key, { areaM2: 5, b: 1 }, " "))).toBe(
    "value.invalid",
  );
  setException(project, key, { b: 1, areaM2: 5 }, "量过,无误");
  expect(state(5)).toEqual({ status: "valid", reason: "量过,无误" });
  expect(state(6)).toEqual({ status: "reopened", reason: "量过,无误" });
  setException(project, key, { areaM2: 6, b: 1 }, "又量过");
  expect(state(6).status).toBe("valid");
  clearException(project, key);
  expect(state(6).status).toBe("none");
  undoLast(project);
  expect(state(6).status).toBe("valid");
});
