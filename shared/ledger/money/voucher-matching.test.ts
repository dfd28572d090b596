import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./calendar.ts";
import { matchVouchers, type ReceiptFacts, type VoucherLine } from "./voucher-matching.ts";

const receipt = (values: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  uid: "r1",
  unitCode: "140725101201",
  receiptNo: "0001234",
  date: "2022-03-05",
  amountFen: 686_000,
  payer: "张三(虚构)",
  ...values,
});
const line = (values: Partial<VoucherLine> = {}): VoucherLine => ({
  uid: "v1",
  unitCode: "140725101201",
  voucherNo: "记-7",
  date: "2022-03-08",
  account: "内部往来",
  party: "张三(虚构)",
  debitFen: 0,
  creditFen: 686_000,
  text: "收承包费",
  ...values,
});

describe("money trail (A, day 2–3): receipts against the books", () => {
  test("by number in the text or as the voucher's own, whatever party and amount", () => {
    const inText = line({ text: "收承包费(收据0001234)", party: "", creditFen: 680_000 });
    const [match] = matchVouchers([receipt()], [inText]).matches;
    expect(match).toMatchObject({ by: "number", differenceFen: -6_000 });
    expect(matchVouchers([receipt()], [line({ voucherNo: "0001234" })]).matches[0]?.by).toBe(
      "number",
    );
  });

  test("part of a longer number is another number", () => {
    const longer = line({ text: "收据90001234", party: "李四(虚构)" });
    expect(matchVouchers([receipt()], [longer]).matches).toEqual([]);
  });

  test("the number behind a longer one is found; the same number of another village is not it", () => {
    const both = line({ text: "收据90001234,收据0001234", party: "", creditFen: 1 });
    expect(matchVouchers([receipt()], [both]).matches).toHaveLength(1);
    const elsewhere = line({ text: "收据0001234", unitCode: "140725101202" });
    expect(matchVouchers([receipt()], [elsewhere]).matches).toEqual([]);
    const unsaid = line({ text: "收据0001234", unitCode: null });
    expect(matchVouchers([receipt()], [unsaid]).matches).toHaveLength(1);
  });

  test("several receipts in one line of the books", () => {
    const both = line({ text: "收据 0001234、0001235", creditFen: 700_000 });
    const receipts = [receipt(), receipt({ uid: "r2", receiptNo: "0001235", amountFen: 14_000 })];
    expect(matchVouchers(receipts, [both]).matches).toMatchObject([{ differenceFen: 0 }]);
  });

  test("by party, amount and period, the nearest line first, each once", () => {
    const late = line({ uid: "v2", date: "2022-04-30" });
    const { matches, vouchersWithoutReceipt } = matchVouchers([receipt()], [late, line()]);
    expect(matches.map(({ voucher }) => voucher.uid)).toEqual(["v1"]);
    expect(vouchersWithoutReceipt).toEqual([late]);
  });

  test.each([
    ["booked before it was received", { date: "2022-03-04" }],
    ["booked after the end of the next month", { date: "2022-05-01" }],
    ["another party", { party: "李四(虚构)" }],
    ["another amount", { creditFen: 686_001 }],
  ])("%s: both lists", (_, values) => {
    const result = matchVouchers([receipt()], [line(values)]);
    expect(result.matches).toEqual([]);
    expect(result.receiptsWithoutVoucher).toHaveLength(1);
    expect(result.vouchersWithoutReceipt).toHaveLength(1);
  });

  test("cash and bank lines, and payments out, are no takings", () => {
    const bank = line({ account: "102 银行存款" });
    const paid = line({ debitFen: 5, creditFen: 0 });
    expect(matchVouchers([], [bank, paid]).vouchersWithoutReceipt).toEqual([]);
  });
});

test("nothing is lost: every receipt and every taking once, in a match or in a list", () => {
  const party = fc.constantFrom("张三(虚构)", "李四(虚构)");
  const amountFen = fc.integer({ min: 1, max: 3 });
  const date = fc.nat({ max: 90 }).map((days) => addDays("2022-01-01", days));
  const number = fc.constantFrom("", "11", "12", "13");
  const receipts = fc.array(fc.record({ payer: party, amountFen, date, receiptNo: number }), {
    maxLength: 12,
  });
  const lines = fc.array(fc.record({ party, creditFen: amountFen, date, text: number }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(receipts, lines, (someReceipts, someLines) => {
      const given = someReceipts.map((values, at) => receipt({ uid: `r${at}`, ...values }));
      const books = someLines.map((values, at) => line({ uid: `v${at}`, ...values }));
      const result = matchVouchers(given, books);
      const uids = (list: readonly { uid: string }[]) => list.map(({ uid }) => uid);
      const matched = result.matches.flatMap((match) => uids(match.receipts));
      expect([...matched, ...uids(result.receiptsWithoutVoucher)].sort()).toEqual(
        uids(given).sort(),
      );
      const booked = result.matches.map(({ voucher }) => voucher.uid);
      expect([...booked, ...uids(result.vouchersWithoutReceipt)].sort()).toEqual(
        uids(books).sort(),
      );
    }),
  );
});
