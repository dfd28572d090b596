import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { sheetPlotCode } from "../../../shared/land/plot-code.ts";
import { interiorAnchors, principalAngle, rasterAround } from "./label-anchors.ts";
import type { LabelRequest, LabelVariant } from "./label-placement.ts";
import { otherContractRed } from "./map-background.ts";
import type { MapTransform } from "./paper-layout.ts";
import { mmPerPoint, type PdfCanvas, type TextStyle } from "./pdf-canvas.ts";
import { boxOfRings, clipPolygonsToBox, pointInRings } from "./plane-box.ts";
import type { GroupSheetData, Profile, SheetParcel, SheetPlot } from "./sheet-data.ts";
import { shortParcelCode } from "./sheet-words.ts";

/** One line of a label with its look. */
export interface LabelLine {
  text: string;
  style: TextStyle;
  /** More words on the same line in a look of their own. */
  tail?: { text: string; style: TextStyle };
}

/** What a placed label writes: the lines of the variant that found room. */
export interface MapLabel {
  lines: readonly (readonly LabelLine[])[];
}

/** Plot codes at least 9 pt (V2). */
const plotCode: TextStyle = { sizePt: 9.5, bold: true, halo: true };
const plotMu: TextStyle = { sizePt: 8.5, bold: true, halo: true };
const seeStyle: TextStyle = { sizePt: 7, halo: true };
const parcelName: TextStyle = { sizePt: 7.5, halo: true };
const parcelDigits: TextStyle = { sizePt: 6.5, halo: true };
const otherContract: TextStyle = { sizePt: 7, bold: true, color: otherContractRed, halo: true };
const place: TextStyle = { sizePt: 10, bold: true, color: "#1f3f6b", halo: true };
const landmark: TextStyle = { sizePt: 8.5, bold: true, halo: true };
const landClass: TextStyle = { sizePt: 7, color: "#333333", halo: true };

const lineGap = 1.12;

/** Half sizes of a landmark's symbol, and the space from there to its name. */
export const landmarkSymbolMm = { halfWidth: 1.4, halfHeight: 1.5 } as const;
const nameGapMm = 0.6;

/** A word that has to be seen in colour and in black and white (V7): red, bold, over a dashed outline. */
const otherContractWord = "合同内";

/** Builds the label requests of one map page in page millimetres. */
export class MapLabelMaker {
  readonly #canvas: PdfCanvas;
  readonly #transform: MapTransform;
  readonly #boxM: BoundingBox;

  constructor(canvas: PdfCanvas, transform: MapTransform, boxM: BoundingBox) {
    this.#canvas = canvas;
    this.#transform = transform;
    this.#boxM = boxM;
  }

  /**
   * `W0012` over its mu; one line where the shape is flat; beside the plot when it is small. Under a
   * contract the red word stands behind the code (V7).
   */
  plot(plot: SheetPlot, muWords: string, seeAlso?: string): LabelRequest<MapLabel> | null {
    const area = this.#shownRings(plot.polygons);
    if (area.length === 0) return null;
    const tail = { text: ` ${otherContractWord}`, style: otherContract };
    const word = plot.contractName === null ? {} : { tail };
    const code = { text: sheetPlotCode(plot.code), style: plotCode, ...word };
    const mu = { text: `${muWords}亩`, style: plotMu };
    const given = [
      this.#transform.xMm(plot.labelEastM),
      this.#transform.yMm(plot.labelNorthM),
    ] as const;
    const anchors = pointInRings(given[0], given[1], area)
      ? [given, ...interiorAnchors(area)]
      : interiorAnchors(area);
    if (seeAlso !== undefined) {
      const see = { text: seeAlso, style: seeStyle };
      return this.#request(
        [
          [code, mu, see],
          [code, see],
        ],
        [0, 0],
        anchors,
        area,
        "leader",
      );
    }
    const oneLine = { text: `${code.text} ${mu.text}`, style: plotCode, ...word };
    return this.#request(
      [[code, mu], [oneLine]],
      [0, principalAngle(area)],
      anchors,
      area,
      "leader",
    );
  }

  /** Last five digits and, where the profile allows it, the holder's name. */
  parcel(parcel: SheetParcel, profile: Profile): LabelRequest<MapLabel> | null {
    const area = this.#shownRings(parcel.polygons);
    if (area.length === 0) return null;
    const digits = { text: shortParcelCode(parcel.parcelCode), style: parcelDigits };
    const holder = profile === "work" ? (parcel.holderName ?? "") : "";
    if (parcel.otherContract) return this.#otherContract(area, digits, holder);
    const stacked: LabelLine[] = [digits];
    if (holder) stacked.push({ text: holder, style: parcelName });
    const words = stacked.map((line) => line.text).join(" ");
    const angle = principalAngle(area);
    const inLine = { text: words, style: parcelName };
    const smallInLine = { text: words, style: parcelDigits };
    const variants = [stacked, [inLine], [smallInLine], [digits], [digits]];
    const angles = [0, angle, angle, 0, angle];
    return this.#request(variants, angles, interiorAnchors(area), area, "inside");
  }

  /** The red word goes with every way to write such a parcel, and beside it where nothing fits (V7). */
  #otherContract(
    area: readonly Float64Array[],
    digits: LabelLine,
    holder: string,
  ): LabelRequest<MapLabel> {
    const word: LabelLine = { text: otherContractWord, style: otherContract };
    const names = holder === "" ? [] : [{ text: holder, style: parcelName }];
    const tail = { ...word, text: ` ${word.text}` };
    const inLine = { ...digits, text: [digits.text, holder].join(" ").trimEnd(), tail };
    const angle = principalAngle(area);
    const variants = [[digits, ...names, word], [inLine], [{ ...digits, tail }], [word], [word]];
    const angles = [0, angle, angle, 0, angle];
    return this.#request(variants, angles, interiorAnchors(area), area, "beside");
  }

  /** A place name once for the parcels that share it, on the best free spot among them. */
  placeName(name: string, parcels: readonly SheetParcel[]): LabelRequest<MapLabel> | null {
    const area = parcels.flatMap((parcel) => this.#shownRings(parcel.polygons));
    if (area.length === 0) return null;
    const [minX, minY, maxX, maxY] = boxOfRings(area);
    const centre = [(minX + maxX) / 2, (minY + maxY) / 2] as const;
    const anchors = rasterAround(centre, [minX, minY, maxX, maxY], 5).filter(([x, y]) =>
      pointInRings(x, y, area),
    );
    const spaced = { text: [...name].join(" "), style: place };
    return this.#request([[spaced], [{ text: name, style: place }]], [0, 0], anchors, area, "free");
  }

  /** The name of a point landmark: on one of eight sides of its symbol, else beside it with a leader. */
  pointLandmark(
    name: string,
    spots: readonly (readonly [number, number])[],
  ): LabelRequest<MapLabel> {
    const lines = [{ text: name, style: landmark }];
    const { halfWidth, halfHeight } = landmarkSymbolMm;
    // The symbol itself is taken, so the spots put first are where a leader ends, never the name.
    const around = this.#namePlaces(lines, spots, halfWidth + nameGapMm, halfHeight + nameGapMm);
    return this.#request([lines], [0], [...spots, ...around], [], "beside");
  }

  /** The name of a way or a water, close to its line. */
  lineLandmark(
    name: string,
    spots: readonly (readonly [number, number])[],
  ): LabelRequest<MapLabel> {
    const lines = [{ text: name, style: landmark }];
    const anchors = this.#namePlaces(lines, spots, 1, 1);
    return this.#request([lines], [0], anchors, [], "free");
  }

  /** Centres of a name that keeps the given distances from a spot: above, below, right, left, corners. */
  #namePlaces(
    lines: readonly LabelLine[],
    spots: readonly (readonly [number, number])[],
    awayX: number,
    awayY: number,
  ): [number, number][] {
    const { widthMm, heightMm } = this.#measure(lines, 0);
    const dx = widthMm / 2 + awayX;
    const dy = heightMm / 2 + awayY;
    const steps = [
      [0, -1],
      [0, 1],
      [1, 0],
      [-1, 0],
      [1, -1],
      [-1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    return spots.flatMap(([x, y]) =>
      steps.map(([right, down]): [number, number] => [x + right * dx, y + down * dy]),
    );
  }

  /** A neighbouring land class such as 沟渠 or 农村道路. */
  landClass(name: string, polygons: MultiPolygon): LabelRequest<MapLabel> | null {
    const area = this.#shownRings(polygons);
    if (area.length === 0) return null;
    const line = [{ text: name, style: landClass }];
    const angles = [0, principalAngle(area)];
    return this.#request([line, line], angles, interiorAnchors(area), area, "inside");
  }

  #shownRings(polygons: MultiPolygon): Float64Array[] {
    return clipPolygonsToBox(polygons, this.#boxM)
      .flat()
      .map((ring) => this.#transform.pathMm(ring));
  }

  #request(
    lines: LabelLine[][],
    angles: readonly number[],
    anchors: LabelRequest<MapLabel>["anchors"],
    area: readonly ArrayLike<number>[],
    manner: LabelRequest<MapLabel>["manner"],
  ): LabelRequest<MapLabel> {
    const variants = lines.map((variant, index) => this.#measure(variant, angles[index]!));
    return { subject: { lines }, variants, anchors, area, manner };
  }

  #measure(lines: readonly LabelLine[], angleRad: number): LabelVariant {
    const widths = lines.map((line) => lineWidthMm(this.#canvas, line));
    const heightMm = lines.reduce((sum, line) => sum + line.style.sizePt * mmPerPoint, 0) * lineGap;
    return { widthMm: Math.max(...widths), heightMm, angleRad };
  }
}

/** Writes a placed label's lines about the centre of its box. */
export function drawLabel(
  canvas: PdfCanvas,
  lines: readonly LabelLine[],
  box: { x: number; y: number; halfHeight: number; angleRad: number },
): void {
  let down = -box.halfHeight;
  for (const line of lines) {
    const heightMm = line.style.sizePt * mmPerPoint;
    const dropMm = down + (heightMm * lineGap) / 2 + heightMm * 0.36;
    const x = box.x + dropMm * Math.sin(box.angleRad);
    const y = box.y + dropMm * Math.cos(box.angleRad);
    drawLine(canvas, line, x, y, box.angleRad);
    down += heightMm * lineGap;
  }
}

/** One line with its middle at x, y. */
function drawLine(
  canvas: PdfCanvas,
  line: LabelLine,
  x: number,
  y: number,
  angleRad: number,
): void {
  const { tail } = line;
  if (tail === undefined) {
    canvas.text(line.text, x, y, { ...line.style, align: "center", angleRad });
    return;
  }
  let along = -lineWidthMm(canvas, line) / 2;
  for (const part of [line, tail]) {
    const partX = x + along * Math.cos(angleRad);
    const partY = y - along * Math.sin(angleRad);
    canvas.text(part.text, partX, partY, { ...part.style, align: "left", angleRad });
    along += canvas.textWidthMm(part.text, part.style);
  }
}

function lineWidthMm(canvas: PdfCanvas, { text, style, tail }: LabelLine): number {
  const tailMm = tail === undefined ? 0 : canvas.textWidthMm(tail.text, tail.style);
  return canvas.textWidthMm(text, style) + tailMm;
}

/** Requests for the plots of one page, in the order of the group's list. */
export function plotLabels(
  maker: MapLabelMaker,
  data: GroupSheetData,
  profile: Profile,
  codes: ReadonlySet<string>,
  elsewhere: ReadonlyMap<string, string>,
): LabelRequest<MapLabel>[] {
  return data.plots
    .filter((plot) => codes.has(plot.code))
    .map((plot) => maker.plot(plot, plotMuText(plot, data, profile), elsewhere.get(plot.code)))
    .filter((request) => request !== null);
}

/** On the wall and in the archive stands what was signed; for the walk, what was computed. */
function plotMuText(plot: SheetPlot, data: GroupSheetData, profile: Profile): string {
  const signedMu = profile === "work" ? null : (plot.posted?.signedMu ?? null);
  return signedMu ?? formatMu(plot.planarM2, data.muDecimals);
}
