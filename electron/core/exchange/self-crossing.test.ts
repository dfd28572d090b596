import { describe, expect, it } from "vitest";
import { hasSelfCrossing, ringCrossesItself } from "./self-crossing.ts";

function star(points: number, step: number): Float64Array {
  const ring = new Float64Array(points * 2);
  for (let i = 0; i < points; i++) {
    const angle = (2 * Math.PI * ((i * step) % points)) / points;
    ring[2 * i] = Math.cos(angle) * 100;
    ring[2 * i + 1] = Math.sin(angle) * 100;
  }
  return ring;
}

describe("self crossing rings (T4)", () => {
  it("finds a bow-tie and passes a square", () => {
    expect(ringCrossesItself(Float64Array.of(0, 0, 10, 10, 10, 0, 0, 10))).toBe(true);
    expect(ringCrossesItself(Float64Array.of(0, 0, 0, 10, 10, 10, 10, 0))).toBe(false);
  });

  it("does not count a touching vertex", () => {
    expect(ringCrossesItself(Float64Array.of(0, 0, 10, 0, 10, 10, 5, 0, 0, 10))).toBe(false);
  });

  it("judges the same by pairs and by sweep", () => {
    expect(ringCrossesItself(star(31, 1))).toBe(false);
    expect(ringCrossesItself(star(501, 1))).toBe(false);
    expect(ringCrossesItself(star(31, 2))).toBe(true);
    expect(ringCrossesItself(star(501, 2))).toBe(true);
  });

  it("finds one small crossing in a long ring", () => {
    const ring = star(1000, 1);
    [ring[600], ring[602]] = [ring[602] as number, ring[600] as number];
    [ring[601], ring[603]] = [ring[603] as number, ring[601] as number];
    expect(hasSelfCrossing([[star(100, 1), ring]])).toBe(true);
  });
});
