import type { RunSummary } from "../../../shared/contract/calls/run-calls.ts";
import { findingTitle } from "../reports/findings.ts";
import type { StoredRun } from "../reports/run-summary.ts";

type FindingKind = RunSummary["findings"][number]["kind"];

/** A stored run as calls tell of it. The books hold what a run wrote, so the kinds are ours. */
export function runSummaryOf({ parameters, totals, findings, ...facts }: StoredRun): RunSummary {
  return {
    ...facts,
    parameters: parameters as RunSummary["parameters"],
    totals: totals as RunSummary["totals"],
    findings: findings.map(({ kind, count }) => ({
      kind: kind as FindingKind,
      title: findingTitle(kind),
      count,
    })),
  };
}
