import { boxesMeet } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { drawClassArea } from "./hatching.ts";
import type { LabelBox } from "./label-index.ts";
import { type LabelRequest, placeLabels } from "./label-placement.ts";
import {
  backgroundOn,
  drawBackground,
  drawLandmarkSymbols,
  landmarkPaths,
  lineStyles,
  type ShownBackground,
} from "./map-background.ts";
import { drawFooter, otherFindingOutline, unsettledOutline } from "./map-footer.ts";
import { drawFrame, drawGridCrosses, type FrameFacts } from "./map-frame.ts";
import {
  drawLabel,
  landmarkSymbolMm,
  type MapLabel,
  MapLabelMaker,
  plotLabels,
} from "./map-labels.ts";
import {
  type MapPaperLayout,
  type MapTransform,
  mapPaperLayout,
  mapTransform,
} from "./paper-layout.ts";
import type { PathMm, PdfCanvas } from "./pdf-canvas.ts";
import { boxOfPolygons, boxOfRings } from "./plane-box.ts";
import type { GroupSheetData, Paper, Profile, SheetLandmark, SheetPlot } from "./sheet-data.ts";
import { patternClass } from "./sheet-words.ts";

/** Draws one 1:2000 page; returns how many labels found no room. */
export function drawMapPage(
  canvas: PdfCanvas,
  paper: Paper,
  facts: FrameFacts & Pick<MapWindowContent, "underlay">,
): number {
  const layout = mapPaperLayout(paper);
  const transform = mapTransform(layout.window, facts.page.boxM);
  canvas.addPage(layout.widthMm, layout.heightMm);
  const dropped = drawMapWindow(canvas, transform, layout.window, {
    data: facts.data,
    profile: facts.profile,
    boxM: facts.page.boxM,
    north: true,
    crosses: facts.profile !== "posting",
    emphasised: null,
    elsewhere: facts.elsewhere,
    underlay: facts.underlay,
  });
  drawFrame(canvas, layout, transform, facts);
  drawFooter(canvas, layout, facts.data, facts.profile);
  return dropped;
}

/** What to draw into a window at 1:2000. */
export interface MapWindowContent {
  data: GroupSheetData;
  profile: Profile;
  boxM: BoundingBox;
  north: boolean;
  crosses: boolean;
  /** On a form: the one plot that the form is about; the others stay outlines. */
  emphasised: string | null;
  /** For plots that the window cuts: where to look for the rest. */
  elsewhere: ReadonlyMap<string, string>;
  /** A picture that fills the window, below everything else. */
  underlay: Buffer | null;
}

/** Draws land, plots and labels inside the window; returns how many labels found no room. */
export function drawMapWindow(
  canvas: PdfCanvas,
  transform: MapTransform,
  window: MapPaperLayout["window"],
  content: MapWindowContent,
): number {
  const shown = backgroundOn(content.data.background, content.boxM);
  const plots = plotsShown(content, transform);
  const right = window.left + window.width;
  const bottom = window.top + window.height;
  const windowPath = [
    window.left,
    window.top,
    right,
    window.top,
    right,
    bottom,
    window.left,
    bottom,
  ];
  let dropped = 0;
  canvas.clipped([windowPath], () => {
    if (content.underlay !== null) canvas.picture(content.underlay, window);
    drawBackground(canvas, transform, shown);
    for (const { plot, parts } of plots) {
      const bold = content.emphasised === null || content.emphasised === plot.code;
      const isOpen = content.profile === "result" && plot.finalClass === null;
      const pattern = isOpen ? null : patternClass(plot);
      if (bold && pattern !== null) drawClassArea(canvas, pattern, parts);
      else if (bold) {
        canvas.path(parts, { stroke: isOpen ? unsettledOutline : otherFindingOutline }, true);
      } else canvas.path(parts, { stroke: { widthMm: 0.3, color: "#555555" } }, true);
      if (plot.contractName !== null) {
        canvas.clipped(parts, () =>
          canvas.path(parts, { stroke: lineStyles.contractedPlot }, true),
        );
      }
    }
    if (content.crosses) drawGridCrosses(canvas, transform, content.boxM);
    drawLandmarkSymbols(canvas, transform, shown.landmarks);
    const arrow = content.north ? northArrowBox(window, plots) : null;
    if (arrow) drawNorthArrow(canvas, arrow.x, arrow.y - 8);
    dropped = drawLabels(canvas, transform, window, { ...content, arrow }, shown, plots);
  });
  return dropped;
}

interface ShownPlot {
  plot: SheetPlot;
  parts: PathMm[];
}

function plotsShown(content: MapWindowContent, transform: MapTransform): ShownPlot[] {
  return content.data.plots
    .filter((plot) => boxesMeet(boxOfPolygons(plot.polygons), content.boxM))
    .map((plot) => ({ plot, parts: plot.polygons.flat().map(transform.pathMm) }));
}

function drawLabels(
  canvas: PdfCanvas,
  transform: MapTransform,
  window: MapPaperLayout["window"],
  content: MapWindowContent & { arrow: LabelBox | null },
  shown: ShownBackground,
  plots: readonly ShownPlot[],
): number {
  const maker = new MapLabelMaker(canvas, transform, content.boxM);
  const codes = new Set(plots.map(({ plot }) => plot.code));
  const requests: LabelRequest<MapLabel>[] = [
    ...plotLabels(maker, content.data, content.profile, codes, content.elsewhere),
    ...landmarkLabels(maker, transform, window, shown.landmarks),
    ...backgroundLabels(maker, content.profile, shown),
  ];
  const right = window.left + window.width;
  const taken: LabelBox[] = landmarkBoxes(transform, shown.landmarks);
  if (content.arrow) taken.push(content.arrow);
  const { placed, dropped } = placeLabels(requests, {
    window: [window.left, window.top, right, window.top + window.height],
    taken,
    avoided: plots.map(({ parts }) => parts),
  });
  for (const { leader } of placed) {
    if (!leader) continue;
    canvas.line(leader[0], leader[1], leader[2], leader[3], { widthMm: 0.5, color: "white" });
    canvas.line(leader[0], leader[1], leader[2], leader[3], { widthMm: 0.2 });
    canvas.circle(leader[0], leader[1], 0.45, { fill: "black" });
  }
  for (const label of [...placed].reverse()) {
    drawLabel(canvas, label.subject.lines[label.variant]!, label.box);
  }
  return dropped.length;
}

/** Other contracts first (V7), then parcels, place names and land classes. */
function backgroundLabels(
  maker: MapLabelMaker,
  profile: Profile,
  shown: ShownBackground,
): LabelRequest<MapLabel>[] {
  const byPlace = new Map<string, ShownBackground["parcels"][number][]>();
  for (const parcel of shown.parcels) {
    if (parcel.placeName === "") continue;
    const sharing = byPlace.get(parcel.placeName);
    if (sharing) sharing.push(parcel);
    else byPlace.set(parcel.placeName, [parcel]);
  }
  const parcels = [...shown.parcels].sort(
    (a, b) => Number(b.otherContract) - Number(a.otherContract),
  );
  return [
    ...parcels.map((parcel) => maker.parcel(parcel, profile)),
    ...[...byPlace].map(([name, parcels]) => maker.placeName(name, parcels)),
    ...shown.surveyPatches.map((patch) => maker.landClass(patch.landClassName, patch.polygons)),
  ].filter((request) => request !== null);
}

function landmarkLabels(
  maker: MapLabelMaker,
  transform: MapTransform,
  window: MapPaperLayout["window"],
  landmarks: readonly SheetLandmark[],
): LabelRequest<MapLabel>[] {
  const inside = ([x, y]: readonly [number, number]): boolean =>
    x > window.left &&
    x < window.left + window.width &&
    y > window.top &&
    y < window.top + window.height;
  const named = landmarks
    .filter((landmark) => landmark.name !== "")
    .map((landmark) => ({
      ...landmark,
      isPoint: landmark.geometry.type === "MultiPoint",
      spots: landmarkSpots(landmark, transform).filter(inside),
    }))
    .filter(({ spots }) => spots.length > 0);
  // A name that misses its line can stand elsewhere along it; one that misses its symbol cannot.
  return [
    ...named
      .filter(({ isPoint }) => isPoint)
      .map(({ name, spots }) => maker.pointLandmark(name, spots)),
    ...named
      .filter(({ isPoint }) => !isPoint)
      .map(({ name, spots }) => maker.lineLandmark(name, spots)),
  ];
}

/** A point's own place; vertices of a line from its middle outward. */
function landmarkSpots(landmark: SheetLandmark, transform: MapTransform): [number, number][] {
  const spots: [number, number][] = [];
  for (const path of landmarkPaths(landmark)) {
    for (let index = 0; index + 1 < path.length; index += 2) {
      spots.push([transform.xMm(path[index]!), transform.yMm(path[index + 1]!)]);
    }
  }
  const middle = spots.length / 2;
  return spots
    .map((spot, index) => ({ spot, off: Math.abs(index - middle) }))
    .sort((a, b) => a.off - b.off)
    .map(({ spot }) => spot);
}

function landmarkBoxes(transform: MapTransform, landmarks: readonly SheetLandmark[]): LabelBox[] {
  return landmarks.flatMap((landmark) =>
    landmark.geometry.type === "MultiPoint"
      ? landmarkSpots(landmark, transform).map(
          ([x, y]): LabelBox => ({ x, y, ...landmarkSymbolMm, angleRad: 0 }),
        )
      : [],
  );
}

/** The arrow stands upper right, or in the first other corner where it covers no plot. */
function northArrowBox(window: MapPaperLayout["window"], plots: readonly ShownPlot[]): LabelBox {
  const right = window.left + window.width - 8;
  const bottom = window.top + window.height - 14;
  const corners = [
    [right, window.top + 12],
    [window.left + 8, window.top + 12],
    [right, bottom],
    [window.left + 8, bottom],
  ] as const;
  const boxes = plots.map(({ parts }) => boxOfRings(parts));
  const isClear = ([x, y]: readonly [number, number]): boolean =>
    !boxes.some((box) => boxesMeet(box, [x - 5, y - 10, x + 5, y + 10]));
  const [x, y] = corners.find(isClear) ?? corners[0];
  return { x, y, halfWidth: 5, halfHeight: 10, angleRad: 0 };
}

function drawNorthArrow(canvas: PdfCanvas, x: number, top: number): void {
  canvas.path([[x, top, x + 3, top + 12, x, top + 9.5, x - 3, top + 12]], { fill: "white" }, true);
  canvas.path([[x, top, x, top + 9.5, x - 3, top + 12]], { fill: "black" }, true);
  const stroke = { widthMm: 0.25 };
  canvas.path([[x, top, x + 3, top + 12, x, top + 9.5, x - 3, top + 12]], { stroke }, true);
  canvas.text("北", x, top + 16.6, { sizePt: 10, bold: true, align: "center", halo: true });
}
