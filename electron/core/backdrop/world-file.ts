import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Affine } from "./ground-picture.ts";

/**
 * The six lines of a world file (`.jgw`, `.jpgw`, `.wld` …) beside a picture, or null where there is none
 * that can be read. They speak of the middle of the first pixel; ours of its corner.
 */
export function worldFileOf(picture: string): Affine | null {
  const ending = path.extname(picture).slice(1);
  const stem = picture.slice(0, picture.length - ending.length);
  const short = `${ending.at(0) ?? ""}${ending.at(-1) ?? ""}w`;
  const names = [short, `${ending}w`, "wld"].flatMap((name) => [
    `${stem}${name.toLowerCase()}`,
    `${stem}${name.toUpperCase()}`,
  ]);
  const file = names.find((name) => existsSync(name));
  if (file === undefined) return null;
  const numbers = readFileSync(file, "latin1").trim().split(/\s+/).map(Number);
  const [a = 0, d = 0, b = 0, e = 0, c = 0, f = 0] = numbers;
  if (numbers.length < 6 || !numbers.every(Number.isFinite) || a * e - b * d === 0) return null;
  return [a, b, c - (a + b) / 2, d, e, f - (d + e) / 2];
}
