import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OverlayEngine } from "../../electron/core/reconcile/engine.ts";
import { acceptedDifferences } from "./overlay-accepted.ts";
import {
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
const operations = ["union", "intersection", "difference", "xor"] as const;

interface Feature {
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown };
}

interface Case {
  name: string;
  shapes: Positions[];
  expected: { operation: Operation; shape: Positions }[];
}

function positionsOf({ geometry }: Feature): Positions {
  const { type, coordinates } = geometry;
  return (type === "Polygon" ? [coordinates] : coordinates) as Positions;
}

function readCases(): Case[] {
  const suite = join(folder!, "overlay/polygon-clipping");
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
  return readdirSync(suite, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const expected = operations.flatMap((operation) =>
        [operation, "all"]
          .map((file) => join(suite, name, `${file}.geojson`))
          .filter(existsSync)
          .map((path) => ({ operation, shape: positionsOf(read(path)) })),
      );
      const { features } = read(join(suite, name, "args.geojson")) as { features: Feature[] };
      return { name, shapes: features.map(positionsOf), expected };
    });
}

/** One line a case: input is repaired before it reaches an engine, so both differ in the same cases. */
function checkCase(engine: OverlayEngine, { name, shapes, expected }: Case) {
  const scale = scalerOf([...shapes, ...expected.map(({ shape }) => shape)]);
  const regions = shapes.map((shape) => regionOfShape(scale(shape)));
  return expected.map(({ operation, shape }) => ({
    name,
    fault: faultOrFailure(() =>
      faultOf(engine, fold(engine, operation, regions), regionOfShape(scale(shape))),
    ),
  }));
}

describe.skipIf(folder === null)("the cases of polygon-clipping", () => {
  test("the accepted list has ten entries", () => {
    const lists = Object.values(acceptedDifferences);
    expect(lists.flatMap((list) => Object.keys(list))).toHaveLength(10);
  });

  test("93 cases: both engines give the expected shape, but for the accepted list", () => {
    const cases = readCases();
    expect(cases).toHaveLength(93);
    const checks = cases.flatMap((one) => engines.flatMap((engine) => checkCase(engine, one)));
    expect(checks).toHaveLength(2 * 170);
    const faults = new Map<string, string>();
    for (const { name, fault } of checks) if (fault !== null) faults.set(name, fault);
    const { unexpected, stale } = compareWithAccepted("polygonClipping", faults);
    expect(unexpected).toEqual([]);
    expect(stale).toEqual([]);
  });

  test("six cases that once broke a library do not break an engine, and the engines agree", () => {
    const broken = readCases().filter(({ expected }) => expected.length === 0);
    expect(broken).toHaveLength(6);
    for (const { name, shapes } of broken) {
      const scale = scalerOf(shapes);
      const regions = shapes.map((shape) => regionOfShape(scale(shape)));
      for (const operation of operations) {
        const [clipper, turf] = engines.map((engine) => fold(engine, operation, regions));
        expect(faultOf(engines[0]!, turf!, clipper!), `${name} ${operation}`).toBeNull();
      }
    }
  });
});
