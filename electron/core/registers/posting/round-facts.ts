import {
  isPostingOver,
  lastPostingDay,
  postingDaysLeft,
} from "../../../../shared/land/posting-period.ts";
import type { Project } from "../../project/project.ts";
import { openObjectionCondition } from "../plots/plot-state.ts";
import { type PostingRow, postingRow, postingRows } from "./posting-row.ts";

/** A round with where it stands on a day. Days are YYYY-MM-DD. */
export interface RoundFacts extends PostingRow {
  /** `准备中`, `公示中,还有 3 天`, `期满待确认`, `已确认`, `已更正`, `已撤回`. */
  readonly statusName: string;
  readonly lastDay: string | null;
  readonly isOver: boolean;
  readonly daysLeft: number | null;
  readonly plots: number;
  readonly confirmed: number;
  readonly superseded: number;
  readonly objections: number;
  readonly openObjections: number;
  readonly photos: number;
  readonly corrects: { readonly uid: string; readonly number: number } | null;
}

interface RoundCounts {
  readonly plots: number;
  readonly confirmed: number;
  readonly superseded: number;
  readonly objections: number;
  readonly openObjections: number;
  readonly photos: number;
}

/** Plots that a correction has taken out of the round count as superseded and no longer as confirmed. */
const countQuery = `
SELECT
  (SELECT count(*) FROM posting_plot WHERE posting_uid = :uid) AS plots,
  (SELECT count(*) FROM posting_plot pp JOIN plot_confirmation c ON c.posting_plot_uid = pp.uid
   WHERE pp.posting_uid = :uid AND pp.superseded_by IS NULL) AS confirmed,
  (SELECT count(*) FROM posting_plot
   WHERE posting_uid = :uid AND superseded_by IS NOT NULL) AS superseded,
  (SELECT count(*) FROM posting_objection WHERE posting_uid = :uid) AS objections,
  (SELECT count(*) FROM posting_objection o
   WHERE posting_uid = :uid AND ${openObjectionCondition}) AS openObjections,
  (SELECT count(*) FROM paper_link
   WHERE register = 'posting' AND record_uid = :uid AND kind IN ('photo', 'scan')) AS photos`;

/**
 * The rounds of a unit, and those that hold plots of it, newest first.
 * @param unitCode prefix of group codes, "" for all
 */
export function listRounds(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): RoundFacts[] {
  const holds = project.db
    .prepare(
      "SELECT 1 FROM posting_plot WHERE posting_uid = ? AND plot_code BETWEEN ? AND ? LIMIT 1",
    )
    .pluck();
  return postingRows(project)
    .filter(
      (row) =>
        row.unitCode.startsWith(unitCode) ||
        holds.get(row.uid, unitCode, `${unitCode}~`) !== undefined,
    )
    .map((row) => roundFacts(project, row, asOf));
}

/** Where a round stands on that day. */
export function roundFacts(
  project: Pick<Project, "db">,
  row: PostingRow,
  asOf: string,
): RoundFacts {
  const counts = project.db.prepare<{ uid: string }, RoundCounts>(countQuery).get({ uid: row.uid });
  if (counts === undefined) throw new Error("a count without a row");
  const hangs = row.status === "posted" && row.startedOn !== null;
  const lastDay = row.startedOn === null ? null : lastPostingDay(row.startedOn, row.days);
  const daysLeft = hangs && lastDay !== null ? postingDaysLeft(lastDay, asOf) : null;
  const corrected = row.correctsUid === null ? null : postingRow(project, row.correctsUid);
  return {
    ...row,
    ...counts,
    statusName: statusName(row, counts, daysLeft),
    lastDay,
    isOver: lastDay !== null && isPostingOver(lastDay, asOf),
    daysLeft,
    corrects: corrected === null ? null : { uid: corrected.uid, number: corrected.number },
  };
}

function statusName(row: PostingRow, counts: RoundCounts, daysLeft: number | null): string {
  if (row.status === "withdrawn") return "已撤回";
  if (row.status === "prepared") return "准备中";
  const left = counts.plots - counts.superseded - counts.confirmed;
  if (left === 0) return counts.confirmed > 0 ? "已确认" : "已更正";
  return daysLeft !== null && daysLeft > 0 ? `公示中,还有 ${daysLeft} 天` : "期满待确认";
}
