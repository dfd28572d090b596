import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { openReadConnection } from "../project/project.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { comparePatch, type PatchComparison } from "./compare-engines.ts";
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

/** One bundle of features of one kind; bundles do not depend on the number of workers. */
export interface Task {
  kind: "survey" | "parcels" | "compare";
  fids: readonly number[];
}

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
  return {
    run: (task: Task): TaskResult => {
      const result: TaskResult = { patches: [], findings: [], comparisons: [] };
      for (const fid of task.fids) {
        if (task.kind === "parcels") {
          const parcel = layers.parcels.byFid(fid);
          if (parcel !== null) result.findings.push(...checkParcel(tools, parcel));
          continue;
        }
        const patch = layers.survey.byFid(fid);
        if (patch === null) continue;
        if (task.kind === "compare") {
          result.comparisons.push(comparePatch(tools, patch));
        } else {
          result.patches.push(processOrList(tools, setting.crs, patch));
          result.findings.push(...surveyOverlaps(tools, patch));
        }
      }
      for (const layer of [layers.survey, layers.parcels, layers.baseline, layers.groups]) {
        layer.forget();
      }
      return result;
    },
    close: () => db.close(),
  };
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
