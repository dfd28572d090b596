import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { quietContext } from "../../../../shared/contract/progress.ts";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { verifyProject } from "../../project/verify.ts";
import { readBooks } from "../../registers/money/books.ts";
import { presentRows } from "../../registers/money/money-row.ts";
import { ledgerOf } from "../../reports/ledger/ledger.ts";
import { sheetRegisters } from "../sheet-registers.ts";
import { importSheet, refusedLine, type SheetRequest } from "../sheet-table/import-sheet.ts";

afterAll(removeTemporaryFolders);

const village = "140725101201";
let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

type Register = "claims" | "debts" | "settlements" | "receipts" | "vouchers";

function take(register: Register, lines: readonly string[], request: Partial<SheetRequest> = {}) {
  const source = { text: lines.join("\n") };
  const asked = { mode: "add", villageCode: village, source, ...request } as const;
  return importSheet(project, sheetRegisters[register], asked, quietContext);
}

const refusedOf = async (work: ReturnType<typeof take>) => (await work).refused.map(refusedLine);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was thrown",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

const claimHead = "编号\t对象\t类型\t合同编号\t形成日期\t原值(元)\t锁定日\t是否关联方\t备注";
const claim = (number: string, yuan: string, rest: Partial<Record<string, string>> = {}) =>
  [
    ...[number, "吴十(虚构)", rest.type ?? "C2", rest.contract ?? "", rest.formed ?? "2015.3.1"],
    ...[yuan, rest.locked ?? "2021年12月31日", rest.related ?? "否", rest.note ?? ""],
  ].join("\t");
const debtHead = "编号\t债权人\t债务类型\t形成时间\t本金\t锁定日期";
const settleHead =
  "编号\t日期\t方式\t金额(元)\t现金(元)\t减免(元)\t抵销对方编号\t凭证号\t批准文号\t备注";
const settle = (...cells: string[]) => cells.join("\t");

const ledger = () => ledgerOf(project, { asOf: "2022-12-31", knownAt: null, unitCode: "" });
const counted = (table: string) =>
  Number(project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** A lease of 10,000 yuan due on 1 March 2021. */
function lease(number: string): string {
  return runCommand(project, { command: "contracts.sample", undoable: false }, ({ insert }) => {
    const contract = { standing: "registered", origin: "typed", number, village_code: village };
    const uid = insert("contract", { ...contract, lessee: "周九(虚构)", signed_on: "2020-03-01" });
    insert("payment_item", { contract_uid: uid, due_on: "2021-03-01", due_fen: 1_000_000 });
    return uid;
  });
}

describe("claims and debts", () => {
  test("T1: messy rows go in gross, dates and 万元 read, types by code or title, sums skipped", async () => {
    const report = await take("claims", [
      "东村债权台账(虚构)",
      claimHead,
      claim("ZQ-001", "9,800"),
      claim("ZQ-002", "1.2万元", { type: "C4 企业、单位欠款" }),
      "合计\t\t\t\t\t21800",
    ]);
    expect(report).toMatchObject({ added: 2 });
    await take("debts", [debtHead, "ZW-001\t郑一(虚构)\tD1\t2016-01\t3000\t2021-12-31"]);
    expect(ledger()).toMatchObject({
      claims: { count: 2, lockedFen: 2_180_000, balanceFen: 2_180_000 },
      debts: { count: 1, lockedFen: 300_000 },
    });
  });

  test("bad rows are listed with their row and change nothing", async () => {
    const refused = await refusedOf(
      take("claims", [
        claimHead,
        claim("1", "-5"),
        claim("2", "0"),
        claim("3", "100", { type: "D1" }),
        claim("4", "100", { locked: "2014-12-31" }),
        claim("5", "约三百"),
        claim("6", "100"),
        claim("6", "200"),
      ]),
    );
    expect(refused.map((line) => line.slice(0, 5))).toEqual(
      [2, 3, 4, 5, 6, 8].map((n) => `第 ${n} 行`),
    );
    expect(refused.join()).toMatch(/原值须大于 0.*类型应为 C1.*锁定日.*不是金额.*两次/s);
    expect(counted("money_row")).toBe(1);
  });

  test("the same number again is refused whole; replace changes it, but no locked base", async () => {
    await take("claims", [
      claimHead,
      claim("ZQ-001", "9800"),
      claim("ZQ-002", "5", { locked: "" }),
    ]);
    const again = [claimHead, claim("ZQ-001", "9900"), claim("ZQ-002", "6", { locked: "" })];
    expect(await codeOf(take("claims", again))).toBe("import.duplicateKey");
    const report = await take("claims", again, { mode: "replace" });
    expect(report).toMatchObject({ updated: 1 });
    expect(report.refused.map(refusedLine).join()).toContain("更正错账(R12)");
  });

  test("after the lock a new row needs its reason in 备注", async () => {
    await take("claims", [claimHead, claim("ZQ-001", "9800")]);
    const late = [claimHead, claim("ZQ-002", "5"), claim("ZQ-003", "6", { note: "漏登补认" })];
    expect(await refusedOf(take("claims", late))).toHaveLength(1);
    expect(project.db.prepare("SELECT reason FROM base_change").pluck().all()).toEqual([
      "漏登补认",
    ]);
  });

  test("D36: an imported C1 is what its contract owes, or is listed", async () => {
    lease("HT-1");
    const c1 = (number: string, yuan: string, contract: string) =>
      claim(number, yuan, { type: "C1", contract, formed: "2021-03-01" });
    const rows = [claimHead, c1("1", "10000", "HT-1"), c1("2", "10000", "HT-9"), c1("3", "1", "")];
    expect((await refusedOf(take("claims", rows))).join()).toMatch(/没有编号 HT-9.*须填合同编号/);
    const wrong = take("claims", [claimHead, c1("4", "9000", "HT-1")]);
    await expect(wrong).rejects.toThrow("截至 2021-12-31 的欠缴 10000.00 元不符");
    expect(readBooks(presentRows(project)).rows.map(({ number }) => number)).toEqual(["1"]);
  });
});

describe("settlements", () => {
  beforeEach(async () => {
    await take("claims", [
      claimHead,
      claim("ZQ-001", "9800"),
      claim("ZQ-002", "700", { related: "是" }),
    ]);
    await take("debts", [debtHead, "ZW-001\t郑一(虚构)\tD1\t2016-01-05\t3000\t2021-12-31"]);
  });

  test("ways by id or name, parts kept apart, set-off on both sides", async () => {
    const report = await take("settlements", [
      settleHead,
      settle("ZQ-001", "2022.3.5", "清收", "1000", "", "", "", "收-1"),
      settle("ZQ-001", "2022-03-06", "R3", "1000", "700", "300", "", "收-2", "决 1"),
      settle("ZQ-001", "2022-03-07", "两清", "3000", "", "", "ZW-001", "确认 1"),
      settle("ZQ-001", "2022-03-08", "R8", "100", "", "", "", "", ""),
    ]);
    expect(report.added).toBe(4);
    expect(report.rows.at(-1)?.notes.join()).toContain("补齐前不计入化解");
    expect(ledger()).toMatchObject({
      claims: { cashFen: 170_000, forgivenFen: 30_000, setoffFen: 300_000, writtenOffFen: 0 },
      debts: { setoffFen: 300_000, balanceFen: 0 },
    });
  });

  test("refused with the row: parts, dates, balance, numbers, the same receipt, related parties", async () => {
    const refused = await refusedOf(
      take("settlements", [
        settleHead,
        settle("ZQ-001", "2022-03-05", "R1", "-1", "", "", "", "收-1"),
        settle("ZQ-001", "2022-03-05", "R3", "1000", "700", "200", "", "收-2", "决 1"),
        settle("ZQ-001", "2015-02-28", "R1", "10", "", "", "", "收-3"),
        settle("ZQ-001", "2022-03-05", "R1", "9800.01", "", "", "", "收-4"),
        settle("ZQ-009", "2022-03-05", "R1", "10", "", "", "", "收-5"),
        settle("ZQ-001", "2022-03-05", "R1", "10", "", "", "", "收-6"),
        settle("ZQ-001", "2022-03-06", "R1", "20", "", "", "", "收-6"),
        settle("ZQ-001", "2022-03-06", "以后再说", "20", "", "", "", ""),
        settle("ZQ-002", "2022-03-06", "R8", "700", "", "", "", "证 1", "决 2"),
        settle("ZQ-001", "2022-03-06", "R9", "20", "", "", "", "付-1"),
        settle("ZQ-001", "2022-03-06", "R4", "20", "", "", "ZQ-002", "确认 2"),
      ]),
    );
    const reasons = ["大于 0", "不等于金额", "早于", "超过", "没有编号", "不能记两次", "不认识"];
    const more = ["关联方", "不能用于债权", "同一边"];
    expect(refused.map((line, at) => line.includes([...reasons, ...more][at]!))).toEqual(
      refused.map(() => true),
    );
    expect(refused).toHaveLength(10);
    expect(ledger().claims.settledFen).toBe(1_000);
  });

  test.each([
    ["recusal is in the minutes", { recusal: "周九(虚构)是对方的兄弟,回避" }, "", true],
    ["nobody kept out", { recusal: null }, "", false],
    ["it did not pass", { recusal: "周九(虚构)回避", in_favour: 30 }, "", false],
    ["another day is named", { recusal: "周九(虚构)回避" }, "2022年4月19日村民会议", false],
  ])(
    "a related party's debt is written off by the meeting its 批准文号 names: %s",
    async (_, values, named, goesIn) => {
      runCommand(project, { command: "sample", undoable: false }, ({ insert }) => {
        insert("meeting", {
          ...{
            unit_code: village,
            type: "villagers",
            voting_unit: "person",
            held_on: "2022-04-18",
          },
          ...{ due: 100, present: 80, in_favour: 60, ...values },
        });
      });
      const approval = named || "2022年4月18日村民会议";
      const row = settle("ZQ-002", "2022-05-06", "R8", "700", "", "", "", "证 1", approval);
      const paid = settle("ZQ-001", "2022-05-06", "R1", "10", "", "", "", "收-1");
      const report = await take("settlements", [settleHead, paid, row]);
      expect(report.added).toBe(goesIn ? 2 : 1);
      expect(ledger().claims.writtenOffFen).toBe(goesIn ? 70_000 : 0);
      if (!goesIn) expect(report.refused.map(refusedLine).join()).toContain("写明会议日期");
    },
  );

  test("rows of one sheet are judged one after the other, and land whole", async () => {
    const rows = [1, 2, 3].map((n) =>
      settle("ZQ-001", `2022-03-0${n}`, "R1", "4000", "", "", "", `收-${n}`),
    );
    const report = await take("settlements", [settleHead, ...rows]);
    expect([report.added, report.refused.length]).toEqual([2, 1]);
    expect(await codeOf(take("settlements", [settleHead, rows[0]!, ""]))).toBe(
      "import.duplicateKey",
    );
    const { path } = project;
    closeProject(project);
    expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe("receipts and vouchers", () => {
  const head = "合同或缴费编号\t日期\t金额(元)\t收据号\t缴款人\t备注";
  test("a receipt posts once; more than is owed, unknown numbers and early days are listed", async () => {
    lease("HT-1");
    const report = await take("receipts", [
      head,
      "HT-1\t2021-04-01\t6000\t0001\t周九(虚构)",
      "HT-1\t2021-04-02\t100\t0001\t周九(虚构)",
      "HT-1\t2021-04-03\t4000.01\t0002\t周九(虚构)",
      "HT-9\t2021-04-03\t1\t0003\t周九(虚构)",
      "HT-1\t2020-02-28\t1\t0004\t周九(虚构)",
      "HT-1\t2021-04-03\t-1\t0005\t周九(虚构)",
    ]);
    expect(report.added).toBe(1);
    expect(report.refused.map(refusedLine).join()).toMatch(
      /两次.*超过 HT-1 还应收的 4000.00.*没有这个编号.*早于.*大于 0/s,
    );
    expect(counted("receipt")).toBe(1);
  });

  test("lines of the books: one side each, none negative, the same file again refused", async () => {
    const lines = [
      "日期\t凭证号\t科目\t对方\t借方(元)\t贷方(元)\t摘要",
      "2021-04-05\t记-7\t内部往来\t周九(虚构)\t\t6000\t收据0001",
      "2021-04-05\t记-7\t银行存款\t\t6000\t\t收据0001",
      "2021-04-06\t记-8\t内部往来\t甲\t1\t1\t",
      "2021-04-06\t记-9\t内部往来\t甲\t-1\t\t",
    ];
    const report = await take("vouchers", lines);
    expect([report.added, report.refused.length]).toEqual([2, 2]);
    expect(await codeOf(take("vouchers", lines))).toBe("import.repeated");
  });
});
