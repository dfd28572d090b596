import { lawTable } from "../../../../seeds/law-table.ts";
import { checkVote } from "../../../../shared/ledger/meetings/decision-line.ts";
import {
  type MeetingFacts,
  meetingTypeNames,
} from "../../../../shared/ledger/meetings/meeting-facts.ts";
import type { SettlementEvent } from "../../../../shared/ledger/money/settlement.ts";
import {
  type MembersResolution,
  type MoneyFault,
  settlementFaults,
} from "../../../../shared/ledger/money/settlement-faults.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder, Row } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { type Books, readBooks } from "./books.ts";
import { accountRow, presentRows, type StoredMoneyRow } from "./money-row.ts";
import { refused, refuseFaults } from "./refuse.ts";

/** A settlement to be kept. */
export interface NewSettlementEntry extends Omit<SettlementEvent, "uid"> {
  readonly meetingUid: string | null;
  /** What is handed over is land that a household holds by contract (R6). */
  readonly householdLand: boolean;
  /** The money for it was borrowed (R9). */
  readonly newBorrowing: boolean;
}

/**
 * Keeps one settlement; a set-off is one event on both rows. Cash for rent that is locked as a claim (C1)
 * is kept as the contract's receipt too, the same money once (D36). Undoable. Returns its uid. Throws
 * `money.refused`; a missing paper is no refusal: the event is kept and does not count yet.
 */
export function addSettlement(project: Project, entry: NewSettlementEntry): string {
  const books = readBooks(presentRows(project));
  refuseFaults(entryFaults(project, books, entry));
  return runCommand(project, { command: "money.settle", undoable: true }, (recorder) =>
    writeSettlement(recorder, books, entry, {}),
  );
}

/** Takes a settlement out again, with the receipt that was made for it; undoable. */
export function removeSettlement(project: Project, uid: string): void {
  const event = readBooks(presentRows(project)).events.find((one) => one.uid === uid);
  if (event === undefined) throw refused("这条化解记录不存在或已撤销,请刷新后重试。", { uid });
  if (event.isDerived) throw refused("这笔由合同收款计入,请在收款里撤销。", { uid });
  runCommand(project, { command: "money.unsettle", undoable: true }, ({ remove }) => {
    remove("settlement", uid);
    if (event.receiptUid !== null) remove("receipt", event.receiptUid);
  });
}

/** Why a settlement may not be kept, all reasons; none where it may. */
export function entryFaults(
  project: Project,
  books: Books,
  entry: NewSettlementEntry,
): MoneyFault[] {
  const rowOf = (uid: string) => books.rows.find((row) => row.uid === uid);
  const row = rowOf(entry.rowUid);
  if (row === undefined) return [{ kind: "counterpart", text: "没有这笔债权或债务。" }];
  const early = entry.date > today(project);
  const faults: MoneyFault[] = early
    ? [{ kind: "date", text: `日期 ${entry.date} 还没有到。` }]
    : [];
  const repeated = repeatedVoucher(project, books, row, entry);
  if (repeated !== null) faults.push(repeated);
  const settlement = {
    event: { ...entry, uid: "" },
    resolution: resolutionOf(project, entry.meetingUid),
    householdLand: entry.householdLand,
    newBorrowing: entry.newBorrowing,
  };
  const accounts = (uid: string) => {
    const found = rowOf(uid);
    return found === undefined ? undefined : accountRow(found);
  };
  return [...faults, ...settlementFaults(settlement, accounts, books.events)];
}

/** Cash comes in once: the same receipt number on the same row, or as a receipt of its contract. */
function repeatedVoucher(
  { db }: Project,
  { events }: Books,
  row: StoredMoneyRow,
  entry: NewSettlementEntry,
): MoneyFault | null {
  const number = entry.voucherNo;
  if (number === null || (entry.way !== "R1" && entry.way !== "R3" && entry.way !== "R9")) {
    return null;
  }
  const same = events.some(
    (event) => event.rowUid === row.uid && event.voucherNo === number && event.way === entry.way,
  );
  const posted =
    row.contractUid !== null &&
    db
      .prepare(
        `SELECT 1 FROM receipt WHERE target_kind = 'contract' AND target_uid = ?
           AND receipt_number = ?`,
      )
      .get(row.contractUid, number) !== undefined;
  if (!same && !posted) return null;
  return { kind: "amount", text: `${row.number} 已登记过凭证号 ${number},同一张收据不能记两次。` };
}

/** What a meeting decided, by the law of its day; null where none is named. */
export function resolutionOf({ db }: Project, uid: string | null): MembersResolution | null {
  if (uid === null) return null;
  const meeting = db
    .prepare<[string], MeetingFacts & { recusal: string | null }>(
      `SELECT type, held_on AS heldOn, voting_unit AS unit, due, present, in_favour AS inFavour,
         proxies, recusal FROM meeting WHERE uid = ?`,
    )
    .get(uid);
  if (meeting === undefined) throw refused("所选的会议不存在,请重新选择。", { uid });
  return {
    meetingType: meetingTypeNames[meeting.type],
    passed: isPassed(meeting),
    recusal: meeting.recusal ?? "",
  };
}

/** Where the law of the day was not read (D33), more than half of those present must at least have agreed. */
function isPassed(meeting: MeetingFacts): boolean {
  const vote = checkVote(lawTable, "asset", meeting).kind;
  const { present, inFavour } = meeting;
  if (vote !== "unknown" || present === null || inFavour === null) return vote === "reached";
  return inFavour * 2 > present;
}

/** Writes a settlement that has no fault, and the receipt that its cash is for a contract (D36). */
export function writeSettlement(
  recorder: Recorder,
  { rows }: Books,
  entry: NewSettlementEntry,
  origin: Row,
): string {
  const row = rows.find(({ uid }) => uid === entry.rowUid)!;
  return recorder.insert("settlement", {
    ...origin,
    row_uid: entry.rowUid,
    way: entry.way,
    happened_on: entry.date,
    amount_fen: entry.amountFen,
    cash_fen: entry.cashFen,
    forgiven_fen: entry.forgivenFen,
    raises_base: Number(entry.raisesBase),
    counterpart_uid: entry.counterpartUid,
    voucher_number: entry.voucherNo,
    approval_number: entry.approvalNo,
    meeting_uid: entry.meetingUid,
    receipt_uid: receiptFor(recorder, row, entry),
    note: entry.note,
  });
}

function receiptFor(
  recorder: Recorder,
  row: StoredMoneyRow,
  entry: NewSettlementEntry,
): string | null {
  const cashFen = entry.way === "R1" ? entry.amountFen : entry.cashFen;
  if (row.contractUid === null || row.side !== "claim" || cashFen === 0) return null;
  return recorder.insert("receipt", {
    unit_code: row.villageCode,
    target_kind: "contract",
    target_uid: row.contractUid,
    target_number: row.contractNumber,
    received_on: entry.date,
    amount_fen: cashFen,
    receipt_number: entry.voucherNo,
    payer: row.party,
    note: `化解 ${row.number}`,
  });
}
