import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlaneGeometry } from "../../../../shared/geometry/types.ts";
import { runCommand } from "../event-log.ts";
import { featureWriter, registerWriter } from "../feature-store.ts";
import { createProject, type Project } from "../project.ts";
import { setProjectCrs } from "../project-crs.ts";
import type { Recorder } from "../recorder.ts";

const folders: string[] = [];

/** A fresh folder under the system's temporary folder, until `removeTemporaryFolders`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "qhs-project-"));
  folders.push(folder);
  return folder;
}

/** For `afterAll` of a test file. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new empty project in a folder of its own. Names are invented. */
export function newProject(clock?: () => Date): Project {
  const path = join(temporaryFolder(), "sample.gpkg");
  const options = { name: "示例镇(虚构)", countyCode: "140725", person: "张三" };
  return createProject(path, clock === undefined ? options : { ...options, clock });
}

export const sampleCrs = {
  centralMeridianDeg: 114,
  zoneWidthDeg: 3,
  falseEastingM: 500_000,
} as const;

/** A square of `sideM` metres with its south-west corner there. */
export function square(eastM: number, northM: number, sideM: number): PlaneGeometry {
  const ring = Float64Array.of(
    eastM,
    northM,
    eastM + sideM,
    northM,
    eastM + sideM,
    northM + sideM,
    eastM,
    northM + sideM,
  );
  return { type: "MultiPolygon", polygons: [[ring]] };
}

/** Fills an import batch of three parcels and a holder, as the importer does. */
export function importSampleParcels(project: Project): void {
  setProjectCrs(project, sampleCrs);
  runCommand(project, { command: "import", undoable: false }, (recorder) => {
    const batchId = insertBatch(project, recorder, 4);
    const parcels = featureWriter(project, "parcel", [
      "uid",
      "batch_id",
      "source_row",
      "planar_m2",
      "dkbm",
      "dkmc",
    ]);
    for (const row of [1, 2, 3]) {
      const shape = square(500_000 + row * 100, 4_000_000, 50);
      const dkbm = `140725101201001000${row}`;
      parcels.insert(shape, [`parcels-${row}`, batchId, row, 2500, dkbm, "村东(虚构)"]);
    }
    parcels.finish();
    const holders = registerWriter(project, "register_holder", [
      "uid",
      "batch_id",
      "source_row",
      "cbfbm",
      "cbfmc",
      "cbfcysl",
    ]);
    holders.insert(["holders-1", batchId, 1, "140725101201010001", "李四(虚构)", 4]);
    recorder.summary({ rows: 4 });
  });
}

function insertBatch(project: Project, recorder: Recorder, rowsStored: number): number {
  const uid = recorder.insert("import_batch", {
    target: "parcels",
    file_name: "DK1407252016.shp",
    sha256: "00",
    bytes: 1,
    mode: "add",
    field_map: "{}",
    rows_read: rowsStored,
    rows_stored: rowsStored,
    rows_repaired: 0,
    rows_skipped: 0,
    imported_at: "2026-11-22T00:00:00.000+00:00",
    person: project.person,
  });
  return project.db.prepare("SELECT id FROM import_batch WHERE uid = ?").pluck().get(uid) as number;
}

/** One accepted run over one patch of 100 m × 100 m: 7,500 m² household land, 2,500 m² left over. */
export function storeSampleRun(project: Project): void {
  runCommand(project, { command: "reconcile", undoable: false }, (recorder) => {
    recorder.insert("run", {
      status: "accepted",
      engine: "clipper",
      parameters: "{}",
      inputs: "[]",
      totals: JSON.stringify({
        surveyM2: 10000,
        otherM2: 0,
        cultivatedM2: 10000,
        stateOwnedM2: 0,
        excludedM2: 0,
        unprocessedM2: 0,
        collectiveCultivatedM2: 10000,
        householdCoveredM2: 7500,
        otherContractM2: 0,
        leftOverM2: 2500,
        balanceErrorM2: 0,
      }),
      result_sha256: "00",
      turf_patches: 0,
      turf_max_difference_m2: 0,
      started_at: "2026-11-22T00:00:00.000+00:00",
      seconds: 1,
      person: project.person,
    });
    project.db.exec(
      `INSERT INTO run_patch (run_id, patch_uid, disposition, planar_m2, household_m2,
       other_contract_m2, left_over_m2, balance_error_m2)
       VALUES (1, 'patch-1', 'reconciled', 10000, 7500, 0, 2500, 0)`,
    );
    const pieces = featureWriter(project, "piece", [
      "uid",
      "run_id",
      "patch_uid",
      "group_code",
      "group_source",
      "class",
      "sub_class",
      "history",
      "reason",
      "planar_m2",
      "ellipsoid_m2",
      "ridge_free_m2",
      "mean_width_m",
    ]);
    const words = ["14072510120101", "zjqy", "unconfirmed", "", "arable_before", "漏确(虚构)"];
    pieces.insert(square(500_000, 4_000_000, 50), [
      "piece-1",
      1,
      "patch-1",
      ...words,
      2500,
      2500,
      2500,
      25,
    ]);
    pieces.finish();
    recorder.insert("plot", {
      code: "14072510120101W0001",
      group_code: "14072510120101",
      group_source: "zjqy",
      letter: "W",
      number: 1,
      proposed_class: "unconfirmed",
      proposed_sub_class: "",
      history: "arable_before",
      reason: "漏确(虚构)",
      state: "open",
      first_run_id: 1,
      last_run_id: 1,
    });
    storeSampleShape(project, recorder);
  });
}

function storeSampleShape(project: Project, recorder: Recorder): void {
  const geom = project.db.prepare("SELECT geom FROM piece").pluck().get() as Buffer;
  recorder.insert("plot_shape", {
    geom,
    plot_code: "14072510120101W0001",
    current: 1,
    source: "run",
    run_id: 1,
    event_uid: recorder.eventUid,
    patch_uid: "patch-1",
    planar_m2: 2500,
    ellipsoid_m2: 2500,
    ridge_free_m2: 2500,
    mean_width_m: 25,
    label_x: 500_025,
    label_y: 4_000_025,
    sheet_codes: "[]",
  });
}

/** SHA-256 of a closed file. */
export function digestOfFile(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** The code of the AppError that `work` throws; fails the test when it throws nothing. */
export function codeThrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return typeof code === "string" ? code : String(error);
  }
  return "nothing was thrown";
}
