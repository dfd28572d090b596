import { daysBetween } from "./calendar.ts";

/** A receipt as handed out; money in fen, date `YYYY-MM-DD`. */
export interface ReceiptFacts {
  readonly uid: string;
  /** Village that it belongs to; numbers repeat from village to village. */
  readonly unitCode: string;
  readonly receiptNo: string;
  readonly date: string;
  readonly amountFen: number;
  readonly payer: string;
}

/** One line of an account book. */
export interface VoucherLine {
  readonly uid: string;
  /** Null where the book does not say: it may then stand for any village's receipt. */
  readonly unitCode: string | null;
  readonly voucherNo: string;
  readonly date: string;
  readonly account: string;
  readonly party: string;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly text: string;
}

/** Receipts that one line of the books stands for, and by what it was found. */
export interface VoucherMatch {
  readonly voucher: VoucherLine;
  readonly receipts: readonly ReceiptFacts[];
  readonly by: "number" | "partyAmountPeriod";
  /** Credit less receipts; zero when they agree. */
  readonly differenceFen: number;
}

export interface VoucherMatching {
  readonly matches: readonly VoucherMatch[];
  readonly receiptsWithoutVoucher: readonly ReceiptFacts[];
  readonly vouchersWithoutReceipt: readonly VoucherLine[];
}

/** A receipt is expected in the books by the end of the month after it. */
const latestDays = 62;

/** Money that came in is a credit outside the cash and bank accounts (debts.md §6, by account name). */
export function isTaking(line: VoucherLine): boolean {
  return line.creditFen > 0 && !/现金|银行|存款/.test(line.account);
}

/**
 * Receipts against the books: first by number (the receipt's number is the voucher's or stands in its text;
 * one line may stand for several receipts), then one to one by party, amount and period: dated from the
 * receipt's day to the end of the next month, the nearest day first. Nothing is lost: every receipt and
 * every taking is in a match or in one of the two lists.
 */
export function matchVouchers(
  receipts: readonly ReceiptFacts[],
  lines: readonly VoucherLine[],
): VoucherMatching {
  const takings = lines.filter(isTaking);
  const byNumber = new Map<VoucherLine, ReceiptFacts[]>();
  const open: ReceiptFacts[] = [];
  for (const receipt of receipts) {
    const line = lineNaming(receipt, takings);
    if (line === null) open.push(receipt);
    else byNumber.set(line, [...(byNumber.get(line) ?? []), receipt]);
  }
  const matches = [...byNumber].map(([voucher, found]) => matchOf(voucher, found, "number"));
  const left = new Set(takings.filter((line) => !byNumber.has(line)));
  const withoutVoucher: ReceiptFacts[] = [];
  for (const receipt of open.toSorted(byDate)) {
    const line = nearestLine(receipt, left);
    if (line === null) {
      withoutVoucher.push(receipt);
      continue;
    }
    left.delete(line);
    matches.push(matchOf(line, [receipt], "partyAmountPeriod"));
  }
  return {
    matches,
    receiptsWithoutVoucher: withoutVoucher,
    vouchersWithoutReceipt: [...left],
  };
}

function matchOf(
  voucher: VoucherLine,
  receipts: readonly ReceiptFacts[],
  by: VoucherMatch["by"],
): VoucherMatch {
  const received = receipts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { voucher, receipts, by, differenceFen: voucher.creditFen - received };
}

/** The line that names the receipt's number; of several the one with its amount, then its party. */
function lineNaming(receipt: ReceiptFacts, takings: readonly VoucherLine[]): VoucherLine | null {
  const naming = takings.filter(
    (line) => isSameUnit(line, receipt) && names(line, receipt.receiptNo),
  );
  const exact = naming.filter(({ creditFen }) => creditFen === receipt.amountFen);
  const candidates = exact.length > 0 ? exact : naming;
  return candidates.find(({ party }) => party === receipt.payer) ?? candidates[0] ?? null;
}

/** A number counts only as a whole one: 12 does not stand in 0123. */
function names(line: VoucherLine, receiptNo: string): boolean {
  const number = receiptNo.trim();
  if (number === "") return false;
  if (line.voucherNo === number) return true;
  for (let at = line.text.indexOf(number); at >= 0; at = line.text.indexOf(number, at + 1)) {
    if (!isWordSign(line.text[at - 1]) && !isWordSign(line.text[at + number.length])) return true;
  }
  return false;
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[0-9A-Za-z]/.test(sign);

const isSameUnit = (line: VoucherLine, receipt: ReceiptFacts) =>
  line.unitCode === null || line.unitCode === receipt.unitCode;

function nearestLine(receipt: ReceiptFacts, left: ReadonlySet<VoucherLine>): VoucherLine | null {
  const fitting = [...left].filter(
    (line) =>
      isSameUnit(line, receipt) &&
      line.party !== "" &&
      line.party === receipt.payer &&
      line.creditFen === receipt.amountFen &&
      isInPeriod(receipt.date, line.date),
  );
  return fitting.sort(byDate)[0] ?? null;
}

function isInPeriod(received: string, booked: string): boolean {
  const days = daysBetween(received, booked);
  if (days < 0 || days > latestDays) return false;
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(booked) - months(received) <= 1;
}

function byDate(one: { date: string; uid: string }, other: { date: string; uid: string }): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.uid < other.uid ? -1 : one.uid > other.uid ? 1 : 0;
}
