import type { PaymentMode } from "./contract-words.ts";
import type { ContractFacts } from "./facts.ts";
import type { ProblemDecision } from "./problem-words.ts";
import { isWasteLand } from "./subject.ts";
import { contractDay, dayOf, isOverYears } from "./term.ts";

/** One row of a county's paper; a condition that is null does not matter. */
export interface DecisionRow {
  readonly id: string;
  readonly wasteLand: boolean | null;
  /** First and last day of signing. */
  readonly signedFrom: string | null;
  readonly signedTo: string | null;
  readonly overYears: number | null;
  readonly notOverYears: number | null;
  readonly payment: PaymentMode | null;
  readonly way: ProblemDecision;
  readonly text: string;
  /** The paper it stands in. */
  readonly source: string;
}

export type DecisionMatch =
  | { readonly kind: "row"; readonly row: DecisionRow }
  /** What the table asks for is not known of the contract. */
  | { readonly kind: "unknown"; readonly reason: string }
  /** The paper says nothing about such contracts, as far as it was seen. */
  | { readonly kind: "noRow" };

/**
 * What the local paper says about a contract: the first row whose conditions all hold (contracts.md §3).
 * An unknown date, term or way of paying is said, never taken for one that matches or does not.
 */
export function matchDecision(
  table: readonly DecisionRow[],
  contract: ContractFacts,
): DecisionMatch {
  let reason: string | null = null;
  for (const row of table) {
    const held = conditionsOf(row, contract);
    if (held.every((one) => one === true)) return { kind: "row", row };
    if (held.includes(false)) continue;
    reason ??= held.find((one) => typeof one === "string") ?? null;
  }
  return reason === null ? { kind: "noRow" } : { kind: "unknown", reason };
}

/** Each condition: it holds, it does not, or why nobody can tell. */
function conditionsOf(row: DecisionRow, contract: ContractFacts): (boolean | string)[] {
  const day = contractDay(contract);
  const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
  const term = (years: number) =>
    start === null || end === null ? "起止日期不全" : isOverYears(start, end, years);
  const waste =
    contract.landClass === null && contract.landSource === null
      ? "地类未填"
      : isWasteLand(contract) && contract.kind === "contracting";
  const not = (value: boolean | string) => (typeof value === "string" ? value : !value);
  return [
    row.wasteLand === null || (row.wasteLand ? waste : not(waste)),
    row.signedFrom === null || (day === null ? "签订日期未填" : day >= row.signedFrom),
    row.signedTo === null || (day === null ? "签订日期未填" : day <= row.signedTo),
    row.overYears === null || term(row.overYears),
    row.notOverYears === null || not(term(row.notOverYears)),
    row.payment === null ||
      (contract.payment === null ? "支付方式未填" : contract.payment === row.payment),
  ];
}
