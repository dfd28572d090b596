import { type ContractFacts, type ContractField, contractHeadings } from "./facts.ts";

/** How a cell stands (D32). A value that somebody typed later counts, whatever the sheet lacked. */
export type CellState = "given" | "empty" | "unread" | "absent";

export function cellState(contract: ContractFacts, field: ContractField): CellState {
  const value = contract[field];
  const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (!empty) return "given";
  if (contract.absent.has(field)) return "absent";
  return contract.unread.has(field) ? "unread" : "empty";
}

const reasonWords: Readonly<Record<Exclude<CellState, "given">, (heading: string) => string>> = {
  absent: (heading) => `没有“${heading}”列`,
  unread: (heading) => `“${heading}”无法识别`,
  empty: (heading) => `“${heading}”未填`,
};

/** Why a field cannot be looked at; null when it is given. */
export function lackOf(contract: ContractFacts, field: ContractField): string | null {
  const state = cellState(contract, field);
  return state === "given" ? null : reasonWords[state](contractHeadings[field]);
}

/** Why the first of several fields cannot be looked at; null when all are given. */
export function firstLack(
  contract: ContractFacts,
  fields: readonly ContractField[],
): string | null {
  for (const field of fields) {
    const reason = lackOf(contract, field);
    if (reason !== null) return reason;
  }
  return null;
}

/** Why an emptiness says nothing: the heading was absent or the cell unreadable; null otherwise. */
export function unknownOf(contract: ContractFacts, field: ContractField): string | null {
  const state = cellState(contract, field);
  return state === "absent" || state === "unread" ? lackOf(contract, field) : null;
}

const noneWords = /^(无|没有|否|未|未批|未报|未签|不含|0|-|—|\/)$/;

/** Whether a cell says in words that there is nothing: 无, 没有, 否. */
export function saysNone(text: string): boolean {
  return noneWords.test(text.trim());
}

/** Whether something is written that is not a word for nothing. */
export function isSaid(text: string | null): text is string {
  return text !== null && text.trim() !== "" && !saysNone(text);
}

/** Names as they are compared: without blanks and with half-width brackets. */
export function plainName(text: string): string {
  return text.replace(/\s+/g, "").replaceAll("\uff08", "(").replaceAll("\uff09", ")");
}
