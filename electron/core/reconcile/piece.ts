import { createHash } from "node:crypto";
import { type PlaneCrs, srsIdOf } from "../../../shared/geodesy/crs.ts";
import { ellipsoidAreaM2 } from "../../../shared/geodesy/ellipsoid-area.ts";
import { nationalSheetsTouching } from "../../../shared/geodesy/sheet-number.ts";
import type { MultiPolygon } from "../../../shared/geometry/types.ts";
import { plotLetterOf } from "../../../shared/land/plot-code.ts";
import { encodeGeometry } from "../project/geometry-blob.ts";
import { canonicalParts } from "./canonical.ts";
import { type Part, reasonText, type Verdict } from "./classify.ts";
import { regionAreaM2, regionPerimeterM, toMultiPolygon } from "./grid.ts";
import type { GroupAnswer } from "./groups.ts";
import { labelPoint } from "./label-point.ts";
import { neighboursOf } from "./neighbours.ts";
import { nestRings } from "./nest-rings.ts";
import type { PieceResult } from "./patch-result.ts";
import type { PatchScene } from "./patch-scene.ts";

/** Measures and describes one classed part; pieces that may become plots get all that paper needs. */
export function pieceOf(
  scene: PatchScene,
  crs: PlaneCrs,
  part: Part,
  group: GroupAnswer,
  verdict: Verdict,
): PieceResult {
  const planarM2 = regionAreaM2(part.region);
  const meanWidthM = (2 * planarM2) / regionPerimeterM(part.region);
  const polygons = toMultiPolygon(canonicalParts(nestRings(part.region)), scene.frame);
  const piece = {
    groupCode: group.code,
    groupSource: group.source,
    class: verdict.class,
    subClass: verdict.subClass,
    history: part.share.history,
    reason: reasonText(scene, verdict, meanWidthM),
    planarM2,
    ellipsoidM2: ellipsoidAreaM2(crs, polygons),
    ridgeFreeM2: planarM2 * (1 - scene.patch.ridgeShare),
    meanWidthM,
    plot:
      plotLetterOf(verdict.class) === null
        ? null
        : {
            ...labelPoint(polygons),
            neighbours: neighboursOf(scene, part.border),
            sheetCodes: nationalSheetsTouching(crs, polygons),
          },
  };
  const blob = encodeGeometry({ type: "MultiPolygon", polygons }, srsIdOf(crs));
  // The blob may lie in memory that Node shares out, of which a thread would be sent the whole.
  const shape = new Uint8Array(blob);
  return { ...piece, shape, parts: polygons.length, digest: digestOf(piece, polygons) };
}

/** D9: what must be equal when two runs are called equal, without ids, clock and person. */
function digestOf(
  piece: Omit<PieceResult, "digest" | "shape" | "parts">,
  polygons: MultiPolygon,
): string {
  const hash = createHash("sha256");
  const { planarM2, ellipsoidM2, ridgeFreeM2, meanWidthM, plot } = piece;
  const areas = [planarM2, ellipsoidM2, ridgeFreeM2, meanWidthM];
  hash.update(JSON.stringify([piece.groupCode, piece.class, piece.subClass, piece.history, areas]));
  hash.update(JSON.stringify(plot));
  for (const polygon of polygons) {
    hash.update(`polygon ${polygon.length}`);
    for (const ring of polygon) {
      hash
        .update(`ring ${ring.length}`)
        .update(new Uint8Array(ring.buffer, ring.byteOffset, ring.byteLength));
    }
  }
  return hash.digest("hex");
}
