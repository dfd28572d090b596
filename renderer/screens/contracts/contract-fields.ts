import type { CallOutput } from "../../../shared/contract/calls.ts";
import {
  awardMethodNames,
  contractFormNames,
  contractKindNames,
  contractLandClassNames,
  contractStatusNames,
  landSourceNames,
  paymentModeNames,
} from "../../../shared/ledger/contracts/contract-words.ts";
import { contractHeadings } from "../../../shared/ledger/contracts/facts.ts";
import { meetingTypeNames } from "../../../shared/ledger/meetings/meeting-facts.ts";

export type ContractRow = CallOutput<"contracts.list">["rows"][number];
export type ContractRecord = CallOutput<"contracts.get">;
export type ContractValue = ContractRow["values"];
export type FieldName = keyof ContractValue;

type Options = Readonly<Record<string, string>>;

/** How a field is typed in. */
export type FieldKind =
  | { readonly kind: "text" | "longText" | "date" | "term" | "money" | "mu" | "price" | "count" }
  | { readonly kind: "codes" | "yesNo" }
  | { readonly kind: "choice"; readonly options: Options };

const text = { kind: "text" } as const;
const longText = { kind: "longText" } as const;
const date = { kind: "date" } as const;
const term = { kind: "term" } as const;
const money = { kind: "money" } as const;
const mu = { kind: "mu" } as const;
const count = { kind: "count" } as const;
const yesNo = { kind: "yesNo" } as const;
const choice = (options: Options) => ({ kind: "choice", options }) as const;

/** Every field of the register, in groups as a contract is read. */
export const fieldGroups: readonly {
  readonly title: string;
  readonly fields: Readonly<Partial<Record<FieldName, FieldKind>>>;
}[] = [
  {
    title: "合同",
    fields: {
      number: text,
      name: text,
      kind: choice(contractKindNames),
      form: choice(contractFormNames),
      status: choice(contractStatusNames),
      villageCode: text,
      groupCode: text,
    },
  },
  {
    title: "双方",
    fields: {
      lessor: text,
      lessee: text,
      idNumber: text,
      phone: text,
      isMember: yesNo,
      relation: text,
      lesseeExists: yesNo,
      operator: text,
    },
  },
  {
    title: "标的",
    fields: {
      landClass: choice(contractLandClassNames),
      landSource: choice(landSourceNames),
      mandate: text,
      plotCodes: { kind: "codes" },
      place: text,
      east: text,
      south: text,
      west: text,
      north: text,
      contractMu: mu,
      measuredMu: mu,
      use: text,
      currentUse: text,
    },
  },
  {
    title: "期限和价款",
    fields: {
      signedOn: date,
      startOn: term,
      endOn: term,
      unitPriceYuan: { kind: "price" },
      totalFen: money,
      payment: choice(paymentModeNames),
      prepaidYears: count,
      dueFen: money,
      paidFen: money,
      arrearsSince: date,
      previousNumber: text,
      previousRentFen: money,
      escalation: text,
      buyBack: text,
    },
  },
  {
    title: "程序",
    fields: {
      method: choice(awardMethodNames),
      meetingType: choice({ ...meetingTypeNames, none: "无" }),
      meetingDate: date,
      meetingDue: count,
      meetingPresent: count,
      meetingInFavour: count,
      approvalNumber: text,
      postingDays: count,
      filingNumber: text,
      remark: longText,
    },
  },
];

/** 合同编号, 承包方 … as the template heads them. */
export const titleOf = (field: FieldName): string => contractHeadings[field];

/** A field's kind wherever it stands. */
export function kindOf(field: FieldName): FieldKind {
  const found = fieldGroups.map(({ fields }) => fields[field]).find((kind) => kind !== undefined);
  if (found === undefined) throw new Error(`${field} stands in no group`);
  return found;
}
