import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { Limitation } from "../../../shared/ledger/money/limitation.ts";
import type { Project } from "../project/project.ts";
import { listCharges } from "../registers/charges/charge-row.ts";
import { listMoneyRows } from "../registers/money/list-rows.ts";

type Waiting = TodayOverview["waiting"][number];

/** A demand has to be written, delivered and signed before the period ends. */
const limitationNoticeDays = 90;

/**
 * What waits about money in a unit on a day: claims whose period of limitation ends soon, settlements that
 * do not count for want of a paper, bills past their day.
 */
export function moneyWork(project: Pick<Project, "db">, unitCode: string, asOf: string): Waiting[] {
  const rows = listMoneyRows(project, null, unitCode, asOf);
  const ending = rows.filter(
    ({ row, account, limitation }) =>
      row.side === "claim" && account.balanceFen > 0 && endsSoon(limitation),
  );
  const owed = sumOf(ending.map(({ account }) => account.balanceFen));
  const lacking = rows.reduce((sum, row) => sum + row.lacking, 0);
  const bills = listCharges(project, unitCode, asOf).filter(
    (bill) =>
      bill.dueOn < asOf &&
      bill.receivedFen < bill.amountFen &&
      (bill.withdrawnOn === null || bill.withdrawnOn > asOf),
  );
  const unpaid = sumOf(bills.map((bill) => bill.amountFen - bill.receivedFen));
  return [
    {
      kind: "limitation_ending" as const,
      text: `${ending.length} 笔债权的诉讼时效 ${limitationNoticeDays} 天内届满,余额 ${owed} 元,请催收`,
      count: ending.length,
      target: { screen: "money" as const, groupCode: null, tab: "claims" },
    },
    {
      kind: "settlements_lacking" as const,
      text: `${lacking} 笔化解记录缺佐证,暂不计入`,
      count: lacking,
      target: { screen: "money" as const, groupCode: null, tab: "claims" },
    },
    {
      kind: "bills_overdue" as const,
      text: `${bills.length} 张缴费单过期没有缴清,欠 ${unpaid} 元`,
      count: bills.length,
      target: { screen: "charges" as const, groupCode: null, tab: "bills" },
    },
  ].filter(({ count }) => count > 0);
}

const sumOf = (amounts: readonly number[]) =>
  groupedYuanText(amounts.reduce((sum, amount) => sum + amount, 0));

/** By either reading of the law: a demand that is not needed harms nobody. */
function endsSoon(limitation: Limitation): boolean {
  if (limitation.kind !== "counted") return false;
  return [limitation.present, limitation.transition].some(
    ({ daysLeft }) => daysLeft >= 0 && daysLeft <= limitationNoticeDays,
  );
}
