import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import {
  announceAuction,
  auctionStatusNames,
  confirmAuction,
  draftAuctionContract,
  failAuction,
  offerAgain,
  placeBid,
  postResult,
  prepareAuction,
  registerBidder,
  returnDeposit,
} from "../registers/charges/auction-steps.ts";
import {
  existingAuction,
  listAuctions,
  type StoredAuction,
} from "../registers/charges/auctions.ts";
import { meetingDecision } from "../registers/charges/meeting-decision.ts";
import { refused } from "../registers/money/refuse.ts";
import {
  type AuctionPaper,
  auctionNoticePaper,
  auctionResultPaper,
} from "../sheets/money/auction-papers.ts";
import type { HandlersOf } from "./handler.ts";
import { moneyPdf, payPlaceOf } from "./money-paper-facts.ts";
import { withShortCodes } from "./outgoing-calls.ts";

export const auctionHandlers: HandlersOf<"auctions"> = {
  "auctions.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    return {
      auctions: listAuctions(project, scope.code).map((auction) => ({
        ...auction,
        plots: withShortCodes(auction.plots),
        villageName: nameOf(auction.villageCode),
        statusName: auctionStatusNames[auction.status],
      })),
    };
  },
  "auctions.prepare": ({ values, onDay }, session) => ({
    uid: prepareAuction(session.project(), values, onDay),
  }),
  "auctions.announce": ({ uid, ...notice }, session) => {
    announceAuction(session.project(), uid, notice);
    return {};
  },
  "auctions.register": ({ uid, bidder }, session) => ({
    uid: registerBidder(session.project(), uid, bidder),
  }),
  "auctions.returnDeposit": ({ registrantUid, returnedOn }, session) => {
    returnDeposit(session.project(), registrantUid, returnedOn);
    return {};
  },
  "auctions.bid": ({ uid, registrantUid, priceFen }, session) => {
    placeBid(session.project(), uid, registrantUid, priceFen);
    return {};
  },
  "auctions.fail": ({ uid, reason }, session) => {
    failAuction(session.project(), uid, reason);
    return {};
  },
  "auctions.offerAgain": ({ uid, onDay, ...again }, session) => ({
    uid: offerAgain(session.project(), uid, again, onDay),
  }),
  "auctions.confirm": ({ uid, confirmedOn, confirmedBy, townApproval }, session) => {
    const confirmed = { on: confirmedOn, by: confirmedBy, townApproval };
    confirmAuction(session.project(), uid, confirmed);
    return {};
  },
  "auctions.postResult": ({ uid, resultOn, resultDays }, session) => {
    postResult(session.project(), uid, resultOn, resultDays);
    return {};
  },
  "auctions.draftContract": ({ uid, onDay }, session) => ({
    contractUid: draftAuctionContract(session.project(), uid, onDay),
  }),
  "auctions.paper": async ({ uid, paper }, session) => {
    const project = session.project();
    const auction = existingAuction(project, uid);
    if (auction.noticeOn === null) throw refused("还没有登记公告:体检放行并签字后才能打印。");
    const about = paperOf(project, auction);
    if (paper === "notice") return await moneyPdf([auctionNoticePaper(about)], auction.noticeOn);
    const winner = auction.registrants.find((one) => one.uid === auction.winnerUid);
    if (winner === undefined || auction.priceFen === null) throw refused("竞价结果还没有确认。");
    const result = auctionResultPaper(about, {
      winner: winner.name,
      priceFen: auction.priceFen,
      bids: auction.bids.length,
      confirmedOn: auction.confirmedOn,
      confirmedBy: auction.confirmedBy,
      resultOn: auction.resultOn,
      resultDays: auction.resultDays,
    });
    return await moneyPdf([result], auction.confirmedOn ?? auction.noticeOn);
  },
};

function paperOf(project: Project, auction: StoredAuction): AuctionPaper {
  const decision = meetingDecision(project, auction.meetingUid, "land");
  const nameOf = unitNames(project);
  const group = auction.groupCode === null ? "" : nameOf(auction.groupCode);
  return {
    ...auction,
    ...payPlaceOf(project, auction.villageCode),
    unitName: `${nameOf(auction.villageCode)}${group}`,
    decidedBy: decision?.words ?? "________",
    // Where it lies people write by hand: the form's remarks are not for the wall.
    plots: auction.plots.map((plot) => ({ ...plot, place: "" })),
  };
}
