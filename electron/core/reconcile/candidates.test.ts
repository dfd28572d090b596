import { describe, expect, it } from "vitest";
import { candidatesFor } from "./candidates.ts";
import type { Region } from "./grid.ts";

const square = (x: number, y: number, size: number) =>
  Int32Array.of(x, y, x + size, y, x + size, y + size, x, y + size);
const frame = { originX: 0, originY: 0 };
const patch: Region = [square(0, 0, 100)];

describe("features that can share area with a patch", () => {
  it.each([
    ["one that crosses its border", square(90, 40, 30), true],
    ["one inside it", square(40, 40, 10), true],
    ["one around it", square(-50, -50, 300), true],
    ["the patch itself", square(0, 0, 100), true],
    ["one whose box alone reaches in", Int32Array.of(95, 150, 150, 95, 150, 150), false],
    ["one far away", square(500, 500, 10), false],
  ])("%s", (_, ring, expected) => {
    const item = { feature: { frame, region: [ring], areaBeforeM2: null } };
    expect(candidatesFor(patch, frame, [item])).toHaveLength(expected ? 1 : 0);
  });

  it("gives rings in the patch's frame and leaves empty features out", () => {
    const far = { originX: 1_000_000, originY: -20_000 };
    const item = {
      feature: { frame: far, region: [square(-1_000_000, 20_000, 50)], areaBeforeM2: null },
    };
    const empty = { feature: { frame, region: [], areaBeforeM2: null } };
    expect(candidatesFor(patch, frame, [item, empty])).toEqual([
      { item, region: [square(0, 0, 50)] },
    ]);
  });
});
