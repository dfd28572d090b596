import { z } from "zod";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { areaM2, areaSum, count, history, nothing, plotClass, scope } from "./common.ts";

/** D16–D19; what is left out keeps its default, 口径 comes from the project's options. */
const runSettings = z.strictObject({
  minWidthM: z.number().positive().max(50).optional(),
  minAreaMu: z.number().min(0).max(10).optional(),
  edgeWidthM: z.number().min(0).max(50).optional(),
  edgeAreaMu: z.number().min(0).max(10).optional(),
  baselineToleranceM: z.number().min(0).max(100).optional(),
  noBaselineRule: z.enum(["a", "b"]).optional(),
  forceReason: z.string().trim().min(1).max(200).optional(),
});

const parameters = z.strictObject({
  minWidthM: z.number(),
  minAreaMu: z.number(),
  edgeWidthM: z.number(),
  edgeAreaMu: z.number(),
  baselineToleranceM: z.number(),
  noBaselineRule: z.enum(["a", "b"]),
  codeMap: z.record(z.string(), z.string()),
});

/** survey = cultivated + other, and so on down to the balance (D20). */
const totals = z.strictObject({
  surveyM2: areaM2,
  otherM2: areaM2,
  cultivatedM2: areaM2,
  stateOwnedM2: areaM2,
  excludedM2: areaM2,
  unprocessedM2: areaM2,
  collectiveCultivatedM2: areaM2,
  householdCoveredM2: areaM2,
  otherContractM2: areaM2,
  leftOverM2: areaM2,
  balanceErrorM2: areaM2,
});

export const findingKind = z.enum([
  "unprocessed",
  "repaired",
  "omission",
  "parcel_overlap",
  "survey_overlap",
  "plot_new",
  "plot_gone",
  "plot_changed",
  "plot_would_change",
]);

/** A run at a glance. */
export const runSummary = z.strictObject({
  id: count,
  uid: z.string(),
  status: z.enum(["proposed", "accepted", "discarded", "failed"]),
  person: z.string(),
  startedAt: z.string(),
  seconds: z.number(),
  engine: z.enum(["clipper", "turf"]),
  parameters,
  totals,
  resultSha256: z.string(),
  turfCheck: z.strictObject({ patches: count, maxDifferenceM2: areaM2 }),
  forcedReason: z.string().nullable(),
  /** Whether something was imported after it. */
  outdated: z.boolean(),
  findings: z.array(z.strictObject({ kind: findingKind, title: z.string(), count })),
});
export type RunSummary = z.infer<typeof runSummary>;

const areaTotal = { planarM2: areaM2, ellipsoidM2: areaM2, mu: z.number() };

/** What a run says at its end; the findings one by one are `findings.list`. */
const runReport = z.strictObject({
  summary: runSummary,
  problems: z.array(z.string()),
  householdOnFarmlandShare: z.number().nullable(),
  groups: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      plots: count,
      byHistory: z.record(history, z.strictObject(areaTotal)),
      byClass: z.record(plotClass, z.strictObject({ ...areaTotal, pieces: count })),
    }),
  ),
  plotChanges: z.array(
    z.strictObject({
      kind: z.enum(["new", "gone", "changed", "would_change"]),
      code: z.string(),
      shortCode: z.string(),
      planarM2Before: areaM2.nullable(),
      planarM2After: areaM2.nullable(),
      reason: z.string(),
    }),
  ),
  notices: z.array(z.string()),
});
export type RunReport = z.infer<typeof runReport>;

const comparison = z.strictObject({
  patchUid: z.string(),
  clipperLeftOverM2: areaM2.nullable(),
  turfLeftOverM2: areaM2.nullable(),
  differenceM2: areaM2.nullable(),
  toleranceM2: areaM2.nullable(),
  failure: z.string().nullable(),
});

const crosscheckReport = z.strictObject({
  seed: count,
  patches: count,
  patchesInRun: count,
  maxDifferenceM2: areaM2,
  failures: z.array(comparison),
  beyondTolerance: z.array(comparison),
});

const finding = z.strictObject({
  id: count,
  kind: findingKind,
  title: z.string(),
  layer: z.string(),
  subject: z.string(),
  otherSubject: z.string().nullable(),
  groupCode: z.string().nullable(),
  groupName: z.string(),
  reason: z.string(),
  planarM2: areaM2,
  /** Whether a person has accepted it for exactly these values (D5). */
  exception: z.strictObject({
    status: z.enum(["none", "valid", "reopened"]),
    reason: z.string().nullable(),
  }),
});

export const runCalls = {
  /** An ordinary run is accepted at once; a dry run moves nothing (D1). */
  "run.start": longCommand(
    z.strictObject({ settings: runSettings, dryRun: z.boolean() }),
    runReport,
  ),
  /** The accepted run; null before the first. */
  "run.last": query(nothing, runSummary.nullable()),
  "run.defaults": query(nothing, parameters.omit({ codeMap: true })),
  "run.crosscheck": longQuery(
    z.strictObject({ sample: z.union([z.literal("all"), z.int().min(1)]), seed: count }),
    crosscheckReport,
  ),
  /** Findings of the accepted run, or of the one with that id. */
  "findings.list": query(
    z.strictObject({ scope, kind: findingKind.optional(), runId: count.optional() }),
    z.strictObject({ findings: z.array(finding) }),
  ),
  "exception.set": command(
    z.strictObject({ findingId: count, reason: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  "exception.clear": command(z.strictObject({ findingId: count }), nothing),
  /** Slivers, ridges and overflow: no code, no form, only their sums (D2, D18, D19). */
  "pieces.folded": query(
    z.strictObject({ scope }),
    z.strictObject({
      sums: z.array(areaSum.extend({ class: plotClass, className: z.string() })),
    }),
  ),
};
