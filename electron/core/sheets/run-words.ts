import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { dateText, dayInChina } from "../../../shared/land/date-text.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { getOption } from "../project/settings.ts";
import { registeredContracts } from "../registers/contracts/live-contracts.ts";
import type { SheetPlot } from "./sheet-data.ts";
import type { SheetSource } from "./sheet-source.ts";

/** The project's plane in the words of a map sheet. */
export function crsText(crs: PlaneCrs): string {
  const meridian = Number(crs.centralMeridianDeg.toFixed(6));
  return `2000国家大地坐标系(CGCS2000)高斯-克吕格 ${crs.zoneWidthDeg}°带,中央经线 ${meridian}°,横坐标不带带号`;
}

/** D22: whether the village's contracts were looked at, and what lies under one on the run's day. */
export function contractNote(
  { project, run }: SheetSource,
  groupCode: string,
  plots: readonly SheetPlot[],
): string {
  const contracts = registeredContracts(project, groupCode.slice(0, 12));
  if (contracts === 0) return "合同未核对";
  const under = plots.filter(({ contractName }) => contractName !== null).length;
  const day = dayInChina(run.startedAt);
  return `合同已按台账核对(本村 ${contracts} 份,截至 ${day},本组合同内 ${under} 块)`;
}

/** D22, D15: what is not known without the household register. */
export function registerNote(source: SheetSource): string {
  return source.hasRegister ? "" : "未导入权属数据:图上无户名,边延按地块判,股权村须手工标记";
}

/**
 * What history the classes stand on: the baseline, or 口径A or B without one; and when more than half of
 * the group's area is 待定, what can be done about it (D19).
 */
export function baselineNote(source: SheetSource, plots: readonly SheetPlot[]): string {
  if (source.run.layers.has("baseline")) return "按二调数据判断原来是不是耕地";
  const rule =
    source.run.parameters.noBaselineRule === "b"
      ? "口径B:没有二调数据,查不到来历的列为“疑似新增”"
      : "口径A:没有二调数据,查不到来历的列为待定";
  const sum = (chosen: readonly SheetPlot[]): number =>
    sumExact(chosen.map((plot) => plot.planarM2));
  const undetermined = sum(plots.filter((plot) => plot.plotClass === "undetermined"));
  if (undetermined * 2 <= sum(plots)) return rule;
  return `${rule};待定超过一半,可补二调数据、改用口径B或逐块现场核查`;
}

/** The engine of a run by its own name. */
export function engineText(engine: string): string {
  return engine === "clipper" ? "Clipper2" : engine === "turf" ? "Turf" : engine;
}

/** The parameters that decide what becomes a plot, in one line. */
export function parameterText(parameters: Readonly<Record<string, unknown>>): string {
  const known = [
    ["minWidthM", "碎斑宽度", "米"],
    ["minAreaMu", "碎斑面积", "亩"],
    ["edgeWidthM", "边延宽度", "米"],
    ["edgeAreaMu", "边延面积", "亩"],
    ["baselineToleranceM", "二调容差", "米"],
  ] as const;
  return known
    .filter(([key]) => typeof parameters[key] === "number")
    .map(([key, title, unit]) => `${title} ${parameters[key]} ${unit}`)
    .join(",");
}

const layerWords = [
  ["survey", "三调", "survey_date"],
  ["parcels", "确权", "parcels_date"],
  ["baseline", "二调", "baseline_date"],
  ["household", "权属数据", null],
] as const;

/**
 * Each layer with the date of its data where the project knows it, file and day of import; last, once for
 * all layers, whose date nobody has filled in.
 */
export function dataDateTexts(source: SheetSource): string[] {
  const unknown: string[] = [];
  const texts = layerWords.flatMap(([target, title, option]) => {
    const batch = source.batches.find((candidate) => candidate.target === target);
    if (batch === undefined) return [];
    const stated = option === null ? "" : getOption(source.project, option);
    if (option !== null && stated === "") unknown.push(title);
    const date = stated === "" ? "" : ` ${stated}`;
    return [`${title}${date}(${batch.fileName},${dateText(batch.importedAt)}导入)`];
  });
  return unknown.length === 0 ? texts : [...texts, `${unknown.join("、")}数据日期未填`];
}
