import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { readForm } from "../field/form-row.ts";
import { lockPlot } from "../plots/lock-plot.ts";
import { plotProgress } from "../plots/plot-state.ts";
import { type PostingRow, postingRow, refused, refuseWrongDay } from "./posting-row.ts";
import { preparedRow, timesPosted } from "./prepare-posting.ts";
import { codeWords, type RoundPlot, roundPlots } from "./round-plots.ts";

/**
 * The round hangs from that day: shape, area, class, owner and disposal of its plots are copied and from
 * now on fixed (D10). Not undoable, it has a withdrawal of its own (D6). Throws `posting.refused` for a
 * day to come or before a plot was signed, and for plots that are no longer checked or hang elsewhere.
 */
export function startPosting(project: Project, uid: string, startedOn: string): void {
  const posting = preparedRow(project, uid);
  const plots = roundPlots(project, posting, startedOn);
  if (plots.length === 0) throw refused("本轮没有图斑,不能张贴。请撤回后重新准备。", { uid });
  refuseUnfit(project, posting, plots);
  refuseWrongDay(project, "张贴日期", startedOn, latestBefore(project, posting, plots));
  runCommand(project, { command: "posting.start", undoable: false }, (recorder) => {
    recorder.update("posting", uid, { status: "posted", started_on: startedOn });
    for (const plot of plots) fixPlot(project, recorder, posting, plot);
  });
}

function fixPlot(project: Project, recorder: Recorder, posting: PostingRow, plot: RoundPlot): void {
  recorder.update("posting_plot", plot.uid, {
    // The round's own day is set already and counts as one of the times.
    round: timesPosted(project, plot.code),
    shape_uid: plot.shapeUid,
    planar_m2: plot.planarM2,
    signed_mu: plot.signedMu,
    final_class: plot.finalClass,
    owner: plot.owner,
    route: plot.route,
    tiller_name: plot.tillerName === "" ? null : plot.tillerName,
  });
  lockPlot(project, recorder, { code: plot.code, kind: "posted", reference: posting.uid });
}

/** Between preparing and putting up, a form may have been taken back, or the plot hung up elsewhere. */
function refuseUnfit(project: Project, posting: PostingRow, plots: readonly RoundPlot[]): void {
  const progress = plotProgress(project, posting.unitCode, today(project));
  const codesWhere = (isUnfit: (state: string) => boolean) =>
    plots.map(({ code }) => code).filter((code) => isUnfit(progress.get(code)?.state ?? "gone"));
  const unchecked = codesWhere((state) => state === "to_check" || state === "gone");
  if (unchecked.length > 0) {
    throw refused(`图斑 ${codeWords(unchecked)} 现在不是已核查。请先办完核查,或把它移出本轮。`, {
      codes: unchecked,
    });
  }
  const elsewhere = codesWhere((state) => state !== "checked");
  if (elsewhere.length === 0) return;
  throw refused(`图斑 ${codeWords(elsewhere)} 已在另一轮公示,请把它移出本轮。`, {
    codes: elsewhere,
  });
}

/** What is posted has been signed before, and a correction follows the round that it corrects. */
function latestBefore(project: Project, posting: PostingRow, plots: readonly RoundPlot[]) {
  const before = plots.map(({ code }) => ({
    day: readForm(project, code)?.values.signedOn ?? "",
    title: `图斑 ${codeWords([code])} 的签字日期`,
  }));
  if (posting.correctsUid !== null) {
    const { number, startedOn } = postingRow(project, posting.correctsUid);
    before.push({ day: startedOn ?? "", title: `第 ${number} 轮的张贴日期` });
  }
  return before.reduce((latest, one) => (one.day > latest.day ? one : latest));
}
