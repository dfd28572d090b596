import { type FieldFormField, type FieldFormValues, formFromMu } from "./field-form.ts";
import { muOf } from "./mu.ts";

/** What a plot was proposed to be; area in m². */
export interface CheckedPlot {
  readonly proposedClass: string;
  readonly planarM2: number;
}

const always: readonly FieldFormField[] = [
  "landUse",
  "measuredMu",
  "measureMethod",
  "finalClass",
  "owner",
  "route",
];

/**
 * The fields that a form still lacks for the step to 已核查, in the order of the paper. An incomplete form
 * is saved and counted all the same. Fallow land may have no tiller; neighbours sign where the plot has a
 * form of its own, since the list has one place for signatures (D30); a reason is due where people found
 * another class than was proposed.
 */
export function missingFormFields(form: FieldFormValues, plot: CheckedPlot): FieldFormField[] {
  const missing = new Set(always.filter((field) => form[field] === null));
  const isNobodys = form.landUse === "fallow" && form.tillerName === null;
  if (!isNobodys) {
    if (form.tillerName === null) missing.add("tillerName");
    if (form.isMember === null) missing.add("isMember");
    if (form.tillerSigned !== true) missing.add("tillerSigned");
  }
  const differs = form.finalClass !== null && form.finalClass !== plot.proposedClass;
  if (differs && plot.proposedClass !== "undetermined" && form.mismatchReason === null) {
    missing.add("mismatchReason");
  }
  if (muOf(plot.planarM2) >= formFromMu && (form.neighboursSigned ?? 0) < 1) {
    missing.add("neighboursSigned");
  }
  if (form.leaderSigned !== true) missing.add("leaderSigned");
  if (form.cadreSigned !== true) missing.add("cadreSigned");
  if (form.signedOn === null) missing.add("signedOn");
  return [...missing];
}

const lettingRoutes = new Set([
  "take_back",
  "charge",
  "auction",
  "let",
  "allot",
  "entrust",
  "invest",
  "renegotiate",
]);

/**
 * Why the findings of a form cannot stand together, in Chinese (land.md §6, column block; D35: only facts
 * can be corrected); none where they can.
 * @param contractName number of the contract in force that the register has for the land, null for none
 */
export function formContradictions(form: FieldFormValues, contractName: string | null): string[] {
  const { owner, route, finalClass, insideContract } = form;
  if (route === null) return [];
  const lets = lettingRoutes.has(route);
  const said: string[] = [];
  if ((owner === "state" || owner === "disputed") && lets) {
    said.push("归属为国有或争议的地,不能收回、发包或收费,只能维持或移交。");
  }
  if ((finalClass === "overflow" || finalClass === "sliver") && lets) {
    said.push("认定为溢出或误差的地属于已确权到户的承包地,不能收回、发包或收费。");
  }
  if (contractName !== null && lets && route !== "renegotiate") {
    said.push(
      `按合同台账,这块地在有效合同 ${contractName} 内,只能维持、重新协商或移交;合同已终止的请先改合同台账。`,
    );
  } else if (insideContract === true && lets && route !== "renegotiate") {
    said.push("合同内的地只能维持、重新协商或移交,不能另行收回、发包或收费。");
  }
  return said;
}
