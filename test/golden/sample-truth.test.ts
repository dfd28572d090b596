import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportReport } from "../../electron/core/exchange/import-report.ts";
import { readFeatures } from "../../electron/core/project/feature-store.ts";
import { closeProject, type Project } from "../../electron/core/project/project.ts";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import type { ReconcileReport, ReportedFinding } from "../../electron/core/reconcile/report.ts";
import type { TruthSituation } from "../../sample-data/generator/truth.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import type { PlaneGeometry } from "../../shared/geometry/types.ts";
import { readSampleTruth, sampleProject } from "./sample-project.ts";

/** Plot classes: a situation of one of these is looked for among the pieces. */
const pieceClasses = new Set([
  "unconfirmed",
  "added_edge",
  "added_block",
  "undetermined",
  "overflow",
  "ridge",
]);

/**
 * Kinds that the run does not judge as designed, each with its reason. An entry that comes right fails
 * the test, so that the list stays true.
 */

interface FoundPiece {
  geometry: PlaneGeometry;
  group: string;
  class: string;
  subClass: string;
  history: string;
  areaM2: number;
  patch: string;
}

interface FoundPatch {
  bsm: string;
  disposition: string;
  otherContractM2: number;
  leftOverM2: number;
}

const truth = readSampleTruth();
const folder = mkdtempSync(join(tmpdir(), "qhs-golden-"));
let project: Project;
let imports: Map<string, ImportReport>;
let report: ReconcileReport;
let pieces: FoundPiece[];
let patches: Map<string, FoundPatch>;

beforeAll(async () => {
  ({ project, imports } = await sampleProject(folder, truth));
  report = await reconcile(project, {}, quietContext);
  patches = readPatches();
  pieces = readPieces();
});

afterAll(() => {
  if (project) closeProject(project);
  rmSync(folder, { recursive: true, force: true });
});

function readPatches(): Map<string, FoundPatch> {
  const rows = project.db
    .prepare<[number], FoundPatch>(
      `SELECT s.bsm AS bsm, r.disposition AS disposition, r.other_contract_m2 AS otherContractM2,
         r.left_over_m2 AS leftOverM2
       FROM run_patch r JOIN survey_patch s ON s.uid = r.patch_uid WHERE r.run_id = ?`,
    )
    .all(report.run.id);
  return new Map(rows.map((row) => [row.bsm, row]));
}

function readPieces(): FoundPiece[] {
  const bsmOf = new Map(
    project.db
      .prepare<[], { uid: string; bsm: string }>("SELECT uid, bsm FROM survey_patch")
      .all()
      .map(({ uid, bsm }) => [uid, bsm]),
  );
  const columns = ["group_code", "class", "sub_class", "history", "planar_m2", "patch_uid"];
  const found: FoundPiece[] = [];
  for (const { geometry, values } of readFeatures(project.db, "piece", columns)) {
    const [group, plotClass, subClass, history, areaM2, patchUid] = values;
    found.push({
      geometry,
      group: String(group),
      class: String(plotClass),
      subClass: String(subClass),
      history: String(history),
      areaM2: Number(areaM2),
      patch: bsmOf.get(String(patchUid))!,
    });
  }
  return found;
}

function contains(geometry: PlaneGeometry, [x, y]: readonly [number, number]): boolean {
  if (geometry.type !== "MultiPolygon") return false;
  let inside = false;
  for (const ring of geometry.polygons.flat()) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [x0, y0, x1, y1] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) inside = !inside;
    }
  }
  return inside;
}

function piecesOf(situation: TruthSituation): FoundPiece[] {
  const found = new Set<FoundPiece>();
  for (const point of situation.points) {
    for (const piece of pieces) if (contains(piece.geometry, point)) found.add(piece);
  }
  return [...found];
}

function situations(...classes: string[]): TruthSituation[] {
  const found = truth.situations.filter(({ expected }) => classes.includes(expected.class));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

test("D14-D20: every designed piece is found with its class, history, group and area", () => {
  const wrong: string[] = [];
  let checked = 0;
  for (const situation of truth.situations) {
    const { expected } = situation;
    if (!pieceClasses.has(expected.class)) continue;
    checked++;
    const found = piecesOf(situation);
    const areaM2 = found.reduce((sum, piece) => sum + piece.areaM2, 0);
    const isRight =
      found.length === situation.pieces &&
      Math.abs(areaM2 - situation.planar_m2) <= situation.tolerance_m2 &&
      found.every(
        (piece) =>
          piece.class === expected.class &&
          (expected.history === null || piece.history === expected.history) &&
          (expected.sub_class === null || piece.subClass === expected.sub_class) &&
          piece.group === situation.group,
      );
    if (isRight) continue;
    const got = found.map((piece) => `${piece.class}/${piece.history}/${piece.group}`).join(", ");
    wrong.push(
      `${situation.id} ${situation.kind}: ${situation.pieces} × ${expected.class}/${expected.history}/${situation.group} ${situation.planar_m2} m², found ${found.length} ${areaM2.toFixed(1)} m² ${got}`,
    );
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(40);
});

test("nothing but slivers lies outside the designed pieces (D16, T5)", () => {
  const designed = new Set(
    truth.situations.filter(({ expected }) => pieceClasses.has(expected.class)).flatMap(piecesOf),
  );
  const others = pieces.filter((piece) => piece.class !== "sliver" && !designed.has(piece));
  expect(others.map((piece) => `${piece.patch} ${piece.class} ${piece.areaM2}`)).toEqual([]);
  const covered = new Set(truth.covered_patches);
  expect(covered.size).toBeGreaterThan(100);
  const onCovered = pieces.filter((piece) => covered.has(piece.patch));
  expect(onCovered.every((piece) => piece.class === "sliver")).toBe(true);
});

test("D14, D20: sums of patches are the designed ones", () => {
  const { totals } = report;
  const close = (found: number, designed: number) =>
    expect(Math.abs(found - designed)).toBeLessThan(0.05);
  close(totals.surveyM2, truth.totals.survey_m2);
  close(totals.otherM2, truth.totals.other_m2);
  close(totals.cultivatedM2, truth.totals.cultivated_m2);
  close(totals.stateOwnedM2, truth.totals.state_owned_m2);
  close(totals.excludedM2, truth.totals.no_owner_m2 + truth.totals.shares_only_m2);
  close(totals.collectiveCultivatedM2, truth.totals.collective_cultivated_m2);
  expect(totals.unprocessedM2).toBe(0);
});

test("D14: state-owned and ownerless patches are left out with their reason", () => {
  for (const situation of situations("state_owned", "no_owner")) {
    expect(patches.get(situation.patch)?.disposition).toBe(situation.expected.class);
  }
});

test("D15: land won by tender, auction or agreement is other contract, 自留地 is household land", () => {
  for (const situation of situations("other_contract")) {
    const foundM2 = patches.get(situation.patch)?.otherContractM2 ?? 0;
    expect(Math.abs(foundM2 - situation.planar_m2)).toBeLessThan(situation.tolerance_m2);
  }
  for (const situation of situations("household")) {
    expect(patches.get(situation.patch)?.otherContractM2).toBe(0);
    expect(piecesOf(situation)).toEqual([]);
  }
});

test("household parcels on an orchard are listed as omissions", () => {
  for (const situation of situations("omission")) {
    const found = report.omissions.filter(({ subject }) => situation.parcels.includes(subject));
    expect(found).toHaveLength(situation.pieces);
    expectArea(found, situation);
  }
});

test("overlapping parcels and survey patches are listed", () => {
  for (const situation of situations("parcel_overlap")) {
    const found = report.parcelOverlaps.filter(
      ({ subject, otherSubject }) =>
        situation.parcels.includes(subject) && situation.parcels.includes(otherSubject ?? ""),
    );
    expectArea(found, situation);
  }
  for (const situation of situations("survey_overlap"))
    expectArea(report.surveyOverlaps, situation);
});

function expectArea(found: readonly ReportedFinding[], situation: TruthSituation): void {
  const areaM2 = found.reduce((sum, finding) => sum + finding.planarM2, 0);
  expect(Math.abs(areaM2 - situation.planar_m2)).toBeLessThan(situation.tolerance_m2);
}

test("T4: broken rings are repaired or skipped and said, and the run ends", () => {
  expect(report.run.status).toBe("accepted");
  for (const situation of situations("repaired")) {
    const subjects = report.repaired.map(({ subject }) => subject);
    expect(situation.parcels.filter((code) => subjects.includes(code))).toEqual(situation.parcels);
  }
  const parcels = imports.get("矢量数据/DK1407992016.shp")!;
  const zeroAreas = situations("unprocessed").length;
  expect(parcels.rowsRead).toBe(truth.counts.parcels);
  expect(parcels.rowsSkipped).toBe(zeroAreas + 1);
});

test("every situation of the truth belongs to a check above", () => {
  const checked = new Set([
    ...pieceClasses,
    "state_owned",
    "no_owner",
    "other_contract",
    "household",
    "omission",
    "parcel_overlap",
    "survey_overlap",
    "repaired",
    "unprocessed",
  ]);
  const strays = truth.situations.filter(({ expected }) => !checked.has(expected.class));
  expect(strays).toEqual([]);
});
