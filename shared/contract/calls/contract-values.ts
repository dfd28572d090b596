import { z } from "zod";
import { decimalText } from "../../entry/read-amount.ts";
import {
  awardMethods,
  contractForms,
  contractKinds,
  contractLandClasses,
  contractStatuses,
  landSources,
  paymentModes,
  termWords,
} from "../../ledger/contracts/contract-words.ts";
import { meetingTypes } from "../../ledger/meetings/meeting-facts.ts";
import { isoDate } from "./common.ts";

const text = z.string().trim().min(1).max(500).nullable();
const shortText = z.string().trim().min(1).max(100).nullable();
const fen = z.int().nonnegative().nullable();
const wholeNumber = z.int().min(0).max(1_000_000_000).nullable();
const yesNo = z.boolean().nullable();

/** Decimal text as `decimalText` writes it: no needless zeros, no exponent. */
const decimal = z
  .string()
  .refine((value) => decimalText(value) === value && !value.startsWith("-"));
export const muValue = decimal.refine(
  (value) => /^\d+(\.\d{1,4})?$/.test(value),
  "亩数最多 4 位小数",
);

export const villageCode = z.string().regex(/^\d{12}$/);
const term = z.union([isoDate, z.enum(termWords)]).nullable();

/** The fields of a contract as `ContractValues` has them; null empties a field. */
export const contractValueFields = {
  number: shortText,
  villageCode,
  groupCode: z
    .string()
    .regex(/^\d{14}$/)
    .nullable(),
  name: text,
  kind: z.enum(contractKinds).nullable(),
  lessor: text,
  lessee: text,
  idNumber: shortText,
  phone: shortText,
  isMember: yesNo,
  plotCodes: z.array(z.string().min(1).max(40)).max(500).nullable(),
  landClass: z.enum(contractLandClasses).nullable(),
  place: text,
  east: text,
  south: text,
  west: text,
  north: text,
  contractMu: muValue.nullable(),
  measuredMu: muValue.nullable(),
  use: text,
  currentUse: text,
  signedOn: isoDate.nullable(),
  startOn: term,
  endOn: term,
  method: z.enum(awardMethods).nullable(),
  unitPriceYuan: decimal.nullable(),
  totalFen: fen,
  payment: z.enum(paymentModes).nullable(),
  prepaidYears: wholeNumber,
  dueFen: fen,
  paidFen: fen,
  arrearsSince: isoDate.nullable(),
  meetingType: z.enum([...meetingTypes, "none"]).nullable(),
  meetingDate: isoDate.nullable(),
  meetingDue: wholeNumber,
  meetingPresent: wholeNumber,
  meetingInFavour: wholeNumber,
  approvalNumber: text,
  postingDays: wholeNumber,
  filingNumber: text,
  form: z.enum(contractForms).nullable(),
  operator: text,
  status: z.enum(contractStatuses).nullable(),
  remark: z.string().trim().min(1).max(2000).nullable(),
  landSource: z.enum(landSources).nullable(),
  mandate: text,
  previousNumber: shortText,
  previousRentFen: fen,
  escalation: text,
  buyBack: text,
  relation: text,
  lesseeExists: yesNo,
};
