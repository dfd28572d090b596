import { afterAll, expect, test } from "vitest";
import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";
import { closeProject, type Project } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { saveChargeRule } from "../registers/charges/charge-rules.ts";
import { drawUpBills } from "../registers/charges/draw-up.ts";
import { saveLandEvent } from "../registers/charges/land-events.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  sampleVillage,
} from "../registers/charges/testing/posted-plot.ts";
import { addReceipt } from "../registers/money/receipts.ts";
import { sampleBooks as books } from "../registers/money/testing/sample-books.ts";
import { bookMatchTables } from "./auction-lists.ts";
import { reportBasis } from "./indicators/indicator-figures.ts";
import { ledgerOf } from "./ledger/ledger.ts";
import { chargeTables, landTables, moneySideTables, settlementTables } from "./money-lists.ts";

afterAll(removeTemporaryFolders);

const asOf = "2022-12-31";
const basisOf = (project: Project, day = asOf) =>
  reportBasis(project, { asOf: day, knownAt: null, scopeCode: "" });

const totalOf = (table: ReportTable, key: string) => table.rows.at(-1)?.cells[key]?.text;

test("A5, D38: one list a village, sums by village before them, as the ledger of the day says", () => {
  const project = books();
  const [sums, first, second] = moneySideTables(project, "claim", basisOf(project));
  expect(sums?.title).toContain("各村合计");
  expect([sums, first].map((one) => one && totalOf(one, "balance"))).toEqual([
    "18,145.67",
    "5,800.00",
  ]);
  expect(second?.rows[0]?.cells.number?.text).toBe("ZQ-2");
  expect(first?.rows[0]?.cells).toMatchObject({
    setOff: { text: "3,000.00" },
    cash: { text: "1,000.00" },
  });
  const known = reportBasis(project, { asOf, knownAt: "2020-01-01T00:00:00Z", scopeCode: "" });
  expect(moneySideTables(project, "claim", known)).toEqual([]);
  closeProject(project);
});

test("R4, A5: settlements stand on each side once; what lacks a paper is listed and counts nothing", () => {
  const project = books();
  const [claims, debts] = settlementTables(project, basisOf(project));
  expect(claims?.rows).toHaveLength(4);
  expect(totalOf(claims!, "counted")).toBe("4,000.00");
  expect(totalOf(claims!, "amount")).toBe("4,050.00");
  expect(claims?.rows.map(({ cells }) => cells.note?.text).join()).toMatch(/缺:.*暂不计入/);
  expect(totalOf(debts!, "counted")).toBe("3,000.00");
  closeProject(project);
});

test("D37: bills with due, received, arrears and state, adding up to the ledger", () => {
  const project = projectWithPostedPlot();
  const ruleUid = saveChargeRule(project, null, {
    ...{ villageCode: sampleVillage, name: "2026 年收费办法(虚构)", exemptMu: "0" },
    prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
    ...{ exemptPersons: [], startYear: 2026, decidedYear: 2026, chargesBackYears: false },
    ...{ roundingFen: 1 as const, payWithinDays: 30, meetingUid: meetingOf(project, 208) },
  });
  drawUpBills(project, {
    ...{ ruleUid, unitCode: sampleVillage, fromYear: 2026, toYear: 2026 },
    drawnUpOn: "2026-05-01",
  });
  addReceipt(
    project,
    { number: "JF-2026-0001", villageCode: sampleVillage },
    {
      ...{ receivedOn: "2026-05-20", amountFen: 10_000, receiptNumber: "0007" },
      ...{ payer: "李四(虚构)", note: null },
    },
  );
  const stateOn = (day: string) => {
    const [table] = chargeTables(project, basisOf(project, day));
    return [table?.rows[0]?.cells.state?.text, table && totalOf(table, "arrears")];
  };
  expect(stateOn("2026-05-10")).toEqual(["未到期", "341.78"]);
  expect(stateOn("2026-05-31")).toEqual(["缴了一部分", "241.78"]);
  expect(stateOn("2026-06-30")).toEqual(["逾期,缴了一部分", "241.78"]);
  const ledger = ledgerOf(project, { asOf: "2026-06-30", knownAt: null, unitCode: "" });
  expect(ledger.charges.arrearsFen).toBe(24_178);
  const [match] = bookMatchTables(project, basisOf(project, "2026-06-30"));
  expect(match?.rows[0]?.cells.state?.text).toBe("有收据、账上没有");
  expect(totalOf(match!, "difference")).toBe("100.00");
  closeProject(project);
});

test("land put to use: events up to the day, with area, from whom, paper, income and tags", () => {
  const project = newProject(() => new Date("2026-08-01T02:00:00.000Z"));
  const event = {
    ...{
      villageCode: sampleVillage,
      kind: "entrusted" as const,
      plotCode: null,
      contractUid: null,
    },
    ...{
      endedOn: null,
      fromWhom: "甲(虚构)",
      toWhom: "合作社(虚构)",
      paper: "托管协议",
      note: null,
    },
    ...{ yearlyGainFen: 120_000, oneOffFen: 0, tags: ["双层托管"] },
  };
  saveLandEvent(project, null, { ...event, number: "PH-1", happenedOn: "2026-03-01", mu: "210.5" });
  saveLandEvent(project, null, { ...event, number: "PH-2", happenedOn: "2026-07-01", mu: "9.5" });
  const [table] = landTables(project, basisOf(project, "2026-06-30"));
  expect(table?.rows).toHaveLength(2);
  expect(table?.rows[0]?.cells).toMatchObject({
    ...{ kind: { text: "托管经营" }, mu: { text: "210.5" }, yearly: { text: "1,200.00" } },
    ...{ tags: { text: "双层托管" }, from: { text: "甲(虚构)" } },
  });
  closeProject(project);
});
