import { z } from "zod";
import { wayIds } from "../../ledger/money/settlement-ways.ts";
import { command, query } from "./call-definition.ts";
import { count, isoDate, nothing, scope } from "./common.ts";
import { villageCode } from "./contract-values.ts";

const side = z.enum(["claim", "debt"]);
const uid = z.string().min(1);
const fen = z.int();
const positiveFen = z.int().positive();
const words = (most: number) => z.string().trim().max(most).nullable();
const asOf = isoDate;

/** How far a row has come: 待核实, 已核实, 已公示, 已锁定. */
const moneyStates = ["open", "verified", "posted", "locked"] as const;
const state = z.enum(moneyStates);

const moneyFields = {
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

const moneyRow = z.strictObject({
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

const settlement = z.strictObject({
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

const demand = z.strictObject({
  uid: z.string(),
  kind: z.enum(["demand", "acknowledgement", "suit"]),
  happenedOn: isoDate,
  deliveredBy: z.string(),
  receivedBy: z.string(),
  note: z.string(),
});

const sideSums = z.strictObject({ count, lockedFen: fen, ...sums });

const ledgerSide = z.strictObject({
  count,
  ...{ lockedFen: fen, settledFen: fen, cashFen: fen, forgivenFen: fen, setoffFen: fen },
  ...{ transferredFen: fen, writtenOffFen: fen, balanceFen: fen },
});

const tier = z.strictObject({
  throughDay: z.int().positive().max(3650),
  percent: z.int().min(0).max(100),
});
const schemeFields = {
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

const receiptLine = z.strictObject({
  uid: z.string(),
  number: z.string(),
  date: isoDate,
  party: z.string(),
  amountFen: fen,
  text: z.string(),
});

export const moneyCalls = {
  /**
   * Claims or debts of a scope with their sums at the day, gross (A5). `totals` are of the rows that the
   * filters let through, `lockedFen` only of the locked ones. `search` finds numbers, parties and reasons.
   */
  "money.list": query(
    z.strictObject({
      side,
      scope,
      asOf,
      states: z.array(state).optional(),
      types: z.array(z.string()).optional(),
      /** Only rows that are still owed. */
      openOnly: z.boolean().optional(),
      search: z.string().max(60).optional(),
      offset: count,
      limit: z.int().min(1).max(5000),
    }),
    z.strictObject({ total: count, rows: z.array(moneyRow), totals: sideSums }),
  ),
  "money.get": query(
    z.strictObject({ uid, asOf }),
    moneyRow.extend({
      settlements: z.array(settlement),
      demands: z.array(demand),
      baseChanges: z.array(
        z.strictObject({
          changedOn: isoDate,
          beforeFen: fen.nullable(),
          afterFen: fen,
          reason: z.string(),
        }),
      ),
    }),
  ),
  /** Adds a row; after the village's base was locked it needs a reason. Undoable. */
  "money.add": command(
    z.strictObject({
      side,
      values: z.strictObject(moneyFields),
      reason: z.string().trim().max(200).default(""),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  /** Only the fields that are given change; of a locked row none that makes its base. Undoable. */
  "money.save": command(
    z.strictObject({ uid, patch: z.strictObject(moneyFields).partial() }),
    nothing,
  ),
  "money.remove": command(z.strictObject({ uid }), nothing),
  /** Item by item: who went through them. Undoable. */
  "money.verify": command(
    z.strictObject({
      uids: z.array(uid).min(1).max(5000),
      verifiedBy: z.string().trim().min(1).max(60),
      verifiedOn: isoDate,
    }),
    z.strictObject({ changed: count }),
  ),
  "money.post": command(
    z.strictObject({ uids: z.array(uid).min(1).max(5000), postedOn: isoDate }),
    z.strictObject({ changed: count }),
  ),
  /** Locks every open row of a village's side at a base date, or tells why not. Undoable. */
  "money.lock": command(
    z.strictObject({ side, villageCode, baseDate: isoDate }),
    z.strictObject({ locked: count }),
  ),
  /** Claims for rent (C1) from the schedules of the contracts at a base date (D36). Undoable. */
  "money.deriveRent": command(
    z.strictObject({ villageCode, baseDate: isoDate }),
    z.strictObject({ uids: z.array(z.string()) }),
  ),
  /** One dated step of settling; a set-off is on both rows. Undoable. */
  "money.settle": command(
    z.strictObject({
      rowUid: uid,
      way: z.enum(wayIds),
      date: isoDate,
      amountFen: positiveFen,
      /** R3 alone: cash + forgiven = amount. */
      cashFen: z.int().nonnegative().default(0),
      forgivenFen: z.int().nonnegative().default(0),
      /** R12: raises the base instead of lowering it. */
      raisesBase: z.boolean().default(false),
      counterpartUid: z.string().nullable().default(null),
      voucherNo: words(60),
      approvalNo: words(60),
      note: words(300),
      meetingUid: z.string().nullable().default(null),
      /** R6: the thing is land that a household holds; R9: the money was borrowed. Both are refused. */
      householdLand: z.boolean().default(false),
      newBorrowing: z.boolean().default(false),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  "money.unsettle": command(z.strictObject({ uid }), nothing),
  /** A demand, an acknowledgement or a suit: what starts the period of limitation anew. Undoable. */
  "money.demand": command(
    z.strictObject({
      rowUid: uid,
      kind: z.enum(["demand", "acknowledgement", "suit"]),
      happenedOn: isoDate,
      deliveredBy: words(60),
      receivedBy: words(60),
      note: words(200),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  /** Money for a contract or a bill, once (D36). Undoable. */
  "money.receive": command(
    z.strictObject({
      villageCode,
      /** Number of the contract or bill. */
      number: z.string().trim().min(1).max(60),
      receivedOn: isoDate,
      amountFen: positiveFen,
      receiptNumber: words(60),
      payer: words(60),
      note: words(200),
    }),
    z.strictObject({ uid: z.string() }),
  ),
  "money.unreceive": command(z.strictObject({ uid }), nothing),
  /** 应收 / 账面已收 / 差额, and what is without its other half on both sides. */
  "money.match": query(
    z.strictObject({ scope, asOf }),
    z.strictObject({
      dueFen: fen,
      receivedFen: fen,
      bookedFen: fen,
      differenceFen: fen,
      matches: z.array(
        z.strictObject({
          voucher: receiptLine,
          receipts: z.array(receiptLine),
          by: z.enum(["number", "partyAmountPeriod"]),
          differenceFen: fen,
        }),
      ),
      receiptsWithoutVoucher: z.array(receiptLine),
      vouchersWithoutReceipt: z.array(receiptLine),
    }),
  ),
  "money.schemes": query(
    z.strictObject({ scope }),
    z.strictObject({ schemes: z.array(z.strictObject({ uid: z.string(), ...schemeFields })) }),
  ),
  /** Without a uid a new scheme of rebates, as the village voted it. Undoable. */
  "money.saveScheme": command(
    z.strictObject({ uid: z.string().nullable(), values: z.strictObject(schemeFields) }),
    z.strictObject({ uid: z.string() }),
  ),
  /** What a claim costs under a scheme on a day: paid + forgiven = balance. */
  "money.quote": query(
    z.strictObject({ rowUid: uid, schemeUid: uid, paidOn: isoDate }),
    z.strictObject({
      percent: count,
      paidFen: fen,
      forgivenFen: fen,
      balanceFen: fen,
      reason: z.enum(["tier", "special", "heirless", "servingCadre", "late", "early"]),
    }),
  ),
  /** As `qhs ledger`: the sums of a day, as known at a moment. */
  "money.ledger": query(
    z.strictObject({ scope, asOf, knownAt: z.string().nullable().default(null) }),
    z.strictObject({
      asOf: isoDate,
      claims: ledgerSide,
      debts: ledgerSide,
      charges: z.strictObject({ dueFen: fen, receivedFen: fen, arrearsFen: fen }),
      land: z.strictObject({
        takenBackM2: z.number(),
        letM2: z.number(),
        entrustedM2: z.number(),
        yearlyGainFen: fen,
        oneOffFen: fen,
      }),
    }),
  ),
};
