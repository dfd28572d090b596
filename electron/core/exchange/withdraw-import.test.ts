import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { closeProject, type Project } from "../project/project.ts";
import { loggedTables } from "../project/table-digest.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { undoLast } from "../project/undo.ts";
import { verifyProject } from "../project/verify.ts";
import { readContracts } from "../registers/contracts/contract-row.ts";
import { saveContracts } from "../registers/contracts/save-contract.ts";
import { setSchedule } from "../registers/contracts/schedule.ts";
import { addPaper } from "../registers/papers/papers.ts";
import { listBatches } from "../reports/import-batches.ts";
import { sheetRegisters } from "./sheet-registers.ts";
import { importSheet } from "./sheet-table/import-sheet.ts";
import { withdrawImport } from "./withdraw-import.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

const take = (register: keyof typeof sheetRegisters, lines: readonly string[], mode = "add") =>
  importSheet(
    project,
    sheetRegisters[register],
    { mode: mode as "add" | "replace", villageCode, source: { text: lines.join("\n") } },
    quietContext,
  );

/** Digests of every register: all rows by their uid, without the local numbers that nothing refers to. */
const registers = () =>
  loggedTables.map((table) => {
    const rows = project.db
      .prepare<[], { id: number }>(`SELECT * FROM ${table} ORDER BY uid`)
      .all();
    const texts = rows.map(({ id: _local, ...row }) => JSON.stringify(row));
    return [table, createHash("sha256").update(texts.join("\n")).digest("hex")];
  });
const newestBatch = () => listBatches(project)[0];
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};

const head = "合同编号\t承包方\t地块编码\t签字人";
const first = [head, "甲-1\t甄一(虚构)\t北坡\t甄一(虚构)", "甲-2\t甄二(虚构)\t\t"];
const second = [head, "甲-1\t甄一改(虚构)\t南坡\t", "甲-3\t甄三(虚构)\t\t"];

const sheets = {
  contracts: first,
  units: ["单位代码\t名称\t户数", `${villageCode}\t样例村(虚构)\t120`],
  people: ["证件号\t姓名\t是否成员", "11010119900307001X\t甄一(虚构)\t是"],
  claims: [
    "编号\t对象\t类型\t形成日期\t原值(元)\t锁定日",
    "ZQ-1\t甄四(虚构)\tC2\t2015.3.1\t9800\t2021-12-31",
  ],
  debts: [
    "编号\t债权人\t债务类型\t形成时间\t本金\t锁定日期",
    "ZW-1\t甄五(虚构)\tD1\t2015.3.1\t800\t2021-12-31",
  ],
} as const;

test.each(Object.keys(sheets) as (keyof typeof sheets)[])(
  "%s: undo takes the whole sheet back, every register is as it was, and it may be imported again",
  async (register) => {
    const before = registers();
    expect((await take(register, sheets[register])).added).toBeGreaterThan(0);
    expect(registers()).not.toEqual(before);
    expect(undoLast(project).command).toBe("import");
    expect(registers()).toEqual(before);
    expect(newestBatch()).toMatchObject({ isWithdrawn: true, rowsActive: 0 });
    expect((await take(register, sheets[register])).added).toBeGreaterThan(0);
    expect(newestBatch()).toMatchObject({
      isWithdrawn: false,
      rowsActive: 1 + Number(register === "contracts"),
    });
    const { path } = project;
    closeProject(project);
    expect(verifyProject(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  },
);

test("an update is withdrawn by its batch, later ones first: rows are as the sheet before left them", async () => {
  await take("contracts", first);
  const between = registers();
  await take("contracts", second, "replace");
  const [updating, adding] = listBatches(project).map(({ id }) => id);
  expect(refusal(() => withdrawImport(project, adding ?? 0))).toContain("又改过同一条记录");
  withdrawImport(project, updating ?? 0);
  expect(registers()).toEqual(between);
  expect(refusal(() => withdrawImport(project, updating ?? 0))).toContain("已经撤回");
  withdrawImport(project, adding ?? 0);
  expect(readContracts(project, "")).toEqual([]);
});

test("what was built on its rows stands in the way and is named: changes, instalments, papers", async () => {
  await take("contracts", first);
  const id = newestBatch()?.id ?? 0;
  const [contract] = readContracts(project, "");
  const uid = contract?.uid ?? "";
  const withdraw = () => withdrawImport(project, id);
  saveContracts(project, [uid], { name: "北坡地(虚构)" });
  expect(refusal(withdraw)).toContain("又改过同一条记录");
  undoLast(project);
  setSchedule(project, uid, [{ dueOn: "2026-12-31", dueFen: 100, period: "", note: "" }]);
  addPaper(project, {
    ...{ register: "contract", recordUid: uid, fileName: "合同.pdf", caption: null, kind: "scan" },
    content: Buffer.from("%PDF-1.4 虚构"),
  });
  const before = registers();
  expect(refusal(withdraw)).toMatch(
    /1 条“附件挂接”.*1 条“合同应收”|1 条“合同应收”.*1 条“附件挂接”/,
  );
  expect(registers()).toEqual(before);
});
