import { mixBits } from "./random.ts";

/** Turns design metres into plane coordinates (CGCS2000, metres, no zone prefix). */
export interface Terrain {
  /** x east, y north, rounded to the millimetre, so that the same design point is the same vertex. */
  toPlane(designXM: number, designYM: number): [eastM: number, northM: number];
  /** How high and stony a place is, 0 … 1: woods and grass above, fields below. */
  hillAt(designXM: number, designYM: number): number;
}

/** Where the township's design origin lies: about 113.1°E 37.8°N, off any real boundary. */
const originEastM = 422_000;
const originNorthM = 4_186_000;
/** cos and sin of 12°, written out: `Math.cos` may differ in the last bit between machines. */
const turnCosine = 0.9781476007338057;
const turnSine = 0.20791169081775934;

/**
 * Octaves of the displacement, cell and amplitude in metres. Each bends lines at its own scale, so
 * borders are fractal. The sum of 3·amplitude/cell, the steepest slope, stays below 1: no fold.
 */
const octaves: readonly (readonly [cellM: number, amplitudeM: number])[] = [
  [900, 85],
  [350, 18],
  [120, 3.2],
  [40, 0.75],
  [12, 0.28],
];

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/** Value noise in −1 … 1 for both axes at once, from the upper and lower half of one hash. */
function noisePair(seed: number, x: number, y: number, out: [number, number]): void {
  const cellX = Math.floor(x);
  const cellY = Math.floor(y);
  const u = smooth(x - cellX);
  const v = smooth(y - cellY);
  const a = mixBits(seed, cellX, cellY);
  const b = mixBits(seed, cellX + 1, cellY);
  const c = mixBits(seed, cellX, cellY + 1);
  const d = mixBits(seed, cellX + 1, cellY + 1);
  const blend = (p: number, q: number, r: number, s: number) =>
    ((p * (1 - u) + q * u) * (1 - v) + (r * (1 - u) + s * u) * v) / 32767.5 - 1;
  out[0] = blend(a >>> 16, b >>> 16, c >>> 16, d >>> 16);
  out[1] = blend(a & 0xffff, b & 0xffff, c & 0xffff, d & 0xffff);
}

/** The terrain of a seed: a smooth one-to-one map, the same function for every layer. */
export function createTerrain(seed: number): Terrain {
  const pair: [number, number] = [0, 0];
  return {
    toPlane(designXM, designYM) {
      let x = designXM;
      let y = designYM;
      for (let i = 0; i < octaves.length; i++) {
        const [cellM, amplitudeM] = octaves[i]!;
        noisePair(seed + i * 101, designXM / cellM, designYM / cellM, pair);
        x += pair[0] * amplitudeM;
        y += pair[1] * amplitudeM;
      }
      const eastM = originEastM + x * turnCosine - y * turnSine;
      const northM = originNorthM + x * turnSine + y * turnCosine;
      return [Math.round(eastM * 1000) / 1000, Math.round(northM * 1000) / 1000];
    },
    hillAt(designXM, designYM) {
      noisePair(seed + 977, designXM / 620, designYM / 620, pair);
      const broad = pair[0];
      noisePair(seed + 978, designXM / 210, designYM / 210, pair);
      return 0.5 + 0.38 * broad + 0.16 * pair[0];
    },
  };
}
