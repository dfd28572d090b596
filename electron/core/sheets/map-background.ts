import { boxesMeet } from "../../../shared/geometry/measure.ts";
import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import type { MapTransform } from "./paper-layout.ts";
import type { PathMm, PdfCanvas, StrokeStyle } from "./pdf-canvas.ts";
import { boxOfPolygons, boxOfRings } from "./plane-box.ts";
import type {
  SheetBackground,
  SheetLandmark,
  SheetParcel,
  SheetSurveyPatch,
} from "./sheet-data.ts";

/** The word for land that is under a contract already (V7); its outline is violet (ui.md "Look"). */
export const otherContractRed = "#b00020";
const contractViolet = "#6d3fa8";

/** Line styles of the background; each differs by pattern, not by colour alone (V2). */
export const lineStyles = {
  parcel: { widthMm: 0.18, color: "#444444" },
  otherContract: { widthMm: 0.4, color: contractViolet, dashMm: [2.4, 1] },
  /** Half of it lies outside and is cut away: a broad broken band along the inside of a plot. */
  contractedPlot: { widthMm: 1.8, color: contractViolet, dashMm: [2.4, 1] },
  groupBoundary: { widthMm: 0.6, color: "#222222", dashMm: [5, 2] },
  landClass: { widthMm: 0.15, color: "#555555", dashMm: [0.6, 0.8] },
  road: { widthMm: 0.9, color: "#8c8c8c" },
  ditch: { widthMm: 0.35, color: "#1c5f8f", dashMm: [3, 0.7] },
} as const satisfies Record<string, StrokeStyle>;

/** What of the background shows on one page. */
export interface ShownBackground {
  parcels: readonly SheetParcel[];
  surveyPatches: readonly SheetSurveyPatch[];
  landmarks: readonly SheetLandmark[];
  groupBoundaries: readonly MultiPolygon[];
}

/** Picks what touches the page. */
export function backgroundOn(background: SheetBackground, boxM: BoundingBox): ShownBackground {
  const meets = (polygons: MultiPolygon): boolean => boxesMeet(boxOfPolygons(polygons), boxM);
  return {
    parcels: background.parcels.filter((parcel) => meets(parcel.polygons)),
    surveyPatches: background.surveyPatches.filter((patch) => meets(patch.polygons)),
    landmarks: background.landmarks.filter((landmark) =>
      boxesMeet(boxOfRings(landmarkPaths(landmark)), boxM),
    ),
    groupBoundaries: background.groupBoundaries.filter(meets),
  };
}

/** Draws land classes, ways and waters, parcels and the group's boundary, lowest first. */
export function drawBackground(
  canvas: PdfCanvas,
  transform: MapTransform,
  shown: ShownBackground,
): void {
  const pathsOf = (polygons: MultiPolygon): PathMm[] => polygons.flat().map(transform.pathMm);
  for (const patch of shown.surveyPatches) {
    canvas.path(pathsOf(patch.polygons), { stroke: lineStyles.landClass }, true);
  }
  for (const landmark of shown.landmarks) drawLandmarkShape(canvas, transform, landmark);
  for (const parcel of shown.parcels) {
    const stroke = parcel.otherContract ? lineStyles.otherContract : lineStyles.parcel;
    canvas.path(pathsOf(parcel.polygons), { stroke }, true);
  }
  for (const boundary of shown.groupBoundaries) {
    canvas.path(pathsOf(boundary), { stroke: lineStyles.groupBoundary }, true);
  }
}

/** Symbols of point landmarks; drawn above the plots. */
export function drawLandmarkSymbols(
  canvas: PdfCanvas,
  transform: MapTransform,
  landmarks: readonly SheetLandmark[],
): void {
  for (const { geometry, kind } of landmarks) {
    if (geometry.type !== "MultiPoint") continue;
    for (let index = 0; index + 1 < geometry.points.length; index += 2) {
      const x = transform.xMm(geometry.points[index]!);
      const y = transform.yMm(geometry.points[index + 1]!);
      drawSymbol(canvas, kind, x, y);
    }
  }
}

/** 井 a ring, 桥 two bars, everything else (村委会, 庙 …) a house with a roof. */
export function drawSymbol(canvas: PdfCanvas, kind: string, x: number, y: number): void {
  const stroke = { widthMm: 0.35 };
  if (kind.includes("井")) {
    canvas.circle(x, y, 1.1, { stroke, fill: "white" });
    canvas.circle(x, y, 0.35, { fill: "black" });
  } else if (kind.includes("桥")) {
    for (const side of [-1, 1]) {
      const bar = y + side * 0.9;
      canvas.path(
        [[x - 2, bar + side * 0.7, x - 1.3, bar, x + 1.3, bar, x + 2, bar + side * 0.7]],
        {
          stroke,
        },
        false,
      );
    }
  } else {
    const house = [
      x - 1.3,
      y + 1.3,
      x - 1.3,
      y - 0.2,
      x,
      y - 1.5,
      x + 1.3,
      y - 0.2,
      x + 1.3,
      y + 1.3,
    ];
    canvas.path([house], { fill: "black" }, true);
  }
}

/** The landmark's vertices in metres as flat paths. */
export function landmarkPaths(landmark: SheetLandmark): readonly Float64Array[] {
  const { geometry } = landmark;
  if (geometry.type === "MultiPoint") return [geometry.points];
  if (geometry.type === "MultiLineString") return geometry.lines;
  return geometry.polygons.flat();
}

function drawLandmarkShape(
  canvas: PdfCanvas,
  transform: MapTransform,
  landmark: SheetLandmark,
): void {
  const { geometry, kind, name } = landmark;
  if (geometry.type === "MultiPoint") return;
  const paths = landmarkPaths(landmark).map(transform.pathMm);
  const isWater = /沟|渠|河|塘|水/u.test(kind || name);
  const closed = geometry.type === "MultiPolygon";
  if (closed || isWater) {
    canvas.path(paths, { stroke: isWater ? lineStyles.ditch : lineStyles.landClass }, closed);
    return;
  }
  canvas.path(paths, { stroke: lineStyles.road }, false);
  canvas.path(paths, { stroke: { widthMm: 0.5, color: "white" } }, false);
}
