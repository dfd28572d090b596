import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../electron/core/project/event-log.ts";
import { featureWriter, registerWriter } from "../../electron/core/project/feature-store.ts";
import { closeProject, createProject, type Project } from "../../electron/core/project/project.ts";
import { setProjectCrs } from "../../electron/core/project/project-crs.ts";
import { multiPolygonAreaM2 } from "../../shared/geometry/measure.ts";
import type { MultiPolygon } from "../../shared/geometry/types.ts";

/** Invented places: a plane corner in the 114°E zone, and codes of a county that does not exist. */
export const origin = { eastM: 500_000, northM: 4_100_000 } as const;
export const group1 = "99072510120101";
export const group2 = "99072510120102";

export type Shape = readonly (readonly [number, number])[];

/** An axis-parallel rectangle in metres from `origin`. */
export function box(x: number, y: number, width: number, height: number): Shape {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

export interface LandScene {
  survey: {
    shape: Shape | Shape[];
    dlbm?: string;
    qsxz?: string | null;
    qsdwdm?: string;
    kcxs?: number;
    kcmj?: number;
    bsm?: string;
  }[];
  parcels: { shape: Shape; dkbm?: string; dklb?: string; dkmc?: string }[];
  baseline?: { shape: Shape; dlbm: string }[];
  groups?: { shape: Shape; code: string }[];
  register?: { dkbm: string; cbfbm: string; cbjyqqdfs?: string; sfqqqg?: string }[];
}

/** A project file with the given land in it; files written straight, without an import. */
export function landProject(scene: LandScene): { project: Project; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "qhs-land-"));
  const project = createProject(join(folder, "land.gpkg"), { name: "虚构村", person: "测试" });
  setProjectCrs(project, { centralMeridianDeg: 114, zoneWidthDeg: 3, falseEastingM: 500_000 });
  addLand(project, scene);
  return {
    project,
    close: () => {
      closeProject(project);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds land as one import batch for each layer. */
export function addLand(project: Project, scene: LandScene): void {
  const { survey, parcels, baseline = [], groups = [], register = [] } = scene;
  const load = (
    table: "survey_patch" | "parcel" | "baseline_patch" | "group_area",
    columns: string[],
    rows: { shape: Shape | Shape[]; values: (string | number | null)[] }[],
  ) => {
    if (rows.length === 0) return;
    runCommand(project, { command: "import", undoable: false }, () => {
      const batch = addBatch(project, table, rows.length);
      const writer = featureWriter(project, table, [
        "uid",
        "batch_id",
        "source_row",
        "planar_m2",
        ...columns,
      ]);
      rows.forEach(({ shape, values }, index) => {
        const polygons = polygonsOf(shape);
        writer.insert({ type: "MultiPolygon", polygons }, [
          `${batch.uid}-${index + 1}`,
          batch.id,
          index + 1,
          multiPolygonAreaM2(polygons),
          ...values,
        ]);
      });
      writer.finish();
    });
  };
  load(
    "survey_patch",
    ["bsm", "dlbm", "dlmc", "qsxz", "qsdwdm", "zldwdm", "kcxs", "kcmj"],
    survey.map((patch, i) => ({
      shape: patch.shape,
      values: [
        patch.bsm ?? `${i + 1}`.padStart(18, "0"),
        patch.dlbm ?? "0103",
        null,
        patch.qsxz === undefined ? "30" : patch.qsxz,
        patch.qsdwdm ?? `${group1}00000`,
        patch.qsdwdm ?? `${group1}00000`,
        patch.kcxs ?? 0,
        patch.kcmj ?? 0,
      ],
    })),
  );
  load(
    "parcel",
    ["dkbm", "dklb", "dkmc"],
    parcels.map((parcel, i) => ({
      shape: parcel.shape,
      values: [
        parcel.dkbm ?? `${group1}${String(i + 1).padStart(5, "0")}`,
        parcel.dklb ?? "10",
        parcel.dkmc ?? "东坡地",
      ],
    })),
  );
  load(
    "baseline_patch",
    ["dlbm"],
    baseline.map(({ shape, dlbm }) => ({ shape, values: [dlbm] })),
  );
  load(
    "group_area",
    ["zjqydm"],
    groups.map(({ shape, code }) => ({ shape, values: [code] })),
  );
  if (register.length > 0) addRegister(project, register);
}

function addRegister(project: Project, register: NonNullable<LandScene["register"]>): void {
  runCommand(project, { command: "import", undoable: false }, () => {
    const batch = addBatch(project, "register_parcel", register.length);
    const columns = ["uid", "batch_id", "source_row", "dkbm", "cbfbm", "cbjyqqdfs", "sfqqqg"];
    const writer = registerWriter(project, "register_parcel", columns);
    register.forEach((row, index) => {
      writer.insert([
        `${batch.uid}-${index + 1}`,
        batch.id,
        index + 1,
        row.dkbm,
        row.cbfbm,
        row.cbjyqqdfs ?? "110",
        row.sfqqqg ?? "2",
      ]);
    });
  });
}

let batches = 0;

function addBatch(project: Project, target: string, rows: number): { id: number; uid: string } {
  const uid = `batch${++batches}`;
  const { lastInsertRowid } = project.db
    .prepare(
      `INSERT INTO import_batch (uid, target, file_name, sha256, bytes, mode, field_map, rows_read,
         rows_stored, rows_repaired, rows_skipped, imported_at, person)
       VALUES (?, ?, ?, ?, 0, 'add', '{}', ?, ?, 0, 0, '2026-01-01T00:00:00Z', '测试')`,
    )
    .run(uid, target, `${target}.shp`, uid, rows, rows);
  return { id: Number(lastInsertRowid), uid };
}

function polygonsOf(shape: Shape | Shape[]): MultiPolygon {
  const rings = (isRing(shape) ? [shape] : shape).map((ring) =>
    Float64Array.from(ring.flatMap(([x, y]) => [x + origin.eastM, y + origin.northM])),
  );
  return [rings];
}

function isRing(shape: Shape | Shape[]): shape is Shape {
  return typeof shape[0]?.[0] === "number";
}
