import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { checkRegister } from "./check.ts";
import { judgeFinding } from "./judge-finding.ts";
import { readRegisterFacts } from "./register-facts.ts";
import { addContract, saveContracts } from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const plotCode = "14072510120101W0001";
const asOf = "2026-04-01";

function sampleProject(): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  return project;
}

const rulesOf = (project: Project, unitCode?: string) =>
  checkRegister(project, asOf, unitCode).findings.map(({ rule }) => rule);

test("facts of land come from plot, form and layers; a lease of 25 years is told", () => {
  const project = sampleProject();
  const uid = addContract(project, {
    ...{ number: "甲-001", villageCode, kind: "lease", landClass: "irrigated", isMember: true },
    ...{ lessee: "甄样例(虚构)", startOn: "2000-01-01", endOn: "2025-12-31", form: "written" },
    ...{ plotCodes: [plotCode], contractMu: "3.75" },
  });
  const { land, overlaps } = readRegisterFacts(project, asOf);
  expect(land).toMatchObject([{ plotCode, hasShape: true, signedMu: "3.75", villageCode }]);
  expect(overlaps).toEqual([]);
  const check = checkRegister(project, asOf);
  expect(check.findings.find(({ rule }) => rule === "HT-20")).toMatchObject({
    contractUid: uid,
    contract: "甲-001",
    severity: "red",
  });
  expect(check.candidates).toBe(1);
  expect(checkRegister(project, asOf)).toBe(check);
  closeProject(project);
});

test("D5, T10: an exception survives re-runs until the values change, and is counted", () => {
  const project = sampleProject();
  const lease = { number: "甲-001", villageCode, kind: "lease", startOn: "2000-01-01" } as const;
  const uid = addContract(project, { ...lease, endOn: "2025-12-31" });
  const found = checkRegister(project, asOf).findings.find(({ rule }) => rule === "HT-20");
  judgeFinding(project, {
    ...{ contractUid: uid, rule: "HT-20", values: { ...found?.values } },
    facts: { ...found?.facts },
    ...{ level: "town", verdict: "false", judgedOn: asOf, judgedBy: "赵六(虚构)" },
    reason: "附有补充协议(虚构)",
    isBlock: false,
  });
  expect(rulesOf(project)).not.toContain("HT-20");
  expect(checkRegister(project, asOf).setAside.map(({ rule }) => rule)).toEqual(["HT-20"]);
  saveContracts(project, [uid], { remark: "与此无关" });
  expect(rulesOf(project)).not.toContain("HT-20");
  saveContracts(project, [uid], { endOn: "2030-12-31" });
  expect(rulesOf(project)).toContain("HT-20");
  closeProject(project);
});

test("D32: an absent heading and an unreadable cell are not checked, an empty cell is a hit", () => {
  const project = sampleProject();
  const uid = addContract(project, { number: "甲-001", villageCode, kind: "lease" });
  const formOf = () => {
    const { findings, notChecked } = checkRegister(project, asOf);
    const hit = findings.some(({ rule }) => rule === "HT-01");
    return [hit, Object.keys(notChecked["HT-01"] ?? {})];
  };
  expect(formOf()).toEqual([true, []]);
  const set = (columns: Record<string, string>) =>
    runCommand(project, { command: "contract.sample", undoable: false }, ({ update }) => {
      update("contract", uid, columns);
    });
  set({ absent_fields: '["form"]' });
  expect(formOf()).toEqual([false, ["没有“合同形式”列"]]);
  set({ absent_fields: "[]", unread_cells: '{"form":"看情况"}' });
  expect(formOf()).toEqual([false, ["“合同形式”无法识别"]]);
  closeProject(project);
});

test("a rule that is switched off is silent, and a scope counts its own contracts only", () => {
  const project = sampleProject();
  addContract(project, {
    number: "甲-001",
    villageCode,
    kind: "lease",
    startOn: "2000-01-01",
    endOn: "2025-12-31",
  });
  expect(checkRegister(project, asOf, "140725101202").contracts).toBe(0);
  expect(rulesOf(project, villageCode)).toContain("HT-20");
  runCommand(project, { command: "rule.set", undoable: true }, ({ insert }) => {
    insert("rule_setting", { rule: "HT-20", enabled: 0 });
  });
  expect(rulesOf(project)).not.toContain("HT-20");
  closeProject(project);
});
