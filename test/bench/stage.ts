import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import {
  closeProject,
  createProject,
  openProject,
  openReadConnection,
  type Project,
} from "../../electron/core/project/project.ts";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import { printGroups } from "../../electron/core/sheets/print-groups.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import { type BenchLayer, benchLayers, shapefileOf } from "./bench-files.ts";
import { eraseWithKernel } from "./erase.ts";

/** Each stage runs in a process of its own, so that its peak of memory is its own. */
export interface Measured {
  seconds: number;
  /** Processor time of all threads; says more than the clock where others share the machine. */
  cpuSeconds: number;
  peakMiB: number;
}

type Unmeasured<Report> = Omit<Report, "peakMiB" | "cpuSeconds">;

export interface ImportReport extends Measured {
  layers: { layer: BenchLayer; rows: number; seconds: number }[];
}

export interface ReconcileStageReport extends Measured {
  status: string;
  plots: number;
  leftOverM2: number;
  resultSha256: string;
}

export interface SheetsReport extends Measured {
  groups: { code: string; pages: number; seconds: number }[];
}

const person = "测试";
const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1000;

/** Highest resident memory of this process with all its threads (Linux), MiB. */
function peakMiB(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

async function withProject<T>(path: string, work: (project: Project) => Promise<T>): Promise<T> {
  const project = openProject(path, { mode: "write", person });
  try {
    return await work(project);
  } finally {
    closeProject(project);
  }
}

async function importStage(path: string, folder: string): Promise<Unmeasured<ImportReport>> {
  const startedAt = performance.now();
  closeProject(createProject(path, { name: "虚构县", countyCode: "990725", person }));
  const layers: ImportReport["layers"] = [];
  await withProject(path, async (project) => {
    for (const layer of benchLayers) {
      const layerAt = performance.now();
      const request = { layer, file: shapefileOf(folder, layer), mode: "add" } as const;
      const { rowsStored } = await importLayer(project, request, quietContext);
      layers.push({ layer, rows: rowsStored, seconds: secondsSince(layerAt) });
    }
  });
  return { layers, seconds: secondsSince(startedAt) };
}

async function reconcileStage(
  path: string,
  workers: number,
): Promise<Unmeasured<ReconcileStageReport>> {
  const startedAt = performance.now();
  const report = await withProject(path, (project) =>
    reconcile(project, { workers }, quietContext),
  );
  return {
    seconds: secondsSince(startedAt),
    status: report.run.status,
    plots: report.groups.reduce((sum, group) => sum + group.plots, 0),
    leftOverM2: report.totals.leftOverM2,
    resultSha256: report.run.resultSha256,
  };
}

/** A few groups, one by one: a township's workbook is small beside their maps. */
async function sheetsStage(path: string, outFolder: string): Promise<Unmeasured<SheetsReport>> {
  const startedAt = performance.now();
  const groups: SheetsReport["groups"] = [];
  await withProject(path, async (project) => {
    const codes = project.db
      .prepare("SELECT DISTINCT group_code FROM plot WHERE state = 'open' ORDER BY 1 LIMIT 8")
      .pluck()
      .all() as string[];
    for (const code of codes) {
      const groupAt = performance.now();
      const request = { groupCodes: [code], paper: "A4", profile: "work", outFolder } as const;
      const { pages } = await printGroups(project, request, quietContext);
      groups.push({ code, pages, seconds: secondsSince(groupAt) });
    }
  });
  return { groups, seconds: secondsSince(startedAt) };
}

async function eraseStage(path: string) {
  const db = openReadConnection(path);
  try {
    return await eraseWithKernel(db);
  } finally {
    db.close();
  }
}

const stages: Record<string, (path: string, argument: string) => Promise<object>> = {
  import: importStage,
  erase: eraseStage,
  reconcile: (path, workers) => reconcileStage(path, Number(workers)),
  sheets: sheetsStage,
};

if (process.argv[1] === import.meta.filename) {
  const [stage = "", path = "", argument = ""] = process.argv.slice(2);
  const run = stages[stage];
  if (run === undefined) throw new Error(`unknown stage: ${stage}`);
  const before = process.cpuUsage();
  const report = await run(path, argument);
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  console.log(JSON.stringify({ cpuSeconds, ...report, peakMiB: peakMiB() }));
}
