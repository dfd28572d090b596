import { difference, featureCollection, intersect, multiPolygon } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { canonicalParts, canonicalRegion } from "./canonical.ts";
import type { OverlayEngine } from "./engine.ts";
import {
  type GridPolygon,
  type GridRing,
  type Region,
  reversedRing,
  ringTwiceArea,
} from "./grid.ts";
import { nestRings } from "./nest-rings.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/**
 * The second engine (D13): Turf's booleans on plane grid coordinates. Only overlay is taken from Turf;
 * its areas, lengths and buffers are spherical and have no business here (D11).
 */
export const turfEngine: OverlayEngine = {
  name: "turf",
  intersection,
  difference: takeAway,
  split: (subject, clip) => ({
    inside: intersection(subject, clip),
    outside: takeAway(subject, clip),
  }),
  parts: (region) => canonicalParts(nestRings(region)),
};

function intersection(subject: Region, clip: Region): Region {
  const sharing = sharingPolygons(subject, clip);
  if (sharing.length === 0) return [];
  return regionOf(
    intersect(featureCollection([featureOf(nestRings(subject)), featureOf(sharing)])),
  );
}

function takeAway(subject: Region, clip: Region): Region {
  const sharing = sharingPolygons(subject, clip);
  if (sharing.length === 0) return subject;
  return regionOf(
    difference(featureCollection([featureOf(nestRings(subject)), featureOf(sharing)])),
  );
}

/** Turf takes long, so what shares no area with the subject stays away from it. */
function sharingPolygons(subject: Region, clip: Region): GridPolygon[] {
  return nestRings(clip).filter((polygon) => sharedAreaM2(subject, polygon) > 0);
}

function featureOf(polygons: readonly GridPolygon[]): Feature<MultiPolygon> {
  return multiPolygon(polygons.map((polygon) => polygon.map(positionsOf)));
}

function positionsOf(ring: GridRing): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2) positions.push([ring[i]!, ring[i + 1]!]);
  positions.push([ring[0]!, ring[1]!]);
  return positions;
}

function regionOf(feature: Feature<Polygon | MultiPolygon> | null): Region {
  if (feature === null) return [];
  const { geometry } = feature;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flatMap((polygon) =>
    polygon.map((positions, index) => ringOf(positions, index > 0)),
  );
  return canonicalRegion(rings.filter((ring) => ringTwiceArea(ring) !== 0));
}

/** Turf answers in fractions; they are put back on the grid that both engines share. */
function ringOf(positions: readonly Position[], isHole: boolean): GridRing {
  const points: number[] = [];
  for (const [x, y] of positions.slice(0, -1)) {
    const [gridX, gridY] = [Math.round(x!), Math.round(y!)];
    if (points.at(-2) === gridX && points.at(-1) === gridY) continue;
    points.push(gridX, gridY);
  }
  const ring = Int32Array.from(points);
  return ringTwiceArea(ring) < 0 === isHole ? ring : reversedRing(ring);
}
