import { lastPostingDay } from "../../../../shared/land/posting-period.ts";
import { yuanText } from "../../../../shared/ledger/money/amount-words.ts";
import { checkRoute } from "../../../../shared/ledger/money/disposal-routes.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";
import { refused } from "../money/refuse.ts";
import {
  type AuctionStatus,
  type AuctionValues,
  existingAuction,
  listAuctions,
  type Registrant,
  type StoredAuction,
} from "./auctions.ts";
import { draftContract } from "./draft-contract.ts";
import { meetingDecision } from "./meeting-decision.ts";
import { printable } from "./outgoing.ts";
import { readStandings } from "./plot-standing.ts";

/**
 * Prepares an auction of plots whose posted route is 公开竞价; undoable. A red block is refused with its
 * article (D35); what is only missing is told by the check before the notice goes out.
 */
export function prepareAuction(project: Project, values: AuctionValues, onDay: string): string {
  if (values.endOn <= values.startOn) throw refused("期限的止日须晚于起日。");
  if (values.floorFen <= 0) throw refused("底价须大于 0。");
  if (listAuctions(project, "").some(({ number }) => number === values.number)) {
    throw refused(`竞价编号 ${values.number} 已经用过,请换一个。`);
  }
  return insertAuction(project, values, onDay, { round: 1, previous_uid: null });
}

/** Offers the same land again after a failed round, as a rule at a lower floor; undoable. */
export function offerAgain(
  project: Project,
  uid: string,
  again: { readonly number: string; readonly floorFen: number; readonly floorBasis: string },
  onDay: string,
): string {
  const failed = inStatus(project, uid, ["failed"]);
  if (again.floorFen <= 0) throw refused("底价须大于 0。");
  const values = { ...failed, ...again };
  return insertAuction(project, values, onDay, { round: failed.round + 1, previous_uid: uid });
}

function insertAuction(project: Project, values: AuctionValues, onDay: string, round: Row): string {
  const standings = readStandings(project, values.villageCode, onDay);
  const plots = values.plotCodes.map((code) => {
    const facts = standings.get(code);
    if (facts === undefined) throw refused(`没有编号为 ${code} 的图斑。`);
    if (facts.standing.signedMu === null) throw refused(`${code} 还没有签字确认亩数。`);
    if (facts.route !== "auction") throw refused(`${code} 公示的处置不是公开竞价。`);
    const { blocks } = checkRoute("auction", facts.standing, { ...noCase, onDay });
    if (blocks.length > 0) {
      throw refused(blocks.map(({ text, article }) => `${code}:${text}(${article})`).join(""));
    }
    return { plot_code: code, signed_mu: facts.standing.signedMu };
  });
  return runCommand(project, { command: "auctions.prepare", undoable: true }, ({ insert }) => {
    const auction_uid = insert("auction", {
      ...round,
      number: values.number,
      village_code: values.villageCode,
      group_code: values.groupCode,
      meeting_uid: values.meetingUid,
      landless_meeting_uid: values.landlessMeetingUid,
      use: values.use,
      start_on: values.startOn,
      end_on: values.endOn,
      floor_fen: values.floorFen,
      floor_basis: values.floorBasis,
      deposit_fen: values.depositFen,
      status: "prepared",
    });
    for (const plot of plots) insert("auction_plot", { auction_uid, ...plot });
    return auction_uid;
  });
}

const noCase = {
  ...{ noticeGiven: false, outsideGrowingSeason: false, bothSigned: false },
  ...{ serviceContractSigned: false, toOutsider: false, townApproval: null },
};

export interface AuctionNotice {
  readonly checkUid: string;
  readonly noticeOn: string;
  readonly noticePlace: string;
  readonly noticeDays: number;
  readonly registerUntil: string;
  readonly bidsOn: string;
  readonly bidsPlace: string;
}

/** The notice hangs: only one that a signed check let through (出账前体检); undoable. */
export function announceAuction(project: Project, uid: string, notice: AuctionNotice): void {
  inStatus(project, uid, ["prepared"]);
  const { subjectUids } = printable(project, notice.checkUid, notice.noticeOn);
  if (!subjectUids.includes(uid)) throw refused("体检没有放行这次竞价,不能公告。");
  const lastDay = lastPostingDay(notice.noticeOn, notice.noticeDays);
  if (notice.registerUntil < notice.noticeOn) throw refused("报名截止日早于公告日。");
  if (notice.bidsOn <= lastDay || notice.bidsOn < notice.registerUntil) {
    throw refused(`竞价日须在公告期满(${lastDay})和报名截止以后。`);
  }
  change(project, "auctions.announce", uid, {
    status: "noticed",
    notice_on: notice.noticeOn,
    notice_place: notice.noticePlace,
    notice_days: notice.noticeDays,
    register_until: notice.registerUntil,
    bids_on: notice.bidsOn,
    bids_place: notice.bidsPlace,
  });
}

/** Somebody wants to bid; undoable. */
export function registerBidder(
  project: Project,
  uid: string,
  bidder: Omit<Registrant, "uid" | "depositReturnedOn">,
): string {
  const auction = inStatus(project, uid, ["noticed"]);
  if (bidder.registeredOn > (auction.registerUntil ?? "")) {
    throw refused(`报名已于 ${auction.registerUntil} 截止。`);
  }
  if (auction.registrants.some(({ idNumber }) => idNumber === bidder.idNumber)) {
    throw refused(`${bidder.name} 已经报名。`);
  }
  return runCommand(project, { command: "auctions.register", undoable: true }, ({ insert }) =>
    insert("auction_registrant", {
      auction_uid: uid,
      name: bidder.name,
      id_number: bidder.idNumber,
      phone: bidder.phone,
      is_member: Number(bidder.isMember),
      registered_on: bidder.registeredOn,
      deposit_fen: bidder.depositFen,
      deposit_paid_on: bidder.depositPaidOn,
    }),
  );
}

/** The deposit goes back; undoable. */
export function returnDeposit(project: Project, registrantUid: string, on: string): void {
  runCommand(project, { command: "auctions.returnDeposit", undoable: true }, ({ update }) => {
    update("auction_registrant", registrantUid, { deposit_returned_on: on });
  });
}

/**
 * A bid: at or above the floor and above the last one; a member may meet the bid of somebody from outside
 * (承包法 51: members go first on equal terms). Only with the deposit paid. Undoable.
 */
export function placeBid(project: Project, uid: string, registrantUid: string, fen: number): void {
  const auction = inStatus(project, uid, ["noticed"]);
  const bidder = auction.registrants.find((one) => one.uid === registrantUid);
  if (bidder === undefined) throw refused("报价人没有报名。");
  if (bidder.depositPaidOn === null || bidder.depositFen < auction.depositFen) {
    throw refused(`${bidder.name} 没有缴足保证金。`);
  }
  if (fen < auction.floorFen) throw refused(`报价低于底价 ${yuanText(auction.floorFen)} 元。`);
  const last = auction.bids.at(-1);
  const holder = auction.registrants.find((one) => one.uid === last?.registrantUid);
  const meets = last?.priceFen === fen && bidder.isMember && holder?.isMember === false;
  if (last !== undefined && fen <= last.priceFen && !meets) {
    throw refused(`报价须高于 ${yuanText(last.priceFen)} 元。`);
  }
  runCommand(project, { command: "auctions.bid", undoable: true }, ({ insert }) => {
    const number = auction.bids.length + 1;
    insert("auction_bid", {
      auction_uid: uid,
      registrant_uid: registrantUid,
      number,
      price_fen: fen,
    });
  });
}

/** The round failed: nobody registered, nobody bid; undoable. */
export function failAuction(project: Project, uid: string, reason: string): void {
  inStatus(project, uid, ["noticed"]);
  change(project, "auctions.fail", uid, { status: "failed", failed_reason: reason });
}

/**
 * The last bid wins and the result is confirmed; undoable. For somebody from outside it takes the vote and
 * the township's approval (承包法 52).
 */
export function confirmAuction(
  project: Project,
  uid: string,
  confirmed: { readonly on: string; readonly by: string; readonly townApproval: string | null },
): void {
  const auction = inStatus(project, uid, ["noticed"]);
  const last = auction.bids.at(-1);
  if (last === undefined) throw refused("还没有报价,请登记报价,或记为流标。");
  if (confirmed.on < (auction.bidsOn ?? "")) throw refused("确认日期早于竞价日。");
  const winner = auction.registrants.find((one) => one.uid === last.registrantUid);
  if (winner?.isMember === false) {
    const decision = meetingDecision(project, auction.meetingUid, "land_to_outsider");
    const approved = (confirmed.townApproval ?? "").trim() !== "";
    if (decision?.isReached !== true || !approved) {
      throw refused(
        "中标人不是本集体成员:须有三分之二以上同意的决议并填乡镇批准文号(农村土地承包法第五十二条)。",
      );
    }
  }
  change(project, "auctions.confirm", uid, {
    status: "awarded",
    winner_uid: last.registrantUid,
    price_fen: last.priceFen,
    confirmed_on: confirmed.on,
    confirmed_by: confirmed.by,
    town_approval: confirmed.townApproval,
  });
}

/** The result hangs; undoable. */
export function postResult(project: Project, uid: string, on: string, days: number): void {
  const auction = inStatus(project, uid, ["awarded"]);
  if (on < (auction.confirmedOn ?? "")) throw refused("结果公告日早于确认日。");
  const posted = { status: "resultPosted", result_on: on, result_days: days };
  change(project, "auctions.result", uid, posted);
}

/** After the result's posting the contract is drafted; the plots are 已处置 once it is signed. Undoable. */
export function draftAuctionContract(project: Project, uid: string, onDay: string): string {
  const auction = inStatus(project, uid, ["resultPosted"]);
  const lastDay = lastPostingDay(auction.resultOn ?? "", auction.resultDays ?? 0);
  if (onDay <= lastDay) throw refused(`结果公告到 ${lastDay} 才满。`);
  const winner = auction.registrants.find((one) => one.uid === auction.winnerUid);
  if (winner === undefined) throw new Error(`auction ${uid} has no winner`);
  return runCommand(project, { command: "auctions.contract", undoable: true }, (recorder) => {
    const contract_uid = draftContract(project, recorder, {
      ...auction,
      values: {
        ...{ name: `竞价发包 ${auction.number}`, kind: "contracting", method: "bidding" },
        ...{ lessee: winner.name, idNumber: winner.idNumber, phone: winner.phone },
        ...{ isMember: winner.isMember, use: auction.use, payment: "yearly" },
        ...{ startOn: auction.startOn, endOn: auction.endOn },
        unitPriceYuan: yuanText(auction.priceFen ?? 0),
      },
    });
    recorder.update("auction", uid, { status: "contracted", contract_uid });
    for (const plot_code of auction.plotCodes) {
      recorder.insert("plot_route", {
        ...{ plot_code, route: "auction", chosen_on: onDay, contract_uid },
        meeting_uid: auction.meetingUid,
      });
    }
    return contract_uid;
  });
}

function inStatus(
  project: Project,
  uid: string,
  statuses: readonly AuctionStatus[],
): StoredAuction {
  const auction = existingAuction(project, uid);
  if (statuses.includes(auction.status)) return auction;
  throw refused(
    `竞价 ${auction.number} 现在是“${auctionStatusNames[auction.status]}”,不能做这一步。`,
  );
}

export const auctionStatusNames: Readonly<Record<AuctionStatus, string>> = {
  prepared: "准备中",
  noticed: "公告中",
  failed: "流标",
  awarded: "已确认",
  resultPosted: "结果公告中",
  contracted: "已拟合同",
};

function change(project: Project, command: string, uid: string, columns: Row): void {
  runCommand(project, { command, undoable: true }, ({ update }) => {
    update("auction", uid, columns);
  });
}
