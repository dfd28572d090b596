import { afterEach, expect, test } from "vitest";
import { quietContext } from "../../../../shared/contract/progress.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import { box, landProject, origin } from "../../../../test/support/land-project.ts";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { codeThrownBy } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { reconcile } from "../../reconcile/reconcile.ts";
import { createShapeOperations } from "../../reconcile/shape-operations.ts";
import { liveContractsOfPlot, liveContractsOfPlots } from "../contracts/live-contracts.ts";
import { addContract } from "../contracts/save-contract.ts";
import { readForm } from "../field/form-row.ts";
import { saveForm } from "../field/save-form.ts";
import { mergePlots } from "./merge-plots.ts";
import { splitPlot } from "./split-plot.ts";

let close = () => {};
afterEach(() => close());

const operations: ShapeOperations = await createShapeOperations();

/** Two left-over fields that share a border: 50 × 80 m and 60 × 80 m beside a household's 50 m (invented). */
async function twoFields(): Promise<{ project: Project; west: string; east: string }> {
  const made = landProject({
    survey: [
      { shape: box(0, 0, 100, 80), kcxs: 0.1, bsm: "1" },
      { shape: box(100, 0, 60, 80), bsm: "2" },
      { shape: box(160, -20, 40, 120), dlbm: "1107", bsm: "3" },
    ],
    parcels: [{ shape: box(0, 0, 50, 80) }],
    baseline: [{ shape: box(-100, -100, 500, 500), dlbm: "013" }],
  });
  close = made.close;
  await reconcile(made.project, { workers: 1 }, quietContext);
  const codes = made.project.db
    .prepare("SELECT plot_code FROM plot_shape WHERE current = 1 ORDER BY label_x")
    .pluck()
    .all() as string[];
  return { project: made.project, west: codes[0]!, east: codes[1]! };
}

interface ShapeRow {
  planarM2: number;
  ridgeFreeM2: number;
  source: string;
  east: string | null;
  west: string | null;
}

const shapeOf = (project: Project, code: string) =>
  project.db
    .prepare<[string], ShapeRow>(
      `SELECT planar_m2 AS planarM2, ridge_free_m2 AS ridgeFreeM2, source, neighbour_east AS east,
         neighbour_west AS west FROM plot_shape WHERE plot_code = ? AND current = 1`,
    )
    .get(code);

const open = (project: Project) =>
  project.db.prepare("SELECT code FROM plot WHERE state = 'open' ORDER BY code").pluck().all();

/** A line in metres from the scene's origin. */
const line = (...points: [number, number][]) =>
  Float64Array.from(points.flatMap(([x, y]) => [origin.eastM + x, origin.northM + y]));

test("a split adds up to the square metre; the larger part keeps code and form (D2, D3)", async () => {
  const { project, west } = await twoFields();
  saveForm(project, west, { measuredMu: "6.00" });
  const cut = line([70, -10], [70, 90]);
  const codes = splitPlot(project, operations, {
    plotCode: west,
    line: cut,
    reason: "两家种(虚构)",
  });
  expect(codes).toEqual([west, `${west}-1`]);
  expect(shapeOf(project, west)).toMatchObject({ planarM2: 2400, source: "split" });
  expect(shapeOf(project, `${west}-1`)).toMatchObject({ planarM2: 1600, source: "split" });
  expect(shapeOf(project, west)?.ridgeFreeM2).toBeCloseTo(2160, 9);
  expect(shapeOf(project, `${west}-1`)).toMatchObject({ west: expect.stringMatching(/^parcel:/) });
  expect(readForm(project, west)?.values.measuredMu).toBe("6.00");
  expect(readForm(project, `${west}-1`)).toBeNull();
});

test("a bent line cuts along its bends, and the next split takes the next number", async () => {
  const { project, west } = await twoFields();
  const bent = line([40, 40], [70, 40], [70, 90]);
  splitPlot(project, operations, { plotCode: west, line: bent, reason: undefined });
  expect(shapeOf(project, `${west}-1`)?.planarM2).toBeCloseTo(20 * 40, 6);
  expect(shapeOf(project, west)?.planarM2).toBeCloseTo(4000 - 20 * 40, 6);
  const again = line([40, 20], [120, 20]);
  const codes = splitPlot(project, operations, { plotCode: west, line: again, reason: undefined });
  expect(codes).toEqual([west, `${west}-2`]);
});

test("a line that ends inside, misses, or leaves a scrap is refused with what to draw", async () => {
  const { project, west } = await twoFields();
  const split = (cut: Float64Array) =>
    codeThrownBy(() =>
      splitPlot(project, operations, { plotCode: west, line: cut, reason: undefined }),
    );
  expect(split(line([70, -10], [70, 40]))).toBe("geometry.invalid");
  expect(split(line([300, -10], [300, 90]))).toBe("geometry.invalid");
  expect(split(line([50.005, -10], [50.005, 90]))).toBe("geometry.invalid");
  expect(split(line([40, 10], [110, 10], [110, 30], [80, 30], [80, -10]))).toBe("geometry.invalid");
  expect(open(project)).toHaveLength(2);
});

test("merged plots become one with the larger one's code, and undo brings both back (D3)", async () => {
  const { project, west, east } = await twoFields();
  const merged = mergePlots(project, operations, { plotCodes: [west, east], reason: undefined });
  expect(merged).toEqual({ kept: east, gone: [west] });
  expect(shapeOf(project, east)).toMatchObject({
    planarM2: 8800,
    source: "merge",
    east: "land:1107",
  });
  expect(open(project)).toEqual([east]);
  expect(undoLast(project).command).toBe("plot.merge");
  expect(open(project)).toHaveLength(2);
  expect(shapeOf(project, east)).toMatchObject({ planarM2: 4800, source: "run" });
});

test("the plot with decisions keeps its code in a merge, though it is smaller (D3)", async () => {
  const { project, west, east } = await twoFields();
  saveForm(project, west, { tillerName: "李四(虚构)" });
  const merged = mergePlots(project, operations, { plotCodes: [east, west], reason: undefined });
  expect(merged).toEqual({ kept: west, gone: [east] });
});

test("plots that do not touch are not merged", async () => {
  const { project, west, east } = await twoFields();
  splitPlot(project, operations, {
    plotCode: west,
    line: line([90, -9], [90, 90]),
    reason: undefined,
  });
  const merge = () =>
    mergePlots(project, operations, { plotCodes: [west, east], reason: undefined });
  expect(codeThrownBy(merge)).toBe("geometry.invalid");
});

test("a posted plot is neither split nor merged away (D10)", async () => {
  const { project, west, east } = await twoFields();
  runCommand(project, { command: "posting.sample", undoable: false }, ({ insert }) => {
    insert("plot_lock", { plot_code: west, kind: "posted", reference: "1", locked_at: "2026" });
  });
  const cut = line([70, -10], [70, 90]);
  const split = () =>
    splitPlot(project, operations, { plotCode: west, line: cut, reason: undefined });
  expect(codeThrownBy(split)).toBe("plot.posted");
  const merge = () =>
    mergePlots(project, operations, { plotCodes: [west, east], reason: undefined });
  expect(codeThrownBy(merge)).toBe("plot.posted");
  expect(open(project)).toHaveLength(2);
});

test("a later run keeps split and merged shapes (D1), and the file verifies", async () => {
  const { project, west } = await twoFields();
  const cut = line([70, -10], [70, 90]);
  splitPlot(project, operations, { plotCode: west, line: cut, reason: undefined });
  await reconcile(project, { workers: 1, minWidthM: 3 }, quietContext);
  expect(shapeOf(project, west)).toMatchObject({ planarM2: 2400, source: "split" });
  expect(open(project)).toHaveLength(3);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("V7: land under a contract stays 合同内 when it is cut or united, and undo takes that back too", async () => {
  const { project, west, east } = await twoFields();
  const uid = addContract(project, {
    ...{ number: "合-1", villageCode: west.slice(0, 12), plotCodes: [west] },
  });
  const under = () => [...liveContractsOfPlots(project, "2026-04-01").keys()].sort();
  const cut = line([70, -10], [70, 90]);
  splitPlot(project, operations, { plotCode: west, line: cut, reason: undefined });
  expect(under()).toEqual([west, `${west}-1`]);
  undoLast(project);
  expect(under()).toEqual([west]);
  saveForm(project, east, { measuredMu: "7.00" });
  const { kept } = mergePlots(project, operations, { plotCodes: [west, east], reason: undefined });
  expect(kept).toBe(east);
  expect(under()).toContain(east);
  expect(liveContractsOfPlot(project, east, "2026-04-01")).toMatchObject([{ uid }]);
});
