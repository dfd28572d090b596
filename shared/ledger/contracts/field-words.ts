import { meetingTypeNames } from "../meetings/meeting-facts.ts";
import {
  awardMethodNames,
  contractFormNames,
  contractKindNames,
  contractLandClassNames,
  contractStatusNames,
  landSourceNames,
  paymentModeNames,
  termWordNames,
} from "./contract-words.ts";
import type { ContractField } from "./facts.ts";

type Words = Readonly<Record<string, string>>;

/** The words of the fields of a contract whose values are codes, by field and code. */
export const contractFieldWords: Readonly<Partial<Record<ContractField, Words>>> = {
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
