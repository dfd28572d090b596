import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../shared/ledger/contracts/facts.ts";
import { contractFieldWords } from "../../../shared/ledger/contracts/field-words.ts";
import { yuanText } from "../../../shared/ledger/money/amount-words.ts";

/** A contract as a row of `qhs template contracts`, by heading; empty cells are left out. */
export function contractRow(contract: ContractValues): Record<string, string> {
  const fields = Object.keys(contractHeadings) as ContractField[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = cellText(field, contract[field]);
      return text === "" ? [] : [[contractHeadings[field], text]];
    }),
  );
}

function cellText(field: ContractField, value: ContractValues[ContractField]): string {
  if (value === null) return "";
  if (typeof value === "number") return field.endsWith("Fen") ? yuanText(value) : String(value);
  if (typeof value === "object") return value.join(";");
  return contractFieldWords[field]?.[String(value)] ?? String(value);
}
