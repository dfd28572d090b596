import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import { landmarkPaths } from "./map-background.ts";
import type { MapPage } from "./page-grid.ts";
import type { BoxMm } from "./paper-layout.ts";
import type { PathMm, PdfCanvas } from "./pdf-canvas.ts";
import { unionOfBoxes } from "./plane-box.ts";
import type { GroupSheetData } from "./sheet-data.ts";

const marginMm = 4;

/** What is said below an index of map pages. */
export const pageIndexNote = "图幅索引(示意,不按比例;实线为正幅,虚线为补幅)";

/** What of a group the index shows. */
type IndexedLand = Pick<GroupSheetData, "plots" | "background">;

/** Which page lies where (D31), on covers and before posted maps. Not to scale; `note` says so. */
export function drawIndexMap(
  canvas: PdfCanvas,
  box: BoxMm,
  data: IndexedLand,
  pages: readonly MapPage[],
  note: string,
): void {
  const framePath = [
    box.left,
    box.top,
    box.left + box.width,
    box.top,
    box.left + box.width,
    box.top + box.height,
    box.left,
    box.top + box.height,
  ];
  if (pages.length > 0) {
    const place = indexTransform(box, unionOfBoxes(pages.map((page) => page.boxM)));
    canvas.clipped([framePath], () =>
      drawContents(canvas, data, pages, place, box.left + box.width),
    );
  } else {
    const style = { sizePt: 12, align: "center" } as const;
    canvas.text("本组没有非承包地图斑", box.left + box.width / 2, box.top + box.height / 2, style);
  }
  canvas.path([framePath], { stroke: { widthMm: 0.4 } }, true);
  const style = { sizePt: 8.5, halo: true } as const;
  canvas.text(note, box.left + 1.5, box.top + box.height - 1.5, style);
}

type Place = (path: ArrayLike<number>) => Float64Array;

function drawContents(
  canvas: PdfCanvas,
  data: IndexedLand,
  pages: readonly MapPage[],
  place: Place,
  rightMm: number,
): void {
  const paths = (polygons: MultiPolygon): PathMm[] => polygons.flat().map(place);
  for (const { polygons } of data.background.parcels) {
    canvas.path(paths(polygons), { stroke: { widthMm: 0.05, color: "#9a9a9a" } }, true);
  }
  for (const landmark of data.background.landmarks) {
    if (landmark.geometry.type === "MultiPoint") continue;
    const closed = landmark.geometry.type === "MultiPolygon";
    const stroke = { widthMm: 0.25, color: "#777777" };
    canvas.path(landmarkPaths(landmark).map(place), { stroke }, closed);
  }
  for (const boundary of data.background.groupBoundaries) {
    const stroke = { widthMm: 0.4, dashMm: [2, 1] } as const;
    canvas.path(paths(boundary), { stroke }, true);
  }
  for (const plot of data.plots) canvas.path(paths(plot.polygons), { fill: "#333333" }, true);
  for (const page of pages) drawPageBox(canvas, page, place);
  for (const landmark of data.background.landmarks) {
    if (landmark.name === "" || landmark.geometry.type !== "MultiPoint") continue;
    const [x, y] = place(landmark.geometry.points);
    canvas.circle(x!, y!, 0.6, { fill: "black" });
    const style = { sizePt: 8, halo: true } as const;
    const isRight = x! + 1.2 + canvas.textWidthMm(landmark.name, style) < rightMm;
    const side = isRight ? ({ align: "left" } as const) : ({ align: "right" } as const);
    canvas.text(landmark.name, x! + (isRight ? 1.2 : -1.2), y! + 1, { ...style, ...side });
  }
}

function drawPageBox(canvas: PdfCanvas, page: MapPage, place: Place): void {
  const [minX, minY, maxX, maxY] = page.boxM;
  const outline = place([minX, minY, maxX, minY, maxX, maxY, minX, maxY]);
  const dash = page.extra ? ({ dashMm: [1.6, 1] } as const) : {};
  canvas.path([outline], { stroke: { widthMm: 0.35, color: "#1f6f54", ...dash } }, true);
  const [left, , , , , top] = outline;
  // Numbers of extra pages stand at the lower left, so that they miss those of the regular pages.
  const x = left! + 4.6;
  const y = page.extra ? outline[1]! - 5 : top! + 5.2;
  canvas.circle(x, y, 3.6, { fill: "white", stroke: { widthMm: 0.3, color: "#1f6f54" } });
  const style = { sizePt: 11, bold: true, align: "center", color: "#1f6f54" } as const;
  canvas.text(String(page.number), x, y + 1.4, style);
}

function indexTransform(box: BoxMm, extentM: BoundingBox): Place {
  const widthM = extentM[2] - extentM[0];
  const heightM = extentM[3] - extentM[1];
  const roomX = box.width - 2 * marginMm;
  const roomY = box.height - 2 * marginMm - 4;
  const mmPerM = Math.min(roomX / widthM, roomY / heightM);
  const left = box.left + (box.width - widthM * mmPerM) / 2;
  const bottom = box.top + box.height - 4 - (box.height - 4 - heightM * mmPerM) / 2;
  return (path) => {
    const placed = new Float64Array(path.length);
    for (let index = 0; index + 1 < path.length; index += 2) {
      placed[index] = left + (path[index]! - extentM[0]) * mmPerM;
      placed[index + 1] = bottom - (path[index + 1]! - extentM[1]) * mmPerM;
    }
    return placed;
  };
}
