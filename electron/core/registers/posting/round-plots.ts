import type { DisposalRoute, LandOwner, PlotState } from "../../../../shared/land/field-form.ts";
import type { FinalClass } from "../../../../shared/land/final-class.ts";
import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import { isPostingOver, lastPostingDay } from "../../../../shared/land/posting-period.ts";
import type { Project } from "../../project/project.ts";
import { openObjectionCondition, plotProgress } from "../plots/plot-state.ts";
import type { PostingRow } from "./posting-row.ts";

/** A plot in a round: as it was posted, or as it is now while the round is being prepared. */
export interface RoundPlot {
  readonly uid: string;
  readonly code: string;
  readonly groupCode: string;
  /** How often the plot has been posted, this time included. */
  readonly round: number;
  readonly finalClass: FinalClass | null;
  readonly owner: LandOwner | null;
  readonly route: DisposalRoute | null;
  readonly signedMu: string | null;
  readonly planarM2: number;
  readonly tillerName: string;
  readonly shapeUid: string;
  readonly state: PlotState;
  /** Over all rounds of the plot: nothing is confirmed over an objection of an earlier one. */
  readonly openObjections: number;
  readonly supersededBy: { readonly uid: string; readonly number: number } | null;
  readonly confirmation: Confirmation | null;
  readonly disposal: Disposal | null;
  /** Why it cannot be confirmed on the asked day, or null. */
  readonly obstacle: string | null;
}

export interface Confirmation {
  readonly uid: string;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
  readonly note: string;
}

export interface Disposal {
  readonly uid: string;
  readonly route: DisposalRoute;
  readonly disposedOn: string;
  readonly document: string;
  readonly counterpart: string;
  readonly note: string;
}

interface StoredPlot {
  readonly uid: string;
  readonly code: string;
  readonly groupCode: string;
  readonly round: number;
  readonly finalClass: FinalClass | null;
  readonly owner: LandOwner | null;
  readonly route: DisposalRoute | null;
  readonly signedMu: string | null;
  readonly planarM2: number;
  readonly tillerName: string;
  readonly shapeUid: string;
  readonly openObjections: number;
  readonly toCorrect: number;
  readonly lastOutcomeOn: string | null;
  readonly supersededUid: string | null;
  readonly supersededNumber: number;
  readonly confirmationUid: string | null;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
  readonly confirmationNote: string;
  readonly disposalUid: string | null;
  readonly disposalRoute: DisposalRoute;
  readonly disposedOn: string;
  readonly document: string;
  readonly counterpart: string;
  readonly disposalNote: string;
}

/** What a round shows of a plot: its own copy once it is posted, else form and shape as they are. */
const shown = (posted: string, present: string) =>
  `CASE WHEN :isPosted = 1 THEN pp.${posted} ELSE ${present} END AS`;

const objectionsOf = `
FROM objection_plot op JOIN posting_objection o ON o.uid = op.objection_uid
JOIN posting_plot any_round ON any_round.uid = op.posting_plot_uid
WHERE any_round.plot_code = pp.plot_code`;

const plotQuery = `
SELECT pp.uid, pp.plot_code AS code, p.group_code AS groupCode, pp.round,
  ${shown("final_class", "f.final_class")} finalClass, ${shown("owner", "f.owner")} owner,
  ${shown("route", "f.route")} route, ${shown("signed_mu", "f.measured_mu")} signedMu,
  ${shown("planar_m2", "s.planar_m2")} planarM2, ${shown("shape_uid", "s.uid")} shapeUid,
  ifnull(CASE WHEN :isPosted = 1 THEN pp.tiller_name ELSE f.tiller_name END, '') AS tillerName,
  (SELECT count(*) ${objectionsOf} AND ${openObjectionCondition}) AS openObjections,
  (SELECT count(*) ${objectionsOf} AND o.outcome = 'corrected' AND any_round.uid = pp.uid) AS toCorrect,
  (SELECT max(o.outcome_on) ${objectionsOf}) AS lastOutcomeOn,
  later.uid AS supersededUid, later.number AS supersededNumber,
  c.uid AS confirmationUid, c.confirmed_by AS confirmedBy, c.confirmed_on AS confirmedOn,
  ifnull(c.note, '') AS confirmationNote,
  d.uid AS disposalUid, d.route AS disposalRoute, d.disposed_on AS disposedOn, d.document,
  ifnull(d.counterpart, '') AS counterpart, ifnull(d.note, '') AS disposalNote
FROM posting_plot pp JOIN plot p ON p.code = pp.plot_code
LEFT JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
LEFT JOIN field_form f ON f.plot_code = p.code
LEFT JOIN posting later ON later.uid = pp.superseded_by
LEFT JOIN plot_confirmation c ON c.posting_plot_uid = pp.uid
LEFT JOIN plot_disposal d ON d.confirmation_uid = c.uid
WHERE pp.posting_uid = :posting ORDER BY p.group_code, p.number, p.suffix`;

/**
 * The plots of a round in the order of their numbers.
 * @param asOf the day that obstacles are judged by, YYYY-MM-DD
 */
export function roundPlots(project: Project, posting: PostingRow, asOf: string): RoundPlot[] {
  const isPosted = posting.startedOn === null ? 0 : 1;
  const rows = project.db
    .prepare<{ posting: string; isPosted: number }, StoredPlot>(plotQuery)
    .all({ posting: posting.uid, isPosted });
  const progress = plotProgress(project, posting.unitCode, asOf);
  return rows.map((row) => ({
    uid: row.uid,
    code: row.code,
    groupCode: row.groupCode,
    round: row.round,
    finalClass: row.finalClass,
    owner: row.owner,
    route: row.route,
    signedMu: row.signedMu,
    planarM2: row.planarM2,
    tillerName: row.tillerName,
    shapeUid: row.shapeUid,
    // A plot that was united with another since has no progress of its own.
    state: progress.get(row.code)?.state ?? "to_check",
    openObjections: row.openObjections,
    supersededBy:
      row.supersededUid === null ? null : { uid: row.supersededUid, number: row.supersededNumber },
    confirmation: confirmationOf(row),
    disposal: disposalOf(row),
    obstacle: obstacleOf(row, posting, asOf),
  }));
}

function confirmationOf(row: StoredPlot): Confirmation | null {
  const { confirmationUid: uid, confirmedBy, confirmedOn, confirmationNote: note } = row;
  return uid === null ? null : { uid, confirmedBy, confirmedOn, note };
}

function disposalOf(row: StoredPlot): Disposal | null {
  const { disposalUid: uid, disposalRoute: route, disposedOn, document, counterpart } = row;
  if (uid === null) return null;
  return { uid, route, disposedOn, document, counterpart, note: row.disposalNote };
}

/** Confirmed is what hung out its period, with nothing open against it and nothing left to correct. */
function obstacleOf(row: StoredPlot, posting: PostingRow, onDay: string): string | null {
  if (row.supersededUid !== null) return `已在第 ${row.supersededNumber} 轮更正`;
  if (row.confirmationUid !== null) return `已于 ${row.confirmedOn} 确认`;
  if (posting.status === "withdrawn") return "本轮已撤回";
  if (posting.startedOn === null) return "还没有公示";
  const lastDay = lastPostingDay(posting.startedOn, posting.days);
  if (!isPostingOver(lastDay, onDay)) return `公示到 ${lastDay} 为止,次日起才能确认`;
  if (row.openObjections > 0) return `有 ${row.openObjections} 件异议没有处理完`;
  if (row.toCorrect > 0) return "异议处理结果是更正,请先更正,作为新一轮重新公示";
  if (row.lastOutcomeOn !== null && row.lastOutcomeOn > onDay) {
    return `异议到 ${row.lastOutcomeOn} 才有结果`;
  }
  return null;
}

/** Codes as people say them, a few of many. */
export function codeWords(codes: readonly string[]): string {
  const few = codes.slice(0, 5).map(shortPlotCode).join("、");
  return codes.length > 5 ? `${few} 等 ${codes.length} 块` : few;
}
