import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { hangingRow, refused, refuseWrongDay } from "./posting-row.ts";
import { codeWords, type RoundPlot, roundPlots } from "./round-plots.ts";

export interface Confirming {
  readonly uid: string;
  /** Every plot of the round when left out. */
  readonly plotCodes?: readonly string[] | undefined;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
  readonly note?: string | undefined;
}

export interface Confirmed {
  readonly confirmed: string[];
  /** What something stands against, with what; plots that were confirmed before are not among them. */
  readonly leftOut: { readonly code: string; readonly reason: string }[];
}

/**
 * The township confirms plots by name and date: the period is over, no objection is open. What something
 * stands against is left out and named. Undoable until a disposal or correction rests on it. Throws
 * `posting.refused` when nothing can be confirmed, for plots of other rounds and for a day to come.
 */
export function confirmPlots(project: Project, asked: Confirming): Confirmed {
  const { uid, confirmedBy, confirmedOn, note } = asked;
  const posting = hangingRow(project, uid);
  const after = { day: posting.startedOn, title: "张贴日期" };
  refuseWrongDay(project, "确认日期", confirmedOn, after);
  const plots = roundPlots(project, posting, confirmedOn);
  const wanted = chosen(plots, asked.plotCodes);
  const fit = wanted.filter(({ obstacle }) => obstacle === null);
  const leftOut = wanted.flatMap(({ code, obstacle, confirmation }) =>
    obstacle === null || confirmation !== null ? [] : [{ code, reason: obstacle }],
  );
  if (fit.length === 0) {
    const [first] = leftOut;
    const why = first === undefined ? "都已经确认过" : `${codeWords([first.code])} ${first.reason}`;
    throw refused(`没有可以确认的图斑:${why}。`, { leftOut });
  }
  runCommand(project, { command: "posting.confirm", undoable: true }, (recorder) => {
    for (const plot of fit) {
      recorder.insert("plot_confirmation", {
        posting_plot_uid: plot.uid,
        confirmed_by: confirmedBy,
        confirmed_on: confirmedOn,
        note: note ?? null,
      });
      restOn(recorder, "posting_plot", plot.uid);
    }
    for (const objection of objectionsAbout(project, fit)) {
      restOn(recorder, "posting_objection", objection);
    }
  });
  return { confirmed: fit.map(({ code }) => code), leftOut };
}

/**
 * Notes in the log that this step rests on a row, so that what made the row is not undone under it.
 * The row stays as it is.
 */
export function restOn(recorder: Recorder, table: string, uid: string): void {
  recorder.update(table, uid, { uid });
}

function chosen(
  plots: readonly RoundPlot[],
  codes: readonly string[] | undefined,
): readonly RoundPlot[] {
  if (codes === undefined) return plots.filter(({ supersededBy }) => supersededBy === null);
  const wanted = new Set(codes);
  const strange = [...wanted].filter((code) => !plots.some((plot) => plot.code === code));
  if (strange.length > 0) throw refused(`图斑 ${codeWords(strange)} 不在本轮公示里。`);
  return plots.filter(({ code }) => wanted.has(code));
}

/** Objections of all rounds against these plots: they count as settled from now on. */
function objectionsAbout(project: Pick<Project, "db">, plots: readonly RoundPlot[]): Set<string> {
  const find = project.db
    .prepare<[string], string>(
      `SELECT op.objection_uid FROM objection_plot op
       JOIN posting_plot pp ON pp.uid = op.posting_plot_uid WHERE pp.plot_code = ?`,
    )
    .pluck();
  return new Set(plots.flatMap(({ code }) => find.all(code)));
}
