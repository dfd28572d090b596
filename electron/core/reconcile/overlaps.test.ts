import { describe, expect, it } from "vitest";
import { createClipperEngine } from "./clipper-engine.ts";
import { overlapAreaM2 } from "./overlaps.ts";
import { repairFeature } from "./repair.ts";

const engine = await createClipperEngine();
const ring = (...xy: number[]) =>
  Float64Array.from(xy, (value, i) => value + (i % 2 === 0 ? 500_000 : 4_100_000));
const square = (x: number, y: number, size: number) =>
  ring(x, y, x + size, y, x + size, y + size, x, y + size);
const feature = (...rings: Float64Array[]) => repairFeature(engine, [rings]);
const shared = (a: Float64Array[], b: Float64Array[]) => {
  const there = overlapAreaM2(feature(...a), feature(...b));
  expect(overlapAreaM2(feature(...b), feature(...a))).toBeCloseTo(there, 6);
  return there;
};

describe("area that two features share", () => {
  it("is nothing where they touch along a side, in a corner, or at a T", () => {
    expect(shared([square(0, 0, 10)], [square(10, 0, 10)])).toBe(0);
    expect(shared([square(0, 0, 10)], [square(10, 10, 10)])).toBe(0);
    expect(shared([square(0, 0, 10)], [square(10, 3, 4)])).toBe(0);
    expect(shared([square(0, 0, 10)], [square(30, 0, 10)])).toBe(0);
  });

  it("is nothing where a corner lies a hair beyond the other's side", () => {
    expect(shared([square(0, 0, 10)], [square(9.9995, 3, 4)])).toBe(0);
  });

  it("is found where sides cross, where one holds the other, and where both are the same", () => {
    expect(shared([square(0, 0, 10)], [square(8, 8, 10)])).toBe(4);
    expect(shared([square(0, 0, 10)], [square(4, 4, 2)])).toBe(4);
    expect(shared([square(0, 0, 10)], [square(0, 0, 10)])).toBe(100);
  });

  it("is found where only common sides give it away", () => {
    expect(shared([square(0, 0, 10)], [ring(0, 0, 10, 0, 10, 5, 0, 5)])).toBe(50);
    expect(shared([ring(0, 0, 10, 0, 10, 10)], [square(0, 0, 10)])).toBe(50);
  });

  it("is nothing for a parcel in the other's hole", () => {
    expect(shared([square(0, 0, 30), square(10, 10, 10)], [square(10, 10, 10)])).toBe(0);
    expect(shared([square(0, 0, 30), square(10, 10, 10)], [square(12, 12, 5)])).toBe(0);
  });
});
