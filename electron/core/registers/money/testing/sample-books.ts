import type { Project } from "../../../project/project.ts";
import { newProject } from "../../../project/testing/sample-project.ts";
import { addMoneyRow } from "../save-row.ts";
import { addSettlement } from "../settle.ts";
import { debtValues, moneyValues, settlementEntry } from "./sample-money-row.ts";

/** Two villages with claims, one set off against a debt, one settlement without its paper. Invented. */
export function sampleBooks(): Project {
  const project = newProject(() => new Date("2023-02-01T02:00:00.000Z"));
  const other = "140725101202";
  const claim = addMoneyRow(project, { side: "claim", values: moneyValues(), reason: "" });
  addMoneyRow(project, {
    ...{ side: "claim", reason: "" },
    values: moneyValues({ number: "ZQ-2", villageCode: other, originalFen: 1_234_567 }),
  });
  const debt = addMoneyRow(project, { side: "debt", values: debtValues(), reason: "" });
  addSettlement(project, settlementEntry(claim));
  addSettlement(
    project,
    settlementEntry(claim, {
      way: "R4",
      amountFen: 300_000,
      counterpartUid: debt,
      voucherNo: "确",
    }),
  );
  addSettlement(project, settlementEntry(claim, { amountFen: 5_000, voucherNo: null }));
  addSettlement(project, settlementEntry(claim, { date: "2023-01-09", voucherNo: "收-9" }));
  return project;
}
