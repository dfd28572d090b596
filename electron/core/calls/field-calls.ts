import type { CallOutput } from "../../../shared/contract/calls.ts";
import { fieldFormTitles, type PlotState, plotStates } from "../../../shared/land/field-form.ts";
import { formContradictions } from "../../../shared/land/form-completeness.ts";
import { isPlotTyped, plotCodeIncludes } from "../../../shared/land/plot-search.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { contractInTheWay, liveContractsOfPlot } from "../registers/contracts/live-contracts.ts";
import { type FieldPlot, listFieldPlots } from "../registers/field/field-plots.ts";
import { checkForm, saveForm, uncheckForm } from "../registers/field/save-form.ts";
import { listPapers } from "../registers/papers/papers.ts";
import { openPlot } from "../registers/plots/open-plot.ts";
import { fieldRowMaker } from "./field-words.ts";
import type { HandlersOf } from "./handler.ts";

function isFound(plot: FieldPlot, search: string): boolean {
  const text = search.trim();
  if (text === "") return true;
  if (/^\d{1,4}(-\d+)?$/.test(text)) return isPlotTyped(plot.code, text);
  return plotCodeIncludes(plot.code, text) || (plot.values.tillerName ?? "").includes(text);
}

function countsOf(plots: readonly FieldPlot[]): Record<PlotState, number> {
  const counts = { to_check: 0, checked: 0, posted: 0, confirmed: 0, disposed: 0 };
  for (const plot of plots) counts[plot.state]++;
  return counts;
}

function formOf(project: Project, code: string): CallOutput<"field.form"> {
  openPlot(project, code);
  const plot = listFieldPlots(project, code, today(project)).find((one) => one.code === code);
  if (plot === undefined) throw new Error(`plot ${code} has no current shape`);
  const { form, values, missing } = plot;
  return {
    plot: fieldRowMaker(project)(plot),
    form: { ...values },
    uid: form?.uid ?? null,
    missing: missing.map((field) => ({ field, title: fieldFormTitles[field] })),
    contradictions: formContradictions(values, contractOf(project, code)),
    papers: [
      ...listPapers(project, "plot", code),
      ...(form === null ? [] : listPapers(project, "field_form", form.uid)),
    ],
  };
}

function contractOf(project: Project, code: string): string | null {
  const contracts = liveContractsOfPlot(project, code, today(project));
  return contractInTheWay(project, code, contracts)?.name ?? null;
}

export const fieldHandlers: HandlersOf<"field"> = {
  "field.plots": ({ scope, states, search, offset, limit, asOf }, session) => {
    const project = session.project();
    const all = listFieldPlots(project, scope.code, asOf ?? today(project));
    const wanted = new Set(states ?? plotStates);
    const found = all.filter((plot) => wanted.has(plot.state) && isFound(plot, search ?? ""));
    return {
      total: found.length,
      plots: found.slice(offset, offset + limit).map(fieldRowMaker(project)),
      counts: countsOf(all),
      unsignedForms: all.filter(({ formStatus }) => formStatus === "draft").length,
    };
  },
  "field.form": ({ plotCode }, session) => formOf(session.project(), plotCode),
  "field.save": ({ plotCode, patch }, session) => {
    saveForm(session.project(), plotCode, patch);
    return formOf(session.project(), plotCode);
  },
  "field.check": ({ plotCode }, session) => {
    const done = checkForm(session.project(), plotCode);
    return { done, form: formOf(session.project(), plotCode) };
  },
  "field.uncheck": ({ plotCode, reason }, session) => {
    uncheckForm(session.project(), plotCode, reason);
    return formOf(session.project(), plotCode);
  },
};
