import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Region, regionAreaM2 } from "../../electron/core/reconcile/grid.ts";
import { repairFeature } from "../../electron/core/reconcile/repair.ts";
import { multiPolygonAreaM2 } from "../../shared/geometry/measure.ts";
import {
  clipperEngine,
  compareWithAccepted,
  engines,
  faultOf,
  faultOrFailure,
  fold,
  type Operation,
  type Positions,
  regionOfShape,
  scalerOf,
} from "./overlay-support.ts";
import { referenceDataFolder } from "./reference-data.ts";

const folder = referenceDataFolder();

interface Test {
  name: string;
  operation: Operation | "isValid";
  a: string;
  b: string | null;
  expected: string;
}

const operationNames: Record<string, Operation | "isValid"> = {
  intersection: "intersection",
  union: "union",
  difference: "difference",
  symdifference: "xor",
  isvalid: "isValid",
};

/** All tests of a file, in its order. */
function readTests(file: string): Test[] {
  const text = readFileSync(join(folder!, "overlay/jts", file), "utf8");
  return [...text.matchAll(/<case>([\s\S]*?)<\/case>/g)].flatMap(([, body], index) => {
    const geometry = (tag: string) =>
      new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(body!)?.[1]?.trim() ?? null;
    return [...body!.matchAll(/<op([^>]*)>([\s\S]*?)<\/op>/g)].map(([, head, expected]) => {
      const attribute = (name: string) =>
        new RegExp(`${name}=["'](\\w+)["']`).exec(head!)?.[1] ?? "";
      const name = attribute("name");
      const arguments_ = [attribute("arg1"), attribute("arg2")].map((arg) =>
        arg === "" ? null : geometry(arg.toLowerCase()),
      );
      return {
        name: `${file} ${index + 1} ${name} ${attribute("arg1")}${attribute("arg2")}`,
        operation: operationNames[name.toLowerCase().replace(/ng$/, "")]!,
        a: arguments_[0]!,
        b: arguments_[1]!,
        expected: expected!.trim(),
      };
    });
  });
}

/** The polygons of a WKT text; points and lines cover no area and are left out. */
function polygonsOf(wkt: string): Positions {
  const polygons: number[][][][] = [];
  for (const [, multi, body] of wkt.matchAll(/(MULTI)?POLYGON\s*(\(\s*\((?:[^A-Z])*)/gi)) {
    const groups = multi ? body!.split(/\)\s*\)\s*,\s*\(\s*\(/) : [body!];
    for (const group of groups) {
      polygons.push(
        group
          .split(/\)\s*,\s*\(/)
          .map((ring) =>
            [...ring.matchAll(/(-?[\d.eE+-]+)\s+(-?[\d.eE+-]+)(?:\s+[-\d.eE+]+)?/g)].map(
              (match) => [Number(match[1]), Number(match[2])],
            ),
          ),
      );
    }
  }
  return polygons;
}

function faultOfOverlay({ operation, a, b, expected }: Test): string | null {
  const shapes = [a, b].filter((wkt) => wkt !== null).map(polygonsOf);
  const wanted = polygonsOf(expected);
  const scale = scalerOf([...shapes, wanted]);
  const regions: Region[] = shapes.map((shape) => regionOfShape(scale(shape)));
  for (const engine of engines) {
    const fault = faultOrFailure(() => {
      const found = fold(engine, operation as Operation, regions);
      return faultOf(clipperEngine, found, regionOfShape(scale(wanted)));
    });
    if (fault !== null) return `${engine.name}: ${fault}`;
  }
  return null;
}

/** A valid shape goes through unchanged; the shape that a repair makes is valid. */
function faultOfValidity({ a, expected }: Test): string | null {
  const shape = polygonsOf(a);
  const polygons = scalerOf([shape])(shape);
  const { region, areaBeforeM2 } = repairFeature(clipperEngine, polygons);
  const areaM2 = regionAreaM2(region);
  if (expected === "true") {
    const differenceM2 = Math.abs(areaM2 - multiPolygonAreaM2(polygons));
    return areaBeforeM2 === null && differenceM2 < 0.1 ? null : `changed by ${differenceM2} m²`;
  }
  const again = regionAreaM2(clipperEngine.repair(region));
  return Math.abs(again - areaM2) < 0.01 ? null : `not valid after repair: ${areaM2}, ${again}`;
}

const files = {
  "TestOverlayAA.xml": 44,
  "TestNGOverlayA.xml": 88,
  "TestOverlayEmpty.xml": 294,
  "TestUnaryUnion.xml": 18,
  "TestValid.xml": 87,
} as const;

// The two suites with a precision model of their own (…Prec.xml) ask for a grid of one unit of the
// case; our grid is fixed at 0.1 mm.
describe.skipIf(folder === null)("the cases of JTS", () => {
  test.each(Object.entries(files))("%s: all %i tests are read", (file, count) => {
    expect(readTests(file)).toHaveLength(count);
  });

  test("polygons give the expected shape with both engines, but for the accepted list", () => {
    const tests = Object.keys(files).flatMap(readTests);
    const polygonal = tests.filter(({ a, b }) => /POLYGON\s*\(/.test(`${a} ${b}`));
    expect(polygonal).toHaveLength(261);
    const faults = new Map<string, string>();
    for (const one of polygonal) {
      const fault = one.operation === "isValid" ? faultOfValidity(one) : faultOfOverlay(one);
      if (fault !== null) faults.set(one.name, fault);
    }
    const { unexpected, stale } = compareWithAccepted("jts", faults);
    expect(unexpected).toEqual([]);
    expect(stale).toEqual([]);
  });
});
