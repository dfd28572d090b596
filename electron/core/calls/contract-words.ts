import type { ContractField, ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import { contractFieldWords } from "../../../shared/ledger/contracts/field-words.ts";

/** Words for the codes in a contract's values, for screens; fields without a code are left out. */
export function contractWords(values: ContractValues): Record<string, string> {
  const words = Object.entries(contractFieldWords).map(([field, names]) => {
    const value = values[field as ContractField];
    return [field, value === null ? "" : (names[String(value)] ?? "")] as const;
  });
  return Object.fromEntries(words.filter(([, word]) => word !== ""));
}
