import { z } from "zod";
import { wayIds } from "../../ledger/money/settlement-ways.ts";
import { count, isoDate } from "./common.ts";
import { villageCode } from "./contract-values.ts";

export const side = z.enum(["claim", "debt"]);
export const uid = z.string().min(1);
export const fen = z.int();
export const positiveFen = z.int().positive();
export const words = (most: number) => z.string().trim().max(most).nullable();
export const asOf = isoDate;

/** How far a row has come: 待核实, 已核实, 已公示, 已锁定. */
const moneyStates = ["open", "verified", "posted", "locked"] as const;
export const state = z.enum(moneyStates);

export const moneyFields = {
  number: z.string().trim().min(1).max(40),
  villageCode,
  groupCode: z
    .string()
    .regex(/^\d{14}$/)
    .nullable(),
  party: z.string().trim().min(1).max(100),
  idNumber: words(30),
  phone: words(30),
  address: words(100),
  bankAccount: words(60),
  isMember: z.boolean().nullable(),
  specialGroup: z.enum(["脱贫户", "低保户", "五保户"]).nullable(),
  lifeStatus: z.enum(["alive", "heirs", "noHeirs"]).nullable(),
  servingCadre: z.boolean().nullable(),
  relatedParty: z.boolean().nullable(),
  type: z.string().regex(/^[CD][1-8]$/),
  contractNumber: words(60),
  formedOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  reason: words(200),
  originalFen: positiveFen,
  inBook: z.boolean().nullable(),
  voucherNumber: words(60),
  ratePercent: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .nullable(),
  handledBy: words(60),
  decisionBasis: words(200),
  lastDemandOn: isoDate.nullable(),
  lastAcknowledgedOn: isoDate.nullable(),
  plotCodes: z.array(z.string()).max(200),
  note: words(500),
};

/** Sums of one row or side at the day: base = settled + balance. */
const sums = {
  baseFen: fen,
  settledFen: fen,
  cashFen: fen,
  forgivenFen: fen,
  setOffFen: fen,
  transferredFen: fen,
  writtenOffFen: fen,
  balanceFen: fen,
};

const limitationReading = z.strictObject({
  startsOn: isoDate,
  startedBy: z.enum(["due", "demand", "acknowledgement", "partPayment", "suit"]),
  expiresOn: isoDate,
  daysLeft: z.int(),
  revived: z.boolean(),
});
/** Both readings of the law (法释〔2018〕12号); never "void": only the defence arises. */
const limitation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("exempt") }),
  z.strictObject({ kind: z.literal("unknownDue") }),
  z.strictObject({
    kind: z.literal("counted"),
    present: limitationReading,
    transition: limitationReading,
    differ: z.boolean(),
  }),
]);

export const moneyRow = z.strictObject({
  uid: z.string(),
  side,
  ...moneyFields,
  // As the register has them: from sheets, or typed with another program.
  groupCode: z.string().nullable(),
  originalFen: fen,
  specialGroup: z.string().nullable(),
  typeName: z.string(),
  villageName: z.string(),
  contractUid: z.string().nullable(),
  state,
  stateName: z.string(),
  verifiedBy: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  postedOn: z.string().nullable(),
  lockedOn: z.string().nullable(),
  ...sums,
  /** Settlements that lack a paper and do not count yet. */
  lacking: count,
  limitation,
});

export const settlement = z.strictObject({
  uid: z.string(),
  way: z.enum(wayIds),
  wayName: z.string(),
  date: isoDate,
  amountFen: fen,
  cashFen: fen,
  forgivenFen: fen,
  raisesBase: z.boolean(),
  counterpart: z.strictObject({ uid: z.string(), number: z.string() }).nullable(),
  voucherNo: z.string().nullable(),
  approvalNo: z.string().nullable(),
  note: z.string().nullable(),
  meetingUid: z.string().nullable(),
  /** It follows from a receipt of the contract and is taken out there (D36). */
  isDerived: z.boolean(),
  /** Papers that it lacks; while there are any it does not count. */
  missing: z.array(z.string()),
});

export const demand = z.strictObject({
  uid: z.string(),
  kind: z.enum(["demand", "acknowledgement", "suit"]),
  happenedOn: isoDate,
  deliveredBy: z.string(),
  receivedBy: z.string(),
  note: z.string(),
});

export const sideSums = z.strictObject({ count, lockedFen: fen, ...sums });

export const ledgerSide = z.strictObject({
  count,
  ...{ lockedFen: fen, settledFen: fen, cashFen: fen, forgivenFen: fen, setoffFen: fen },
  ...{ transferredFen: fen, writtenOffFen: fen, balanceFen: fen },
});

const tier = z.strictObject({
  throughDay: z.int().positive().max(3650),
  percent: z.int().min(0).max(100),
});
export const schemeFields = {
  villageCode,
  name: z.string().trim().min(1).max(60),
  startsOn: isoDate,
  tiers: z.array(tier).min(1).max(20),
  special: tier.extend({ groups: z.array(z.enum(["脱贫户", "低保户", "五保户"])) }),
  waivesHeirless: z.boolean(),
  basis: z.enum(["balance", "original"]),
  includesServingCadres: z.boolean(),
  meetingUid: z.string().nullable(),
};

export const receiptLine = z.strictObject({
  uid: z.string(),
  number: z.string(),
  date: isoDate,
  party: z.string(),
  amountFen: fen,
  text: z.string(),
});
