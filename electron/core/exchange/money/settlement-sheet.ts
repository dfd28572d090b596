import { missingEvidence } from "../../../../shared/ledger/money/settlement.ts";
import { givenPartsFault } from "../../../../shared/ledger/money/settlement-faults.ts";
import {
  settlementWayOf,
  settlementWays,
  wayIds,
} from "../../../../shared/ledger/money/settlement-ways.ts";
import type { Project } from "../../project/project.ts";
import { type Books, readBooks, type StoredSettlement } from "../../registers/money/books.ts";
import { presentRows, type StoredMoneyRow } from "../../registers/money/money-row.ts";
import {
  entryFaults,
  type NewSettlementEntry,
  writeSettlement,
} from "../../registers/money/settle.ts";
import type { TableEntry } from "../sheet-table/read-table.ts";
import type { RowPlan, SheetRegister } from "../sheet-table/sheet-register.ts";
import { asReasons, numberOf, refusedRow, textOf } from "./cell-values.ts";
import { settlementColumns, villageCodeColumn } from "./money-columns.ts";
import { meetingNamed } from "./named-meeting.ts";

/**
 * Settlements as `qhs import --register settlements` takes them; every row is judged with the rows before it.
 * One that lacks a paper goes in with a note and does not count until the paper is named.
 */
export const settlementSheet: SheetRegister = {
  name: "settlements",
  title: "化解记录",
  columns: [...settlementColumns, villageCodeColumn],
  templateColumns: settlementColumns,
  planner: (project, { villageCode }) => {
    const stored = readBooks(presentRows(project));
    const events: StoredSettlement[] = [...stored.events];
    const books: Books = { rows: stored.rows, events };
    return (entry): RowPlan => {
      if (entry.problems.length > 0) return { problems: [] };
      const number = textOf(entry, "number") ?? "";
      const read = readEntry(project, books, entry, villageCode ?? null);
      if ("reasons" in read) return refusedRow("编号", number, read.reasons);
      const settlement = read.entry;
      const same = events.find((event) => isSame(event, settlement));
      if (same?.uid.startsWith("planned") === true) {
        return refusedRow("编号", number, ["在表里出现了两次"]);
      }
      const faults =
        same === undefined ? entryFaults(project, books, settlement).map(({ text }) => text) : [];
      if (faults.length > 0) return refusedRow("编号", number, asReasons(faults));
      const event: StoredSettlement = {
        ...{ ...settlement, uid: `planned-${entry.sheet}-${entry.row}`, receiptUid: null },
        isDerived: false,
      };
      if (same === undefined) events.push(event);
      const lacks = missingEvidence(event).map((paper) => `缺${paper},补齐前不计入化解`);
      return {
        ...{ entry, key: `${number} ${settlement.date} ${settlement.way}`, isDoubtful: false },
        state: same === undefined ? "new" : "same",
        notes: [...lacks, ...(settlement.raisesBase ? ["备注写明调增,按增加底数计"] : [])],
        write: (recorder, { uid, batchUid, row }) => {
          writeSettlement(recorder, books, settlement, {
            ...{ uid, batch_uid: batchUid, source_row: row },
          });
        },
      };
    };
  },
};

type ReadEntry = { readonly entry: NewSettlementEntry } | { readonly reasons: readonly string[] };

function readEntry(
  project: Pick<Project, "db">,
  books: Books,
  entry: TableEntry,
  villageCode: string | null,
): ReadEntry {
  const written = textOf(entry, "way") ?? "";
  const way = settlementWayOf(written);
  if (way === null) {
    const names = wayIds.map((id) => `${id} ${settlementWays[id].title}`).join("、");
    return { reasons: [`方式“${written}”不认识,可填 ${names}`] };
  }
  const amountFen = numberOf(entry, "amountFen") ?? 0;
  const parts = {
    cashFen: numberOf(entry, "cashFen"),
    forgivenFen: numberOf(entry, "forgivenFen"),
  };
  const wrong = givenPartsFault(way, amountFen, parts);
  const village = textOf(entry, "villageCode") ?? villageCode;
  const row = rowNamed(books, textOf(entry, "number") ?? "", village, settlementWays[way].sides);
  const counterpart = textOf(entry, "counterpart");
  const otherSides = typeof row === "string" ? [] : [row.side === "claim" ? "debt" : "claim"];
  const otherVillage = typeof row === "string" ? village : row.villageCode;
  const other =
    counterpart === null ? null : rowNamed(books, counterpart, otherVillage, otherSides);
  const reasons = [
    ...(wrong === null ? [] : asReasons([wrong.text])),
    ...(typeof row === "string" ? [row] : []),
    ...(typeof other === "string" ? [`抵销对方:${other}`] : []),
  ];
  if (reasons.length > 0 || typeof row === "string" || typeof other === "string") {
    return { reasons };
  }
  const note = textOf(entry, "note");
  const approvalNo = textOf(entry, "approvalNo");
  return {
    entry: {
      ...{ rowUid: row.uid, way, date: textOf(entry, "date") ?? "", amountFen },
      cashFen: way === "R3" ? (parts.cashFen ?? 0) : 0,
      forgivenFen: way === "R3" ? (parts.forgivenFen ?? 0) : 0,
      raisesBase: way === "R12" && (note ?? "").includes("调增"),
      counterpartUid: other?.uid ?? null,
      voucherNo: textOf(entry, "voucherNo"),
      approvalNo,
      meetingUid: meetingNamed(project, row.villageCode, approvalNo),
      ...{ note, householdLand: false, newBorrowing: false },
    },
  };
}

/** The row of that number; in words why there is none, or not only one. */
function rowNamed(
  { rows }: Books,
  number: string,
  villageCode: string | null,
  sides: readonly string[],
): StoredMoneyRow | string {
  const named = rows.filter(
    (row) => row.number === number && (villageCode === null || row.villageCode === villageCode),
  );
  if (named.length === 0) return `没有编号为 ${number} 的债权或债务`;
  const fitting = named.filter(({ side }) => sides.includes(side));
  if (fitting.length > 1) return `编号 ${number} 有 ${fitting.length} 处,请加村代码一列`;
  return fitting[0] ?? named[0]!;
}

function isSame(event: StoredSettlement, entry: NewSettlementEntry): boolean {
  const keys = ["rowUid", "way", "date", "amountFen", "counterpartUid", "voucherNo"] as const;
  return !event.isDerived && keys.every((key) => event[key] === entry[key]);
}
