import fc from "fast-check";
import type { MoneyRow, SettlementEvent } from "../settlement.ts";
import { settlementFaults } from "../settlement-faults.ts";
import { type SettlementWay, wayIds } from "../settlement-ways.ts";

/** Invented rows and events; each event has all papers unless it is made without. */
export function moneyRow(values: Partial<MoneyRow> = {}): MoneyRow {
  return {
    uid: "row-1",
    number: "ZQ-001",
    side: "claim",
    type: "C2",
    originalFen: 1_000_000,
    formedOn: "2015-03-01",
    lockedOn: "2021-12-31",
    relatedParty: false,
    ...values,
  };
}

export function settlementEvent(values: Partial<SettlementEvent> = {}): SettlementEvent {
  return {
    uid: "event-1",
    rowUid: "row-1",
    way: "R1",
    date: "2022-03-05",
    amountFen: 100,
    cashFen: 0,
    forgivenFen: 0,
    raisesBase: false,
    counterpartUid: null,
    voucherNo: "收-1",
    approvalNo: "决-1",
    note: null,
    ...values,
  };
}

export interface Books {
  readonly rows: readonly MoneyRow[];
  readonly events: readonly SettlementEvent[];
}

const date = fc
  .integer({ min: 0, max: 2500 })
  .map((days) => new Date(Date.UTC(2018, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

const wish = fc.record({
  row: fc.nat({ max: 5 }),
  other: fc.nat({ max: 5 }),
  way: fc.constantFrom(...wayIds),
  date,
  amountFen: fc.integer({ min: -50, max: 600_000 }),
  share: fc.integer({ min: 0, max: 100 }),
  raisesBase: fc.boolean(),
  papers: fc.boolean(),
});

/** Books as the program lets them grow: wishes of every kind, of which those without fault are kept. */
export const arbitraryBooks: fc.Arbitrary<Books> = fc
  .record({
    originals: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 6, maxLength: 6 }),
    wishes: fc.array(wish, { maxLength: 40 }),
  })
  .map(({ originals, wishes }) => {
    const rows = originals.map((originalFen, at) =>
      moneyRow({
        uid: `row-${at}`,
        number: `编-${at}`,
        side: at % 2 === 0 ? "claim" : "debt",
        originalFen,
        formedOn: "2018-06-01",
        lockedOn: at === 5 ? null : "2019-01-01",
      }),
    );
    const events: SettlementEvent[] = [];
    for (const [at, wished] of wishes.entries()) {
      const event = wishedEvent(wished, at);
      const settlement = { event, resolution: null, householdLand: false, newBorrowing: false };
      const rowOf = (uid: string) => rows.find((row) => row.uid === uid);
      if (settlementFaults(settlement, rowOf, events).length === 0) events.push(event);
    }
    return { rows, events };
  });

function wishedEvent(
  wished: {
    row: number;
    other: number;
    way: SettlementWay;
    date: string;
    amountFen: number;
    share: number;
    raisesBase: boolean;
    papers: boolean;
  },
  at: number,
): SettlementEvent {
  const { way, amountFen } = wished;
  const cashFen = way === "R3" ? Math.trunc((amountFen * wished.share) / 100) : 0;
  return settlementEvent({
    uid: `event-${at}`,
    rowUid: `row-${wished.row}`,
    counterpartUid: way === "R4" ? `row-${wished.other}` : null,
    way,
    date: wished.date,
    amountFen,
    cashFen,
    forgivenFen: way === "R3" ? amountFen - cashFen : 0,
    raisesBase: way === "R12" && wished.raisesBase,
    voucherNo: wished.papers ? `凭-${at}` : null,
    approvalNo: wished.papers ? `文-${at}` : null,
  });
}
