import { z } from "zod";
import { stopTitles } from "../../ledger/money/outgoing-check.ts";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing, scope } from "./common.ts";
import { villageCode } from "./contract-values.ts";

const uid = z.string().min(1);
const fen = z.int();
const needed = (most: number) => z.string().trim().min(1).max(most);
const words = (most: number) => z.string().trim().max(most).nullable();
const unitCode = z.string().regex(/^(\d{12}|\d{14})$/);
const paper = z.enum(["chargeNotice", "demand", "tender"]);

const check = z.strictObject({
  uid: z.string(),
  number: count,
  unitCode: z.string(),
  unitName: z.string(),
  paper,
  paperName: z.string(),
  checkedOn: isoDate,
  signedBy: z.string().nullable(),
  signedOn: isoDate.nullable(),
  /** “可发 41 份,停发 7 份”. */
  headline: z.string(),
  items: z.array(
    z.strictObject({
      subjectUid: z.string(),
      label: z.string(),
      /** None: it may go out. */
      reasons: z.array(
        z.strictObject({
          kind: z.enum(Object.keys(stopTitles) as (keyof typeof stopTitles)[]),
          title: z.string(),
          text: z.string(),
          missingPaper: z.string(),
        }),
      ),
    }),
  ),
});

const auctionStatus = z.enum([
  ...(["prepared", "noticed", "failed", "awarded", "resultPosted", "contracted"] as const),
]);
const auctionFields = {
  number: needed(40),
  villageCode,
  groupCode: z
    .string()
    .regex(/^\d{14}$/)
    .nullable(),
  plotCodes: z.array(z.string()).min(1).max(200),
  meetingUid: z.string().nullable(),
  landlessMeetingUid: z.string().nullable(),
  use: needed(60),
  startOn: isoDate,
  endOn: isoDate,
  /** Fen per mu and year. */
  floorFen: z.int().positive(),
  floorBasis: needed(200),
  depositFen: z.int().nonnegative(),
};
const registrant = {
  name: needed(60),
  idNumber: needed(30),
  phone: words(30),
  isMember: z.boolean(),
  registeredOn: isoDate,
  depositFen: z.int().nonnegative(),
  depositPaidOn: isoDate.nullable(),
};
const auction = z.strictObject({
  uid: z.string(),
  ...auctionFields,
  villageName: z.string(),
  status: auctionStatus,
  statusName: z.string(),
  round: count,
  previousUid: z.string().nullable(),
  plots: z.array(
    z.strictObject({ plotCode: z.string(), shortCode: z.string(), signedMu: z.string() }),
  ),
  noticeOn: isoDate.nullable(),
  noticePlace: z.string().nullable(),
  noticeDays: count.nullable(),
  registerUntil: isoDate.nullable(),
  bidsOn: isoDate.nullable(),
  bidsPlace: z.string().nullable(),
  failedReason: z.string().nullable(),
  winnerUid: z.string().nullable(),
  priceFen: fen.nullable(),
  confirmedOn: isoDate.nullable(),
  confirmedBy: z.string().nullable(),
  resultOn: isoDate.nullable(),
  resultDays: count.nullable(),
  contractUid: z.string().nullable(),
  registrants: z.array(
    z.strictObject({ uid: z.string(), ...registrant, depositReturnedOn: isoDate.nullable() }),
  ),
  bids: z.array(z.strictObject({ number: count, registrantUid: z.string(), priceFen: fen })),
});

export const outgoingCalls = {
  /** 出账前体检 of everything that would go out of a unit; kept as a page to be signed. Undoable. */
  "outgoing.check": command(z.strictObject({ paper, unitCode, onDay: isoDate }), check),
  /** Newest first. */
  "outgoing.list": query(z.strictObject({ scope }), z.strictObject({ checks: z.array(check) })),
  /** The page as PDF. */
  "outgoing.page": longQuery(z.strictObject({ uid }), bytes),
  "outgoing.sign": command(z.strictObject({ uid, signedBy: needed(60), signedOn: isoDate }), check),
  /** The notices of a signed check that nothing stands against, as one PDF; what is stopped is not in it. */
  "outgoing.print": longCommand(
    z.strictObject({
      uid,
      onDay: isoDate,
      /** 催收通知书: the day to pay by, which it must have, and the scheme whose rebates it offers. */
      payBy: isoDate.nullable().default(null),
      schemeUid: z.string().nullable().default(null),
    }),
    bytes,
  ),

  "auctions.list": query(z.strictObject({ scope }), z.strictObject({ auctions: z.array(auction) })),
  "auctions.prepare": command(
    z.strictObject({ values: z.strictObject(auctionFields), onDay: isoDate }),
    z.strictObject({ uid: z.string() }),
  ),
  /** The notice hangs, by a signed check that let it through. Undoable. */
  "auctions.announce": command(
    z.strictObject({
      uid,
      checkUid: uid,
      noticeOn: isoDate,
      noticePlace: needed(100),
      noticeDays: z.int().min(1).max(90),
      registerUntil: isoDate,
      bidsOn: isoDate,
      bidsPlace: needed(100),
    }),
    nothing,
  ),
  "auctions.register": command(
    z.strictObject({ uid, bidder: z.strictObject(registrant) }),
    z.strictObject({ uid: z.string() }),
  ),
  "auctions.returnDeposit": command(
    z.strictObject({ registrantUid: uid, returnedOn: isoDate }),
    nothing,
  ),
  "auctions.bid": command(
    z.strictObject({ uid, registrantUid: uid, priceFen: z.int().positive() }),
    nothing,
  ),
  "auctions.fail": command(z.strictObject({ uid, reason: needed(200) }), nothing),
  /** The same land again after a failed round, at another floor. Undoable. */
  "auctions.offerAgain": command(
    z.strictObject({
      uid,
      number: needed(40),
      floorFen: z.int().positive(),
      floorBasis: needed(200),
      onDay: isoDate,
    }),
    z.strictObject({ uid: z.string() }),
  ),
  "auctions.confirm": command(
    z.strictObject({
      uid,
      confirmedOn: isoDate,
      confirmedBy: needed(60),
      townApproval: words(60),
    }),
    nothing,
  ),
  "auctions.postResult": command(
    z.strictObject({ uid, resultOn: isoDate, resultDays: z.int().min(1).max(90) }),
    nothing,
  ),
  /** After the result's posting: a contract waits in the register. Undoable. */
  "auctions.draftContract": command(
    z.strictObject({ uid, onDay: isoDate }),
    z.strictObject({ contractUid: z.string() }),
  ),
  /** 竞价公告 and 竞价结果公告 as PDF; the notice only once it was announced. */
  "auctions.paper": longQuery(z.strictObject({ uid, paper: z.enum(["notice", "result"]) }), bytes),
};
