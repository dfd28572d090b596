import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sideSums } from "./ledger-sums.ts";
import { accountOf, missingEvidence, partsOfEvent, settledFen } from "./settlement.ts";
import { settlementWayOf, settlementWays, wayIds } from "./settlement-ways.ts";
import { arbitraryBooks, moneyRow, settlementEvent } from "./testing/arbitrary-books.ts";

const anyDay = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2017, 6, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe("D37: which sum each way goes to", () => {
  test.each([
    ["R1", "cashFen"],
    ["R4", "setOffFen"],
    ["R5", "transferredFen"],
    ["R6", "transferredFen"],
    ["R7", "forgivenFen"],
    ["R8", "writtenOffFen"],
    ["R9", "cashFen"],
    ["R10", "forgivenFen"],
  ] as const)("%s → %s alone", (way, sum) => {
    const parts = partsOfEvent(settlementEvent({ way, amountFen: 700 }));
    expect(parts[sum]).toBe(700);
    expect(settledFen(parts)).toBe(700);
    expect(parts.assetsFen).toBe(way === "R6" ? 700 : 0);
  });

  test("R3 goes to cash and forgiven as the event divides it", () => {
    const event = settlementEvent({ way: "R3", amountFen: 980, cashFen: 686, forgivenFen: 294 });
    expect(partsOfEvent(event)).toMatchObject({ cashFen: 686, forgivenFen: 294 });
    expect(settledFen(partsOfEvent(event))).toBe(980);
  });

  test.each(["R2", "R11", "R12"] as const)("%s settles nothing", (way) => {
    expect(settledFen(partsOfEvent(settlementEvent({ way, amountFen: 700 })))).toBe(0);
  });

  test("R12 moves the base from its own date on, never the settled sum", () => {
    const row = moneyRow({ originalFen: 1000 });
    const squeezed = settlementEvent({ way: "R12", amountFen: 300, date: "2022-05-01" });
    expect(accountOf(row, [squeezed], "2022-04-30")).toMatchObject({
      baseFen: 1000,
      settledFen: 0,
    });
    expect(accountOf(row, [squeezed], "2022-05-01")).toMatchObject({
      baseFen: 700,
      settledFen: 0,
      balanceFen: 700,
    });
    const raised = { ...squeezed, raisesBase: true };
    expect(accountOf(row, [raised], "2022-05-01").baseFen).toBe(1300);
  });
});

describe("debts.md §3: what lacks its papers is kept and does not count", () => {
  test.each(wayIds)("%s without any paper names what is missing", (way) => {
    const bare = settlementEvent({ way, voucherNo: null, approvalNo: " ", note: null });
    expect(missingEvidence(bare).length).toBe(
      settlementWays[way].evidence.filter((rule) => rule.onlyWithCash !== true).length,
    );
    expect(accountOf(moneyRow(), [bare], "2030-01-01").balanceFen).toBe(1_000_000);
  });

  test("R3 asks for a receipt only for its cash part", () => {
    const waived = settlementEvent({ way: "R3", forgivenFen: 100, voucherNo: null });
    expect(missingEvidence(waived)).toEqual([]);
    expect(missingEvidence({ ...waived, cashFen: 50, forgivenFen: 50 })).toHaveLength(1);
  });

  test("R8 wants the approval and a proof, one alone is not enough", () => {
    const event = settlementEvent({ way: "R8", voucherNo: null });
    expect(missingEvidence(event)).toHaveLength(1);
    expect(missingEvidence({ ...event, note: "死亡,无继承人" })).toEqual([]);
    expect(missingEvidence({ ...event, note: "死亡", approvalNo: null })).toHaveLength(1);
  });
});

describe("any sequence of events keeps the sums", () => {
  test("for every row at every date: base = settled + balance, and neither is negative", () => {
    fc.assert(
      fc.property(arbitraryBooks, anyDay, ({ rows, events }, asOf) => {
        for (const row of rows) {
          const account = accountOf(row, events, asOf);
          expect(account.settledFen + account.balanceFen).toBe(account.baseFen);
          expect(settledFen(account)).toBe(account.settledFen);
          expect(account.balanceFen).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("without corrections the base is the original at every date", () => {
    fc.assert(
      fc.property(arbitraryBooks, anyDay, ({ rows, events }, asOf) => {
        const others = events.filter(({ way }) => way !== "R12");
        for (const row of rows) {
          const { settledFen: settled, balanceFen } = accountOf(row, others, asOf);
          expect(settled + balanceFen).toBe(row.originalFen);
        }
      }),
    );
  });

  test("D38: events dated later never change an as-of figure", () => {
    fc.assert(
      fc.property(arbitraryBooks, anyDay, ({ rows, events }, asOf) => {
        const until = events.filter(({ date }) => date <= asOf);
        expect(sideSums(rows, events, asOf)).toEqual(sideSums(rows, until, asOf));
      }),
    );
  });

  test("the order of entry does not matter", () => {
    fc.assert(
      fc.property(arbitraryBooks, anyDay, ({ rows, events }, asOf) => {
        expect(sideSums(rows, events.toReversed(), asOf)).toEqual(sideSums(rows, events, asOf));
      }),
    );
  });

  test("A5: claims and debts stay gross, and a set-off is the same sum on both sides", () => {
    fc.assert(
      fc.property(arbitraryBooks, anyDay, ({ rows, events }, asOf) => {
        const all = rows.map((row) => ({ ...row, lockedOn: "2018-06-01" }));
        const claims = sideSums(
          all.filter(({ side }) => side === "claim"),
          events,
          asOf,
        );
        const debts = sideSums(
          all.filter(({ side }) => side === "debt"),
          events,
          asOf,
        );
        expect(claims.setOffFen).toBe(debts.setOffFen);
        for (const one of [claims, debts])
          expect(one.lockedFen).toBe(one.settledFen + one.balanceFen);
      }),
    );
  });

  test("a set-off counts alike from whichever row it was entered", () => {
    const claim = moneyRow();
    const debt = moneyRow({ uid: "row-2", side: "debt", type: "D1", number: "ZW-001" });
    const entered = settlementEvent({ way: "R4", amountFen: 700_000, counterpartUid: "row-2" });
    const turned = { ...entered, rowUid: "row-2", counterpartUid: "row-1" };
    for (const row of [claim, debt]) {
      expect(accountOf(row, [entered], "2022-12-31")).toEqual(
        accountOf(row, [turned], "2022-12-31"),
      );
      expect(accountOf(row, [entered], "2022-12-31").setOffFen).toBe(700_000);
    }
  });

  test("only rows locked by the date are in the sums", () => {
    fc.assert(
      fc.property(arbitraryBooks, ({ rows, events }) => {
        expect(sideSums(rows, events, "2018-12-31").count).toBe(0);
        expect(sideSums(rows, events, "2019-01-01").count).toBe(5);
      }),
    );
  });
});

test("清涧街道 in the Hejin case (S1): 496 万元 of debts settled, to the fen", () => {
  const debts = [2_000_000, 1_960_000, 1_000_000].map((yuan, at) =>
    moneyRow({
      uid: `d${at}`,
      side: "debt",
      type: "D2",
      originalFen: yuan * 100,
      lockedOn: "2021-12-31",
    }),
  );
  const events = debts.map(({ uid, originalFen }) =>
    settlementEvent({ uid: `e${uid}`, rowUid: uid, way: "R9", amountFen: originalFen }),
  );
  expect(sideSums(debts, events, "2022-12-31")).toMatchObject({
    settledFen: 496_000_000,
    balanceFen: 0,
  });
});

test("31.11 % from 2,800 of 9,000: rows made up to reach the published rate (S3 gives no sums)", () => {
  const made = [moneyRow({ originalFen: 900_000, lockedOn: "2021-12-31" })];
  const event = settlementEvent({ amountFen: 280_000 });
  const { settledFen: settled, lockedFen } = sideSums(made, [event], "2022-12-31");
  expect(Math.floor((settled * 10_000 * 2 + lockedFen) / (2 * lockedFen))).toBe(3111);
});

describe("方式 takes R1–R12 or its name", () => {
  test.each(wayIds)("%s by id, title and every other word", (way) => {
    for (const word of [
      way,
      way.toLowerCase(),
      ` ${way} `,
      settlementWays[way].title,
      ...settlementWays[way].synonyms,
    ]) {
      expect(settlementWayOf(word)).toBe(way);
    }
    expect(settlementWayOf(`${way} ${settlementWays[way].title}`)).toBe(way);
  });

  test("full-width letters are read, other words are not guessed", () => {
    expect(settlementWayOf("R1")).toBe("R1");
    expect(settlementWayOf("减免(激励)")).toBe("R3");
    for (const word of ["", "R13", "R0", "不知道"]) expect(settlementWayOf(word)).toBeNull();
  });
});
