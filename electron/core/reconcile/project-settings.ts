import { parseCodeMap } from "../project/code-map.ts";
import type { OptionKey } from "../project/option-keys.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { defaultReconcileSettings, type ReconcileSettings } from "./settings.ts";

/** The settings of a run as the project's options have them; what they do not name is the default. */
export function projectSettings(project: Pick<Project, "db">): ReconcileSettings {
  const amount = (key: OptionKey) => Number(getOption(project, key));
  return {
    ...defaultReconcileSettings,
    minWidthM: amount("min_width_m"),
    minAreaMu: amount("min_area_mu"),
    edgeWidthM: amount("edge_width_m"),
    edgeAreaMu: amount("edge_area_mu"),
    baselineToleranceM: amount("baseline_tolerance_m"),
    noBaselineRule: getOption(project, "no_baseline_rule") === "b" ? "b" : "a",
    codeMap: parseCodeMap(getOption(project, "code_map"), "设置里的代码对照"),
  };
}
