import { describe, expect, it } from "vitest";
import { drawGroupPdf } from "./group-pdf.ts";
import { planPack } from "./pack-plan.ts";
import { mapPaperLayout, mapTransform } from "./paper-layout.ts";
import type { Paper } from "./sheet-data.ts";
import { writeInRowMm } from "./table-sheet.ts";
import { type PdfPath, readPaths } from "./testing/read-pdf.ts";
import { fixtureGroup, fixturePlot, fixtureVillage } from "./testing/village-fixture.ts";

/** A field of exactly 500 m by 80 m; at 1:2000 that is 250.0 by 40.0 mm. */
const eastM = 482_300.4;
const northM = 4_186_200.7;
const longField = fixturePlot(1, "unconfirmed", [
  [
    Float64Array.of(
      eastM,
      northM,
      eastM + 500,
      northM,
      eastM + 500,
      northM + 80,
      eastM,
      northM + 80,
    ),
  ],
]);

async function mapPaths(paper: Paper): Promise<PdfPath[]> {
  const data = fixtureGroup([longField]);
  const pdf = await drawGroupPdf(data, paper, "work", planPack(data, paper));
  return readPaths(pdf.bytes)[pdf.coverPages] ?? [];
}

function horizontalLengths(paths: readonly PdfPath[]): number[] {
  return paths
    .filter((path) => path.paint === "S" && path.subpaths.length === 1)
    .map((path) => path.subpaths[0]!)
    .filter((points) => points.length === 4 && Math.abs(points[1]! - points[3]!) < 1e-6)
    .map((points) => Math.abs(points[2]! - points[0]!));
}

describe("paper truth", () => {
  it.each(["A4", "A3"] as const)("T6: the check line is 100.0 mm on %s", async (paper) => {
    const lengths = horizontalLengths(await mapPaths(paper));
    const nearest = lengths.filter((length) => Math.abs(length - 100) < 5);
    expect(nearest).toHaveLength(1);
    expect(Math.abs(nearest[0]! - 100)).toBeLessThan(0.1);
  });

  it("T6: 500 m on the ground are 250.0 mm on paper, and 80 m are 40.0 mm", async () => {
    const outlines = (await mapPaths("A3"))
      .filter((path) => path.paint === "S" && path.subpaths[0]?.length === 8)
      .map((path) => path.subpaths[0]!);
    const widths = outlines.map((points) => Math.abs(points[2]! - points[0]!));
    const heights = outlines.map((points) => Math.abs(points[5]! - points[3]!));
    const found = outlines.findIndex(
      (_, index) => Math.abs(widths[index]! - 250) < 0.1 && Math.abs(heights[index]! - 40) < 0.1,
    );
    expect(found).toBeGreaterThanOrEqual(0);
  });

  it("T6: grid crosses stand 100.0 mm apart on full 200 m", async () => {
    const crosses = (await mapPaths("A3"))
      .flatMap((path) => path.subpaths)
      .filter((points) => points.length === 4 && Math.abs(points[1]! - points[3]!) < 1e-6)
      .filter((points) => Math.abs(points[2]! - points[0]! - 10) < 1e-3)
      .map((points) => (points[0]! + points[2]!) / 2);
    const columns = [...new Set(crosses.map((x) => x.toFixed(3)))].map(Number);
    columns.sort((a, b) => a - b);
    expect(columns.length).toBeGreaterThan(1);
    for (let index = 1; index < columns.length; index += 1) {
      expect(columns[index]! - columns[index - 1]!).toBeCloseTo(100, 2);
    }
  });

  it("V5: rows to write in are at least 12 mm high on lists and forms", async () => {
    const data = fixtureVillage();
    const pdf = await drawGroupPdf(data, "A4", "work", planPack(data, "A4"));
    const pages = readPaths(pdf.bytes).slice(pdf.coverPages + pdf.mapPages);
    const list = pages[pdf.listPages - 1]!;
    const signatures = list.filter((path) => path.subpaths[0]?.length === 8).slice(-5);
    for (const { subpaths } of signatures) {
      expect(subpaths[0]![5]! - subpaths[0]![3]!).toBeGreaterThanOrEqual(writeInRowMm - 1e-4);
    }
    const signing = pages[0]!
      .map((path) => path.subpaths[0] ?? [])
      .filter((points) => points.length === 8 && points[0]! > 267 && points[1]! > 36);
    expect(signing.length).toBeGreaterThan(2);
    for (const points of signing) {
      expect(points[5]! - points[3]!).toBeGreaterThanOrEqual(writeInRowMm - 1e-4);
    }
    const form = pages[pdf.listPages]!;
    const formTop = 110;
    const cells = form
      .map((path) => path.subpaths[0] ?? [])
      .filter((points) => points.length === 8 && points[1]! > formTop);
    expect(cells.length).toBeGreaterThan(20);
    for (const points of cells) {
      expect(points[5]! - points[3]!).toBeGreaterThanOrEqual(writeInRowMm - 1e-4);
    }
  });

  it("mapTransform puts metres exactly: 1 mm is 2 m, north is up", () => {
    const { window } = mapPaperLayout("A4");
    const { xMm, yMm } = mapTransform(window, [1000, 2000, 1368, 2422]);
    expect(xMm(1200) - xMm(1000)).toBe(100);
    expect(yMm(2000) - yMm(2200)).toBe(100);
    expect([xMm(1000), yMm(2000)]).toEqual([window.left, window.top + window.height]);
  });
});
