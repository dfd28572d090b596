import Flatbush from "flatbush";
import type { BoundingBox } from "../../../shared/geometry/types.ts";

/** A plot as earlier runs left it. */
export interface KnownPlot {
  code: string;
  /** False when an earlier run no longer found it; the same land comes back under its old code. */
  open: boolean;
  /** Printed, or has a form, contract, posting or disposal: keeps its shape and area (D1). */
  locked: boolean;
  /** People have decided something about it. */
  decided: boolean;
  planarM2: number;
  box: BoundingBox;
}

/** A piece of the new run that may become a plot. */
export interface PlotPiece {
  planarM2: number;
  box: BoundingBox;
}

/** What a piece of the new run is to the plots that are there. */
export type PieceFate =
  | { kind: "same"; code: string }
  | { kind: "split"; fromCode: string }
  | { kind: "held"; code: string }
  | { kind: "new" };

export interface Recognition {
  /** One for each piece, in their order. */
  fates: PieceFate[];
  /** Plots that no piece continues, with the plot that took them in, if any. */
  gone: { code: string; mergedIntoPiece: number | null }[];
}

interface Match {
  piece: number;
  known: number;
  overlapM2: number;
}

/** Two shapes are the same plot when they share at least this part of the smaller one (D3). */
const sameShare = 0.5;

/**
 * Which piece continues which plot (D3). A piece that covers several plots continues the one with
 * decisions, else the larger; a plot that falls into several pieces goes on in the one it shares most
 * with, and the others become its split parts. Parts of a locked plot are held back: it keeps its shape.
 *
 * @param overlapM2 area shared by a known plot and a piece, given by their indexes
 */
export function recognisePlots(
  known: readonly KnownPlot[],
  pieces: readonly PlotPiece[],
  overlapM2: (known: number, piece: number) => number,
): Recognition {
  const matches = findMatches(known, pieces, overlapM2);
  const ownerOf = new Map<number, number>();
  for (const [piece, candidates] of groupBy(matches, (match) => match.piece)) {
    const best = candidates.map((m) => m.known).sort((a, b) => byRank(known[a]!, known[b]!))[0]!;
    ownerOf.set(piece, best);
  }
  const fates: PieceFate[] = pieces.map(() => ({ kind: "new" }));
  const continued = new Set<number>();
  const owned = matches.filter((match) => ownerOf.get(match.piece) === match.known);
  for (const [owner, parts] of groupBy(owned, (match) => match.known)) {
    const plot = known[owner]!;
    parts.sort((a, b) => b.overlapM2 - a.overlapM2 || a.piece - b.piece);
    parts.forEach(({ piece }, index) => {
      if (index === 0) fates[piece] = { kind: "same", code: plot.code };
      else if (plot.locked) fates[piece] = { kind: "held", code: plot.code };
      else fates[piece] = { kind: "split", fromCode: plot.code };
    });
    continued.add(owner);
  }
  const gone = known.flatMap((plot, index) => {
    if (continued.has(index) || !plot.open) return [];
    const into = matches
      .filter((match) => match.known === index)
      .sort((a, b) => b.overlapM2 - a.overlapM2 || a.piece - b.piece)[0];
    return [{ code: plot.code, mergedIntoPiece: into?.piece ?? null }];
  });
  return { fates, gone };
}

function findMatches(
  known: readonly KnownPlot[],
  pieces: readonly PlotPiece[],
  overlapM2: (known: number, piece: number) => number,
): Match[] {
  if (known.length === 0 || pieces.length === 0) return [];
  const index = new Flatbush(known.length);
  for (const { box } of known) index.add(...box);
  index.finish();
  const matches: Match[] = [];
  pieces.forEach((piece, p) => {
    for (const k of index.search(...piece.box).sort((a, b) => a - b)) {
      const sharedM2 = overlapM2(k, p);
      const smallerM2 = Math.min(known[k]!.planarM2, piece.planarM2);
      if (sharedM2 / smallerM2 >= sameShare)
        matches.push({ piece: p, known: k, overlapM2: sharedM2 });
    }
  });
  return matches;
}

/** Who keeps the code in a merge: decided or locked, then open, then the larger, then the lower code. */
function byRank(a: KnownPlot, b: KnownPlot): number {
  const weight = (plot: KnownPlot) => (plot.decided || plot.locked ? 2 : 0) + (plot.open ? 1 : 0);
  return (
    weight(b) - weight(a) ||
    b.planarM2 - a.planarM2 ||
    (a.code < b.code ? -1 : Number(a.code > b.code))
  );
}

function groupBy(matches: readonly Match[], key: (match: Match) => number): Map<number, Match[]> {
  const groups = new Map<number, Match[]>();
  for (const match of matches) {
    const group = groups.get(key(match));
    if (group === undefined) groups.set(key(match), [match]);
    else group.push(match);
  }
  return groups;
}
