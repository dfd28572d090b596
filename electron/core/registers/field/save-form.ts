import { given } from "../../../../shared/contract/given.ts";
import type { FieldFormValues } from "../../../../shared/land/field-form.ts";
import {
  formContradictions,
  missingFormFields,
} from "../../../../shared/land/form-completeness.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { contractInTheWay, liveContractsOfPlot } from "../contracts/live-contracts.ts";
import { lockPlot } from "../plots/lock-plot.ts";
import { type OpenPlot, openPlot } from "../plots/open-plot.ts";
import { columnsOf, emptyForm, readForm, type StoredForm } from "./form-row.ts";

/** The fields to change; null empties one. */
export type FormPatch = {
  readonly [Field in keyof FieldFormValues]?: FieldFormValues[Field] | undefined;
};

/**
 * Changes fields of a plot's form, or begins one; undoable. Incomplete is saved. A form that was checked
 * and lacks something after the change is a draft again. From its first form on the plot keeps its shape
 * (D1). What is saved already leaves no event. Throws `value.invalid` where there is no such plot,
 * `plot.posted` for what a posting has fixed (D10).
 */
export function saveForm(project: Project, plotCode: string, patch: FormPatch): void {
  const plot = openPlot(project, plotCode);
  const present = readForm(project, plotCode);
  const values: FieldFormValues = { ...(present?.values ?? emptyForm), ...given(patch) };
  const changes = columnsOf(changed(present?.values ?? emptyForm, values));
  if (Object.keys(changes).length === 0) return;
  runCommand(project, { command: "field.save", undoable: true }, (recorder) => {
    if (present === null) {
      beginForm(project, recorder, plotCode, changes);
      return;
    }
    const status = isComplete(project, values, plot) ? present.status : "draft";
    recorder.update("field_form", present.uid, { ...changes, status });
    settleClass(recorder, plot, status === "checked" ? values : null);
  });
}

/**
 * The step to 已核查: people have found what the plot is, and the plot is that from now on. Does nothing
 * and returns false while something is missing or cannot stand together (D35); undoable. Throws as
 * `saveForm`.
 */
export function checkForm(project: Project, plotCode: string): boolean {
  const plot = openPlot(project, plotCode);
  const form = readForm(project, plotCode);
  if (form === null || !isComplete(project, form.values, plot)) return false;
  if (form.status === "checked") return true;
  setStatus(project, "field.check", { plot, form, status: "checked" });
  return true;
}

/** Back to 待核查, with a reason that the log keeps; undoable. Throws as `saveForm`. */
export function uncheckForm(project: Project, plotCode: string, reason: string): void {
  const plot = openPlot(project, plotCode);
  const form = readForm(project, plotCode);
  if (form === null || form.status === "draft") return;
  setStatus(project, "field.uncheck", { plot, form, status: "draft", reason });
}

interface StatusChange {
  readonly plot: OpenPlot;
  readonly form: StoredForm;
  readonly status: StoredForm["status"];
  readonly reason?: string;
}

function setStatus(project: Project, command: string, change: StatusChange): void {
  const { plot, form, status, reason } = change;
  runCommand(project, { command, undoable: true }, (recorder) => {
    recorder.update("field_form", form.uid, { status });
    settleClass(recorder, plot, status === "checked" ? form.values : null);
    if (reason !== undefined) recorder.summary({ plot: plot.code, reason });
  });
}

function beginForm(
  project: Project,
  recorder: Recorder,
  plotCode: string,
  columns: ReturnType<typeof columnsOf>,
): void {
  const row = { plot_code: plotCode, status: "draft", ...columns };
  const reference = recorder.insert("field_form", row);
  lockPlot(project, recorder, { code: plotCode, kind: "form", reference });
}

/** The final class of a plot is the one of its checked form, and no other (D1). */
function settleClass(recorder: Recorder, plot: OpenPlot, values: FieldFormValues | null): void {
  const finalClass = values?.finalClass ?? null;
  if (plot.finalClass === finalClass) return;
  recorder.update("plot", plot.uid, { final_class: finalClass });
}

/** Nothing is missing, nothing cannot stand together, and no contract in force stands in the way (V7). */
function isComplete(project: Project, values: FieldFormValues, plot: OpenPlot): boolean {
  if (missingFormFields(values, plot).length > 0) return false;
  const contracts = liveContractsOfPlot(project, plot.code, today(project));
  const contract = contractInTheWay(project, plot.code, contracts);
  return formContradictions(values, contract?.name ?? null).length === 0;
}

function changed(before: FieldFormValues, after: FieldFormValues): Partial<FieldFormValues> {
  const fields = Object.keys(after) as (keyof FieldFormValues)[];
  return Object.fromEntries(
    fields.flatMap((field) => (before[field] === after[field] ? [] : [[field, after[field]]])),
  );
}
