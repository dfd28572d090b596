import { AppError } from "../../../shared/contract/errors.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import type { ReceiptFacts } from "../../../shared/ledger/money/voucher-matching.ts";
import { auctionList } from "../../../shared/ledger/reports/auction-list.ts";
import { listTable, listTables } from "../../../shared/ledger/reports/list-table.ts";
import type { AuctionLine, BookMatchLine } from "../../../shared/ledger/reports/money-lines.ts";
import { bookMatchList } from "../../../shared/ledger/reports/money-lists.ts";
import type { ReportBasis } from "../../../shared/ledger/reports/report-basis.ts";
import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";
import type { Project } from "../project/project.ts";
import { auctionStatusNames } from "../registers/charges/auction-steps.ts";
import { listAuctions, type StoredAuction } from "../registers/charges/auctions.ts";
import { compareBooks } from "../registers/money/matching.ts";
import { knownTables } from "./indicators/known-rows.ts";

/** 竞价台账 at the day: steps dated later are not yet taken (D38). */
export function auctionTables(project: Project, basis: ReportBasis): ReportTable[] {
  const { asOf, scopeCode, knownAt } = basis;
  const auctions = listAuctions(project, scopeCode, knownTables(project, knownAt));
  return listTables(
    basis,
    auctionList,
    auctions.map((auction) => auctionLine(auction, asOf)),
  );
}

function auctionLine(auction: StoredAuction, asOf: string): AuctionLine {
  const { villageCode, number, round, plots, floorFen, confirmedOn, winnerUid } = auction;
  const people = auction.registrants.filter(({ registeredOn }) => registeredOn <= asOf);
  const isWon = confirmedOn !== null && confirmedOn <= asOf;
  const paid = people.filter(({ depositPaidOn }) => (depositPaidOn ?? "9") <= asOf);
  return {
    ...{ villageCode, number, round, floorFen, registrants: people.length },
    plots: plots.map(({ plotCode }) => shortPlotCode(plotCode)).join("、"),
    mu: sumMuText(plots.map(({ signedMu }) => signedMu)),
    depositFen: paid.reduce((sum, { depositFen }) => sum + depositFen, 0),
    bidsOn: auction.bidsOn ?? "",
    winner: isWon ? (people.find(({ uid }) => uid === winnerUid)?.name ?? "") : "",
    priceFen: isWon ? auction.priceFen : null,
    stateName: auctionStatusNames[statusBy(auction, asOf)],
  };
}

/** How far it had come by the day; what has no date of its own (a failed round) is told as it is. */
function statusBy(auction: StoredAuction, asOf: string): StoredAuction["status"] {
  const { status, noticeOn, confirmedOn, resultOn } = auction;
  const by = (day: string | null) => day !== null && day <= asOf;
  if (noticeOn !== null && !by(noticeOn)) return "prepared";
  if (confirmedOn !== null && !by(confirmedOn)) return "noticed";
  if (resultOn !== null && !by(resultOn)) return "awarded";
  return status;
}

/**
 * 收据与凭证对照表: matched pairs first, then what has no other half on either side.
 * @throws AppError `value.invalid` with an entry time, which schedules of contracts cannot be told at
 */
export function bookMatchTables(project: Project, basis: ReportBasis): ReportTable[] {
  if (basis.knownAt !== null) {
    throw new AppError("value.invalid", "收据与凭证对照表按现有录入出,不能另定录入时间。");
  }
  const found = compareBooks(project, basis.scopeCode, basis.asOf);
  const none = { villageCode: "" };
  const received = (receipts: readonly ReceiptFacts[]) => ({
    receipts: receipts.map(({ receiptNo }) => receiptNo || "(无号)").join("、"),
    receivedOn: receipts.map(({ date }) => date).join("、"),
    payer: [...new Set(receipts.map(({ payer }) => payer))].join("、"),
    receivedFen: receipts.reduce((sum, { amountFen }) => sum + amountFen, 0),
  });
  const noReceipt = { receipts: "", receivedOn: "", payer: "", receivedFen: 0 };
  const noVoucher = { voucherNo: "", bookedOn: "", party: "", bookedFen: 0 };
  const booked = (voucher: (typeof found.vouchersWithoutReceipt)[number]) => ({
    ...{ voucherNo: voucher.voucherNo, bookedOn: voucher.date },
    ...{ party: voucher.party, bookedFen: voucher.creditFen },
  });
  const lines: BookMatchLine[] = [
    ...found.matches.map(({ voucher, receipts, by }) => ({
      ...{ ...none, ...received(receipts), ...booked(voucher) },
      stateName: by === "number" ? "按号对上" : "按人、额、期对上",
    })),
    ...found.receiptsWithoutVoucher.map((receipt) => ({
      ...{ ...none, ...received([receipt]), ...noVoucher, stateName: "有收据、账上没有" },
    })),
    ...found.vouchersWithoutReceipt.map((voucher) => ({
      ...{ ...none, ...noReceipt, ...booked(voucher), stateName: "账上有、没有收据" },
    })),
  ];
  if (lines.length === 0) return [];
  const table = listTable(basis, bookMatchList, basis.scopeName, lines);
  const sums = `应收 ${groupedYuanText(found.dueFen)} 元,已登记收款 ${groupedYuanText(found.receivedFen)} 元,账面已收 ${groupedYuanText(found.bookedFen)} 元,差额 ${groupedYuanText(found.differenceFen)} 元。`;
  return [{ ...table, paragraphs: [sums] }];
}
