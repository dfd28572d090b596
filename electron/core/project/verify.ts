import type { Database } from "better-sqlite3";
import { recognise, refuseMissing } from "./connection.ts";
import { verifyChain } from "./event-reader.ts";
import { extentFaults } from "./layer-extent.ts";
import { refuseFuture } from "./migrate.ts";
import { schemaVersion } from "./migrations/index.ts";
import { withReadingCopy } from "./reading-copy.ts";
import { balanceFaults, plotFaults } from "./verify-balance.ts";
import { geoPackageFaults } from "./verify-geopackage.ts";
import {
  batchCountFaults,
  guardFaults,
  loggedRowFaults,
  paperFaults,
  rowDigestFaults,
} from "./verify-rows.ts";
import { shapeAreaFaults, tableCheckTitle, tableDigestFaults } from "./verify-tables.ts";

export interface VerifyCheck {
  /** Stable word. */
  readonly name: string;
  /** What was checked, in Chinese. */
  readonly title: string;
  readonly ok: boolean;
  /** What is wrong, with the rows; empty when ok. */
  readonly faults: readonly string[];
}

export interface VerifyReport {
  readonly path: string;
  readonly sha256: string;
  readonly ok: boolean;
  readonly checks: readonly VerifyCheck[];
}

interface Check {
  readonly name: string;
  readonly title: string | ((db: Database) => string);
  readonly faults: (db: Database) => string[];
}

const checks: readonly Check[] = [
  { name: "integrity", title: "数据库完整性", faults: integrityFaults },
  { name: "references", title: "表间引用", faults: referenceFaults },
  { name: "geopackage", title: "GeoPackage 规则", faults: geoPackageFaults },
  { name: "extents", title: "图层范围", faults: extentFaults },
  { name: "log", title: "操作日志链", faults: (db) => verifyChain({ db }) },
  { name: "guards", title: "守护触发器", faults: guardFaults },
  { name: "logged_rows", title: "逐行入账的表与日志一致", faults: loggedRowFaults },
  { name: "tables", title: tableCheckTitle, faults: tableDigestFaults },
  { name: "papers", title: "附件内容与摘要一致", faults: paperFaults },
  { name: "row_digests", title: "导入数据逐行摘要", faults: rowDigestFaults },
  { name: "batches", title: "导入批次行数", faults: batchCountFaults },
  { name: "balance", title: "面积平衡", faults: balanceFaults },
  { name: "plots", title: "图斑编号与现行图形", faults: plotFaults },
  { name: "shape_areas", title: "图斑图形面积", faults: shapeAreaFaults },
];

/**
 * Checks a project file from end to end on a temporary copy (D8): each check is ok or says its faults.
 * The last one is that the original's bytes were not touched (A6). Throws as `openProject` does when the
 * file is no project file at all, and `project.locked` while a writer has it.
 */
export function verifyProject(path: string): VerifyReport {
  refuseMissing(path);
  const reading = withReadingCopy(path, (db) => {
    refuseFuture(recognise(db, path), schemaVersion, path);
    return checks.map(({ name, title, faults }) => {
      const shown = typeof title === "string" ? title : title(db);
      return finished(name, shown, () => faults(db));
    });
  });
  const untouched = reading.sha256Before === reading.sha256After;
  const last = finished("untouched", "核验前后文件不变", () =>
    untouched ? [] : ["核验期间文件被别的程序改动,请关闭其他程序后重新核验。"],
  );
  const all = [...reading.value, last];
  return {
    path,
    sha256: reading.sha256Before,
    ok: all.every(({ ok }) => ok),
    checks: all,
  };
}

/** A check that cannot be carried through is a fault of the file, not the end of the report. */
function finished(name: string, title: string, work: () => string[]): VerifyCheck {
  let faults: string[];
  try {
    faults = work();
  } catch (error) {
    faults = [`无法检查:${error instanceof Error ? error.message : String(error)}`];
  }
  return { name, title, ok: faults.length === 0, faults };
}

function integrityFaults(db: Database): string[] {
  const lines = db.prepare("PRAGMA integrity_check(20)").pluck().all() as string[];
  return lines.filter((line) => line !== "ok");
}

function referenceFaults(db: Database): string[] {
  const rows = db.pragma("foreign_key_check") as { table: string; rowid: number; parent: string }[];
  return rows
    .slice(0, 20)
    .map(({ table, rowid, parent }) => `${table} 第 ${rowid} 行引用的 ${parent} 不存在。`);
}
