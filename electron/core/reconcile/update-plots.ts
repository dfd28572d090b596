import { splitCode } from "../../../shared/land/plot-code.ts";
import { decodeRings } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import type { ClipperEngine } from "./clipper-engine.ts";
import { engineToleranceM2 } from "./compare-engines.ts";
import { type Region, regionAreaM2, regionPerimeterM } from "./grid.ts";
import {
  type BookedPlot,
  boxOfShape,
  openPlotWriter,
  type PlotBooks,
  type PlottedPiece,
  type PlotWriter,
} from "./plot-books.ts";
import { numberPlots } from "./plot-numbering.ts";
import { type PieceFate, recognisePlots } from "./plot-recognition.ts";
import { type RepairedFeature, regionInFrame, repairFeature } from "./repair.ts";
import type { PlotChange } from "./report.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/** What a run means for the plots: a code for each piece (null for what a locked plot holds back). */
export interface PlotPlan {
  codes: (string | null)[];
  changes: PlotChange[];
  /** Carries the plan out; a dry run leaves it. */
  apply: (project: Project, runId: number, eventUid: string) => void;
}

type Step = (writer: PlotWriter) => void;

/** Recognises, numbers and compares (D1–D3); writes nothing until `apply`. */
export function planPlots(
  engine: ClipperEngine,
  books: PlotBooks,
  pieces: readonly PlottedPiece[],
): PlotPlan {
  const { fates, gone } = recognisePlots(books.plots, pieces.map(boxed), (known, piece) =>
    sharedAreaM2(...regionsOf(engine, books.plots[known]!.shape, pieces[piece]!.piece.shape)),
  );
  const codes = codesOf(fates, pieces, books);
  const byCode = new Map(books.plots.map((plot) => [plot.code, plot]));
  const changes: PlotChange[] = [];
  const steps: Step[] = [];
  fates.forEach((fate, index) => {
    const plotted = pieces[index]!;
    const code = codes[index]!;
    if (fate.kind === "new" || fate.kind === "split") {
      const reason = fate.kind === "new" ? plotted.piece.reason : `由 ${fate.fromCode} 分出`;
      changes.push(changeOf("new", code, null, plotted, reason));
      steps.push((writer) => writer.create(code, plotted));
    } else if (fate.kind === "held") {
      const reason = "该图斑已打印或已有手续,图形不变;本次核对又分出这一块";
      changes.push(changeOf("would_change", fate.code, null, plotted, reason));
    } else {
      continuePlot(engine, byCode.get(fate.code)!, plotted, changes, steps);
    }
  });
  for (const { code, mergedIntoPiece } of gone) {
    const mergedInto = mergedIntoPiece === null ? null : (codes[mergedIntoPiece] ?? null);
    retirePlot(byCode.get(code)!, mergedInto, changes, steps);
  }
  changes.sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
  return {
    codes,
    changes,
    apply: (project, runId, eventUid) => {
      const writer = openPlotWriter(project, runId, eventUid);
      for (const step of steps) step(writer);
      writer.finish();
    },
  };
}

function continuePlot(
  engine: ClipperEngine,
  plot: BookedPlot,
  plotted: PlottedPiece,
  changes: PlotChange[],
  steps: Step[],
): void {
  const { piece } = plotted;
  const sameShape = sameShapes(engine, plot.shape, piece.shape);
  const sameClass = plot.class === piece.class;
  if (plot.locked) {
    if (sameShape && sameClass) return;
    const reason = "该图斑已打印或已有手续,图形、面积和类别不变;本次核对结果与之不同";
    changes.push(changeOf("would_change", plot.code, plot, plotted, reason));
    return;
  }
  steps.push((writer) => writer.renew(plot, plotted, !sameShape));
  if (!plot.open) {
    changes.push(changeOf("new", plot.code, plot, plotted, "以前撤下的图斑重新出现,沿用原编号"));
  } else if (!sameShape || !sameClass) {
    const reason = sameClass ? "图形或面积有变化" : `拟类别有变化:${piece.reason}`;
    changes.push(changeOf("changed", plot.code, plot, plotted, reason));
  }
}

function retirePlot(
  plot: BookedPlot,
  mergedInto: string | null,
  changes: PlotChange[],
  steps: Step[],
): void {
  if (plot.locked) {
    const reason = "该图斑已打印或已有手续,保留不动;本次核对没有再出现";
    changes.push(changeOf("would_change", plot.code, plot, null, reason));
    return;
  }
  const reason = mergedInto === null ? "本次核对没有再出现" : `并入 ${mergedInto}`;
  changes.push(changeOf("gone", plot.code, plot, null, reason));
  steps.push((writer) => writer.retire(plot, mergedInto));
}

function codesOf(
  fates: readonly PieceFate[],
  pieces: readonly PlottedPiece[],
  books: PlotBooks,
): (string | null)[] {
  const used = new Set(books.usedCodes);
  const fresh = fates.flatMap((fate, index) => (fate.kind === "new" ? [index] : []));
  const numbered = numberPlots(
    fresh.map((index) => {
      const { piece } = pieces[index]!;
      const { labelX, labelY } = piece.plot!;
      const { groupCode, digest } = piece;
      return { groupCode, class: piece.class, labelX, labelY, digest };
    }),
    used,
  );
  const codeOfFresh = new Map(fresh.map((index, i) => [index, numbered[i]!]));
  for (const code of numbered) used.add(code);
  return fates.map((fate, index) => {
    if (fate.kind === "same") return fate.code;
    if (fate.kind === "held") return null;
    if (fate.kind === "new") return codeOfFresh.get(index)!;
    const code = splitCode(fate.fromCode, used);
    used.add(code);
    return code;
  });
}

function boxed({ piece }: PlottedPiece) {
  return { planarM2: piece.planarM2, box: boxOfShape(piece.shape) };
}

/** Both shapes as regions in one frame. */
function regionsOf(engine: ClipperEngine, a: Uint8Array, b: Uint8Array): [Region, Region] {
  const [first, second] = [a, b].map((shape) => {
    return repairFeature(
      engine,
      decodeRings(shape, (ring) => ring.slice()),
    );
  }) as [RepairedFeature, RepairedFeature];
  return [first.region, regionInFrame(second, first.frame)];
}

/**
 * Shapes that differ by no more than two engines may (D13) are one shape: a plot is not touched, and
 * nothing is reported, for the tenth of a millimetre by which another engine or release rounds.
 */
function sameShapes(engine: ClipperEngine, a: Uint8Array, b: Uint8Array): boolean {
  const [first, second] = regionsOf(engine, a, b);
  const apartM2 =
    regionAreaM2(engine.difference(first, second)) + regionAreaM2(engine.difference(second, first));
  return apartM2 <= engineToleranceM2(regionPerimeterM(first));
}

function changeOf(
  kind: PlotChange["kind"],
  code: string,
  before: BookedPlot | null,
  after: PlottedPiece | null,
  reason: string,
): PlotChange {
  return {
    kind,
    code,
    planarM2Before: before?.planarM2 ?? null,
    planarM2After: after?.piece.planarM2 ?? null,
    reason,
  };
}
