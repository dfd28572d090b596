import { isPostingOver, lastPostingDay } from "../../../../shared/land/posting-period.ts";
import type { Project } from "../../project/project.ts";
import { refused } from "./posting-row.ts";

/** 维持, 更正, 移送. */
export type ObjectionOutcome = "upheld" | "corrected" | "handed_over";

export const outcomeNames: Readonly<Record<ObjectionOutcome, string>> = {
  upheld: "维持",
  corrected: "更正",
  handed_over: "移送",
};

/** An objection against plots of one round. Days are YYYY-MM-DD. */
export interface Objection {
  readonly uid: string;
  readonly postingUid: string;
  readonly objectorName: string;
  readonly objectorPhone: string;
  readonly objectedOn: string;
  /** Came after the last day. */
  readonly isLate: boolean;
  readonly content: string;
  readonly plotCodes: readonly string[];
  readonly outcome: ObjectionOutcome | null;
  readonly outcomeOn: string | null;
  readonly outcomeNote: string;
  readonly decidedBy: string;
  readonly papers: number;
}

interface StoredObjection extends Omit<Objection, "isLate" | "plotCodes"> {
  readonly startedOn: string;
  readonly days: number;
}

const objectionQuery = `
SELECT o.uid, o.posting_uid AS postingUid, o.objector_name AS objectorName,
  ifnull(o.objector_phone, '') AS objectorPhone, o.objected_on AS objectedOn, o.content, o.outcome,
  o.outcome_on AS outcomeOn, ifnull(o.outcome_note, '') AS outcomeNote,
  ifnull(o.decided_by, '') AS decidedBy, g.started_on AS startedOn, g.days,
  (SELECT count(*) FROM paper_link l
   WHERE l.register = 'posting_objection' AND l.record_uid = o.uid) AS papers
FROM posting_objection o JOIN posting g ON g.uid = o.posting_uid`;

/** The objections of a round, in the order in which they were written down. */
export function objectionsOf(project: Pick<Project, "db">, postingUid: string): Objection[] {
  return project.db
    .prepare<[string], StoredObjection>(`${objectionQuery} WHERE o.posting_uid = ? ORDER BY o.id`)
    .all(postingUid)
    .map((row) => objectionOfRow(project, row));
}

/** The objection of that uid; throws `posting.refused` where there is none. */
export function objectionOf(project: Pick<Project, "db">, uid: string): Objection {
  const row = project.db
    .prepare<[string], StoredObjection>(`${objectionQuery} WHERE o.uid = ?`)
    .get(uid);
  if (row !== undefined) return objectionOfRow(project, row);
  throw refused("没有这件异议,请刷新后重试。", { uid });
}

/** Nobody has decided it, or it was handed over to others who have not. */
export function isOpenObjection({ outcome }: Pick<Objection, "outcome">): boolean {
  return outcome === null || outcome === "handed_over";
}

function objectionOfRow(
  project: Pick<Project, "db">,
  { startedOn, days, ...facts }: StoredObjection,
): Objection {
  const plotCodes = project.db
    .prepare<[string], string>(
      `SELECT pp.plot_code FROM objection_plot op JOIN posting_plot pp ON pp.uid = op.posting_plot_uid
       WHERE op.objection_uid = ? ORDER BY op.id`,
    )
    .pluck()
    .all(facts.uid);
  const isLate = isPostingOver(lastPostingDay(startedOn, days), facts.objectedOn);
  return { ...facts, isLate, plotCodes };
}
