import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./calendar.ts";
import { type IncentiveDebtor, incentiveOffers, incentiveQuote, jinfuScheme } from "./incentive.ts";

const scheme = jinfuScheme("2022-03-01");
const debtor: IncentiveDebtor = {
  originalFen: 980_000,
  balanceFen: 980_000,
  group: null,
  servingCadre: false,
  deceased: "alive",
};

describe("“321” of 晋福村 (W10): 9,800 yuan", () => {
  test.each([
    ["2022-03-01", 686_000, 30],
    ["2022-03-10", 686_000, 30],
    ["2022-03-11", 784_000, 20],
    ["2022-03-20", 784_000, 20],
    ["2022-03-21", 882_000, 10],
    ["2022-03-30", 882_000, 10],
  ])("paid on %s: %i fen", (day, paidFen, percent) => {
    expect(incentiveQuote(scheme, debtor, day)).toEqual({
      percent,
      paidFen,
      forgivenFen: 980_000 - paidFen,
      reason: "tier",
    });
  });

  test("before and after the month nothing is taken off", () => {
    expect(incentiveQuote(scheme, debtor, "2022-02-28")).toMatchObject({
      paidFen: 980_000,
      reason: "early",
    });
    expect(incentiveQuote(scheme, debtor, "2022-03-31")).toMatchObject({
      paidFen: 980_000,
      reason: "late",
    });
  });

  test("the notice has three dates and three sums", () => {
    expect(
      incentiveOffers(scheme, debtor).map(({ lastDay, quote }) => [lastDay, quote.paidFen]),
    ).toEqual([
      ["2022-03-10", 686_000],
      ["2022-03-20", 784_000],
      ["2022-03-30", 882_000],
    ]);
  });

  test("special groups have 30 % for the whole month, on one line", () => {
    const poor: IncentiveDebtor = { ...debtor, group: "低保户" };
    expect(incentiveQuote(scheme, poor, "2022-03-30")).toMatchObject({
      paidFen: 686_000,
      reason: "special",
    });
    expect(incentiveOffers(scheme, poor).map(({ lastDay }) => lastDay)).toEqual(["2022-03-30"]);
  });

  test("no heirs: waived whole; heirs pay like others", () => {
    const gone: IncentiveDebtor = { ...debtor, deceased: "noHeirs" };
    expect(incentiveQuote(scheme, gone, "2022-06-01")).toMatchObject({
      paidFen: 0,
      forgivenFen: 980_000,
    });
    expect(incentiveQuote(scheme, { ...debtor, deceased: "heirs" }, "2022-03-05").paidFen).toBe(
      686_000,
    );
  });

  test("serving cadres are left out unless the vote took them in", () => {
    const cadre = { ...debtor, servingCadre: true };
    expect(incentiveQuote(scheme, cadre, "2022-03-05")).toMatchObject({
      paidFen: 980_000,
      reason: "servingCadre",
    });
    expect(incentiveOffers(scheme, cadre)).toEqual([]);
    const voted = { ...scheme, includesServingCadres: true };
    expect(incentiveQuote(voted, cadre, "2022-03-05").paidFen).toBe(686_000);
  });

  test("taken from the original sum when the village voted so, never below nothing", () => {
    const original = { ...scheme, basis: "original" as const };
    const half = { ...debtor, balanceFen: 490_000 };
    expect(incentiveQuote(original, half, "2022-03-05").paidFen).toBe(196_000);
    expect(incentiveQuote(original, { ...debtor, balanceFen: 100_000 }, "2022-03-05").paidFen).toBe(
      0,
    );
  });
});

test("paid + forgiven = balance for every sum, day and percentage; paid is half-up", () => {
  const any = fc.record({
    balanceFen: fc.integer({ min: 0, max: 1_000_000_000 }),
    percent: fc.integer({ min: 0, max: 100 }),
    day: fc.integer({ min: -5, max: 40 }),
  });
  fc.assert(
    fc.property(any, ({ balanceFen, percent, day }) => {
      const voted = { ...scheme, tiers: [{ throughDay: 30, percent }] };
      const owing = { ...debtor, balanceFen, originalFen: balanceFen };
      const quote = incentiveQuote(voted, owing, addDays(scheme.startsOn, day - 1));
      expect(quote.paidFen + quote.forgivenFen).toBe(balanceFen);
      if (quote.reason === "tier") {
        expect(Math.abs(quote.paidFen * 100 - balanceFen * (100 - percent))).toBeLessThanOrEqual(
          50,
        );
      }
    }),
  );
});
