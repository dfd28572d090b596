import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { placeOnScreens, readPlace, writePlace } from "./window-place.ts";

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1000 };
const at = (x: number, y: number) => ({
  bounds: { x, y, width: 1200, height: 700 },
  maximized: false,
});

test("a place that a screen shows is kept, on the second screen too", () => {
  expect(placeOnScreens(at(100, 100), [main, second])).toEqual(at(100, 100));
  expect(placeOnScreens(at(2000, 50), [main, second])).toEqual(at(2000, 50));
});

test.each([
  ["the second screen is gone", at(2000, 50)],
  ["left of every screen", at(-1150, 100)],
  ["the title above the screen", at(100, -200)],
  ["below the screen", at(100, 1030)],
  ["nothing kept", null],
])("off the screens it opens in the middle of the main one: %s", (_name, kept) => {
  expect(placeOnScreens(kept, [main])).toEqual({
    bounds: { x: 277, y: 136, width: 1366, height: 768 },
    maximized: false,
  });
});

test("a 1366×768 screen is filled", () => {
  const place = placeOnScreens(null, [{ x: 0, y: 0, width: 1366, height: 728 }]);
  expect(place).toEqual({ bounds: { x: 0, y: 0, width: 1366, height: 728 }, maximized: true });
});

test("the place is kept in a file; a spoilt file is none", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-place-"));
  const file = path.join(folder, "window/place.json");
  expect(readPlace(file)).toBeNull();
  writePlace(file, at(1, 2));
  expect(readPlace(file)).toEqual(at(1, 2));
  for (const spoilt of ["{", "null", '{"bounds":{"x":1,"y":2,"width":"9","height":3}}']) {
    writeFileSync(file, spoilt);
    expect(readPlace(file)).toBeNull();
  }
  rmSync(folder, { recursive: true });
});
