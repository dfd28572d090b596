import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import type { PlotFigures } from "../../../../shared/ledger/indicators/facts.ts";
import { businessDay, earliest } from "./business-day.ts";
import type { ReturnedLand } from "./contract-facts.ts";
import { grouped, type KnownRow, type KnownTables, textOf, wasKnown } from "./known-rows.ts";

/** Plots with the dates of what was done to them; those of runs after `knownAt` were not known yet. */
export function plotFacts(tables: KnownTables, knownAt: string | null): PlotFigures[] {
  const runs = tables("run").filter(
    (run) => run.status === "accepted" && wasKnown(String(run.started_at), knownAt),
  );
  const startOf = new Map(runs.map((run) => [Number(run.id), String(run.started_at)]));
  const forms = new Map(tables("field_form").map((form) => [String(form.plot_code), form]));
  const posted = postedDays(tables);
  const disposals = disposalsOfPlots(tables);
  return tables("plot").flatMap((plot) => {
    const firstRun = startOf.get(Number(plot.first_run_id));
    if (firstRun === undefined) return [];
    const code = String(plot.code);
    const form = forms.get(code);
    return {
      register: "plot",
      uid: String(plot.uid),
      label: shortPlotCode(code),
      villageCode: code.slice(0, 12),
      groupCode: String(plot.group_code),
      proposedOn: businessDay(firstRun),
      goneOn: plot.state === "gone" ? goneOn(plot, startOf) : null,
      signedOn: form?.status === "checked" ? textOf(form, "signed_on") : null,
      finalClass: textOf(form, "final_class"),
      signedMu: textOf(form, "measured_mu"),
      postedOn: earliest(posted.get(code) ?? []),
      disposedOn: earliest(
        (disposals.get(code) ?? []).map((disposal) => textOf(disposal, "disposed_on")),
      ),
    };
  });
}

/** The day of the first accepted run after the last one that found it. */
function goneOn(plot: KnownRow, startOf: ReadonlyMap<number, string>): string | null {
  const later = [...startOf].filter(([id]) => id > Number(plot.last_run_id));
  return earliest(later.map(([, at]) => businessDay(at)));
}

/** First days of the rounds that each plot was posted in; rounds that were withdrawn do not count. */
function postedDays(tables: KnownTables): Map<string, (string | null)[]> {
  const rounds = new Map(
    tables("posting")
      .filter(({ status }) => status === "posted")
      .map((round) => [String(round.uid), textOf(round, "started_on")]),
  );
  return grouped(
    tables("posting_plot"),
    ({ plot_code }) => String(plot_code),
    ({ posting_uid }) => rounds.get(String(posting_uid)) ?? null,
  );
}

function disposalsOfPlots(tables: KnownTables): Map<string, KnownRow[]> {
  const plotOfPosting = new Map(
    tables("posting_plot").map((row) => [String(row.uid), String(row.plot_code)]),
  );
  const plotOfConfirmation = new Map(
    tables("plot_confirmation").map((row) => [
      String(row.uid),
      plotOfPosting.get(String(row.posting_plot_uid)) ?? "",
    ]),
  );
  return grouped(
    tables("plot_disposal"),
    ({ confirmation_uid }) => plotOfConfirmation.get(String(confirmation_uid)) ?? "",
    (row) => row,
  );
}

/** Land taken back by the disposal of its plot, with the mu that was signed and posted. */
export function plotsTakenBack(tables: KnownTables, plots: readonly PlotFigures[]): ReturnedLand[] {
  const plotOf = new Map(plots.map((plot) => [plot.uid, plot]));
  const uidOf = new Map(tables("plot").map((plot) => [String(plot.code), String(plot.uid)]));
  return [...disposalsOfPlots(tables)].flatMap(([plotCode, rows]) => {
    const plot = plotOf.get(uidOf.get(plotCode) ?? "");
    if (plot === undefined || plot.signedMu === null) return [];
    const { label, villageCode, signedMu } = plot;
    return rows
      .filter(({ route }) => route === "take_back")
      .map((row) => ({
        register: "plot_disposal",
        uid: String(row.uid),
        label,
        villageCode,
        on: String(row.disposed_on),
        mu: signedMu,
        plotCode,
      }));
  });
}
