import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { quietContext } from "../../../../shared/contract/progress.ts";
import type { BoundingBox } from "../../../../shared/geometry/types.ts";
import { countedClass } from "../../../../shared/land/final-class.ts";
import {
  addLand,
  box,
  group1,
  landProject,
  origin,
} from "../../../../test/support/land-project.ts";
import { runCommand } from "../../project/event-log.ts";
import { geometryEnvelope } from "../../project/geometry-blob.ts";
import type { Project } from "../../project/project.ts";
import { undoLast } from "../../project/undo.ts";
import { reconcile } from "../../reconcile/reconcile.ts";
import { createShapeOperations } from "../../reconcile/shape-operations.ts";
import { saveForm } from "../../registers/field/save-form.ts";
import { acceptProposal } from "../../registers/measured/proposals.ts";
import { proposeShapes } from "../../registers/measured/propose-shapes.ts";
import { mergePlots } from "../../registers/shapes/merge-plots.ts";
import { splitPlot } from "../../registers/shapes/split-plot.ts";
import { listMoments, untilOfDay } from "./moments.ts";
import { comparePlots } from "./plot-changes.ts";
import { plotFeaturesThen } from "./plot-features-then.ts";
import { plotsThen, readShapes } from "./plots-then.ts";

let close = () => {};
afterEach(() => close());

const operations = await createShapeOperations();

/** Two left-over fields beside a household's strip, a third far away. All invented. */
function scene(): Project {
  const made = landProject({
    survey: [
      { shape: box(0, 0, 100, 80), bsm: "1" },
      { shape: box(100, 0, 60, 80), bsm: "2" },
      { shape: box(400, 0, 50, 50), bsm: "3" },
    ],
    parcels: [{ shape: box(0, 0, 50, 80) }],
    baseline: [{ shape: box(-100, -100, 700, 500), dlbm: "013" }],
  });
  close = made.close;
  return made.project;
}

const run = (project: Project, request = {}) =>
  reconcile(project, { workers: 1, ...request }, quietContext);

const line = (...points: [number, number][]) =>
  Float64Array.from(points.flatMap(([x, y]) => [origin.eastM + x, origin.northM + y]));

const newestEvent = (project: Project): number =>
  Number(project.db.prepare("SELECT max(id) FROM event").pluck().get());

interface Digested {
  readonly code: string;
  readonly class: string;
  readonly planarM2: number;
  readonly shape: Uint8Array;
}

function digest(plots: readonly Digested[]): string {
  const hash = createHash("sha256");
  for (const plot of plots.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    hash.update(`${plot.code} ${plot.class} ${plot.planarM2} `).update(plot.shape);
  }
  return `${plots.length} ${hash.digest("hex")}`;
}

/** The open plots as the tables have them now. */
function digestNow({ db }: Project): string {
  type Row = Omit<Digested, "class"> & { proposed: never; final: never };
  const rows = db
    .prepare<[], Row>(
      `SELECT p.code, p.proposed_class AS proposed, p.final_class AS final,
         s.planar_m2 AS planarM2, s.geom AS shape
       FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.state = 'open'`,
    )
    .all();
  return digest(rows.map((row) => ({ ...row, class: countedClass(row.final, row.proposed) })));
}

function digestThen(project: Project, until: number): string {
  const then = plotsThen(project, until);
  const plots = [...then.plots.values()];
  const shapes = readShapes(
    project,
    then,
    plots.map(({ shapeUid }) => shapeUid),
  );
  return digest(plots.map((plot) => ({ ...plot, shape: shapes.get(plot.shapeUid)! })));
}

/** Does one thing after another and keeps what the books were like after each. */
async function kept(project: Project, steps: readonly (() => unknown)[]) {
  const digests = new Map([[newestEvent(project), digestNow(project)]]);
  for (const step of steps) {
    await step();
    digests.set(newestEvent(project), digestNow(project));
  }
  return digests;
}

function expectAllThen(project: Project, digests: ReadonlyMap<number, string>): void {
  for (const [until, expected] of digests) {
    expect(digestThen(project, until), `after event ${until}`).toBe(expected);
  }
}

function replaceBaseline(project: Project, dlbm: string): void {
  runCommand(project, { command: "test.replace", undoable: false }, () => {
    project.db.exec("UPDATE baseline_patch SET active = 0");
  });
  addLand(project, {
    survey: [],
    parcels: [],
    baseline: [{ shape: box(-100, -100, 700, 500), dlbm }],
  });
}

/** A boundary that was measured ten metres to the east of where the plot was drawn. */
function acceptMeasured(project: Project, code: string): void {
  const [minX, minY, maxX, maxY] = boxOfPlot(project, code);
  const ring = Float64Array.of(minX + 10, minY, maxX, minY, maxX, maxY, minX + 10, maxY);
  const drawn = { source: "drawn", fileName: null, sha256: null, datumNote: null } as const;
  const shape = { row: null, label: "", polygons: [[ring]], named: code };
  const [proposal] = proposeShapes(project, operations, { ...drawn, warnsOfDatum: false }, [shape]);
  acceptProposal(project, operations, proposal!.uid, code);
}

function boxOfPlot({ db }: Project, code: string): BoundingBox {
  const geom = db
    .prepare<[string], Uint8Array>(
      "SELECT geom FROM plot_shape WHERE plot_code = ? AND current = 1",
    )
    .pluck()
    .get(code);
  return geometryEnvelope(geom!)!;
}

test("issue 6 §4: splits, merges, measured boundaries, forms and what was taken back, walked back to each moment", async () => {
  const project = scene();
  const codes = () =>
    project.db
      .prepare<[], string>("SELECT code FROM plot WHERE state = 'open' ORDER BY code")
      .pluck()
      .all();
  const digests = await kept(project, [
    () => run(project),
    () =>
      splitPlot(project, operations, {
        plotCode: codes()[0]!,
        line: line([70, -10], [70, 90]),
        reason: undefined,
      }),
    () => undoLast(project),
    () => mergePlots(project, operations, { plotCodes: codes().slice(0, 2), reason: undefined }),
    () =>
      splitPlot(project, operations, {
        plotCode: codes()[0]!,
        line: line([30, 40], [200, 40]),
        reason: undefined,
      }),
    () => acceptMeasured(project, codes()[0]!),
    () => saveForm(project, codes()[0]!, { finalClass: "added_block" }),
  ]);
  expect(new Set(digests.values()).size).toBeGreaterThanOrEqual(6);
  expectAllThen(project, digests);
  expectSumsOfChanges(project, [...digests.keys()]);
  expect(plotsThen(project, 0).plots.size).toBe(0);
});

test("issue 6 §4: runs that bring, change, drop and bring back plots, beside one that is locked", async () => {
  const project = scene();
  const deactivate = (bsm: string, active: number) =>
    runCommand(project, { command: "test.replace", undoable: false }, () => {
      project.db.prepare("UPDATE survey_patch SET active = ? WHERE bsm = ?").run(active, bsm);
    });
  const parcel = { shape: box(100, 0, 20, 80), dkbm: `${group1}00077` };
  const digests = await kept(project, [
    () => run(project),
    () => deactivate("3", 0),
    () => run(project),
    () => addLand(project, { survey: [], parcels: [parcel] }),
    () => run(project),
    () => deactivate("3", 1),
    () => replaceBaseline(project, "031"),
    () => run(project),
    () =>
      splitPlot(project, operations, {
        plotCode: `${group1}W0001`,
        line: line([40, 40], [110, 40]),
        reason: undefined,
      }),
    () => replaceBaseline(project, "013"),
    () => run(project),
  ]);
  expect(new Set(digests.values()).size).toBeGreaterThanOrEqual(6);
  expectAllThen(project, digests);
  expectSumsOfChanges(project, [...digests.keys()]);
});

/** What was added, went and moved is the whole difference, and the map of the moment has every plot. */
function expectSumsOfChanges(project: Project, moments: readonly number[]): void {
  const sum = (plots: readonly { planarM2: number }[]) =>
    plots.reduce((total, { planarM2 }) => total + planarM2, 0);
  for (const until of moments) {
    const { before, after, changes } = comparePlots(project, until, "");
    const moved = changes.reduce(
      (total, change) => total + (change.after?.planarM2 ?? 0) - (change.before?.planarM2 ?? 0),
      0,
    );
    expect(sum(before) + moved).toBeCloseTo(sum(after), 6);
    const box = [0, 0, 1e7, 1e7] as const;
    const shown = plotFeaturesThen(project, { box, limit: 100, until }).features;
    expect(shown.map(({ key }) => key).sort()).toEqual(before.map(({ code }) => code).sort());
  }
  const newest = moments.at(-1)!;
  expect(comparePlots(project, newest, "").changes).toEqual([]);
  expect(
    new Set(comparePlots(project, moments[1]!, "").changes.map(({ kind }) => kind)).size,
  ).toBeGreaterThan(1);
}

test("D38: a day ends with its last event in China; before the log nothing was there", async () => {
  const project = scene();
  await run(project);
  const at = String(project.db.prepare("SELECT at FROM event ORDER BY id DESC").pluck().get());
  const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(untilOfDay(project, day)).toBe(newestEvent(project));
  expect(untilOfDay(project, "2000-01-01")).toBe(0);
  const [after, before] = listMoments(project);
  expect(after).toMatchObject({ title: "第 1 次套图核对之后", until: newestEvent(project) });
  expect(plotsThen(project, before!.until).plots.size).toBe(0);
  expect(comparePlots(project, before!.until, "").changes.map(({ kind }) => kind)).toEqual(
    [...plotsThen(project, after!.until).plots].map(() => "added"),
  );
});
