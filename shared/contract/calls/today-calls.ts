import { z } from "zod";
import { query } from "./call-definition.ts";
import { areaM2, count, scope } from "./common.ts";
import { runSummary } from "./run-calls.ts";

const input = z.strictObject({
  key: z.enum(["survey", "parcels", "household", "baseline", "groups", "contracts"]),
  title: z.string(),
  present: z.boolean(),
  /** What is there: counts, file, day. */
  detail: z.string(),
  costWhenMissing: z.string(),
});

/** Something that waits for somebody; `screen` is where it is done. */
const waiting = z.strictObject({
  kind: z.enum([
    "import_warnings",
    "run_missing",
    "run_outdated",
    "not_printed",
    "changed_since_print",
    "forms_missing",
    "forms_unsigned",
    "measured_waiting",
    "sheets_out",
    "postings_ending",
    "postings_over",
    "objections_open",
    "plots_undisposed",
    "contracts_proposed",
    "contracts_ending",
    "candidates_open",
    "candidates_judged",
    "problems_undecided",
    "problems_due",
    "problems_overdue",
    "limitation_ending",
    "settlements_lacking",
    "bills_overdue",
    "governance_overdue",
    "audit_overdue",
    "weekly_due",
  ]),
  text: z.string(),
  count,
  target: z.strictObject({
    screen: z.enum([
      ...(["import", "reconcile", "sheets", "field", "posting", "contracts", "problems"] as const),
      ...(["money", "charges", "reports", "audit"] as const),
    ]),
    groupCode: z.string().nullable(),
    /** The part of the screen; without it the one that it opens with. */
    tab: z.string().optional(),
  }),
});

const groupProgress = z.strictObject({
  code: z.string(),
  name: z.string(),
  plots: count,
  planarM2: areaM2,
  muText: z.string(),
  /** Plots that stand on a printed work sheet. */
  printedPlots: count,
});

const villageProgress = z.strictObject({
  code: z.string(),
  name: z.string(),
  sharesOnly: z.boolean(),
  plots: count,
  planarM2: areaM2,
  muText: z.string(),
  printedPlots: count,
  groups: z.array(groupProgress),
});

export const todayOverview = z.strictObject({
  inputs: z.array(input),
  waiting: z.array(waiting),
  villages: z.array(villageProgress),
  lastRun: runSummary.nullable(),
});
export type TodayOverview = z.infer<typeof todayOverview>;

export const todayCalls = {
  "today.overview": query(z.strictObject({ scope }), todayOverview),
};
