import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { plotProgress } from "../plots/plot-state.ts";
import { nextNumber, type PostingRow, postingRow, refused } from "./posting-row.ts";
import { codeWords } from "./round-plots.ts";

export interface NewPosting {
  /** Village (12 digits) or group (14). */
  readonly unitCode: string;
  /** All checked plots that stand in no other round when left out. */
  readonly plotCodes?: readonly string[] | undefined;
  readonly place: string;
  readonly days: number;
}

/**
 * Puts a round together and returns its uid; it has a withdrawal of its own (D6). Throws
 * `posting.refused` where a named plot is not checked, stands in another round or lies elsewhere, and
 * where there is nothing to post.
 */
export function preparePosting(project: Project, asked: NewPosting): string {
  const { unitCode, place, days } = asked;
  const free = freePlots(project, unitCode);
  if (asked.plotCodes !== undefined) refuseOthers(project, asked.plotCodes, free, unitCode);
  const codes = asked.plotCodes === undefined ? [...free] : [...new Set(asked.plotCodes)];
  if (codes.length === 0) {
    throw refused("这里没有可以公示的图斑:要先在“现场核查”里转为已核查。", { unitCode });
  }
  return runCommand(project, { command: "posting.prepare", undoable: false }, (recorder) => {
    const row = { number: nextNumber(project), unit_code: unitCode, status: "prepared" };
    const posting = recorder.insert("posting", { ...row, place, days });
    for (const code of codes) addPlot(project, recorder, posting, code);
    return posting;
  });
}

export interface PostingChange {
  readonly place?: string | undefined;
  readonly days?: number | undefined;
  readonly addPlots?: readonly string[] | undefined;
  readonly removePlots?: readonly string[] | undefined;
}

/**
 * Changes a round that is not posted yet; undoable until it is. Throws `posting.refused` for a round
 * that hangs or was withdrawn, for plots that cannot be added, for corrected plots that would fall out
 * of their correction, and when no plot would be left.
 */
export function changePosting(project: Project, uid: string, change: PostingChange): void {
  const posting = preparedRow(project, uid);
  const present = plotsIn(project, uid);
  const removed = new Set(change.removePlots ?? []);
  const added = (change.addPlots ?? []).filter((code) => !present.has(code));
  refuseOthers(project, added, freePlots(project, posting.unitCode), posting.unitCode);
  refuseCorrected(project, posting, [...removed]);
  const left = [...present.keys()].filter((code) => !removed.has(code)).length + added.length;
  if (left === 0) throw refused("这样一块图斑也不剩了。不想公示请撤回本轮。", { uid });
  runCommand(project, { command: "posting.change", undoable: true }, (recorder) => {
    // Written even when only plots change: a later step of the round then refuses to undo this one.
    const { place, days } = change;
    recorder.update("posting", uid, {
      place: place ?? posting.place,
      days: days ?? posting.days,
    });
    for (const code of removed) {
      const row = present.get(code);
      if (row !== undefined) recorder.remove("posting_plot", row);
    }
    for (const code of added) addPlot(project, recorder, uid, code);
  });
}

/** The round of that uid while nothing of it hangs. */
export function preparedRow(project: Pick<Project, "db">, uid: string): PostingRow {
  const posting = postingRow(project, uid);
  if (posting.status === "prepared") return posting;
  const state = posting.status === "posted" ? "已经张贴,内容不能再动;要改请更正" : "已经撤回";
  throw refused(`第 ${posting.number} 轮公示${state}。`, { uid });
}

/** Adds a plot to a round that is being prepared; what is posted of it is copied when it is put up. */
export function addPlot(
  project: Pick<Project, "db">,
  recorder: Recorder,
  posting_uid: string,
  plot_code: string,
): void {
  recorder.insert("posting_plot", {
    posting_uid,
    plot_code,
    round: timesPosted(project, plot_code) + 1,
  });
}

/** How often a plot has hung out, in rounds that were withdrawn afterwards too. */
export function timesPosted(project: Pick<Project, "db">, plotCode: string): number {
  const count = project.db
    .prepare(
      `SELECT count(*) FROM posting_plot pp JOIN posting g ON g.uid = pp.posting_uid
       WHERE pp.plot_code = ? AND g.started_on IS NOT NULL`,
    )
    .pluck()
    .get(plotCode);
  return Number(count);
}

/** Row uids by plot code. */
function plotsIn(project: Pick<Project, "db">, postingUid: string): Map<string, string> {
  const rows = project.db
    .prepare<[string], [string, string]>(
      "SELECT plot_code, uid FROM posting_plot WHERE posting_uid = ?",
    )
    .raw()
    .all(postingUid);
  return new Map(rows);
}

/** Checked plots of a unit that stand in no round that hangs or is being prepared. */
function freePlots(project: Project, unitCode: string): Set<string> {
  const taken = new Set(
    project.db
      .prepare<[], string>(
        `SELECT plot_code FROM posting_plot WHERE posting_uid IN
         (SELECT uid FROM posting WHERE status = 'prepared')`,
      )
      .pluck()
      .all(),
  );
  const progress = [...plotProgress(project, unitCode, today(project))];
  return new Set(
    progress.flatMap(([code, { state }]) =>
      state === "checked" && !taken.has(code) ? [code] : [],
    ),
  );
}

function refuseOthers(
  project: Project,
  codes: readonly string[],
  free: ReadonlySet<string>,
  unitCode: string,
): void {
  const strange = codes.filter((code) => !code.startsWith(unitCode));
  if (strange.length > 0) throw refused(`图斑 ${codeWords(strange)} 不在本轮公示的村组里。`);
  const notFree = codes.filter((code) => !free.has(code));
  if (notFree.length === 0) return;
  const progress = plotProgress(project, unitCode, today(project));
  const isOpen = (code: string) => progress.get(code)?.state === "to_check";
  const unchecked = notFree.filter((code) => isOpen(code) || !progress.has(code));
  if (unchecked.length > 0) {
    throw refused(`图斑 ${codeWords(unchecked)} 还不是已核查,请先在“现场核查”里办完。`);
  }
  throw refused(`图斑 ${codeWords(notFree)} 已在另一轮公示里。`, { codes: notFree });
}

function refuseCorrected(
  project: Pick<Project, "db">,
  posting: PostingRow,
  codes: readonly string[],
): void {
  const corrected = new Set(
    project.db
      .prepare<[string], string>("SELECT plot_code FROM posting_plot WHERE superseded_by = ?")
      .pluck()
      .all(posting.uid),
  );
  const falling = codes.filter((code) => corrected.has(code));
  if (falling.length === 0) return;
  throw refused(`图斑 ${codeWords(falling)} 正在本轮更正,不能移出;不更正了请撤回本轮。`, {
    codes: falling,
  });
}
