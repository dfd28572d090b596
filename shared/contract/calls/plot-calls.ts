import { z } from "zod";
import { finalClasses } from "../../land/final-class.ts";
import { query } from "./call-definition.ts";
import {
  areaM2,
  areaSum,
  count,
  history,
  isoDate,
  paper,
  plotClass,
  profile,
  scope,
} from "./common.ts";

const neighbours = z.strictObject({
  east: z.string(),
  south: z.string(),
  west: z.string(),
  north: z.string(),
});

const plotRow = z.strictObject({
  code: z.string(),
  /** `03-W0012` (D2). */
  shortCode: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  class: plotClass,
  className: z.string(),
  subClass: z.string(),
  subClassName: z.string(),
  finalClass: z.enum(finalClasses).nullable(),
  history,
  reason: z.string(),
  planarM2: areaM2,
  ellipsoidM2: areaM2,
  ridgeFreeM2: areaM2,
  mu: z.number(),
  muText: z.string(),
  meanWidthM: z.number(),
  /** In words, as they are printed. */
  neighbours,
  sheetCodes: z.array(z.string()),
  labelEastM: z.number(),
  labelNorthM: z.number(),
  printed: z.boolean(),
  /** The contract in force that it lies under (合同内, V7), by its number. */
  contractName: z.string().nullable(),
});
export type PlotRow = z.infer<typeof plotRow>;

/** The survey patch that a plot was cut from, as the survey declares it. */
const surveyPatch = z.strictObject({
  bsm: z.string().nullable(),
  tbbh: z.string().nullable(),
  dlbm: z.string(),
  landClassName: z.string(),
  qsxz: z.string().nullable(),
  qsdwmc: z.string().nullable(),
  zldwmc: z.string().nullable(),
  declaredM2: areaM2.nullable(),
  ridgeFactor: z.number().nullable(),
  planarM2: areaM2,
});

const plotDetails = plotRow.extend({
  /** The contracts in force that it lies under, in the order of their numbers. */
  contracts: z.array(z.strictObject({ uid: z.string(), name: z.string() })),
  historyName: z.string(),
  groupSourceName: z.string(),
  firstRunAt: z.string(),
  lastRunAt: z.string(),
  patch: surveyPatch.nullable(),
  shapes: z.array(
    z.strictObject({
      uid: z.string(),
      current: z.boolean(),
      source: z.string(),
      planarM2: areaM2,
      muText: z.string(),
      at: z.string(),
    }),
  ),
  locks: z.array(z.strictObject({ kind: z.string(), title: z.string(), lockedAt: z.string() })),
  papers: z.array(z.strictObject({ profile, paper, version: count, printedAt: z.string() })),
  events: z.array(z.strictObject({ at: z.string(), person: z.string(), title: z.string() })),
});
export type PlotDetails = z.infer<typeof plotDetails>;

/** The day that contracts are judged by; today where it is left out. */
const asOf = isoDate.optional();

export const plotCalls = {
  /** All open plots of a scope, in the order of their numbers, with sums of the unrounded areas (D11). */
  "plots.list": query(
    z.strictObject({ scope, classes: z.array(plotClass).optional(), asOf }),
    z.strictObject({
      plots: z.array(plotRow),
      byClass: z.array(areaSum.extend({ class: plotClass, className: z.string() })),
      total: areaSum,
    }),
  ),
  /** By full code. */
  "plots.get": query(z.strictObject({ code: z.string(), asOf }), plotDetails),
};
