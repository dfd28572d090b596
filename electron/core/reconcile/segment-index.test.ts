import { describe, expect, it } from "vitest";
import { createSegmentIndex, regionContains } from "./segment-index.ts";

const square = (x: number, y: number, size: number) =>
  Int32Array.of(x, y, x + size, y, x + size, y + size, x, y + size);

describe("sides found by place", () => {
  it("tells whether a side comes into a box, not whether the region covers it", () => {
    const index = createSegmentIndex([[square(0, 0, 100)]])!;
    expect(index.meetsBox(-5, 40, 5, 60)).toBe(true);
    expect(index.meetsBox(40, 40, 60, 60)).toBe(false);
    expect(index.meetsBox(200, 0, 300, 10)).toBe(false);
  });

  const east = { outwardX: 1, outwardY: 0 };

  it("gives each owner's distance ahead and within reach", () => {
    const index = createSegmentIndex([[square(0, 0, 1000)], [square(1300, 0, 1000)]])!;
    const ahead = (x: number, y: number, reach: number) => [
      ...index.ownersAhead({ x, y, reach, ...east }),
    ];
    expect(ahead(1100, 500, 250)).toEqual([[1, 200]]);
    expect(ahead(1100, 500, 150)).toEqual([]);
    expect(ahead(990, 500, 150)).toEqual([[0, 10]]);
  });

  it("passes over what runs along the flank, but not over what touches", () => {
    const index = createSegmentIndex([[square(0, 0, 1000)]])!;
    expect(index.ownersAhead({ x: 500, y: 1100, reach: 300, ...east }).size).toBe(0);
    expect([...index.ownersAhead({ x: 500, y: 1020, reach: 300, ...east })]).toEqual([[0, 20]]);
  });

  it("is nothing for no sides", () => {
    expect(createSegmentIndex([])).toBeNull();
    expect(createSegmentIndex([[], []])).toBeNull();
  });
});

describe("inside by the even-odd rule", () => {
  it("knows holes and islands in holes", () => {
    const region = [square(0, 0, 100), square(20, 20, 60), square(40, 40, 20)];
    expect(regionContains(region, 10, 10)).toBe(true);
    expect(regionContains(region, 30, 30)).toBe(false);
    expect(regionContains(region, 50, 50)).toBe(true);
    expect(regionContains(region, 150, 50)).toBe(false);
  });

  it("counts a vertex on the ray once", () => {
    const diamond = [Int32Array.of(50, 0, 100, 50, 50, 100, 0, 50)];
    expect(regionContains(diamond, 10, 50)).toBe(true);
    expect(regionContains(diamond, -10, 50)).toBe(false);
    expect(regionContains(diamond, -10, 100)).toBe(false);
  });
});
