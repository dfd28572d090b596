import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../../../shared/contract/errors.ts";
import { esriWktOf, type PlaneCrs, planeCrsFromSrsId } from "../../../../shared/geodesy/crs.ts";
import type { MultiPolygon, PlaneGeometry } from "../../../../shared/geometry/types.ts";
import type { FieldValue, SourceField } from "../../formats/feature-source.ts";
import { type ShapefileLayout, writeShapefile } from "../../formats/shapefile-writer.ts";
import { closeProject, createProject, type Project } from "../../project/project.ts";

// Helpers of the tests beside this file and under test/golden. All names and numbers are invented.

export const cm114 = planeCrsFromSrsId(4547) as PlaneCrs;
export const prjText = esriWktOf(cm114);

/** A folder and an empty project in it; `remove` closes and deletes both. */
export interface Workbench {
  folder: string;
  project: Project;
  remove(): void;
}

export function openWorkbench(): Workbench {
  const folder = mkdtempSync(join(tmpdir(), "qhs-exchange-"));
  const clock = () => new Date("2026-03-05T08:00:00Z");
  const project = createProject(join(folder, "project.gpkg"), {
    name: "样例乡(虚构)",
    person: "测试员",
    clock,
  });
  return {
    folder,
    project,
    remove: () => {
      closeProject(project);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A square with its south-west corner given, in metres from a village's own corner. */
export function square(eastM: number, northM: number, sizeM: number): MultiPolygon {
  const x = 510_000 + eastM;
  const y = 4_170_000 + northM;
  return [[Float64Array.of(x, y, x, y + sizeM, x + sizeM, y + sizeM, x + sizeM, y)]];
}

export function polygonsOf(polygons: MultiPolygon): PlaneGeometry {
  return { type: "MultiPolygon", polygons };
}

export interface LayerRowSpec {
  geometry: PlaneGeometry | null;
  attributes: Readonly<Record<string, FieldValue>>;
}

function fieldsOf(rows: readonly LayerRowSpec[]): SourceField[] {
  const names = Object.keys(rows[0]?.attributes ?? { FID: 1 });
  return names.map((name) => {
    const isNumber = rows.some((row) => typeof row.attributes[name] === "number");
    return isNumber
      ? { name, type: "N", length: 18, decimals: 4 }
      : { name, type: "C", length: 60, decimals: 0 };
  });
}

/** Writes a small shapefile (GBK, with .prj unless told otherwise) and returns its path. */
export async function writeLayer(
  path: string,
  rows: readonly LayerRowSpec[],
  layout: Partial<ShapefileLayout> = {},
): Promise<string> {
  await writeShapefile(
    path,
    { fields: fieldsOf(rows), geometryKind: "polygon", prjText, encoding: "GBK", ...layout },
    rows,
  );
  return path;
}

/** One digest over every row of every table: equal when nothing in the project has changed. */
export function contentDigest(project: Project): string {
  const hash = createHash("sha256");
  const tables = project.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    hash.update(`\n${table}\n`);
    const rows = project.db.prepare(`SELECT * FROM "${table}"`).raw().iterate();
    for (const row of rows) hash.update(JSON.stringify(row));
  }
  return hash.digest("hex");
}

/** The AppError that `work` ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("was not refused");
}
