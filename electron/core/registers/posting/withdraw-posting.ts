import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { readForm } from "../field/form-row.ts";
import { lockPlot } from "../plots/lock-plot.ts";
import { progressOfPlot } from "../plots/plot-state.ts";
import { objectionsOf } from "./objections.ts";
import { type PostingRow, postingRow, refused } from "./posting-row.ts";
import { codeWords, roundPlots } from "./round-plots.ts";

/**
 * Takes a round back, with a reason: one that does not hang yet, or that hangs without objection,
 * confirmation and correction. Its plots are checked ones again. A correction that does not hang yet gives
 * its plots back to the round that they came from, if they are still as they were posted there. Not
 * undoable. Throws `posting.refused` where that cannot be.
 */
export function withdrawPosting(project: Project, uid: string, reason: string): void {
  const posting = postingRow(project, uid);
  if (posting.status === "withdrawn") throw refused(`第 ${posting.number} 轮公示已经撤回过。`);
  if (posting.status === "posted") refuseAnswered(project, posting);
  const given = posting.status === "prepared" ? correctedPlots(project, posting) : [];
  refuseChanged(project, given);
  runCommand(project, { command: "posting.withdraw", undoable: false }, (recorder) => {
    recorder.update("posting", uid, { status: "withdrawn", reason });
    releasePlots(project, recorder, uid);
    for (const plot of given) {
      recorder.update("posting_plot", plot.uid, { superseded_by: null });
      lockPlot(project, recorder, { code: plot.code, kind: "posted", reference: plot.posting });
    }
  });
}

/** Takes the lock from the plots that a round holds, all of them or the named ones. */
export function releasePlots(
  project: Pick<Project, "db">,
  recorder: Recorder,
  postingUid: string,
  codes: ReadonlySet<string> | null = null,
): void {
  const locks = project.db
    .prepare<[string], { uid: string; code: string }>(
      "SELECT uid, plot_code AS code FROM plot_lock WHERE kind = 'posted' AND reference = ?",
    )
    .all(postingUid);
  for (const { uid, code } of locks) {
    if (codes === null || codes.has(code)) recorder.remove("plot_lock", uid);
  }
}

/** What people have answered to, or built on, is not taken off the wall. */
function refuseAnswered(project: Project, posting: PostingRow): void {
  const plots = roundPlots(project, posting, today(project));
  const said = [
    objectionsOf(project, posting.uid).length > 0 ? "已有异议" : "",
    plots.some(({ confirmation }) => confirmation !== null) ? "已有图斑确认" : "",
    plots.some(({ supersededBy }) => supersededBy !== null) ? "已有图斑更正" : "",
  ].filter((part) => part !== "");
  if (said.length === 0) return;
  throw refused(
    `第 ${posting.number} 轮公示${said.join(",")},不能整轮撤回。要改哪块图斑,请对它更正。`,
    { uid: posting.uid },
  );
}

interface CorrectedPlot {
  readonly uid: string;
  readonly code: string;
  readonly posting: string;
  readonly shapeUid: string | null;
  readonly signedMu: string | null;
  readonly finalClass: string | null;
  readonly owner: string | null;
  readonly route: string | null;
}

function correctedPlots(project: Pick<Project, "db">, posting: PostingRow): CorrectedPlot[] {
  return project.db
    .prepare<[string], CorrectedPlot>(
      `SELECT uid, plot_code AS code, posting_uid AS posting, shape_uid AS shapeUid,
         signed_mu AS signedMu, final_class AS finalClass, owner, route
       FROM posting_plot WHERE superseded_by = ? ORDER BY id`,
    )
    .all(posting.uid);
}

/** Only a plot that nobody has touched meanwhile hangs again as if there had been no correction. */
function refuseChanged(project: Project, plots: readonly CorrectedPlot[]): void {
  const changed = plots.filter((plot) => {
    const values = readForm(project, plot.code)?.values;
    const shape = project.db
      .prepare("SELECT uid FROM plot_shape WHERE plot_code = ? AND current = 1")
      .pluck()
      .get(plot.code);
    const isSame =
      progressOfPlot(project, plot.code, today(project))?.state === "checked" &&
      shape === plot.shapeUid &&
      values?.measuredMu === plot.signedMu &&
      values?.finalClass === plot.finalClass &&
      values?.owner === plot.owner &&
      values?.route === plot.route;
    return !isSame;
  });
  if (changed.length === 0) return;
  const codes = changed.map(({ code }) => code);
  throw refused(
    `图斑 ${codeWords(codes)} 已经改过,与张贴的不同,不能撤回更正。请把改后的结果张贴公示。`,
    { codes },
  );
}
