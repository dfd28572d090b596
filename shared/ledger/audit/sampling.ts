import { AppError } from "../../contract/errors.ts";

/** One row that may be drawn; its stratum is what the auditor wants represented (amount, outsider …). */
export interface SampledRow {
  uid: string;
  stratum: string;
}

/**
 * Draws a stratified sample that is the same on every machine: within each stratum the rows with the
 * smallest keyed hashes of their uid are taken, so neither the order of rows nor the locale nor a
 * platform's random numbers have a say, and a row's chance does not depend on the others.
 *
 * @param seed what the auditor writes into the working paper, any text
 * @param sizes how many to draw of each stratum; a stratum with fewer rows gives all of them
 * @returns uids by stratum in order of drawing
 * Throws `value.invalid` for a size that is no whole number or for a stratum that no row has.
 */
export function stratifiedSample(
  rows: readonly SampledRow[],
  seed: string,
  sizes: Readonly<Record<string, number>>,
): Record<string, string[]> {
  const sample: Record<string, string[]> = {};
  for (const [stratum, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 0) {
      throw new AppError("value.invalid", `“${stratum}”的抽样数 ${size} 不是整数,请改正。`);
    }
    const own = rows.filter((row) => row.stratum === stratum);
    if (own.length === 0 && size > 0) {
      throw new AppError("value.invalid", `没有一行属于“${stratum}”,请核对抽样分层。`);
    }
    sample[stratum] = own
      .map(({ uid }) => ({ uid, draw: keyedHash(`${seed}\u0000${stratum}\u0000${uid}`) }))
      .sort((one, other) => one.draw - other.draw || (one.uid < other.uid ? -1 : 1))
      .slice(0, size)
      .map(({ uid }) => uid);
  }
  return sample;
}

/** 52 bits out of two rounds of MurmurHash3's 32-bit mixing over UTF-16 code units. */
function keyedHash(text: string): number {
  return mixed(text, 0x9747b28c) * 0x100000 + (mixed(text, 0x2f6a1d53) >>> 12);
}

function mixed(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) {
    let word = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash ^= word;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
