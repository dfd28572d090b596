import { runCommand } from "../../electron/core/project/event-log.ts";
import type { Project } from "../../electron/core/project/project.ts";
import type { Recorder } from "../../electron/core/project/recorder.ts";
import type { FinalClass } from "../../shared/land/final-class.ts";

/** One invented plot and how far it has come; a later step needs those before it. */
export interface PlotScene {
  /** 14 digits. */
  groupCode: string;
  /** Which run found it first and last, of `runDays`. */
  firstRun: number;
  lastRun: number;
  isGone: boolean;
  signed?: { on: string; mu: string; finalClass: FinalClass };
  /** Posted with the round of its group or village. */
  isPosted: boolean;
  disposed?: { on: string; route: string };
}

export interface FieldScene {
  /** China's days of accepted runs, oldest first. */
  runDays: readonly string[];
  plots: readonly PlotScene[];
  /** Rounds by unit, 12 or 14 digits, with the day that they were put up. */
  rounds: readonly { unitCode: string; on: string; days: number }[];
  papers: readonly { villageCode: string; name: string; on: string }[];
}

/** Adds plots with forms, rounds, disposals and papers of villages to a project, straight into its tables. */
export function fillFieldWork(project: Project, scene: FieldScene): void {
  runCommand(project, { command: "test.field", undoable: false }, (recorder) => {
    const firstRun = fillRuns(project, recorder, scene.runDays);
    const rounds = fillRounds(recorder, scene);
    scene.plots.forEach((plot, index) => {
      const code = fillPlot(recorder, plot, { number: index + 1, firstRun });
      const village = plot.groupCode.slice(0, 12);
      const posting_uid = rounds.get(plot.groupCode) ?? rounds.get(village);
      if (plot.isPosted && posting_uid !== undefined) {
        fillDisposal(recorder, plot, { posting_uid, code });
      }
    });
    for (const { villageCode, name, on } of scene.papers) {
      recorder.insert("village_file_item", { village_code: villageCode, name, present_on: on });
    }
  });
}

function fillRuns({ db }: Project, { insert }: Recorder, days: readonly string[]): number {
  for (const day of days) {
    insert("run", {
      ...{ status: "accepted", engine: "clipper", parameters: "{}", inputs: "[]", totals: "{}" },
      ...{ result_sha256: "00", turf_patches: 0, turf_max_difference_m2: 0, seconds: 1 },
      ...{ started_at: `${day}T04:00:00.000+00:00`, person: "测试" },
    });
  }
  return (db.prepare("SELECT min(id) FROM run").pluck().get() as number | null) ?? 1;
}

function fillRounds({ insert }: Recorder, { rounds }: FieldScene): Map<string, string> {
  return new Map(
    rounds.map(({ unitCode, on, days }, index) => {
      const round = { number: index + 1, unit_code: unitCode, status: "posted", days };
      return [unitCode, insert("posting", { ...round, place: "村委会", started_on: on })];
    }),
  );
}

function fillPlot(
  { insert }: Recorder,
  plot: PlotScene,
  { number, firstRun }: { number: number; firstRun: number },
): string {
  const code = `${plot.groupCode}W${String(number).padStart(4, "0")}`;
  insert("plot", {
    ...{ code, group_code: plot.groupCode, group_source: "zjqy", letter: "W", number },
    ...{ proposed_class: "unconfirmed", proposed_sub_class: "", history: "unknown" },
    ...{ reason: "虚构", state: plot.isGone ? "gone" : "open" },
    ...{ first_run_id: firstRun + plot.firstRun, last_run_id: firstRun + plot.lastRun },
  });
  if (plot.signed !== undefined) {
    const { on, mu, finalClass } = plot.signed;
    const signed = { signed_on: on, measured_mu: mu, final_class: finalClass };
    insert("field_form", { plot_code: code, status: "checked", ...signed });
  }
  return code;
}

function fillDisposal(
  { insert }: Recorder,
  { disposed }: PlotScene,
  { posting_uid, code }: { posting_uid: string; code: string },
): void {
  const posting_plot_uid = insert("posting_plot", { posting_uid, plot_code: code, round: 1 });
  if (disposed === undefined) return;
  const by = { confirmed_by: "测试", confirmed_on: disposed.on };
  const confirmation_uid = insert("plot_confirmation", { posting_plot_uid, ...by });
  const { route, on: disposed_on } = disposed;
  insert("plot_disposal", { confirmation_uid, route, disposed_on, document: "虚构文书" });
}
