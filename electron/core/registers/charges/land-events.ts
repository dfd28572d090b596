import { exactMu } from "../../../../shared/ledger/money/mu-text.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { presentRows, type RowsOf, type StoredRecord } from "../money/money-row.ts";
import { refused } from "../money/refuse.ts";

export const landEventKinds = ["taken_back", "let", "entrusted", "share", "revived"] as const;
export type LandEventKind = (typeof landEventKinds)[number];
export const landEventKindNames: Readonly<Record<LandEventKind, string>> = {
  taken_back: "收回",
  let: "发包",
  entrusted: "托管经营",
  share: "入股",
  revived: "僵尸企业盘活",
};

/** Land or a dormant enterprise put to use: from whom, to whom, by which paper, what it brings. */
export interface LandEvent {
  readonly number: string;
  readonly villageCode: string;
  readonly kind: LandEventKind;
  readonly plotCode: string | null;
  readonly contractUid: string | null;
  readonly happenedOn: string;
  readonly endedOn: string | null;
  /** As signed, decimal text. */
  readonly mu: string;
  readonly fromWhom: string | null;
  readonly toWhom: string | null;
  readonly paper: string;
  readonly yearlyGainFen: number;
  readonly oneOffFen: number;
  readonly tags: readonly string[];
  readonly note: string | null;
}

export interface StoredLandEvent extends LandEvent {
  readonly uid: string;
}

/** @param rowsOf the tables as of some entry time; as they are now without it */
export function listLandEvents(
  project: Pick<Project, "db">,
  unitCode: string,
  rowsOf: RowsOf = presentRows(project),
): StoredLandEvent[] {
  return rowsOf("land_event")
    .filter(({ village_code }) => String(village_code).startsWith(unitCode))
    .map(landEventOf);
}

function landEventOf(row: StoredRecord): StoredLandEvent {
  const text = (column: string) => (row[column] === null ? null : String(row[column]));
  return {
    uid: String(row.uid),
    number: String(row.number),
    villageCode: String(row.village_code),
    kind: String(row.kind) as LandEventKind,
    plotCode: text("plot_code"),
    contractUid: text("contract_uid"),
    happenedOn: String(row.happened_on),
    endedOn: text("ended_on"),
    mu: String(row.mu),
    fromWhom: text("from_whom"),
    toWhom: text("to_whom"),
    paper: String(row.paper),
    yearlyGainFen: Number(row.yearly_gain_fen),
    oneOffFen: Number(row.one_off_fen),
    tags: JSON.parse(String(row.tags)) as string[],
    note: text("note"),
  };
}

/** Keeps an event of the plain registers, new or changed; undoable. Throws `money.refused`. */
export function saveLandEvent(project: Project, uid: string | null, event: LandEvent): string {
  const write = plannedLandEvent(project, uid, event);
  return runCommand(project, { command: "land.save", undoable: true }, write);
}

/** The same as part of a larger command: all checks now, the writing when it is called. */
export function plannedLandEvent(
  project: Project,
  uid: string | null,
  event: LandEvent,
): (recorder: Recorder) => string {
  const taken = listLandEvents(project, "").find(({ number }) => number === event.number);
  if (taken !== undefined && taken.uid !== uid) throw refused(`编号 ${event.number} 已经用过。`);
  if (event.happenedOn > today(project)) throw refused(`日期 ${event.happenedOn} 还没有到。`);
  if (event.endedOn !== null && event.endedOn < event.happenedOn) {
    throw refused("结束日期早于开始日期。");
  }
  if (event.yearlyGainFen < 0 || event.oneOffFen < 0) throw refused("增收不能是负数。");
  exactMu(event.mu);
  const columns = {
    number: event.number,
    village_code: event.villageCode,
    kind: event.kind,
    plot_code: event.plotCode,
    contract_uid: event.contractUid,
    happened_on: event.happenedOn,
    ended_on: event.endedOn,
    mu: event.mu,
    from_whom: event.fromWhom,
    to_whom: event.toWhom,
    paper: event.paper,
    yearly_gain_fen: event.yearlyGainFen,
    one_off_fen: event.oneOffFen,
    tags: JSON.stringify(event.tags),
    note: event.note,
  };
  return (recorder) => {
    if (uid === null) return recorder.insert("land_event", columns);
    recorder.update("land_event", uid, columns);
    return uid;
  };
}

/** Takes a wrong entry out; undoable, the log keeps it. */
export function removeLandEvent(project: Project, uid: string): void {
  runCommand(project, { command: "land.remove", undoable: true }, ({ remove }) => {
    remove("land_event", uid);
  });
}
