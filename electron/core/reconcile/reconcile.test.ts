import { afterEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import {
  box,
  group1,
  group2,
  type LandScene,
  landProject,
  type Shape,
} from "../../../test/support/land-project.ts";
import type { Project } from "../project/project.ts";
import { setVillageShares } from "../project/settings.ts";
import { type ReconcileRequest, reconcile } from "./reconcile.ts";
import type { ReconcileReport } from "./report.ts";

let close = () => {};
afterEach(() => close());

function open(scene: LandScene): Project {
  const made = landProject(scene);
  close = made.close;
  return made.project;
}

function run(scene: LandScene, request: ReconcileRequest = {}): Promise<ReconcileReport> {
  return reconcile(open(scene), { workers: 1, ...request }, quietContext);
}

/** m² of one class over all groups. */
function areaOf(report: ReconcileReport, plotClass: PlotClass): number {
  return report.groups.reduce((sum, group) => sum + group.byClass[plotClass].planarM2, 0);
}

function classesWithArea(report: ReconcileReport): string[] {
  const found = new Set<string>();
  for (const group of report.groups) {
    for (const [name, { planarM2 }] of Object.entries(group.byClass)) {
      if (planarM2 > 0) found.add(name);
    }
  }
  return [...found].sort();
}

const everywhere = box(-1000, -1000, 3000, 3000);
const arable = { shape: everywhere, dlbm: "013" };
const notArable = { shape: everywhere, dlbm: "043" };

describe("what goes in (D14, D15)", () => {
  it("D14: other classes, state-owned, ownerless and shares-only land is left out with a reason", async () => {
    const village = "990725103001";
    const project = open({
      survey: [
        { shape: box(0, 0, 100, 100) },
        { shape: box(100, 0, 100, 100), dlbm: "0301" },
        { shape: box(200, 0, 100, 100), qsxz: "20" },
        { shape: box(300, 0, 100, 100), qsxz: "" },
        { shape: box(400, 0, 100, 100), qsdwdm: `${village}0000000` },
      ],
      parcels: [{ shape: box(0, 0, 100, 100) }],
      baseline: [arable],
    });
    setVillageShares(project, village, true);
    const report = await reconcile(project, { workers: 1 }, quietContext);
    const { totals } = report;
    expect(totals.surveyM2).toBe(50000);
    expect(totals.otherM2).toBe(10000);
    expect(totals.stateOwnedM2).toBe(10000);
    expect(totals.excludedM2).toBe(20000);
    expect(totals.collectiveCultivatedM2).toBe(10000);
    expect(totals.leftOverM2).toBe(0);
    expect(report.resources).toEqual([
      { group: group1, dlbm: "0301", patches: 1, planarM2: 10000 },
    ]);
    const reasons = project.db
      .prepare("SELECT disposition, reason FROM run_patch WHERE reason IS NOT NULL ORDER BY id")
      .all();
    expect(reasons).toEqual([
      { disposition: "state_owned", reason: "权属性质 20,国有土地" },
      { disposition: "no_owner", reason: "权属性质为空,请向自然资源所核实" },
      { disposition: "shares_only", reason: "确权确股不确地,不作套图核对,请手工登记" },
    ]);
  });

  it("D15: 12x parcels are other contract, self-kept plots household, 22 and 99 registered", async () => {
    const dkbm = (n: number) => `${group1}0000${n}`;
    const report = await run({
      survey: [{ shape: box(0, 0, 500, 100) }],
      parcels: [
        { shape: box(0, 0, 100, 100), dkbm: dkbm(1) },
        { shape: box(100, 0, 100, 100), dkbm: dkbm(2) },
        { shape: box(200, 0, 100, 100), dkbm: dkbm(3), dklb: "21" },
        { shape: box(300, 0, 100, 100), dkbm: dkbm(4), dklb: "22" },
        { shape: box(400, 0, 100, 100), dkbm: dkbm(5), dklb: "99" },
      ],
      baseline: [notArable],
      register: [
        { dkbm: dkbm(1), cbfbm: "h1" },
        { dkbm: dkbm(2), cbfbm: "h2", cbjyqqdfs: "122" },
      ],
    });
    expect(report.totals.householdCoveredM2).toBe(30000);
    expect(report.totals.otherContractM2).toBe(10000);
    expect(report.groups[0]!.byHistory.registered.planarM2).toBe(20000);
    expect(areaOf(report, "unconfirmed")).toBe(20000);
    expect(report.groups[0]!.plots).toBe(2);
  });

  it("D15: a parcel whose class is in no table is listed and takes no land away", async () => {
    const report = await run({
      survey: [{ shape: box(0, 0, 200, 100) }],
      parcels: [{ shape: box(0, 0, 100, 100), dklb: "77" }, { shape: box(100, 0, 100, 100) }],
      baseline: [arable],
    });
    expect(report.unprocessed.map((u) => u.reason)).toEqual([
      "地块类别“77”不在代码表(10、21、22、23、99)中,未参与套图",
    ]);
    expect(report.totals.leftOverM2).toBe(10000);
  });
});

describe("slivers (D16, D17)", () => {
  it("D16: a wide field tied to kilometres of gap web stays a plot", async () => {
    const parcels: LandScene["parcels"] = [];
    for (let row = 0; row < 20; row++) {
      for (let column = 0; column < 20; column++) {
        const isField = row >= 9 && row <= 10 && column >= 9 && column <= 10;
        if (!isField) parcels.push({ shape: box(column * 30 + 0.4, row * 30 + 0.4, 29.2, 29.2) });
      }
    }
    const report = await run({
      survey: [{ shape: box(0, 0, 600, 600) }],
      parcels,
      baseline: [arable],
    });
    expect(report.groups[0]!.plots).toBe(1);
    expect(areaOf(report, "unconfirmed")).toBeGreaterThan(60.8 * 60.8 - 1);
    expect(areaOf(report, "unconfirmed")).toBeLessThan(60.8 * 60.8 + 1);
    expect(areaOf(report, "sliver")).toBeGreaterThan(15_000);
  });

  it("D17: parts under the area limit are slivers, whatever their history", async () => {
    const scene = {
      survey: [{ shape: box(0, 0, 100, 100) }],
      parcels: [
        { shape: box(0, 0, 92, 100) },
        { shape: box(92, 8, 8, 92) },
        { shape: box(92, 0, 8, 8), dklb: "23" },
      ],
      baseline: [arable],
    };
    const report = await run(scene);
    expect(areaOf(report, "sliver")).toBe(64);
    expect(report.groups[0]!.plots).toBe(0);
    close();
    const finer = await run(scene, { minAreaMu: 0.09 });
    expect(areaOf(finer, "unconfirmed")).toBe(64);
  });

  it("T5: digitising noise is folded as slivers and its area still shown", async () => {
    const noise = (x: number): Shape => [
      [x + 0.5, 0.3],
      [x + 19.6, 0.4],
      [x + 19.3, 99.6],
      [x + 0.3, 99.5],
    ];
    const report = await run({
      survey: [{ shape: box(0, 0, 400, 100) }],
      parcels: Array.from({ length: 20 }, (_, i) => ({ shape: noise(i * 20) })),
      baseline: [arable],
    });
    expect(classesWithArea(report)).toEqual(["sliver"]);
    expect(report.totals.leftOverM2).toBeGreaterThan(800);
    expect(report.groups[0]!.plots).toBe(0);
  });
});

describe("history and class (D17–D19)", () => {
  const field: LandScene["survey"] = [{ shape: box(0, 0, 200, 100) }];
  const half = { shape: box(0, 0, 100, 100) };

  it("D19: arable before is unconfirmed, not arable before is added, no picture there is undetermined", async () => {
    const report = await run({
      survey: [{ shape: box(0, 0, 400, 100) }],
      parcels: [half],
      baseline: [
        { shape: box(-10, -10, 210, 120), dlbm: "012" },
        { shape: box(200, -10, 100, 120), dlbm: "031" },
      ],
    });
    expect(areaOf(report, "unconfirmed")).toBe(10000);
    expect(areaOf(report, "added_block")).toBe(10000);
    expect(areaOf(report, "undetermined")).toBe(10000);
    expect(report.groups[0]!.byHistory.arable_before.planarM2).toBe(10000);
    expect(report.groups[0]!.byHistory.not_arable_before.planarM2).toBe(10000);
    expect(report.groups[0]!.byHistory.unknown.planarM2).toBe(10000);
  });

  it("D19: beside one household, narrow or small added land is an edge; beside two it is a block", async () => {
    const strip = (parcels: LandScene["parcels"]) =>
      run({
        survey: [{ shape: box(0, 0, 112, 30) }],
        parcels,
        baseline: [notArable],
      });
    const one = await strip([{ shape: box(0, 0, 100, 30) }]);
    expect(areaOf(one, "added_edge")).toBe(360);
    close();
    const two = await strip([{ shape: box(0, 0, 100, 15) }, { shape: box(0, 15, 100, 15) }]);
    expect(areaOf(two, "added_block")).toBe(360);
  });

  it("D19: two parcels of one household are one neighbour when the register is loaded", async () => {
    const report = await run({
      survey: [{ shape: box(0, 0, 112, 30) }],
      parcels: [{ shape: box(0, 0, 100, 15) }, { shape: box(0, 15, 100, 15) }],
      baseline: [notArable],
      register: [
        { dkbm: `${group1}00001`, cbfbm: "h1" },
        { dkbm: `${group1}00002`, cbfbm: "h1" },
      ],
    });
    expect(areaOf(report, "added_edge")).toBe(360);
  });

  it("D19: an edge that was arable before is overflow: folded, no code", async () => {
    const report = await run({
      survey: [{ shape: box(0, 0, 104, 100) }],
      parcels: [half],
      baseline: [arable],
    });
    expect(areaOf(report, "overflow")).toBe(400);
    expect(report.groups[0]!.plots).toBe(0);
  });

  it("D17: a strip of not-arable land beside baseline arable is no proof; 0 turns the rule off", async () => {
    const scene: LandScene = {
      survey: [{ shape: box(0, 0, 108, 100) }],
      parcels: [half],
      baseline: [
        { shape: box(-10, -10, 110, 120), dlbm: "013" },
        { shape: box(100, -10, 100, 120), dlbm: "043" },
      ],
    };
    const report = await run(scene);
    expect(areaOf(report, "undetermined")).toBe(800);
    expect(report.groups[0]!.byHistory.not_arable_before.planarM2).toBe(800);
    close();
    expect(areaOf(await run(scene, { baselineToleranceM: 0 }), "added_block")).toBe(800);
  });

  it("D17: the strip counts as a whole when part of it hides under a parcel; a wide one proves", async () => {
    const scene = (lineX: number): LandScene => ({
      survey: [{ shape: box(0, 0, 104, 100) }],
      parcels: [half],
      baseline: [
        { shape: box(-10, -10, lineX + 10, 120), dlbm: "013" },
        { shape: box(lineX, -10, 200, 120), dlbm: "043" },
      ],
    });
    expect(areaOf(await run(scene(97)), "undetermined")).toBe(400);
    close();
    expect(areaOf(await run(scene(80)), "added_edge")).toBe(400);
  });

  it("D19: without a baseline, rule a leaves land undetermined and says so, rule b proposes added", async () => {
    const a = await run({ survey: field, parcels: [half] });
    expect(areaOf(a, "undetermined")).toBe(10000);
    expect(a.notices.join()).toContain("口径A");
    expect(a.notices.join()).toContain("一半以上的图斑为待定");
    close();
    const b = await run({ survey: field, parcels: [half] }, { noBaselineRule: "b" });
    expect(areaOf(b, "added_block")).toBe(10000);
    expect(b.notices.join()).toContain("口径B");
  });

  it("D18: narrow left-over of a terrace that is no more than its ridges is folded as ridge", async () => {
    const terrace = (kcmj: number): LandScene => ({
      survey: [{ shape: box(0, 0, 100, 100), kcxs: 0.1, kcmj }],
      parcels: Array.from({ length: 5 }, (_, i) => ({ shape: box(0, i * 20, 100, 16) })),
      baseline: [arable],
    });
    const ridges = await run(terrace(2000));
    expect(areaOf(ridges, "ridge")).toBe(2000);
    expect(ridges.groups[0]!.plots).toBe(0);
    close();
    const tooMuch = await run(terrace(1000));
    expect(areaOf(tooMuch, "ridge")).toBe(0);
  });
});

describe("groups (D21)", () => {
  const fallback = "99072510120199";

  it("D21: group polygons cut a field in two plots", async () => {
    const report = await run({
      survey: [{ shape: box(0, 0, 200, 100), qsdwdm: `${fallback}00000` }],
      parcels: [{ shape: box(0, 0, 20, 100) }, { shape: box(180, 0, 20, 100) }],
      baseline: [arable],
      groups: [
        { shape: box(0, 0, 120, 100), code: group1 },
        { shape: box(120, 0, 80, 100), code: group2 },
      ],
    });
    expect(report.groups.map((g) => [g.code, g.byClass.unconfirmed.planarM2])).toEqual([
      [group1, 10000],
      [group2, 6000],
    ]);
  });

  it("D21: else the survey's owner unit, the longest common border, the nearest parcel", async () => {
    const parcel = (shape: Shape, group: string, n: number) => ({
      shape,
      dkbm: `${group}0000${n}`,
    });
    const project = open({
      survey: [
        { shape: box(0, 0, 100, 100), qsdwdm: `${group2}00000` },
        { shape: box(200, 0, 100, 100), qsdwdm: `${fallback}00000` },
        { shape: box(600, 0, 100, 100), qsdwdm: `${fallback}00000` },
      ],
      parcels: [
        parcel(box(0, 0, 50, 100), group1, 1),
        parcel(box(200, 0, 30, 100), group2, 2),
        parcel(box(230, 0, 70, 20), group1, 3),
        parcel(box(800, 0, 50, 100), group1, 4),
        parcel(box(10, 200, 5, 5), group2, 5),
      ],
      baseline: [arable],
    });
    await reconcile(project, { workers: 1 }, quietContext);
    const pieces = project.db
      .prepare(
        "SELECT group_code, group_source FROM piece WHERE class = 'unconfirmed' ORDER BY patch_uid",
      )
      .all();
    expect(pieces).toEqual([
      { group_code: group2, group_source: "survey_unit" },
      { group_code: group2, group_source: "common_border" },
      { group_code: group1, group_source: "nearest" },
    ]);
  });

  it("D21: a code map leads survey codes to those of the archive", async () => {
    const report = await run(
      {
        survey: [{ shape: box(0, 0, 100, 100), qsdwdm: "9907990000000000000" }],
        parcels: [
          { shape: box(0, 0, 50, 100) },
          { shape: box(500, 0, 50, 100), dkbm: `${group2}00001` },
        ],
        baseline: [arable],
      },
      { codeMap: { "9907990000000000000": group2 }, forceReason: "测试" },
    );
    expect(report.groups.map((g) => g.code)).toEqual([group2]);
  });
});

describe("findings and refusals", () => {
  it("lists household land on other classes and off the survey, and overlapping parcels and patches", async () => {
    const report = await run({
      survey: [
        { shape: box(0, 0, 100, 100) },
        { shape: box(100, 0, 50, 100), dlbm: "0301" },
        { shape: box(90, 40, 10, 10) },
      ],
      parcels: [
        { shape: box(0, 0, 120, 50) },
        { shape: box(0, 45, 100, 50) },
        { shape: box(-30, 0, 30, 50) },
      ],
      baseline: [arable],
    });
    expect(report.omissions.map((o) => [o.subject.slice(-1), o.reason, o.planarM2])).toEqual([
      ["1", "确权承包地,三调为乔木林地", 1000],
      ["3", "确权承包地,在三调图斑范围之外", 1500],
    ]);
    expect(report.parcelOverlaps.map((o) => o.planarM2)).toEqual([500]);
    expect(report.surveyOverlaps.map((o) => o.planarM2)).toEqual([100]);
  });

  it("T4: a bow-tie and a flat ring end in lists, never in a stop, and areas balance", async () => {
    const report = await run({
      survey: [
        { shape: box(0, 0, 100, 100) },
        {
          shape: [
            [200, 0],
            [300, 100],
            [300, 0],
            [200, 100],
          ],
        },
        {
          shape: [
            [400, 0],
            [500, 0],
            [450, 0],
          ],
        },
      ],
      parcels: [{ shape: box(0, 0, 100, 50) }],
      baseline: [arable],
    });
    expect(report.run.status).toBe("accepted");
    expect(report.repaired).toHaveLength(1);
    expect(report.unprocessed).toHaveLength(1);
    expect(report.totals.collectiveCultivatedM2).toBe(15000);
    expect(report.totals.leftOverM2).toBeCloseTo(10000, 1);
  });

  it("D24: layers that hardly meet stop the run; a reason lets it go on and is kept", async () => {
    const scene: LandScene = {
      survey: [{ shape: box(0, 0, 100, 100) }, { shape: box(100, 0, 100, 100), dlbm: "0301" }],
      parcels: [{ shape: box(50, 0, 150, 100) }],
    };
    const project = open(scene);
    await expect(reconcile(project, { workers: 1 }, quietContext)).rejects.toMatchObject({
      code: "layers.mismatch",
    });
    expect(project.db.prepare("SELECT count(*) FROM run").pluck().get()).toBe(0);
    const forced = await reconcile(
      project,
      { workers: 1, forceReason: "山区零散地" },
      quietContext,
    );
    expect(forced.householdOnFarmlandShare).toBeCloseTo(1 / 3, 6);
    expect(forced.run.forcedReason).toBe("山区零散地");
  });

  it("a cancelled run leaves the project as it was", async () => {
    const project = open({
      survey: [{ shape: box(0, 0, 100, 100) }],
      parcels: [{ shape: box(0, 0, 100, 50) }],
    });
    const context = { progress: () => {}, isCancelled: () => true };
    await expect(reconcile(project, { workers: 1 }, context)).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(project.db.prepare("SELECT count(*) FROM run").pluck().get()).toBe(0);
    expect(project.db.inTransaction).toBe(false);
  });

  it("D9, D13: Turf as engine and any number of workers give the same run", async () => {
    const scene: LandScene = {
      survey: [{ shape: box(0, 0, 300, 100) }, { shape: box(300, 0, 80, 100) }],
      parcels: [
        {
          shape: [
            [-3, 7],
            [140, -5],
            [133, 60.123],
            [10, 88.4567],
          ],
        },
        { shape: box(150.5, 0.3, 99.2, 99.1) },
      ],
      baseline: [arable],
      groups: [{ shape: box(-10, -10, 210, 120), code: group1 }],
    };
    const digests = new Set<string>();
    for (const workers of [1, 2, 3]) {
      digests.add((await run(scene, { workers })).run.resultSha256);
      close();
    }
    expect(digests.size).toBe(1);
    const clipper = await run(scene);
    close();
    const turf = await run(scene, { engine: "turf" });
    expect(turf.run.engine).toBe("turf");
    expect(turf.totals.leftOverM2).toBeCloseTo(clipper.totals.leftOverM2, 1);
    expect(classesWithArea(turf)).toEqual(classesWithArea(clipper));
  });
});
