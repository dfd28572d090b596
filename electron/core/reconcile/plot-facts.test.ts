import { afterEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { pointInMultiPolygon } from "../../../shared/geometry/measure.ts";
import {
  box,
  group1,
  type LandScene,
  landProject,
  origin,
} from "../../../test/support/land-project.ts";
import { decodeGeometry } from "../project/geometry-blob.ts";
import { reconcile } from "./reconcile.ts";

let close = () => {};
afterEach(() => close());

interface Facts {
  code: string;
  reason: string;
  geom: Uint8Array;
  planar_m2: number;
  ellipsoid_m2: number;
  ridge_free_m2: number;
  mean_width_m: number;
  label_x: number;
  label_y: number;
  neighbour_east: string | null;
  neighbour_south: string | null;
  neighbour_west: string | null;
  neighbour_north: string | null;
  sheet_codes: string;
}

async function plotsOf(scene: LandScene): Promise<Facts[]> {
  const made = landProject(scene);
  close = made.close;
  await reconcile(made.project, { workers: 1 }, quietContext);
  return made.project.db
    .prepare(
      `SELECT p.code, p.reason, s.* FROM plot p JOIN plot_shape s ON s.plot_code = p.code
       WHERE s.current = 1 ORDER BY p.code`,
    )
    .all() as Facts[];
}

function sides(plot: Facts): (string | null)[] {
  return [plot.neighbour_east, plot.neighbour_south, plot.neighbour_west, plot.neighbour_north];
}

/** A field with a household in the west, a ditch in the north, woods in the east, a road in the south. */
const field: LandScene = {
  survey: [
    { shape: box(0, 0, 100, 80), kcxs: 0.1 },
    { shape: box(-20, 80, 140, 5), dlbm: "1107" },
    { shape: box(100, 0, 50, 80), dlbm: "0301" },
    { shape: box(-20, -6, 140, 6), dlbm: "1006" },
  ],
  parcels: [{ shape: box(0, 0, 50, 80) }],
  baseline: [{ shape: box(-100, -100, 500, 1500), dlbm: "013" }],
};

describe("what a plot carries", () => {
  it("neighbours on four sides: household parcel, or the survey's land class", async () => {
    const [plot] = await plotsOf(field);
    expect(sides(plot!)).toEqual(["land:0301", "land:1006", `parcel:${group1}00001`, "land:1107"]);
  });

  it("a narrow strip between two parcels has ditches at its ends, not its flanks", async () => {
    const [plot] = await plotsOf({
      ...field,
      survey: [
        { shape: box(0, 0, 100, 80) },
        { shape: box(-20, 80, 140, 5), dlbm: "1107" },
        { shape: box(-20, -6, 140, 6), dlbm: "1107" },
      ],
      parcels: [{ shape: box(0, 0, 48, 80) }, { shape: box(52, 0, 48, 80) }],
    });
    expect(sides(plot!)).toEqual([
      `parcel:${group1}00002`,
      "land:1107",
      `parcel:${group1}00001`,
      "land:1107",
    ]);
  });

  it("areas: planar, ellipsoid, less ridges; mean width 2A/P; the reason in words", async () => {
    const [plot] = await plotsOf(field);
    expect(plot!.planar_m2).toBe(4000);
    expect(plot!.ellipsoid_m2).toBeCloseTo(4000, 0);
    expect(plot!.ridge_free_m2).toBeCloseTo(3600, 9);
    expect(plot!.mean_width_m).toBeCloseTo((2 * 4000) / 260, 9);
    expect(plot!.reason).toBe("三调旱地,二调耕地,未被确权地块覆盖,宽 30.8 m");
  });

  it("the label point lies inside, also where the plot is a ring around a parcel", async () => {
    const [plot] = await plotsOf({
      ...field,
      survey: [{ shape: box(0, 0, 100, 100) }],
      parcels: [{ shape: box(20, 20, 60, 60) }],
    });
    const geometry = decodeGeometry(plot!.geom);
    if (geometry.type !== "MultiPolygon") throw new Error("a plot is an area");
    expect(pointInMultiPolygon(geometry.polygons, plot!.label_x, plot!.label_y)).toBe(true);
    expect(plot!.planar_m2).toBe(6400);
  });

  it("a registered plot is not its own neighbour", async () => {
    const [plot] = await plotsOf({
      ...field,
      parcels: [
        { shape: box(0, 0, 50, 80) },
        { shape: box(50, 0, 50, 80), dklb: "22", dkbm: `${group1}90001` },
      ],
    });
    expect(plot!.reason).toContain("确权库登记为机动地");
    expect(sides(plot!)).toEqual(["land:0301", "land:1006", `parcel:${group1}00001`, "land:1107"]);
  });

  it("national sheets that it touches: one inside a sheet, two across the line between sheets", async () => {
    const [plot] = await plotsOf(field);
    expect(JSON.parse(plot!.sheet_codes)).toHaveLength(1);
    close();
    const long = { ...field, survey: [{ shape: box(0, 0, 100, 1000) }] };
    const [tall] = await plotsOf({ ...long, parcels: [{ shape: box(0, 0, 10, 1000) }] });
    expect(JSON.parse(tall!.sheet_codes).length).toBeGreaterThan(1);
    expect(tall!.label_x).toBeGreaterThan(origin.eastM + 10);
  });
});
