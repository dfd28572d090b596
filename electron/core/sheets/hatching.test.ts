import { describe, expect, it } from "vitest";
import type { ListedClass } from "../../../shared/land/land-class.ts";
import { drawClassArea } from "./hatching.ts";
import { PdfCanvas } from "./pdf-canvas.ts";
import { readPaths } from "./testing/read-pdf.ts";

async function slopesOf(plotClass: ListedClass): Promise<{ slopes: number[]; dots: number }> {
  const canvas = new PdfCanvas({ title: "t", subject: "s", date: new Date(0) });
  canvas.addPage(100, 100);
  drawClassArea(canvas, plotClass, [[10, 10, 60, 10, 60, 50, 10, 50]]);
  const [page] = readPaths(await canvas.finish());
  const strokes = page!.flatMap((path) => path.subpaths).filter((points) => points.length === 4);
  const long = strokes.filter((points) => Math.abs(points[3]! - points[1]!) > 1);
  const slopes = long.map(([x1, y1, x2, y2]) => Math.sign((x2! - x1!) / (y2! - y1!)));
  return { slopes: [...new Set(slopes)].sort(), dots: strokes.length - long.length };
}

describe("drawClassArea", () => {
  it("V2: tells the classes apart by pattern alone, so that a photocopy still does", async () => {
    expect(await slopesOf("unconfirmed")).toEqual({ slopes: [-1], dots: 0 });
    expect(await slopesOf("added_block")).toEqual({ slopes: [-1, 1], dots: 0 });
    const dotted = await slopesOf("undetermined");
    expect(dotted.slopes).toEqual([]);
    expect(dotted.dots).toBeGreaterThan(100);
  });
});
