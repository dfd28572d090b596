import type { CallOutput } from "../../../shared/contract/calls.ts";
import { countedClass } from "../../../shared/land/final-class.ts";
import {
  landClassName,
  type PlotClass,
  plotClassName,
  plotSubClassName,
} from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { neighbourWords } from "../exchange/export-neighbours.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { unitNames } from "../project/unit-names.ts";
import { liveContractsOfPlot } from "../registers/contracts/live-contracts.ts";
import { openPlot } from "../registers/plots/open-plot.ts";
import { mergePlots } from "../registers/shapes/merge-plots.ts";
import { splitPlot } from "../registers/shapes/split-plot.ts";
import { groupSourceNames, historyNames, lockNames } from "../reports/log-words/land-words.ts";
import { plotDetails } from "../reports/plot-details.ts";
import { listPlots, type PlotListItem } from "../reports/plot-list.ts";
import { printedPlots } from "../reports/print-jobs.ts";
import { type AreaWords, areaWords } from "./area-words.ts";
import type { Answer, HandlersOf } from "./handler.ts";
import { eventFacts, shapeFacts } from "./past-words.ts";
import { shapeOperations } from "./shape-kernel.ts";

type PlotRow = CallOutput<"plots.list">["plots"][number];

const listedClasses = ["unconfirmed", "added_edge", "added_block", "undetermined"] as const;

/** Makes rows of plots with everything in words, as screens show them. */
function rowMaker(project: Project, { muText }: AreaWords): (plot: PlotListItem) => PlotRow {
  const nameOf = unitNames(project);
  const neighbour = neighbourWords(project);
  const printed = printedPlots(project);
  const word = (reference: string | null) => (reference === null ? "" : neighbour(reference));
  return (plot) => {
    const { group, sheetCodes, neighbours, surveyPatch: _patch, ...facts } = plot;
    const villageCode = group.slice(0, 12);
    return {
      ...facts,
      shortCode: shortPlotCode(plot.code),
      groupCode: group,
      villageCode,
      villageName: nameOf(villageCode),
      className: plotClassName(plot.class),
      subClassName: plotSubClassName(plot.subClass),
      history: plot.history as PlotRow["history"],
      mu: muOf(plot.planarM2),
      muText: muText(plot.planarM2),
      neighbours: {
        east: word(neighbours.east),
        south: word(neighbours.south),
        west: word(neighbours.west),
        north: word(neighbours.north),
      },
      sheetCodes: [...sheetCodes],
      printed: printed.has(plot.code),
    };
  };
}

function shownClass(plot: PlotListItem): PlotClass {
  return countedClass(plot.finalClass, plot.class);
}

function detailsOf(project: Project, code: string, asOf: string): Answer<"plots.get"> {
  const words = areaWords(project);
  const details = plotDetails(project, code);
  const plot = listPlots(project, code.slice(0, 14), asOf).find((one) => one.code === code);
  if (plot === undefined) throw new Error(`plot ${code} has no current shape`);
  const { uid: _uid, groupSource, shapes, locks, events, patch, ...facts } = details;
  return {
    ...rowMaker(project, words)(plot),
    ...facts,
    contracts: liveContractsOfPlot(project, code, asOf),
    historyName: historyNames[plot.history] ?? plot.history,
    groupSourceName: groupSourceNames[groupSource] ?? groupSource,
    patch: patch === null ? null : { ...patch, landClassName: landClassName(patch.dlbm) },
    shapes: shapes.map((shape) => shapeFacts(shape, words)),
    locks: locks.map((lock) => ({ ...lock, title: lockNames[lock.kind] ?? lock.kind })),
    events: events.map(eventFacts),
  };
}

/** A plot whose shape was changed. */
function shapeWords(project: Project, code: string) {
  const { planarM2 } = openPlot(project, code);
  return { code, planarM2, muText: areaWords(project).muText(planarM2) };
}

export const plotHandlers: HandlersOf<"plots"> = {
  "plots.list": ({ scope, classes, asOf }, session) => {
    const project = session.project();
    const words = areaWords(project);
    const chosen = new Set<string>(classes ?? listedClasses);
    const group = scope.level === "group" ? scope.code : null;
    const plots = listPlots(project, group, asOf).filter(
      (plot) => plot.group.startsWith(scope.code) && chosen.has(shownClass(plot)),
    );
    return {
      plots: plots.map(rowMaker(project, words)),
      byClass: listedClasses.map((listed) => ({
        class: listed,
        className: plotClassName(listed),
        ...words.sumOf(plots.filter((plot) => shownClass(plot) === listed)),
      })),
      total: words.sumOf(plots),
    };
  },
  "plots.get": ({ code, asOf }, session) => {
    const project = session.project();
    return detailsOf(project, code, asOf ?? today(project));
  },
  "plots.split": async ({ plotCode, line, reason }, session) => {
    const project = session.project();
    const operations = await shapeOperations();
    const codes = splitPlot(project, operations, {
      plotCode,
      line: Float64Array.from(line),
      reason,
    });
    return { plots: codes.map((code) => shapeWords(project, code)) };
  },
  "plots.merge": async ({ plotCodes, reason }, session) => {
    const project = session.project();
    const { kept, gone } = mergePlots(project, await shapeOperations(), { plotCodes, reason });
    return { plot: shapeWords(project, kept), gone };
  },
};
