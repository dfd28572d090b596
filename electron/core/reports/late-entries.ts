import { backDatedEntries } from "../../../shared/ledger/money/entry-time.ts";
import {
  baseChangeFen,
  missingEvidence,
  partsOfEvent,
  settledFen,
} from "../../../shared/ledger/money/settlement.ts";
import { settlementWays } from "../../../shared/ledger/money/settlement-ways.ts";
import type { EventBody } from "../project/event-record.ts";
import type { Project } from "../project/project.ts";
import { settlementOf } from "../registers/money/books.ts";
import type { StoredRecord } from "../registers/money/money-row.ts";
import type { StoredSnapshot } from "../registers/snapshots/snapshots.ts";

/** A row of the money side that was entered, changed or taken out after freezes whose day it lies before. */
export interface LateEntry {
  readonly register: string;
  readonly uid: string;
  readonly label: string;
  readonly villageCode: string;
  readonly change: "added" | "changed" | "removed";
  /** Business day. */
  readonly date: string;
  /** When it was recorded, and by whom. */
  readonly recordedAt: string;
  readonly person: string;
  /** By how many fen the row's own sum at the day of each freeze is another one now. */
  readonly snapshots: readonly { readonly uid: string; readonly deltaFen: number }[];
}

interface RowChange {
  readonly enteredAt: string;
  readonly person: string;
  readonly date: string;
  readonly before: StoredRecord | null;
  readonly after: StoredRecord | null;
}

interface RowHistory {
  readonly register: Register;
  readonly uid: string;
  readonly changes: RowChange[];
}

interface RegisterDates {
  /** Column of the day from which the row counts. */
  readonly day: string;
  /** Fen that the row adds to the figures of a day on which it counts. */
  readonly fen: (row: StoredRecord, asOf: string) => number;
}

const registers = {
  settlement: { day: "happened_on", fen: settlementFen },
  money_row: { day: "locked_on", fen: ({ original_fen }) => Number(original_fen) },
  receipt: { day: "received_on", fen: ({ amount_fen }) => Number(amount_fen) },
  charge: {
    day: "drawn_up_on",
    fen: ({ amount_fen, withdrawn_on }, asOf) =>
      withdrawn_on !== null && String(withdrawn_on) <= asOf ? 0 : Number(amount_fen),
  },
  land_event: {
    day: "happened_on",
    fen: ({ yearly_gain_fen, one_off_fen }) => Number(yearly_gain_fen) + Number(one_off_fen),
  },
} as const satisfies Readonly<Record<string, RegisterDates>>;
type Register = keyof typeof registers;

/** What it settles, or moves of the base (R12); nothing while it lacks a paper. */
function settlementFen(row: StoredRecord): number {
  const event = settlementOf(row);
  if (missingEvidence(event).length > 0) return 0;
  return settledFen(partsOfEvent(event)) + baseChangeFen(event);
}

/**
 * What was recorded after freezes and is dated up to their day, newest entry first (D38). Each row stands
 * once: what it was at the freeze against what it is now, so that a wrong entry that was undone is not there.
 *
 * @param unitCode prefix of the village code, "" for all
 */
export function lateEntries(
  project: Pick<Project, "db">,
  snapshots: readonly StoredSnapshot[],
  unitCode: string,
): LateEntry[] {
  const entries = rowHistories(project).flatMap((history) => {
    const villageCode = villageOf(project, history);
    if (!villageCode.startsWith(unitCode)) return [];
    const changed = snapshots.flatMap((snapshot) => {
      if (!villageCode.startsWith(snapshot.scopeCode)) return [];
      const deltaFen = deltaSince(history, snapshot);
      return deltaFen === 0 ? [] : [{ uid: snapshot.uid, deltaFen }];
    });
    return changed.length === 0 ? [] : [entryOf(project, history, villageCode, changed)];
  });
  return entries.sort((one, other) => (one.recordedAt > other.recordedAt ? -1 : 1));
}

/** What a row adds to the figures of the freeze's day now, less what it added when it was taken. */
function deltaSince({ register, changes }: RowHistory, snapshot: StoredSnapshot): number {
  const { asOf, knownAt } = snapshot;
  if (backDatedEntries(changes, { asOf, takenAt: knownAt }).length === 0) return 0;
  const taken = Date.parse(knownAt);
  const first = changes.find(({ enteredAt }) => Date.parse(enteredAt) > taken);
  const at = (row: StoredRecord | null | undefined) => amountAt(register, row ?? null, asOf);
  return at(changes.at(-1)?.after) - at(first?.before);
}

function amountAt(register: Register, row: StoredRecord | null, asOf: string): number {
  const { day, fen } = registers[register];
  const date = row?.[day] ?? null;
  return row === null || date === null || String(date) > asOf ? 0 : fen(row, asOf);
}

function entryOf(
  { db }: Pick<Project, "db">,
  { register, uid, changes }: RowHistory,
  villageCode: string,
  snapshots: LateEntry["snapshots"],
): LateEntry {
  const last = changes.at(-1)!;
  const row = (last.after ?? last.before)!;
  const wasThere = changes[0]?.before !== null;
  const change =
    last.after === null ? "removed" : wasThere || changes.length > 1 ? "changed" : "added";
  const owner = register === "settlement" ? rowNumber(db, String(row.row_uid)) : null;
  const label =
    owner === null
      ? String(row.number ?? row.receipt_number ?? "")
      : `${owner} ${settlementWays[settlementOf(row).way].title}`;
  const { enteredAt: recordedAt, person } = last;
  const date = String(row[registers[register].day] ?? last.date);
  return { register, uid, label, villageCode, change, date, recordedAt, person, snapshots };
}

function villageOf({ db }: Pick<Project, "db">, { register, changes }: RowHistory): string {
  const last = changes.at(-1);
  const row = last?.after ?? last?.before ?? {};
  if (register !== "settlement") return String(row.village_code ?? row.unit_code ?? "");
  return String(
    db.prepare("SELECT village_code FROM money_row WHERE uid = ?").pluck().get(row.row_uid) ?? "",
  );
}

const rowNumber = (db: Project["db"], uid: string): string =>
  String(db.prepare("SELECT number FROM money_row WHERE uid = ?").pluck().get(uid) ?? "");

/** Every change of the registers' rows, oldest first. */
function rowHistories({ db }: Pick<Project, "db">): RowHistory[] {
  const histories = new Map<string, RowHistory>();
  const events = db.prepare<[], { at: string; person: string; body: string }>(
    "SELECT at, person, body FROM event ORDER BY id",
  );
  for (const { at, person, body } of events.iterate()) {
    for (const { table, uid, before, after } of (JSON.parse(body) as EventBody).rows) {
      if (!(table in registers)) continue;
      const register = table as Register;
      const history = histories.get(uid) ?? { register, uid, changes: [] };
      const states = { before: before as StoredRecord | null, after: after as StoredRecord | null };
      history.changes.push({ enteredAt: at, person, date: firstDay(register, states), ...states });
      histories.set(uid, history);
    }
  }
  return [...histories.values()];
}

/** The earlier of the days before and after a change; one without a day counts nowhere. */
function firstDay(
  register: Register,
  { before, after }: Pick<RowChange, "before" | "after">,
): string {
  const days = [before, after].map((row) => String(row?.[registers[register].day] ?? "9999-12-31"));
  return days.reduce((first, day) => (day < first ? day : first));
}
