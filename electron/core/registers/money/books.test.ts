import fc from "fast-check";
import { expect, test } from "vitest";
import { sideSums } from "../../../../shared/ledger/money/ledger-sums.ts";
import { readBooks } from "./books.ts";
import { accountRow, type StoredRecord } from "./money-row.ts";

/** A claim for rent of 1,000 yuan, locked at the end of 2021; all of it invented. */
const claim: StoredRecord = {
  ...{ uid: "c1", side: "claim", number: "C1-1", village_code: "140725101201", type: "C1" },
  ...{ party: "周九(虚构)", contract_uid: "k1", original_fen: 100_000, plot_codes: "[]" },
  ...{ formed_on: "2020-03-01", locked_on: "2021-12-31" },
};

const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2021, 6, 1) + days * 86_400_000).toISOString().slice(0, 10));
const receipt = fc.record({
  on: day,
  fen: fc.integer({ min: 1, max: 60_000 }),
  setOff: fc.boolean(),
});

const rowsOf = (receipts: readonly { on: string; fen: number; setOff: boolean }[]) => {
  const rows = receipts.map(
    ({ on, fen, setOff }, at): StoredRecord => ({
      ...{ uid: `r${at}`, target_kind: "contract", target_uid: "k1", received_on: on },
      ...{ amount_fen: fen, receipt_number: `收-${at}`, set_off: Number(setOff) },
    }),
  );
  return (table: string) => ({ money_row: [claim], receipt: rows })[table] ?? [];
};

function cashOn(receipts: Parameters<typeof rowsOf>[0], asOf: string) {
  const { rows, events } = readBooks(rowsOf(receipts));
  return sideSums(rows.map(accountRow), events, asOf);
}

test("D36: receipts of the contract settle its claim to the fen, never more than is owed", () => {
  fc.assert(
    fc.property(fc.array(receipt, { maxLength: 12 }), day, (receipts, asOf) => {
      const { cashFen, balanceFen, lockedFen } = cashOn(receipts, asOf);
      const later = receipts.filter(({ on, setOff }) => on > "2021-12-31" && on <= asOf && !setOff);
      const received = later.reduce((sum, { fen }) => sum + fen, 0);
      const base = asOf >= "2021-12-31" ? 100_000 : 0;
      expect([lockedFen, cashFen]).toEqual([base, Math.min(base, received)]);
      expect(balanceFen).toBe(base - cashFen);
    }),
  );
});

test("D38: receipts dated later never change the sums of a day", () => {
  fc.assert(
    fc.property(fc.array(receipt, { maxLength: 12 }), day, (receipts, asOf) => {
      const until = receipts.map((one) => (one.on <= asOf ? one : { ...one, fen: one.fen + 7 }));
      expect(cashOn(until, asOf)).toEqual(cashOn(receipts, asOf));
    }),
  );
});
