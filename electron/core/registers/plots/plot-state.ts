import type { PlotState } from "../../../../shared/land/field-form.ts";
import { isPostingOver, lastPostingDay } from "../../../../shared/land/posting-period.ts";
import type { Project } from "../../project/project.ts";

export type FormStatus = "none" | "draft" | "checked";

/** The posting that a plot stands in. */
export interface StandingRound {
  readonly uid: string;
  readonly number: number;
  /** How often the plot has been posted, this time included. */
  readonly round: number;
  readonly startedOn: string;
  readonly lastDay: string;
  readonly isOver: boolean;
  readonly openObjections: number;
}

/** How far an open plot has come; nothing of it is stored, all of it follows from rows. */
export interface PlotProgress {
  readonly state: PlotState;
  readonly formStatus: FormStatus;
  /** Taken out of a posting for a correction, and not posted again yet (D10). */
  readonly correcting: boolean;
  readonly posting: StandingRound | null;
}

interface ProgressRow {
  readonly code: string;
  readonly formStatus: "draft" | "checked" | null;
  readonly wasSuperseded: number;
  readonly postingUid: string | null;
  readonly number: number;
  readonly round: number;
  readonly startedOn: string;
  readonly days: number;
  readonly openObjections: number;
  readonly confirmed: number;
  readonly disposed: number;
}

/**
 * Condition on `posting_objection o`: not decided, or handed over to others who have not decided yet.
 */
export const openObjectionCondition = "(o.outcome IS NULL OR o.outcome = 'handed_over')";

/** A plot stands in a posting while that one hangs and no correction has taken the plot out of it. */
const progressQuery = `
SELECT p.code, f.status AS formStatus,
  EXISTS (SELECT 1 FROM posting_plot old
          WHERE old.plot_code = p.code AND old.superseded_by IS NOT NULL) AS wasSuperseded,
  g.uid AS postingUid, g.number, pp.round, g.started_on AS startedOn, g.days,
  (SELECT count(*) FROM objection_plot op JOIN posting_objection o ON o.uid = op.objection_uid
   WHERE op.posting_plot_uid = pp.uid AND ${openObjectionCondition}) AS openObjections,
  c.uid IS NOT NULL AS confirmed, d.uid IS NOT NULL AS disposed
FROM plot p
LEFT JOIN field_form f ON f.plot_code = p.code
LEFT JOIN posting_plot pp ON pp.plot_code = p.code AND pp.superseded_by IS NULL
  AND pp.posting_uid IN (SELECT uid FROM posting WHERE status = 'posted')
LEFT JOIN posting g ON g.uid = pp.posting_uid
LEFT JOIN plot_confirmation c ON c.posting_plot_uid = pp.uid
LEFT JOIN plot_disposal d ON d.confirmation_uid = c.uid
WHERE p.state = 'open'`;

/**
 * The progress of the open plots of a unit, by code (issue 3 §2.6): 待核查 until its form is checked, 已核
 * 查, 公示中 while it stands in a posting (also after the period, until somebody confirms), 已确认, 已处置.
 * @param unitCode prefix of plot codes, "" for all
 * @param asOf the day that postings are judged by, YYYY-MM-DD
 */
export function plotProgress(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): Map<string, PlotProgress> {
  const rows = project.db
    .prepare<{ unit: string }, ProgressRow>(
      `${progressQuery} AND p.code BETWEEN :unit AND :unit || '~'
       ORDER BY p.group_code, p.number, p.suffix`,
    )
    .all({ unit: unitCode });
  return new Map(rows.map((row) => [row.code, progressOf(row, asOf)]));
}

/** The progress of one open plot; null where there is none of that code. */
export function progressOfPlot(
  project: Pick<Project, "db">,
  code: string,
  asOf: string,
): PlotProgress | null {
  const row = project.db
    .prepare<{ code: string }, ProgressRow>(`${progressQuery} AND p.code = :code`)
    .get({ code });
  return row === undefined ? null : progressOf(row, asOf);
}

function progressOf(row: ProgressRow, asOf: string): PlotProgress {
  return {
    state: stateOfRow(row),
    formStatus: row.formStatus ?? "none",
    correcting: row.wasSuperseded === 1 && row.postingUid === null,
    posting: row.postingUid === null ? null : roundOf(row, row.postingUid, asOf),
  };
}

function stateOfRow(row: ProgressRow): PlotState {
  if (row.disposed === 1) return "disposed";
  if (row.confirmed === 1) return "confirmed";
  if (row.postingUid !== null) return "posted";
  return row.formStatus === "checked" ? "checked" : "to_check";
}

function roundOf(row: ProgressRow, uid: string, asOf: string): StandingRound {
  const { number, round, startedOn, days, openObjections } = row;
  const lastDay = lastPostingDay(startedOn, days);
  const isOver = isPostingOver(lastDay, asOf);
  return { uid, number, round, startedOn, lastDay, isOver, openObjections };
}
