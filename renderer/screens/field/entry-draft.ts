import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { readEntryMu } from "../../../shared/entry/read-amount.ts";
import type {
  DisposalRoute,
  LandOwner,
  LandUse,
  MeasureMethod,
} from "../../../shared/land/field-form.ts";
import type { FinalClass } from "../../../shared/land/final-class.ts";
import { isPlotTyped } from "../../../shared/land/plot-search.ts";

export type FieldPlot = CallOutput<"field.plots">["plots"][number];
export type FormValues = CallOutput<"field.form">["form"];
export type FormPatch = CallInput<"field.save">["patch"];

/** What is keyed in from one signed paper; texts as typed. */
export interface EntryDraft {
  readonly finalClass: FinalClass | null;
  readonly measuredMu: string;
  readonly tillerName: string;
  readonly landUse: LandUse | null;
  readonly route: DisposalRoute | null;
  readonly mismatchReason: string;
}

/** What all papers of one stack have in common; null and false say nothing. */
export interface StackFacts {
  readonly signedOn: string | null;
  readonly measureMethod: MeasureMethod | null;
  readonly owner: LandOwner | null;
  readonly isMember: boolean | null;
  /** Tiller, group leader and village cadre have signed. */
  readonly allSigned: boolean;
  readonly neighboursSigned: number | null;
}

export const emptyStack: StackFacts = {
  signedOn: null,
  measureMethod: null,
  owner: null,
  isMember: null,
  allSigned: false,
  neighboursSigned: null,
};

export function draftOf(form: FormValues): EntryDraft {
  return {
    finalClass: form.finalClass,
    measuredMu: form.measuredMu ?? "",
    tillerName: form.tillerName ?? "",
    landUse: form.landUse,
    route: form.route,
    mismatchReason: form.mismatchReason ?? "",
  };
}

/** A reason is due where people found another class than was proposed. */
export function needsReason(plot: FieldPlot, { finalClass }: EntryDraft): boolean {
  return finalClass !== null && finalClass !== plot.class && plot.class !== "undetermined";
}

/** Why the mu cannot be stored as typed, or null. */
export function muFault(draft: EntryDraft): string | null {
  const read = readEntryMu(draft.measuredMu);
  return read.kind === "invalid" ? read.reason : null;
}

/** The mu as it will be stored; null for none or one that cannot be read. */
export function muOf(draft: EntryDraft): string | null {
  const read = readEntryMu(draft.measuredMu);
  return read.kind === "value" ? read.value : null;
}

/** The fields to store: what was typed, and of the stack's facts those that the form lacks. */
export function patchOf(draft: EntryDraft, stack: StackFacts, before: FormValues): FormPatch {
  const signed = stack.allSigned ? true : null;
  const common: FormPatch = {
    signedOn: before.signedOn ?? stack.signedOn,
    measureMethod: before.measureMethod ?? stack.measureMethod,
    owner: before.owner ?? stack.owner,
    isMember: before.isMember ?? stack.isMember,
    tillerSigned: before.tillerSigned ?? signed,
    leaderSigned: before.leaderSigned ?? signed,
    cadreSigned: before.cadreSigned ?? signed,
    neighboursSigned: before.neighboursSigned ?? stack.neighboursSigned,
  };
  return {
    ...common,
    finalClass: draft.finalClass,
    measuredMu: muOf(draft),
    tillerName: textOf(draft.tillerName),
    landUse: draft.landUse,
    route: draft.route,
    mismatchReason: textOf(draft.mismatchReason),
  };
}

function textOf(typed: string): string | null {
  return typed.trim() === "" ? null : typed.trim();
}

/** The plot that was typed, or why it is none or not one. */
export function typedPlot(plots: readonly FieldPlot[], typed: string): FieldPlot | string {
  const found = plots.filter(({ code }) => isPlotTyped(code, typed));
  const [only] = found;
  if (only === undefined) return `这里没有 ${typed.trim()} 号图斑。请核对号码,或在上面换一个组。`;
  if (found.length === 1) return only;
  const names = found
    .slice(0, 4)
    .map(({ shortCode, villageName }) => `${villageName} ${shortCode}`);
  return `有 ${found.length} 块 ${typed.trim()} 号:${names.join("、")}${found.length > 4 ? "……" : ""}。请先在上面选到组。`;
}
