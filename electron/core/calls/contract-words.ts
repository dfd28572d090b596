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
import type { ContractField, ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import { meetingTypeNames } from "../../../shared/ledger/meetings/meeting-facts.ts";

type Names = Readonly<Record<string, string>>;

/** What the codes of a field are called. */
const namesOf: Readonly<Partial<Record<ContractField, Names>>> = {
  kind: contractKindNames,
  landClass: contractLandClassNames,
  method: awardMethodNames,
  payment: paymentModeNames,
  form: contractFormNames,
  status: contractStatusNames,
  landSource: landSourceNames,
  startOn: termWordNames,
  endOn: termWordNames,
  meetingType: { ...meetingTypeNames, none: "无" },
  isMember: { true: "是", false: "否" },
  lesseeExists: { true: "是", false: "否" },
};

/** Words for the codes in a contract's values, for screens; fields without a code are left out. */
export function contractWords(values: ContractValues): Record<string, string> {
  const words = Object.entries(namesOf).map(([field, names]) => {
    const value = values[field as ContractField];
    return [field, value === null ? "" : (names[String(value)] ?? "")] as const;
  });
  return Object.fromEntries(words.filter(([, word]) => word !== ""));
}
