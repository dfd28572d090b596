import { contractIndicators } from "./contract-indicators.ts";
import { type IndicatorDefinition, indicatorIds } from "./indicator-definition.ts";
import { landIndicators } from "./land-indicators.ts";
import { moneyIndicators } from "./money-indicators.ts";
import { villageIndicators } from "./village-indicators.ts";

const all = [...contractIndicators, ...moneyIndicators, ...landIndicators, ...villageIndicators];

/**
 * I1–I15 of the campaign's indicator notes, each as two lists of rows: what is printed is their sum,
 * so a figure can always be opened. Variants that counties choose between stand beside each other
 * (I1/I1b, I4/I5/I6, I7/I7b); no source says which one is meant.
 */
export const indicatorDefinitions: readonly IndicatorDefinition[] = indicatorIds.map(
  (id) => all.find((definition) => definition.id === id)!,
);
