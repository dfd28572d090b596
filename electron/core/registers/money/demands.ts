import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { today } from "../../project/today.ts";
import { refused } from "./refuse.ts";
import { existingRow } from "./save-row.ts";

export type DemandKind = "demand" | "acknowledgement" | "suit";

/** What starts the period of limitation of a claim or debt anew (民法典第一百九十五条). */
export interface Demand {
  readonly uid: string;
  readonly kind: DemandKind;
  readonly happenedOn: string;
  readonly deliveredBy: string;
  readonly receivedBy: string;
  readonly note: string;
}

export interface NewDemand {
  readonly rowUid: string;
  readonly kind: DemandKind;
  readonly happenedOn: string;
  readonly deliveredBy: string | null;
  readonly receivedBy: string | null;
  readonly note: string | null;
}

/** The demands of one row, by day. */
export function listDemands({ db }: Pick<Project, "db">, rowUid: string): Demand[] {
  return db
    .prepare<[string], Demand>(
      `SELECT uid, kind, happened_on AS happenedOn, ifnull(delivered_by, '') AS deliveredBy,
         ifnull(received_by, '') AS receivedBy, ifnull(note, '') AS note
       FROM demand WHERE target_kind = 'money_row' AND target_uid = ? ORDER BY happened_on, id`,
    )
    .all(rowUid);
}

/** Notes a demand that was served, an acknowledgement or a suit; undoable. Throws `money.refused`. */
export function addDemand(project: Project, demand: NewDemand): string {
  const row = existingRow(project, demand.rowUid);
  if (demand.happenedOn > today(project)) {
    throw refused(`日期 ${demand.happenedOn} 还没有到。`);
  }
  if (row.formedOn !== null && demand.happenedOn < row.formedOn) {
    throw refused(`日期 ${demand.happenedOn} 早于 ${row.number} 的形成日期 ${row.formedOn}。`);
  }
  if (row.type === "C6" && demand.kind === "demand") {
    throw refused(`${row.number} 是税改前农业税费或“三提五统”尾欠,不得清收。`);
  }
  return runCommand(project, { command: "money.demand", undoable: true }, ({ insert }) =>
    insert("demand", {
      target_kind: "money_row",
      target_uid: demand.rowUid,
      kind: demand.kind,
      happened_on: demand.happenedOn,
      delivered_by: demand.deliveredBy,
      received_by: demand.receivedBy,
      note: demand.note,
    }),
  );
}
