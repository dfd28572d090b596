import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bill, billOf, type ChargedPerson, type ChargeRule } from "./charge-rule.ts";
import { sumMuText } from "./mu-text.ts";

const rule: ChargeRule = {
  villageCode: "140725101201",
  prices: [
    { landClass: "旱地", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 },
    { landClass: "旱地", grade: "1", memberFen: 12_000, nonMemberFen: 25_000 },
  ],
  exemptMu: "0",
  exemptPersons: [],
  startYear: 2022,
  decidedYear: 2022,
  chargesBackYears: false,
  roundingFen: 1,
};

const person = (plots: ChargedPerson["plots"], member = true): ChargedPerson => ({
  person: "张三(虚构)",
  member,
  plots,
});
const plot = (signedMu: string, grade = "2", plotCode = "14072510120101W0001") => ({
  plotCode,
  landClass: "旱地",
  grade,
  signedMu,
});

function bill(
  charged: ChargedPerson,
  changed: Partial<ChargeRule> = {},
  from = 2022,
  to = from,
): Bill {
  const outcome = billOf({ ...rule, ...changed }, charged, { from, to });
  if (outcome.kind === "refused") throw new Error(outcome.faults[0]!.text);
  return outcome.bill;
}

describe("V8, D37: signed mu × voted price × years", () => {
  test("integers inside, half-up once at the end", () => {
    expect(bill(person([plot("2.50")])).amountFen).toBe(22_785);
    // 0.05 mu × 91.10 yuan is 4.555 yuan: exactly half a fen more than a double would hold.
    const prices = [{ landClass: "旱地", grade: "*", memberFen: 9_110, nonMemberFen: 9_110 }];
    expect(bill(person([plot("0.05")]), { prices }).amountFen).toBe(456);
    const two = person([plot("0.05"), plot("0.05", "2", "14072510120101W0002")]);
    expect(bill(two, { prices }).amountFen).toBe(911);
  });

  test.each([
    [1, 22_785],
    [10, 22_790],
    [100, 22_800],
  ] as const)("rounded to %i fen", (roundingFen, amountFen) => {
    expect(bill(person([plot("2.50")]), { roundingFen }).amountFen).toBe(amountFen);
  });

  test("price by class and grade, member and non-member", () => {
    expect(bill(person([plot("1", "1")])).amountFen).toBe(12_000);
    expect(bill(person([plot("1", "1")], false)).amountFen).toBe(25_000);
    expect(bill(person([plot("1", "3")], false)).amountFen).toBe(20_000);
  });

  test("several years", () => {
    expect(
      bill(person([plot("2.50")]), { startYear: 2020, decidedYear: 2020 }, 2020, 2022).amountFen,
    ).toBe(68_355);
  });

  test("the first mu free go to the plots by code, and are shown", () => {
    const plots = [
      plot("1.5", "2", "14072510120101W0002"),
      plot("0.80", "1", "14072510120101W0001"),
    ];
    const { lines, amountFen } = bill(person(plots), { exemptMu: "1" });
    expect(lines.map(({ exemptMu, chargedMu }) => [exemptMu, chargedMu])).toEqual([
      ["0.80", "0.00"],
      ["0.20", "1.30"],
    ]);
    expect(amountFen).toBe(11_848);
  });

  test("hardship: nothing to pay, and the reason stands on it", () => {
    const exemptPersons = [{ person: "张三(虚构)", reason: "五保户,村民会议决定免收" }];
    const exempted = bill(person([plot("2.50")]), { exemptPersons });
    expect(exempted).toMatchObject({ amountFen: 0, exemption: "五保户,村民会议决定免收" });
  });

  test("no price, years before the start, back years: refused in words", () => {
    const refused = (outcome: ReturnType<typeof billOf>) =>
      outcome.kind === "refused" ? outcome.faults.map(({ text }) => text).join() : "billed";
    const forest = { ...plot("1"), landClass: "林地" };
    expect(refused(billOf(rule, person([forest]), { from: 2022, to: 2022 }))).toContain(
      "没有议定单价",
    );
    expect(refused(billOf(rule, person([plot("1")]), { from: 2021, to: 2022 }))).toContain(
      "2022 年开始",
    );
    const back = { ...rule, startYear: 2019 };
    expect(refused(billOf(back, person([plot("1")]), { from: 2021, to: 2022 }))).toContain(
      "未决定补收",
    );
    expect(
      refused(
        billOf({ ...back, chargesBackYears: true }, person([plot("1")]), { from: 2021, to: 2022 }),
      ),
    ).toBe("billed");
  });

  test.each(["-1", "1,5", "", "1亩", "1.2345678"])("mu written as “%s” are refused", (text) => {
    expect(() => bill(person([plot(text)]))).toThrow("亩数");
  });
});

const muTexts = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, decimals]) => {
    const text = String(digits).padStart(decimals + 1, "0");
    return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  });

test("the sum of a bill is within half a unit of the exact one, by another path", () => {
  const input = fc.record({
    plots: fc.array(muTexts, { minLength: 1, maxLength: 6 }),
    priceFen: fc.integer({ min: 0, max: 100_000 }),
    years: fc.integer({ min: 1, max: 10 }),
    roundingFen: fc.constantFrom(1 as const, 10 as const, 100 as const),
  });
  fc.assert(
    fc.property(input, ({ plots, priceFen, years, roundingFen }) => {
      const charged = person(plots.map((mu, at) => plot(mu, "2", `14072510120101W000${at + 1}`)));
      const prices = [{ landClass: "旱地", grade: "*", memberFen: priceFen, nonMemberFen: 1 }];
      const { amountFen } = bill(
        charged,
        { prices, roundingFen, startYear: 2020, decidedYear: 2020 },
        2020,
        2019 + years,
      );
      // In ten-thousandths of a fen, from the digits on paper.
      const exact = plots.reduce((sum, mu) => {
        const [whole = "", fraction = ""] = mu.split(".");
        return sum + BigInt(whole + fraction.padEnd(4, "0")) * BigInt(priceFen * years);
      }, 0n);
      const twice = 2n * (BigInt(amountFen) * 10_000n - exact);
      const unit = BigInt(roundingFen) * 10_000n;
      expect(twice > -unit && twice <= unit).toBe(true);
      expect(amountFen % roundingFen).toBe(0);
    }),
  );
});

test("D11: signed mu add as signed", () => {
  expect(sumMuText(["1.50", "2", "0.125"])).toBe("3.625");
  expect(sumMuText([])).toBe("0");
});

test("a price for every class stands where the class has none of its own", () => {
  const everywhere = { landClass: "*", grade: "*", memberFen: 1_000, nonMemberFen: 2_000 };
  const own = { landClass: "旱地", grade: "*", memberFen: 5_000, nonMemberFen: 6_000 };
  const priced = { ...rule, prices: [everywhere, own] };
  const one = (landClass: string) => ({ plotCode: "1", landClass, grade: "", signedMu: "1" });
  const fenOf = (landClass: string) => {
    const charged = { person: "甲(虚构)", member: true, plots: [one(landClass)] };
    const outcome = billOf(priced, charged, { from: 2022, to: 2022 });
    return outcome.kind === "bill" ? outcome.bill.amountFen : null;
  };
  expect([fenOf("旱地"), fenOf("水浇地")]).toEqual([5_000, 1_000]);
});
