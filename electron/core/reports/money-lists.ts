import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { sideNames, sideTypes } from "../../../shared/ledger/money/money-types.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import {
  missingEvidence,
  partsOfEvent,
  settledFen,
} from "../../../shared/ledger/money/settlement.ts";
import { type Side, settlementWays } from "../../../shared/ledger/money/settlement-ways.ts";
import { listTables } from "../../../shared/ledger/reports/list-table.ts";
import type { ChargeLine, SettlementLine } from "../../../shared/ledger/reports/money-lines.ts";
import {
  chargeList,
  landList,
  moneyRowList,
  settlementList,
} from "../../../shared/ledger/reports/money-lists.ts";
import type { ReportBasis } from "../../../shared/ledger/reports/report-basis.ts";
import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";
import type { Project } from "../project/project.ts";
import { listCharges, type StoredCharge } from "../registers/charges/charge-row.ts";
import { landEventKindNames, listLandEvents } from "../registers/charges/land-events.ts";
import {
  type ListedMoneyRow,
  listMoneyRows,
  moneyStateNames,
} from "../registers/money/list-rows.ts";
import type { RowsOf } from "../registers/money/money-row.ts";
import { knownTables } from "./indicators/known-rows.ts";

/** 债权台账 or 债务台账, gross, at both cut-offs (A5, D38). */
export function moneySideTables(project: Project, side: Side, basis: ReportBasis): ReportTable[] {
  const lines = moneyRows(project, side, basis).map(({ row, account, state }) => ({
    ...row,
    ...{ account, stateName: moneyStateNames[state] },
    typeName: `${row.type} ${sideTypes[side][row.type] ?? ""}`.trim(),
  }));
  return listTables(basis, moneyRowList(`${sideNames[side]}台账`), lines);
}

/** What settled claims and what settled debts, dated up to the day; a set-off stands on both sides. */
export function settlementTables(project: Project, basis: ReportBasis): ReportTable[] {
  return (["claim", "debt"] as const).flatMap((side) => {
    const lines = moneyRows(project, side, basis).flatMap((listed) => settled(listed, basis.asOf));
    return listTables(basis, settlementList(`${sideNames[side]}化解清单`), lines);
  });
}

/** 收费台账: bills drawn up by the day. */
export function chargeTables(project: Project, basis: ReportBasis): ReportTable[] {
  const { asOf, scopeCode, knownAt } = basis;
  const rowsOf = knownTables(project, knownAt);
  const notices = noticesBySubject(rowsOf, asOf);
  const lines = listCharges(project, scopeCode, asOf, rowsOf).map((charge) =>
    chargeLine(charge, notices.get(charge.uid) ?? [], asOf),
  );
  return listTables(basis, chargeList, lines);
}

/** 收回盘活台账: events up to the day. */
export function landTables(project: Project, basis: ReportBasis): ReportTable[] {
  const { asOf, scopeCode, knownAt } = basis;
  const lines = listLandEvents(project, scopeCode, knownTables(project, knownAt))
    .filter(({ happenedOn }) => happenedOn <= asOf)
    .map((event) => ({ ...event, kindName: landEventKindNames[event.kind] }));
  return listTables(basis, landList, lines);
}

function moneyRows(project: Project, side: Side, { asOf, scopeCode, knownAt }: ReportBasis) {
  return listMoneyRows(project, side, scopeCode, asOf, knownTables(project, knownAt));
}

function settled({ row, settlements }: ListedMoneyRow, asOf: string): SettlementLine[] {
  return settlements
    .filter(({ date }) => date <= asOf)
    .map((event) => {
      const missing = missingEvidence(event);
      const parts = partsOfEvent(event);
      const counts = missing.length === 0;
      return {
        ...{ villageCode: row.villageCode, number: row.number, party: row.party },
        ...{ date: event.date, amountFen: event.amountFen },
        wayName: `${event.way} ${settlementWays[event.way].title}`,
        countedFen: counts ? settledFen(parts) : 0,
        forgivenFen: counts ? parts.forgivenFen : 0,
        voucherNo: event.voucherNo ?? "",
        approvalNo: event.approvalNo ?? "",
        note: counts ? (event.note ?? "") : `缺:${missing.join("、")},暂不计入`,
      };
    });
}

function noticesBySubject(rowsOf: RowsOf, asOf: string): Map<string, string[]> {
  const printed = rowsOf("outgoing_notice").filter(({ printed_on }) => String(printed_on) <= asOf);
  const bySubject = Map.groupBy(printed, ({ subject_uid }) => String(subject_uid));
  return new Map([...bySubject].map(([uid, own]) => [uid, own.map((one) => String(one.number))]));
}

function chargeLine(
  charge: StoredCharge,
  notices: readonly string[],
  asOf: string,
): ChargeLine & { uid: string } {
  const { uid, villageCode, number, payer, fromYear, toYear, dueOn, lines, receivedFen } = charge;
  const withdrawn = charge.withdrawnOn !== null && charge.withdrawnOn <= asOf;
  const dueFen = withdrawn ? 0 : charge.amountFen;
  return {
    ...{ uid, villageCode, number, payer, dueFen, receivedFen, dueOn },
    plots: lines.map(({ plotCode }) => shortPlotCode(plotCode)).join("、"),
    chargedMu: sumMuText(lines.map(({ chargedMu }) => chargedMu)),
    years: fromYear === toYear ? `${fromYear}` : `${fromYear}–${toYear}`,
    notices: notices.join("、"),
    stateName: withdrawn ? "已撤回" : stateOf(dueFen - receivedFen, receivedFen, dueOn < asOf),
  };
}

function stateOf(arrearsFen: number, receivedFen: number, isLate: boolean): string {
  if (arrearsFen <= 0) return "已缴清";
  if (isLate) return receivedFen > 0 ? "逾期,缴了一部分" : "逾期未缴";
  return receivedFen > 0 ? "缴了一部分" : "未到期";
}
