import type { PlotChangeKind } from "../../../../shared/contract/calls/past-calls.ts";
import type { BoundingBox } from "../../../../shared/geometry/types.ts";
import { geometryEnvelope } from "../../project/geometry-blob.ts";
import type { Project } from "../../project/project.ts";
import { type PlotsThen, type PlotThen, plotsNow, plotsThen, readShapes } from "./plots-then.ts";

/** A plot that is not what it was. */
export interface PlotChange {
  readonly code: string;
  readonly kind: PlotChangeKind;
  readonly before: PlotThen | null;
  readonly after: PlotThen | null;
  readonly box: BoundingBox;
}

export interface PlotComparison {
  readonly before: readonly PlotThen[];
  readonly after: readonly PlotThen[];
  /** In the order of their codes. */
  readonly changes: readonly PlotChange[];
}

/**
 * The open plots of a unit at a moment against today's: added, gone, with another boundary (other bytes of
 * the shape) or another counted class.
 * @param unitCode prefix of plot codes, "" for all
 */
export function comparePlots(
  project: Pick<Project, "db">,
  until: number,
  unitCode: string,
): PlotComparison {
  const [then, now] = [plotsThen(project, until), plotsNow(project)];
  const [before, after] = [then, now].map(({ plots }) =>
    [...plots.values()].filter(({ code }) => code.startsWith(unitCode)),
  ) as [PlotThen[], PlotThen[]];
  const codes = [...new Set([...before, ...after].map(({ code }) => code))].sort();
  const differing = codes.filter((code) => {
    const [was, is] = [then.plots.get(code), now.plots.get(code)];
    return was?.shapeUid !== is?.shapeUid || was?.class !== is?.class;
  });
  const shapes = shapesOf(project, then, now, differing);
  const changes = differing.flatMap((code): PlotChange[] => {
    const [was, is] = [then.plots.get(code) ?? null, now.plots.get(code) ?? null];
    const [wasShape, isShape] = [was, is].map((plot) => shapes.get(plot?.shapeUid ?? ""));
    const hasMoved = wasShape === undefined || isShape === undefined || !equal(wasShape, isShape);
    const kind = kindOf(was, is, hasMoved);
    if (kind === null) return [];
    return [{ code, kind, before: was, after: is, box: boxOf([wasShape, isShape]) }];
  });
  return { before, after, changes };
}

function kindOf(
  before: PlotThen | null,
  after: PlotThen | null,
  hasMoved: boolean,
): PlotChangeKind | null {
  if (before === null) return "added";
  if (after === null) return "gone";
  if (before.class === after.class) return hasMoved ? "boundary" : null;
  return hasMoved ? "both" : "class";
}

function shapesOf(
  project: Pick<Project, "db">,
  then: PlotsThen,
  now: PlotsThen,
  codes: readonly string[],
): Map<string, Uint8Array> {
  const uids = codes.flatMap((code) =>
    [then, now].flatMap(({ plots }) => plots.get(code)?.shapeUid ?? []),
  );
  return readShapes(project, then, uids);
}

const equal = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

function boxOf(shapes: readonly (Uint8Array | undefined)[]): BoundingBox {
  const boxes = shapes.flatMap((shape) => {
    const box = shape === undefined ? null : geometryEnvelope(shape);
    return box === null ? [] : [box];
  });
  return [
    Math.min(...boxes.map(([minX]) => minX)),
    Math.min(...boxes.map(([, minY]) => minY)),
    Math.max(...boxes.map(([, , maxX]) => maxX)),
    Math.max(...boxes.map(([, , , maxY]) => maxY)),
  ];
}
