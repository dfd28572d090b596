import { sideTypes } from "../../../../shared/ledger/money/money-types.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import type { MoneyValues } from "./money-row.ts";

/** What cannot stand in a claim or debt, one sentence each; none where it may be kept. */
export function rowFaults(side: Side, values: MoneyValues, onDay: string): string[] {
  const faults: string[] = [];
  const { number, villageCode, groupCode, originalFen, formedOn, type } = values;
  if (number.trim() === "") faults.push("请填编号。");
  if (values.party.trim() === "") faults.push("请填对象。");
  if (!/^\d{12}$/.test(villageCode)) faults.push("请填 12 位村代码。");
  if (groupCode !== null && !groupCode.startsWith(villageCode)) {
    faults.push(`组代码 ${groupCode} 不属于村 ${villageCode}。`);
  }
  if (!(type in sideTypes[side]))
    faults.push(`类型应为 ${Object.keys(sideTypes[side]).join("、")} 之一。`);
  if (!Number.isSafeInteger(originalFen) || originalFen <= 0) faults.push("原值须大于 0。");
  if (formedOn !== null && formedOn > onDay) faults.push(`形成日期 ${formedOn} 还没有到。`);
  for (const [title, day] of [
    ["到期日", values.dueOn],
    ["最近催收日", values.lastDemandOn],
    ["最近承认日", values.lastAcknowledgedOn],
  ] as const) {
    if (day !== null && formedOn !== null && day < formedOn) {
      faults.push(`${title} ${day} 早于形成日期 ${formedOn}。`);
    }
  }
  return faults;
}
