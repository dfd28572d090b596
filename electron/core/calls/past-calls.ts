import type { CallOutput } from "../../../shared/contract/calls.ts";
import { plotClassName } from "../../../shared/land/land-class.ts";
import { muOf, sumExact } from "../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { listMoments, untilOfDay } from "../reports/history/moments.ts";
import { comparePlots, type PlotChange } from "../reports/history/plot-changes.ts";
import type { PlotThen } from "../reports/history/plots-then.ts";
import { plotPast } from "../reports/plot-details.ts";
import { type AreaWords, areaWords } from "./area-words.ts";
import type { HandlersOf } from "./handler.ts";
import { eventFacts, shapeFacts } from "./past-words.ts";

type ListedChange = CallOutput<"past.changes">["changes"][number];

const kindNames: Readonly<Record<ListedChange["kind"], string>> = {
  added: "新增",
  gone: "撤下",
  boundary: "界线变",
  class: "类别变",
  both: "界线、类别都变",
};

function sideOf(plot: PlotThen | null, { muText }: AreaWords): ListedChange["before"] {
  if (plot === null) return null;
  const { class: plotClass, finalClass, planarM2 } = plot;
  const className = plotClassName(plotClass);
  return { class: plotClass, className, finalClass, planarM2, muText: muText(planarM2) };
}

const differenceOf = ({ before, after }: PlotChange) =>
  sumExact([after?.planarM2 ?? 0, -(before?.planarM2 ?? 0)]);

function changesOf(project: Project, until: number, unitCode: string): CallOutput<"past.changes"> {
  const words = areaWords(project);
  const { before, after, changes } = comparePlots(project, until, unitCode);
  const ofKind = (...kinds: readonly ListedChange["kind"][]) =>
    changes.filter(({ kind }) => kinds.includes(kind));
  const moved = ofKind("boundary", "both");
  const movedM2 = sumExact(moved.map(differenceOf));
  return {
    until,
    changes: changes.map(changeMaker(project, words)),
    before: words.sumOf(before),
    after: words.sumOf(after),
    added: words.sumOf(ofKind("added").flatMap((change) => change.after ?? [])),
    gone: words.sumOf(ofKind("gone").flatMap((change) => change.before ?? [])),
    moved: {
      ...{ count: moved.length, planarM2: movedM2 },
      ...{ mu: muOf(movedM2), muText: words.muText(movedM2) },
    },
    reclassed: words.sumOf(ofKind("class", "both").flatMap((change) => change.after ?? [])),
  };
}

/** Makes rows of changes with everything in words. */
function changeMaker(project: Project, words: AreaWords): (change: PlotChange) => ListedChange {
  const nameOf = unitNames(project);
  const mergedInto = mergedPlots(project);
  return (change) => {
    const { code, kind } = change;
    const united = kind === "gone" ? mergedInto.get(code) : undefined;
    const differenceM2 = differenceOf(change);
    return {
      ...{ code, shortCode: shortPlotCode(code), groupName: nameOf(code.slice(0, 14)) },
      ...{ kind, kindName: kindNames[kind], box: [...change.box] },
      before: sideOf(change.before, words),
      after: sideOf(change.after, words),
      ...{ differenceM2, differenceMuText: words.muText(differenceM2) },
      note: united === undefined ? "" : `并入 ${shortPlotCode(united)}`,
    };
  };
}

/** The plot that each closed plot was united with. */
function mergedPlots({ db }: Project): ReadonlyMap<string, string> {
  const rows = db.prepare<[], [string, string]>(
    "SELECT code, merged_into FROM plot WHERE merged_into IS NOT NULL",
  );
  return new Map(rows.raw().all());
}

export const pastHandlers: HandlersOf<"past"> = {
  "past.moments": (_input, session) => ({ moments: listMoments(session.project()) }),
  "past.changes": ({ scope, moment }, session) => {
    const project = session.project();
    const until = "until" in moment ? moment.until : untilOfDay(project, moment.day);
    return changesOf(project, until, scope.code);
  },
  "past.plot": ({ code }, session) => {
    const project = session.project();
    const words = areaWords(project);
    const { isOpen, events, shapes } = plotPast(project, code);
    return {
      ...{ code, shortCode: shortPlotCode(code), isOpen, events: events.map(eventFacts) },
      shapes: shapes.map((shape) => shapeFacts(shape, words)),
    };
  },
};
