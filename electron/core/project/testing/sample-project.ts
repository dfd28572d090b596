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

/** One row in each table of field work and posting, all about the plot of the sample run. */
export function storeSampleFieldWork(project: Project): void {
  const plot_code = "14072510120101W0001";
  const content = Buffer.from("%PDF-1.4 invented");
  const sha256 = createHash("sha256").update(content).digest("hex");
  runCommand(project, { command: "field.sample", undoable: false }, (recorder) => {
    const { insert } = recorder;
    const row = (table: string) => project.db.prepare(`SELECT uid FROM ${table}`).pluck().get();
    const geom = project.db.prepare("SELECT geom FROM piece").pluck().get() as Buffer;
    const job = { group_code: "14072510120101", profile: "work", paper: "A4", run_id: 1 };
    const file = { version: 1, file_sha256: "00", pages: 3, printed_at: "2026" };
    const print_job_uid = insert("print_job", { ...job, ...file });
    const handed = { receiver: "赵六(虚构)", handed_out_on: "2026-03-01" };
    insert("sheet_handout", { print_job_uid, ...handed });
    const signed = { status: "checked", final_class: "unconfirmed", measured_mu: "3.75" };
    const form_uid = insert("field_form", { plot_code, ...signed });
    const size = { shared_m2: 2500, planar_m2: 2500, ellipsoid_m2: 2500 };
    const words = { source: "drawn", match: "code", warnings: "[]", status: "proposed" };
    insert("measured_shape", { geom, plot_code, ...size, ...words, proposed_at: "2026" });
    project.db
      .prepare("INSERT INTO paper_content (sha256, content) VALUES (?, ?)")
      .run(sha256, content);
    const facts = { media_type: "application/pdf", bytes: content.length, added_at: "2026" };
    const paper_uid = insert("paper", { sha256, ...facts });
    const link = { register: "field_form", record_uid: form_uid, kind: "scan", linked_at: "2026" };
    insert("paper_link", { paper_uid, ...link, file_name: "核查表.pdf" });
    const round = { number: 1, unit_code: "140725101201", status: "posted", days: 7 };
    const posting_uid = insert("posting", { ...round, place: "村委会", started_on: "2026-03-02" });
    const shape_uid = String(row("plot_shape"));
    const posting_plot_uid = insert("posting_plot", {
      posting_uid,
      plot_code,
      round: 1,
      shape_uid,
    });
    const objected = { objector_name: "钱七(虚构)", objected_on: "2026-03-03", content: "面积" };
    const objection_uid = insert("posting_objection", { posting_uid, ...objected });
    insert("objection_plot", { objection_uid, posting_plot_uid });
    const by = { confirmed_by: "孙八(虚构)", confirmed_on: "2026-03-20" };
    const confirmation_uid = insert("plot_confirmation", { posting_plot_uid, ...by });
    const done = { route: "let", disposed_on: "2026-04-01", document: "合同 1 号" };
    insert("plot_disposal", { confirmation_uid, ...done });
    const lock = { plot_code, kind: "posted", reference: posting_uid, locked_at: "2026" };
    insert("plot_lock", lock);
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
