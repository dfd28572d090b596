import { describe, expect, it } from "vitest";
import type { LabelBox } from "./label-index.ts";
import { type LabelRequest, placeLabels } from "./label-placement.ts";
import { otherContractRed } from "./map-background.ts";
import { landmarkSymbolMm, type MapLabel, MapLabelMaker } from "./map-labels.ts";
import { mapTransform } from "./paper-layout.ts";
import { PdfCanvas } from "./pdf-canvas.ts";
import type { SheetParcel } from "./sheet-data.ts";

const window = { left: 0, top: 0, width: 184, height: 211 };
const boxM = [0, 0, 368, 422] as const;
const canvas = new PdfCanvas({ title: "", subject: "", date: new Date(0) });
const maker = new MapLabelMaker(canvas, mapTransform(window, boxM), boxM);
const longName = "上河湾村村委会";

function symbolAt(x: number, y: number): LabelBox {
  return { x, y, ...landmarkSymbolMm, angleRad: 0 };
}

function place(request: LabelRequest<MapLabel>, taken: LabelBox[]) {
  return placeLabels([request], { window: [0, 0, 184, 211], taken, avoided: [] }).placed[0];
}

/** Free paper between a label and a symbol, the larger of both directions. */
function gapMm(label: LabelBox, symbol: LabelBox): number {
  return Math.max(
    Math.abs(label.x - symbol.x) - label.halfWidth - symbol.halfWidth,
    Math.abs(label.y - symbol.y) - label.halfHeight - symbol.halfHeight,
  );
}

describe("point landmarks", () => {
  it.each([
    ["in the open", 90, 100],
    ["at the left edge", 2, 100],
    ["at the right edge", 182, 100],
    ["in a corner", 182, 209],
  ])("V3: a name of seven characters stands close to its symbol %s", (_, x, y) => {
    const symbol = symbolAt(x, y);
    const label = place(maker.pointLandmark(longName, [[x, y]]), [symbol]);
    expect(label?.leader).toBeNull();
    expect(gapMm(label!.box, symbol)).toBeGreaterThan(0);
    expect(gapMm(label!.box, symbol)).toBeLessThan(1);
  });

  it("V3: with labels on all sides the name goes farther out, on a leader from its symbol", () => {
    const around = { halfWidth: 11, halfHeight: 4, angleRad: 0 };
    const taken = [symbolAt(90, 100), { x: 90, y: 94, ...around }, { x: 90, y: 106, ...around }];
    for (const x of [76, 104]) taken.push({ x, y: 100, ...around, halfHeight: 10 });
    const label = place(maker.pointLandmark(longName, [[90, 100]]), taken);
    expect(label?.leader?.slice(0, 2)).toEqual([90, 100]);
  });
});

describe("parcels under another contract", () => {
  it.each(["work", "posting"] as const)(
    "V7: every way to write one on the %s map has 合同内 in red and bold",
    (profile) => {
      const ring = Float64Array.of(100, 100, 112, 100, 112, 200, 100, 200);
      const parcel: SheetParcel = {
        parcelCode: "9907251012010100012",
        holderName: "张样例",
        placeName: "",
        otherContract: true,
        polygons: [[ring]],
      };
      const request = maker.parcel(parcel, profile)!;
      for (const lines of request.subject.lines) {
        const parts = lines.flatMap((line) => [line, ...(line.tail ? [line.tail] : [])]);
        const word = parts.find(({ text }) => text.trim() === "合同内");
        expect(word?.style).toMatchObject({ color: otherContractRed, bold: true });
      }
      const plain = maker.parcel({ ...parcel, otherContract: false }, profile)!;
      expect(JSON.stringify(plain.subject.lines)).not.toContain("合同内");
    },
  );
});
