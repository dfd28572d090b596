import { afterEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import {
  addLand,
  box,
  group1,
  type LandScene,
  landProject,
} from "../../../test/support/land-project.ts";
import { runCommand } from "../project/event-log.ts";
import { setException } from "../project/exceptions.ts";
import type { Project } from "../project/project.ts";
import { addContract } from "../registers/contracts/save-contract.ts";
import { type ReconcileRequest, reconcile } from "./reconcile.ts";

let close = () => {};
afterEach(() => close());

function open(scene: LandScene): Project {
  const made = landProject(scene);
  close = made.close;
  return made.project;
}

function run(project: Project, request: ReconcileRequest = {}) {
  return reconcile(project, { workers: 1, ...request }, quietContext);
}

interface PlotRow {
  code: string;
  state: string;
  merged_into: string | null;
  planar_m2: number;
}

function plots(project: Project): PlotRow[] {
  return project.db
    .prepare(
      `SELECT p.code, p.state, p.merged_into, s.planar_m2 FROM plot p
       JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1 ORDER BY p.code`,
    )
    .all() as PlotRow[];
}

/** 100 × 100 m with a parcel in the middle that leaves a west and an east field. */
const twoFields: LandScene = {
  survey: [{ shape: box(0, 0, 100, 100) }],
  parcels: [{ shape: box(40, 0, 10, 100) }],
  baseline: [{ shape: box(-10, -10, 200, 200), dlbm: "013" }],
};

function lock(project: Project, code: string): void {
  runCommand(project, { command: "test.lock", undoable: false }, (recorder) => {
    recorder.insert("plot_lock", {
      plot_code: code,
      kind: "printed",
      reference: "test",
      locked_at: "2026-01-01T00:00:00Z",
    });
  });
}

/** Takes the parcel away, so that the two fields are one; another far off keeps the layer alive. */
function removeParcel(project: Project): void {
  addLand(project, {
    survey: [],
    parcels: [{ shape: box(900, 0, 10, 10), dkbm: `${group1}00009` }],
  });
  runCommand(project, { command: "test.replace", undoable: false }, () => {
    project.db.exec("UPDATE parcel SET active = 0 WHERE fid = 1");
  });
}

describe("running again (D1, D3)", () => {
  it("D3: the same data keeps every code and reports no change; D9: the same digest", async () => {
    const project = open(twoFields);
    const first = await run(project);
    const before = plots(project);
    expect(before.map((p) => p.code)).toEqual([`${group1}W0001`, `${group1}W0002`]);
    expect(first.plotChanges.map((c) => c.kind)).toEqual(["new", "new"]);
    const second = await run(project);
    expect(second.plotChanges).toEqual([]);
    expect(second.run.resultSha256).toBe(first.run.resultSha256);
    expect(plots(project)).toEqual(before);
  });

  it("D1: a dry run is proposed, moves nothing, and gives way to the next run", async () => {
    const project = open(twoFields);
    await run(project);
    const before = plots(project);
    const dry = await run(project, { minAreaMu: 7, dryRun: true });
    expect(dry.run.status).toBe("proposed");
    expect(dry.plotChanges.map((c) => [c.kind, c.code])).toEqual([["gone", `${group1}W0001`]]);
    expect(plots(project)).toEqual(before);
    await run(project);
    const states = project.db.prepare("SELECT status FROM run ORDER BY id").pluck().all();
    expect(states).toEqual(["accepted", "discarded", "accepted"]);
  });

  it("D3: two plots that grow together: the larger keeps its code, the other is merged into it", async () => {
    const project = open(twoFields);
    await run(project);
    removeParcel(project);
    const report = await run(project, { forceReason: "测试" });
    expect(report.plotChanges.find((c) => c.kind === "gone")?.reason).toBe(`并入 ${group1}W0002`);
    expect(plots(project).map((p) => [p.code.slice(-5), p.state])).toContainEqual([
      "W0001",
      "gone",
    ]);
  });

  it("D1: a printed plot keeps shape and area; the run only lists that it would change", async () => {
    const project = open(twoFields);
    await run(project);
    lock(project, `${group1}W0001`);
    lock(project, `${group1}W0002`);
    const before = plots(project);
    removeParcel(project);
    const report = await run(project, { forceReason: "测试" });
    const changes = report.plotChanges.filter((c) => c.kind === "would_change");
    expect(changes.length).toBe(2);
    expect(changes.some((c) => c.planarM2Before === 5000 && c.planarM2After !== null)).toBe(true);
    expect(plots(project).filter((p) => before.some((b) => b.code === p.code))).toEqual(before);
  });

  it("D1: a plot that a registered contract names keeps shape and area like a printed one", async () => {
    const project = open(twoFields);
    await run(project);
    const codes = [`${group1}W0001`, `${group1}W0002`];
    addContract(project, { number: "合-1", villageCode: group1.slice(0, 12), plotCodes: codes });
    const before = plots(project);
    removeParcel(project);
    const report = await run(project, { forceReason: "测试" });
    expect(report.plotChanges.map(({ kind }) => kind)).toEqual(["would_change", "would_change"]);
    expect(plots(project)).toEqual(before);
  });

  it("D1, D13: what another engine rounds otherwise is no change of a printed plot", async () => {
    const scene: LandScene = {
      ...twoFields,
      parcels: [
        {
          shape: [
            [31.1, -7.3],
            [52.7, -3.9],
            [47.3, 111.7],
            [40.9, 108.3],
          ],
        },
      ],
    };
    const project = open(scene);
    await run(project);
    lock(project, `${group1}W0001`);
    lock(project, `${group1}W0002`);
    expect((await run(project, { engine: "turf" })).plotChanges).toEqual([]);
  });

  it("D5: an accepted omission stays accepted until its area changes", async () => {
    const project = open({
      survey: [{ shape: box(0, 0, 100, 100) }, { shape: box(100, 0, 50, 100), dlbm: "0301" }],
      parcels: [{ shape: box(0, 0, 120, 100) }],
    });
    const first = await run(project);
    expect(first.omissions[0]!.exception).toBe("none");
    const { subject, otherSubject, planarM2, layer } = first.omissions[0]!;
    setException(
      project,
      { kind: "omission", subject, rule: layer },
      { otherSubject, planarM2: planarM2.toFixed(2) },
      "退耕还林,已核",
    );
    expect((await run(project)).omissions[0]!.exception).toBe("valid");
  });
});
