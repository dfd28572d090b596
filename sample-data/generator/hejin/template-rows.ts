import {
  awardMethodNames,
  contractFormNames,
  contractKindNames,
  contractLandClassNames,
  contractStatusNames,
  landSourceNames,
  paymentModeNames,
  termWordNames,
} from "../../../shared/ledger/contracts/contract-words.ts";
import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../shared/ledger/contracts/facts.ts";
import { meetingTypeNames } from "../../../shared/ledger/meetings/meeting-facts.ts";
import { yuanText } from "../../../shared/ledger/money/amount-words.ts";

/** Words for the codes of a field. */
const fieldWords: Partial<Record<ContractField, Readonly<Record<string, string>>>> = {
  kind: contractKindNames,
  landClass: contractLandClassNames,
  method: awardMethodNames,
  payment: paymentModeNames,
  form: contractFormNames,
  status: contractStatusNames,
  landSource: landSourceNames,
  meetingType: { ...meetingTypeNames, none: "无" },
  startOn: termWordNames,
  endOn: termWordNames,
};

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
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return field.endsWith("Fen") ? yuanText(value) : String(value);
  if (typeof value !== "string") return value.join(";");
  return fieldWords[field]?.[value] ?? value;
}
