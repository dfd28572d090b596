import type { CallOutput } from "../../../shared/contract/calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { given } from "../../../shared/contract/given.ts";
import { plotClassName } from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { clearException, setException } from "../project/exceptions.ts";
import type { Project } from "../project/project.ts";
import { projectSettings } from "../reconcile/project-settings.ts";
import { exceptionKeyOf, findingTitle, listFindings } from "../reports/findings.ts";
import { foldedSums } from "../reports/folded-pieces.ts";
import { storedRun } from "../reports/run-summary.ts";
import { areaWords } from "./area-words.ts";
import type { HandlersOf } from "./handler.ts";
import { runSummaryOf } from "./run-facts.ts";

type Finding = CallOutput<"findings.list">["findings"][number];

function summaryById(project: Project, id: number) {
  const run = storedRun(project, id);
  if (run !== null) return runSummaryOf(run);
  throw new AppError("bug", `程序内部错误:套图核对 ${id} 没有存下来。`);
}

export const runHandlers: HandlersOf<"run" | "findings" | "exception" | "pieces"> = {
  "run.start": async ({ settings, dryRun }, session, context) => {
    const project = session.project();
    const { reconcile } = await import("../reconcile/reconcile.ts");
    const report = await reconcile(project, { ...given(settings), dryRun }, context);
    return {
      summary: summaryById(project, report.run.id),
      problems: report.problems,
      householdOnFarmlandShare: report.householdOnFarmlandShare,
      groups: report.groups,
      plotChanges: report.plotChanges.map((change) => ({
        ...change,
        shortCode: shortPlotCode(change.code),
      })),
      notices: report.notices,
    };
  },
  "run.last": (_input, session) => {
    const run = storedRun(session.project());
    return run === null ? null : runSummaryOf(run);
  },
  "run.defaults": (_input, session) => {
    const settings = projectSettings(session.project());
    const { minWidthM, minAreaMu, edgeWidthM, edgeAreaMu, baselineToleranceM } = settings;
    const { noBaselineRule } = settings;
    return { minWidthM, minAreaMu, edgeWidthM, edgeAreaMu, baselineToleranceM, noBaselineRule };
  },
  "run.crosscheck": async (request, session, context) => {
    const { crosscheck } = await import("../reconcile/turf-check.ts");
    const report = await crosscheck(session.project(), request, context);
    const { seed, patches, patchesInRun, maxDifferenceM2, failures, beyondTolerance } = report;
    return { seed, patches, patchesInRun, maxDifferenceM2, failures, beyondTolerance };
  },
  "findings.list": ({ scope, kind, runId }, session) => {
    const project = session.project();
    const id = runId ?? storedRun(project)?.id;
    if (id === undefined) return { findings: [] };
    const found = listFindings(project, { runId: id, unitCode: scope.code, kind: kind ?? null });
    return {
      findings: found.map((one) => ({
        ...one,
        kind: one.kind as Finding["kind"],
        title: findingTitle(one.kind),
      })),
    };
  },
  "exception.set": ({ findingId, reason }, session) => {
    const project = session.project();
    const { key, values } = exceptionKeyOf(project, findingId);
    setException(project, key, values, reason);
    return {};
  },
  "exception.clear": ({ findingId }, session) => {
    const project = session.project();
    clearException(project, exceptionKeyOf(project, findingId).key);
    return {};
  },
  "pieces.folded": ({ scope }, session) => {
    const project = session.project();
    const { muText } = areaWords(project);
    return {
      sums: foldedSums(project, scope.code).map((sum) => ({
        ...sum,
        className: plotClassName(sum.class),
        mu: muOf(sum.planarM2),
        muText: muText(sum.planarM2),
      })),
    };
  },
};
