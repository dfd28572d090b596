import { z } from "zod";
import { wayIds } from "../../ledger/money/settlement-ways.ts";
import { command, query } from "./call-definition.ts";
import { count, isoDate, mostRows, nothing, scope } from "./common.ts";
import { villageCode } from "./contract-values.ts";
import {
  asOf,
  demand,
  fen,
  ledgerSide,
  moneyFields,
  moneyRow,
  positiveFen,
  receiptLine,
  schemeFields,
  settlement,
  side,
  sideSums,
  state,
  uid,
  words,
} from "./money-values.ts";

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
      limit: z.int().min(1).max(mostRows),
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
      uids: z.array(uid).min(1).max(mostRows),
      verifiedBy: z.string().trim().min(1).max(60),
      verifiedOn: isoDate,
    }),
    z.strictObject({ changed: count }),
  ),
  "money.post": command(
    z.strictObject({ uids: z.array(uid).min(1).max(mostRows), postedOn: isoDate }),
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
