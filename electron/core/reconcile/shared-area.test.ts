import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../sample-data/generator/random.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { type GridRing, type Region, regionAreaM2 } from "./grid.ts";
import { sharedAreaM2 } from "./shared-area.ts";

const engine = await createClipperEngine();
const ring = (...metres: number[]): GridRing => Int32Array.from(metres, (value) => value * 10_000);
const square = (x: number, y: number, side: number) =>
  ring(x, y, x + side, y, x + side, y + side, x, y + side);
const reversed = (r: GridRing): GridRing => {
  const points = Array.from({ length: r.length / 2 }, (_, i) => [r[2 * i]!, r[2 * i + 1]!]);
  return Int32Array.from(points.reverse().flat());
};

describe("sharedAreaM2", () => {
  it("measures squares, wholes, holes and slanting sides", () => {
    expect(sharedAreaM2([square(0, 0, 10)], [square(8, 8, 10)])).toBeCloseTo(4, 9);
    expect(sharedAreaM2([square(0, 0, 10)], [square(0, 0, 10)])).toBeCloseTo(100, 9);
    const frame: Region = [square(0, 0, 30), reversed(square(10, 10, 10))];
    expect(sharedAreaM2(frame, [square(5, 5, 20)])).toBeCloseTo(300, 9);
    expect(sharedAreaM2(frame, [square(12, 12, 5)])).toBeCloseTo(0, 9);
    expect(sharedAreaM2([ring(0, 0, 10, 0, 0, 10)], [ring(0, 0, 10, 0, 10, 10)])).toBeCloseTo(
      25,
      9,
    );
  });

  it("is nothing for what touches in a side, a corner or not at all", () => {
    expect(sharedAreaM2([square(0, 0, 10)], [square(10, 2, 5)])).toBe(0);
    expect(sharedAreaM2([square(0, 0, 10)], [square(10, 10, 10)])).toBe(0);
    expect(sharedAreaM2([square(0, 0, 10)], [square(50, 0, 10)])).toBe(0);
    const slanted = [ring(0, 0, 30, 0, 20, 10)];
    expect(sharedAreaM2(slanted, [ring(0, 0, 20, 10, 0, 10)])).toBeCloseTo(0, 9);
    expect(sharedAreaM2([], [square(0, 0, 10)])).toBe(0);
  });

  it("agrees with Clipper2 on 500 pairs of stars, to its rounding (D13)", () => {
    const random = seededRandom(7);
    for (let pair = 0; pair < 500; pair++) {
      const a = [star(random, 0, 0)];
      const b = [star(random, random.next() * 60, random.next() * 60)];
      const byClipper = regionAreaM2(engine.intersection(a, b));
      expect(Math.abs(sharedAreaM2(a, b) - byClipper)).toBeLessThan(0.01);
      expect(sharedAreaM2(b, a)).toBeCloseTo(sharedAreaM2(a, b), 6);
    }
  });

  it("does not depend on where the pair lies (D9)", () => {
    const random = seededRandom(8);
    const [a, b] = [star(random, 0, 0), star(random, 20, 10)];
    const moved = (r: GridRing) => r.map((value, i) => value + (i % 2 === 0 ? 310_000 : -70_000));
    expect(sharedAreaM2([moved(a)], [moved(b)])).toBe(sharedAreaM2([a], [b]));
  });
});

/** A ring of 3 to 40 corners around a place, up to 50 m wide, with points that reach out far. */
function star(random: ReturnType<typeof seededRandom>, x: number, y: number): GridRing {
  const corners = random.integer(3, 40);
  const metres: number[] = [];
  for (let i = 0; i < corners; i++) {
    const angle = ((i + 0.8 * random.next()) / corners) * 2 * Math.PI;
    const reach = 5 + 45 * random.next();
    metres.push(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  return ring(...metres);
}
