import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import type { Project } from "../project/project.ts";
import { projectCrs } from "../project/project-crs.ts";
import type { PatchComparison } from "./compare-engines.ts";
import { defaultReconcileSettings } from "./settings.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";
import type { Task } from "./worker-tasks.ts";

/** What the second engine says (D13). */
export interface TurfCheck {
  patches: number;
  maxDifferenceM2: number;
  /** Patches that Turf could not compute; said, and not counted. */
  failures: PatchComparison[];
  /** Patches whose difference exceeds the tolerance; any of them fails the check. */
  beyondTolerance: PatchComparison[];
}

/** How many patches every run computes a second time. */
export const patchesPerRun = 20;

/** Picks patches by a seed and their uid alone, so that the same file gives the same sample. */
export function samplePatches(uids: readonly string[], count: number, seed: number): string[] {
  const rank = (uid: string) => createHash("sha256").update(`${seed}|${uid}`).digest("hex");
  return uids
    .map((uid) => [rank(uid), uid] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([, uid]) => uid);
}

/** Computes the left-over of some patches with both engines. */
export async function compareEngines(
  db: Database,
  pool: WorkerPool,
  uids: readonly string[],
  context: WorkContext,
): Promise<TurfCheck> {
  const tasks = fidsOf(db, uids).map((fid): Task => ({ kind: "compare", survey: [fid] }));
  const check: TurfCheck = {
    patches: 0,
    maxDifferenceM2: 0,
    failures: [],
    beyondTolerance: [],
  };
  for await (const { comparisons } of pool.run(tasks)) {
    stopIfCancelled(context);
    for (const comparison of comparisons) {
      if (comparison.failure !== null) {
        check.failures.push(comparison);
        continue;
      }
      check.patches++;
      check.maxDifferenceM2 = Math.max(check.maxDifferenceM2, comparison.differenceM2);
      if (comparison.differenceM2 > comparison.toleranceM2) check.beyondTolerance.push(comparison);
    }
    context.progress({ phase: "Turf 复核", done: check.patches, total: tasks.length });
  }
  return check;
}

export interface CrosscheckReport extends TurfCheck {
  seed: number;
  /** Patches that the last accepted run reconciled. */
  patchesInRun: number;
}

/**
 * `qhs crosscheck`: computes a sample (or all) of the accepted run's patches again with Turf.
 * Throws `project.incomplete` when there is no accepted run.
 */
export async function crosscheck(
  project: Project,
  options: { sample: number | "all"; seed: number; workers?: number },
  context: WorkContext,
): Promise<CrosscheckReport> {
  const { db } = project;
  const crs = projectCrs(project);
  const runId = db.prepare("SELECT max(id) FROM run WHERE status = 'accepted'").pluck().get();
  if (crs === null || typeof runId !== "number") {
    throw new AppError(
      "project.incomplete",
      "还没有套图核对结果。请先运行套图核对(qhs reconcile)。",
    );
  }
  const uids = db
    .prepare("SELECT patch_uid FROM run_patch WHERE run_id = ? AND disposition = 'reconciled'")
    .pluck()
    .all(runId) as string[];
  const sample = samplePatches(
    uids,
    options.sample === "all" ? uids.length : options.sample,
    options.seed,
  );
  const { workers = defaultReconcileSettings.workers } = options;
  const setting = { projectPath: project.path, crs, settings: defaultReconcileSettings };
  const pool = createWorkerPool(setting, workers);
  try {
    const check = await compareEngines(db, pool, sample, context);
    return { ...check, seed: options.seed, patchesInRun: uids.length };
  } finally {
    await pool.close();
  }
}

function fidsOf(db: Database, uids: readonly string[]): number[] {
  const wanted = JSON.stringify(uids);
  return db
    .prepare(
      `SELECT f.fid FROM survey_patch f JOIN json_each(?) w ON w.value = f.uid
       WHERE f.active = 1 ORDER BY f.fid`,
    )
    .pluck()
    .all(wanted) as number[];
}
