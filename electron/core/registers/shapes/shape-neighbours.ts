import { pointInMultiPolygon, ringSignedAreaM2 } from "../../../../shared/geometry/measure.ts";
import type { BoundingBox, MultiPolygon } from "../../../../shared/geometry/types.ts";
import { featuresInBox } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";

export type Side = "east" | "south" | "west" | "north";
export type ShapeNeighbours = Readonly<Record<Side, string | null>>;

/** As the run looks for neighbours: parcels up to 3 m ahead of the border, else what lies 1 m outside. */
const reachM = [0.5, 1, 2, 3];
const probeM = 1;
const stepM = 5;

interface Around {
  readonly reference: string;
  readonly polygons: MultiPolygon;
}

/**
 * What lies on each side of a shape that people have drawn: `parcel:DKBM` or `land:DLBM`, whatever takes
 * up most of the outer border facing it; null where nothing is known. Registered parcels of which more
 * than the border lies under the shape are no neighbours of it.
 */
export function shapeNeighbours(
  project: Project,
  polygons: MultiPolygon,
  box: BoundingBox,
): ShapeNeighbours {
  const [minX, minY, maxX, maxY] = box;
  const grown: BoundingBox = [minX - 4, minY - 4, maxX + 4, maxY + 4];
  const parcels = around(project, "parcel", "dkbm", grown);
  const survey = around(project, "survey_patch", "dlbm", grown);
  const lengths = {
    east: new Map(),
    south: new Map(),
    west: new Map(),
    north: new Map(),
  } as Record<Side, Map<string, number>>;
  for (const stretch of outerStretches(polygons)) {
    const ahead = (distanceM: number): [number, number] => [
      stretch.x + stretch.outwardX * distanceM,
      stretch.y + stretch.outwardY * distanceM,
    ];
    const [x, y] = ahead(-probeM);
    const others = parcels.filter(({ polygons: parcel }) => !pointInMultiPolygon(parcel, x, y));
    const found = firstAt(others, reachM.map(ahead)) ?? firstAt(survey, [ahead(probeM)]);
    if (found === null) continue;
    const side = lengths[sideOf(stretch)];
    side.set(found, (side.get(found) ?? 0) + stretch.lengthM);
  }
  return {
    east: longest(lengths.east),
    south: longest(lengths.south),
    west: longest(lengths.west),
    north: longest(lengths.north),
  };
}

function around(
  project: Project,
  table: "parcel" | "survey_patch",
  column: "dkbm" | "dlbm",
  box: BoundingBox,
): Around[] {
  const word = table === "parcel" ? "parcel" : "land";
  return [...featuresInBox(project.db, table, box, [column])].flatMap(({ geometry, values }) =>
    geometry.type === "MultiPolygon"
      ? [{ reference: `${word}:${values[0]}`, polygons: geometry.polygons }]
      : [],
  );
}

interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly outwardX: number;
  readonly outwardY: number;
  readonly lengthM: number;
}

function* outerStretches(polygons: MultiPolygon): Generator<Stretch> {
  for (const [outer] of polygons) {
    if (outer === undefined) continue;
    const turn = Math.sign(ringSignedAreaM2(outer));
    for (let i = 0, j = outer.length - 2; i < outer.length; j = i, i += 2) {
      const dx = outer[i]! - outer[j]!;
      const dy = outer[i + 1]! - outer[j + 1]!;
      const length = Math.hypot(dx, dy);
      const count = Math.ceil(length / stepM);
      for (let k = 0; k < count; k++) {
        const share = (k + 0.5) / count;
        yield {
          x: outer[j]! + share * dx,
          y: outer[j + 1]! + share * dy,
          outwardX: (turn * dy) / length,
          outwardY: (-turn * dx) / length,
          lengthM: length / count,
        };
      }
    }
  }
}

function firstAt(
  candidates: readonly Around[],
  points: readonly (readonly [number, number])[],
): string | null {
  for (const [x, y] of points) {
    const found = candidates.find(({ polygons }) => pointInMultiPolygon(polygons, x, y));
    if (found !== undefined) return found.reference;
  }
  return null;
}

function sideOf({ outwardX, outwardY }: Stretch): Side {
  if (Math.abs(outwardX) > Math.abs(outwardY)) return outwardX > 0 ? "east" : "west";
  return outwardY > 0 ? "north" : "south";
}

/** Ties go to the lower reference (D21). */
function longest(lengths: ReadonlyMap<string, number>): string | null {
  const [first] = [...lengths].sort(
    ([one, oneM], [other, otherM]) => otherM - oneM || (one < other ? -1 : 1),
  );
  return first?.[0] ?? null;
}
