import { type GridPolygon, type GridRing, type Region, ringTwiceArea } from "./grid.ts";
import { regionContains } from "./segment-index.ts";

/** Groups rings into polygons: each hole goes to the smallest outer ring around it. */
export function nestRings(region: Region): GridPolygon[] {
  const outers = region
    .filter((ring) => ringTwiceArea(ring) > 0)
    .map((ring) => [ring])
    .sort((a, b) => ringTwiceArea(a[0]!) - ringTwiceArea(b[0]!));
  for (const hole of region) {
    if (ringTwiceArea(hole) >= 0) continue;
    const owner = outers.find(([outer]) => encloses(outer!, hole));
    owner?.push(hole);
  }
  return outers;
}

/** Holes may touch their outer ring, so the middles of sides are asked, and most must lie inside. */
function encloses(outer: GridRing, hole: GridRing): boolean {
  let inside = 0;
  for (let i = 0, j = hole.length - 2; i < hole.length; j = i, i += 2) {
    if (regionContains([outer], (hole[i]! + hole[j]!) / 2, (hole[i + 1]! + hole[j + 1]!) / 2)) {
      inside++;
    }
  }
  return inside * 2 > hole.length / 2;
}
