import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { registerWriter } from "../../project/feature-store.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { checkRegister } from "./check.ts";
import { readContracts } from "./contract-row.ts";
import { proposeContracts } from "./propose.ts";
import { listRules, setRule } from "./rule-settings.ts";
import { registerContracts } from "./save-contract.ts";
import { readSchedule, setSchedule } from "./schedule.ts";

afterAll(removeTemporaryFolders);

const parcel = (row: number) => `140725101201001000${row}`;

/** Parcels of the household register with how they were obtained: 110 by household, 121 … 123 otherwise. */
function projectWith(
  ways: readonly (readonly [row: number, way: string, number: string])[],
): Project {
  const project = newProject();
  importSampleParcels(project);
  runCommand(project, { command: "import", undoable: false }, () => {
    const columns = [
      "uid",
      "batch_id",
      "source_row",
      "dkbm",
      "cbfbm",
      "cbjyqqdfs",
      "htmjm",
      "cbhtbm",
    ];
    const writer = registerWriter(project, "register_parcel", columns);
    for (const [row, way, number] of ways) {
      const holder = "140725101201010001";
      writer.insert([`r-${row}`, 1, row, parcel(row), holder, way, 3.3, number]);
    }
  });
  return project;
}

test("12x parcels are proposed, those of one contract together; registered ones are not proposed again", () => {
  const project = projectWith([
    [1, "121", "HT1"],
    [2, "121", "HT1"],
    [3, "110", "HT2"],
  ]);
  expect(proposeContracts(project)).toEqual({ proposed: 1, known: 0 });
  const [entry] = readContracts(project, "");
  expect(entry).toMatchObject({
    standing: "proposed",
    origin: "household",
    values: {
      number: "HT1",
      method: "tender",
      lessee: "李四(虚构)",
      contractMu: "6.6",
      plotCodes: [parcel(1), parcel(2)],
    },
  });
  expect(checkRegister(project, "2026-04-01").contracts).toBe(0);
  registerContracts(project, [entry?.uid ?? ""]);
  expect(proposeContracts(project)).toEqual({ proposed: 0, known: 2 });
  const check = checkRegister(project, "2026-04-01");
  expect(check.contracts).toBe(1);
  expect(check.findings.map(({ rule }) => rule)).not.toContain("HT-56");
  closeProject(project);
});

test("a schedule keeps what stays, and undo brings the old one back", () => {
  const project = projectWith([[1, "122", "HT1"]]);
  proposeContracts(project);
  const uid = readContracts(project, "")[0]?.uid ?? "";
  const year = (dueOn: string) => ({ dueOn, dueFen: 100_00, period: dueOn.slice(0, 4), note: "" });
  setSchedule(project, uid, [year("2026-12-31"), year("2025-12-31")]);
  setSchedule(project, uid, [year("2025-12-31"), year("2027-12-31")]);
  const days = () => readSchedule(project, uid).map(({ dueOn }) => dueOn);
  expect(days()).toEqual(["2025-12-31", "2027-12-31"]);
  undoLast(project);
  expect(days()).toEqual(["2025-12-31", "2026-12-31"]);
  expect(codeThrownBy(() => setSchedule(project, "nobody", []))).toBe("value.invalid");
  closeProject(project);
});

test("D35: rules are set and set back; a red block cannot be switched off", () => {
  const project = newProject();
  const stateOf = (id: string) => {
    const set = listRules(project).find(({ rule }) => rule.id === id);
    return [set?.isEnabled, set?.severity];
  };
  setRule(project, "HT-23", { isEnabled: false, severity: "hint" });
  expect(stateOf("HT-23")).toEqual([false, "hint"]);
  setRule(project, "HT-23", { isEnabled: true });
  expect(stateOf("HT-23")).toEqual([true, "hint"]);
  undoLast(project);
  expect(stateOf("HT-23")).toEqual([false, "hint"]);
  expect(codeThrownBy(() => setRule(project, "HT-56", { isEnabled: false }))).toBe("value.invalid");
  const refused = [{ severity: "hint" }, { severity: "orange" }, { parameters: { mu: 100_000 } }];
  for (const change of refused as Parameters<typeof setRule>[2][]) {
    expect(codeThrownBy(() => setRule(project, "HT-56", change))).toBe("value.invalid");
  }
  setRule(project, "HT-56", { parameters: { mu: 0.01 }, severity: "red" });
  expect(listRules(project).find(({ rule }) => rule.id === "HT-56")?.parameters).toEqual({
    mu: 0.01,
  });
  expect(codeThrownBy(() => setRule(project, "HT-00", {}))).toBe("value.invalid");
  expect(codeThrownBy(() => setRule(project, "HT-23", { parameters: { nothing: 1 } }))).toBe(
    "value.invalid",
  );
  closeProject(project);
});
