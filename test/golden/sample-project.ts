import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleLayers, sampleRegister } from "../../electron/cli/commands/demo.ts";
import { importHousehold } from "../../electron/core/exchange/import-household.ts";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import type { ImportReport } from "../../electron/core/exchange/import-report.ts";
import { createProject, type Project } from "../../electron/core/project/project.ts";
import { setVillageShares } from "../../electron/core/project/settings.ts";
import type { TruthSituation, TruthTotals } from "../../sample-data/generator/truth.ts";
import { quietContext } from "../../shared/contract/progress.ts";

const township = fileURLToPath(new URL("../../sample-data/township", import.meta.url));

/** What the sample's truth.json holds. */
export interface SampleTruth {
  situations: TruthSituation[];
  covered_patches: string[];
  shares_only_villages: string[];
  counts: Record<string, number>;
  totals: TruthTotals;
}

export function readSampleTruth(): SampleTruth {
  return JSON.parse(readFileSync(join(township, "truth.json"), "utf8"));
}

/** A new project with the whole committed sample in it, shares-only villages marked. */
export async function sampleProject(
  folder: string,
  truth: SampleTruth,
): Promise<{ project: Project; imports: Map<string, ImportReport> }> {
  const project = createProject(join(folder, "sample.gpkg"), { name: "样例镇", person: "测试" });
  const imports = new Map<string, ImportReport>();
  for (const [layer, file] of sampleLayers) {
    const request = { layer, file: join(township, file), mode: "add" } as const;
    imports.set(file, await importLayer(project, request, quietContext));
  }
  const register = join(township, sampleRegister);
  await importHousehold(project, { file: register, mode: "add" }, quietContext);
  for (const code of truth.shares_only_villages) setVillageShares(project, code, true);
  return { project, imports };
}
