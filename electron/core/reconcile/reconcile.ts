import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { type Recorder, runLongCommand } from "../project/event-log.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { buildReport } from "./build-report.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { strangeness } from "./layer-fit.ts";
import { type PlotBooks, type PlottedPiece, readPlotBooks } from "./plot-books.ts";
import { projectSettings } from "./project-settings.ts";
import type { ReconcileReport } from "./report.ts";
import { createRunAccount, type RunAccount } from "./run-account.ts";
import { type RunInputs, readRunInputs } from "./run-inputs.ts";
import { openRunStore, type RunStore } from "./run-store.ts";
import type { ReconcileSettings } from "./settings.ts";
import { landTasks } from "./tasks.ts";
import { compareEngines, patchesPerRun, samplePatches, type TurfCheck } from "./turf-check.ts";
import { type PlotPlan, planPlots } from "./update-plots.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** What a caller may set; the rest keeps its default, and 口径 comes from the project's options. */
export type ReconcileRequest = Partial<ReconcileSettings> & { dryRun?: boolean };

/** One seed for every run: the same file is checked in the same places. */
const turfSeed = 20;

/**
 * Lays the survey over the household parcels and keeps what is left (D14–D22). One command: it is
 * stored whole, or nothing is. An ordinary run is accepted at once and moves the plots; a dry run is
 * stored as proposed and moves nothing; a run that does not balance is stored as failed.
 *
 * Throws `project.incomplete`, `layers.mismatch` (D24, unless forced), `plot.numbersUsedUp`, `cancelled`.
 */
export async function reconcile(
  project: Project,
  request: ReconcileRequest,
  context: WorkContext,
): Promise<ReconcileReport> {
  const { dryRun = false, ...given } = request;
  const settings: ReconcileSettings = {
    ...projectSettings(project),
    ...given,
  };
  const inputs = readRunInputs(project);
  const pool = createWorkerPool(
    { projectPath: project.path, crs: inputs.crs, settings },
    settings.workers,
  );
  const run: Run = { project, settings, inputs, dryRun, pool, context, startedAt: new Date() };
  try {
    return await runLongCommand(
      project,
      { command: dryRun ? "run.propose" : "run.reconcile" },
      (recorder) => runInside(run, recorder),
    );
  } finally {
    await pool.close();
  }
}

interface Run {
  project: Project;
  settings: ReconcileSettings;
  inputs: RunInputs;
  dryRun: boolean;
  pool: WorkerPool;
  context: WorkContext;
  startedAt: Date;
}

async function runInside(run: Run, recorder: Recorder): Promise<ReconcileReport> {
  const { project, settings, inputs, dryRun } = run;
  const store = openRunStore(project, recorder.eventUid, run.startedAt.toISOString());
  const account = createRunAccount(project, store);
  await work(run, account);
  refuseStrangers(account, settings.forceReason);
  const turfCheck = await checkWithTurf(run, account);
  const books: PlotBooks = readPlotBooks(project.db);
  const plan = planPlots(await createClipperEngine(), books, account.plotPieces);
  storePlotPieces(store, account.plotPieces, plan);
  const problems = [...account.problems(), ...turfProblems(turfCheck)];
  const failed = problems.length > 0;
  if (!failed && !dryRun) plan.apply(project, store.runId, recorder.eventUid);
  const report = buildReport({
    runId: store.runId,
    status: failed ? "failed" : dryRun ? "proposed" : "accepted",
    settings,
    inputs,
    account,
    plan,
    turfCheck,
    problems,
    nameOf: unitNames(project),
    plotCounts: countPlots(project, plan, dryRun || failed),
    seconds: (Date.now() - run.startedAt.getTime()) / 1000,
  });
  complete(store, report);
  recorder.summary({
    runId: store.runId,
    status: report.run.status,
    resultSha256: report.run.resultSha256,
    plots: plan.codes.length,
  });
  return report;
}

/** Every patch and every parcel once. */
async function work(run: Run, account: RunAccount): Promise<void> {
  const tasks = landTasks(run.project.db);
  let done = 0;
  for await (const result of run.pool.run(tasks)) {
    stopIfCancelled(run.context);
    for (const patch of result.patches) account.addPatch(patch);
    for (const finding of result.findings) account.addFinding(finding);
    run.context.progress({ phase: "套图核对", done: ++done, total: tasks.length });
  }
}

/** D24: layers that do not belong together are not laid over each other without a reason. */
function refuseStrangers(account: RunAccount, forceReason: string | null): void {
  const share = account.tally.householdOnFarmlandShare();
  const problem = strangeness(share, account.tally.farmlandShare());
  if (problem === null || forceReason !== null) return;
  throw new AppError(
    "layers.mismatch",
    `${problem}请核对两份数据的坐标系、带号和范围,或请提供单位核对;确认无误仍要继续时,加 --force 并写明理由。`,
    { details: { share, farmlandShare: account.tally.farmlandShare() } },
  );
}

async function checkWithTurf(run: Run, account: RunAccount): Promise<TurfCheck> {
  const sample = samplePatches(account.reconciledUids, patchesPerRun, turfSeed);
  return compareEngines(run.project.db, run.pool, sample, run.context);
}

function turfProblems(check: TurfCheck): string[] {
  return check.beyondTolerance.map(
    ({ patchUid, differenceM2, toleranceM2 }) =>
      `图斑 ${patchUid} 两种算法相差 ${differenceM2.toFixed(4)} m²,超过允许的 ${toleranceM2.toFixed(4)} m²`,
  );
}

function storePlotPieces(store: RunStore, pieces: readonly PlottedPiece[], plan: PlotPlan): void {
  pieces.forEach(({ patchUid, piece }, index) => {
    store.addPiece(patchUid, piece, plan.codes[index]!);
  });
  store.finishPieces();
  for (const change of plan.changes) {
    store.addFinding({
      kind: `plot_${change.kind}`,
      layer: "plots",
      subject: change.code,
      otherSubject: null,
      groupCode: change.code.slice(0, 14),
      reason: change.reason,
      planarM2: change.planarM2After ?? 0,
      details: { planarM2Before: change.planarM2Before, planarM2After: change.planarM2After },
    });
  }
}

/** Open plots by group: as stored, or as they would be after a run that moves nothing. */
function countPlots(project: Project, plan: PlotPlan, planned: boolean): Map<string, number> {
  if (planned) {
    const counts = new Map<string, number>();
    for (const code of plan.codes) {
      if (code === null) continue;
      counts.set(code.slice(0, 14), (counts.get(code.slice(0, 14)) ?? 0) + 1);
    }
    return counts;
  }
  const rows = project.db
    .prepare("SELECT group_code, count(*) FROM plot WHERE state = 'open' GROUP BY group_code")
    .raw()
    .all() as [string, number][];
  return new Map(rows);
}

function complete(store: RunStore, report: ReconcileReport): void {
  const { run } = report;
  for (const { group, dlbm, patches, planarM2 } of report.resources) {
    store.addResource(group, dlbm, patches, planarM2);
  }
  store.complete({
    status: run.status,
    engine: run.engine,
    parameters: JSON.stringify(run.parameters),
    inputs: JSON.stringify(run.inputs),
    totals: JSON.stringify(report.totals),
    result_sha256: run.resultSha256,
    turf_patches: run.turfCheck.patches,
    turf_max_difference_m2: run.turfCheck.maxDifferenceM2,
    forced_reason: run.forcedReason,
    seconds: run.seconds,
  });
}
