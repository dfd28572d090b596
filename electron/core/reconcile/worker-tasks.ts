import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { openReadConnection } from "../project/project.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { comparePatch, type PatchComparison } from "./compare-engines.ts";
import type { LayerReader } from "./layer-reader.ts";
import type { SurveyPatch } from "./layers.ts";
import { openRunLayers } from "./layers.ts";
import { checkParcel, surveyOverlaps } from "./overlap-search.ts";
import { processPatch, unprocessedPatch } from "./patch.ts";
import type { FindingResult, PatchResult } from "./patch-result.ts";
import type { RunTools } from "./patch-scene.ts";
import type { ReconcileSettings } from "./settings.ts";
import { turfEngine } from "./turf-engine.ts";

/** What a worker is given once. */
export interface WorkerSetting {
  projectPath: string;
  crs: PlaneCrs;
  settings: ReconcileSettings;
}

/** Features by fid that lie together; what a task holds does not depend on the number of workers. */
export type Task =
  | { kind: "land"; survey: readonly number[]; parcels: readonly number[] }
  | { kind: "compare"; survey: readonly number[] };

export interface TaskResult {
  patches: PatchResult[];
  findings: FindingResult[];
  comparisons: PatchComparison[];
}

/** Opens the project file for reading and answers tasks until closed; runs in a worker thread. */
export async function openTaskRunner(setting: WorkerSetting) {
  const db = openReadConnection(setting.projectPath);
  const offsetter = await createClipperEngine();
  const engine = setting.settings.engine === "turf" ? turfEngine : offsetter;
  const layers = openRunLayers(db, offsetter);
  const tools: RunTools = { engine, offsetter, layers, settings: setting.settings };
  const work = (task: Task): TaskResult => {
    const result: TaskResult = { patches: [], findings: [], comparisons: [] };
    for (const patch of found(task.survey, layers.survey)) {
      if (task.kind === "compare") {
        result.comparisons.push(comparePatch(tools, patch));
      } else {
        result.patches.push(processOrList(tools, setting.crs, patch));
        result.findings.push(...surveyOverlaps(tools, patch));
      }
    }
    if (task.kind === "land") {
      for (const parcel of found(task.parcels, layers.parcels)) {
        result.findings.push(...checkParcel(tools, parcel));
      }
    }
    for (const layer of [layers.survey, layers.parcels, layers.baseline, layers.groups]) {
      layer.forget();
    }
    return result;
  };
  return {
    // In one transaction, else SQLite locks the file anew for every feature; by the task, so that nobody
    // who wants to write waits long.
    run: db.transaction(work),
    close: () => db.close(),
  };
}

function* found<T>(fids: readonly number[], layer: LayerReader<T>): Iterable<T> {
  for (const fid of fids) {
    const item = layer.byFid(fid);
    if (item !== null) yield item;
  }
}

/** An engine may refuse a shape; a trap inside WebAssembly is no refusal and stops the run as a bug. */
function processOrList(tools: RunTools, crs: PlaneCrs, patch: SurveyPatch): PatchResult {
  try {
    return processPatch(tools, crs, patch);
  } catch (error) {
    if (error instanceof Error && error.name === "RuntimeError") throw error;
    return unprocessedPatch(patch, error);
  }
}
