import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ContractFigures,
  type IndicatorFacts,
  noFacts,
  type ProblemFigures,
} from "./facts.ts";
import { type DecimalForms, type Figure, figuresOf } from "./figure.ts";
import { type IndicatorId, indicatorIds } from "./indicator-definition.ts";

const village = "140725101201";
const asOf = "2026-11-24";

function row(label: string, villageCode = village) {
  return { register: "contract", uid: `u-${label}`, label, villageCode };
}

function contracts(count: number, judged = count): ContractFigures[] {
  return Array.from({ length: count }, (_, i) => ({
    ...row(`HT${i + 1}`),
    registeredOn: "2026-01-01",
    judgedOn: i < judged ? "2026-02-01" : null,
    exceptionOn: null,
  }));
}

function problems(count: number, closed: number): ProblemFigures[] {
  return Array.from({ length: count }, (_, i) => ({
    ...row(`HT${i + 1}`),
    confirmedOn: "2026-02-01",
    closures: i < closed ? [{ closedOn: "2026-03-01", reopenedOn: null }] : [],
  }));
}

function only(id: IndicatorId, facts: Partial<IndicatorFacts>, forms: DecimalForms = {}): Figure {
  return figuresOf({ ...noFacts, ...facts }, asOf, "", forms).find((one) => one.id === id)!;
}

const money = (uid: string, lockedFen: number, settledFen: number) => ({
  ...row(uid),
  owedSince: null,
  bases: [{ on: "2026-01-01", fen: lockedFen }],
  settlements: settledFen === 0 ? [] : [{ on: "2026-05-01", fen: settledFen }],
});

describe("published figures (indicators.md §2, §3)", () => {
  it("I2, I3: 3,805 contracts, 801 problems, 211 closed give 21.05 % and 26.34 % (S1)", () => {
    const facts = { contracts: contracts(3805), problems: problems(801, 211) };
    expect(only("I2", facts)).toMatchObject({ text: "21.05%" });
    expect(only("I3", facts)).toMatchObject({ text: "26.34%" });
    const oneDecimal = { I3: { decimals: 1, rounding: "half-up" } } as const;
    expect(only("I3", facts, oneDecimal).text).toBe("26.3%");
  });

  it("I1b: 128 of 144 villages is 88.8 % truncated and 88.9 % half-up (清徐)", () => {
    const villages = Array.from({ length: 144 }, (_, i) => {
      const villageCode = `1401211012${String(i).padStart(2, "0")}`;
      const facts = { postedOn: null, fileItems: [], reserveMu: null, arableMu: null };
      return { ...row(`村${i}`, villageCode), ...facts };
    });
    const judged = villages.map(({ villageCode }, i) => ({
      ...row(`HT${i}`, villageCode),
      registeredOn: "2026-01-01",
      judgedOn: i < 128 ? "2026-02-01" : null,
      exceptionOn: null,
    }));
    const facts = { villages, contracts: judged };
    expect(only("I1b", facts, { I1b: { decimals: 1, rounding: "truncate" } }).text).toBe("88.8%");
    expect(only("I1b", facts, { I1b: { decimals: 1, rounding: "half-up" } }).text).toBe("88.9%");
  });

  it("I11: 7,419 of 13,469 is 55 % (S0)", () => {
    const governanceProblems = Array.from({ length: 13_469 }, (_, i) => ({
      ...row(`问题${i}`),
      foundOn: "2026-01-01",
      rectifiedOn: i < 7419 ? "2026-04-01" : null,
    }));
    const form = { I11: { decimals: 0, rounding: "half-up" } } as const;
    expect(only("I11", { governanceProblems }, form).text).toBe("55%");
  });

  it("I6: 2,800 of 9,000 is 31.11 % (made up to reach S3's published rate)", () => {
    const facts = {
      claims: [money("Q1", 600_000, 200_000)],
      debts: [money("W1", 300_000, 80_000)],
    };
    expect(only("I6", facts).text).toBe("31.11%");
    expect(only("I4", facts).text).toBe("33.33%");
    expect(only("I5", facts).text).toBe("26.67%");
  });

  it("I12: 17.90 million yuan on 196,400 mu is 91.14 yuan a mu (S0)", () => {
    const incomes = [
      { ...row("发包"), on: asOf, yearlyGainFen: 1_790_000_000, oneOffFen: 0, letMu: "196400" },
    ];
    expect(only("I12", { incomes }).text).toBe("91.14 元/亩");
    expect(only("I10", { incomes }).text).toBe("1790.00 万元");
  });

  it("清涧街道: 496 万元 and 59.6 万元 carry the decimals that were chosen", () => {
    const debts = [money("W1", 600_000_000, 496_000_000)];
    expect(only("I5", { debts }).numerator).toMatchObject({ text: "496.00", unitName: "万元" });
    const incomes = [
      { ...row("增收"), on: asOf, yearlyGainFen: 59_600_000, oneOffFen: 0, letMu: null },
    ];
    const form = { I10: { decimals: 1, rounding: "half-up" } } as const;
    expect(only("I10", { incomes }, form).text).toBe("59.6 万元");
  });

  it("沂源: 628/633, 602/628, 520/628 each name their own denominator", () => {
    const rate = (above: number, below: number, decimals: number) =>
      only("I3", { problems: problems(below, above) }, { I3: { decimals, rounding: "half-up" } });
    expect(rate(628, 633, 2).text).toBe("99.21%");
    expect(rate(602, 633, 2).text).toBe("95.10%");
    expect(rate(602, 628, 0).text).toBe("96%");
    expect(rate(520, 628, 0)).toMatchObject({ text: "83%", denominator: { text: "628" } });
  });
});

describe("figures that must not be printed as rates", () => {
  it("S4: without rows every rate is a dash and every total is 0", () => {
    for (const figure of figuresOf(noFacts, asOf, "")) {
      const total = ["I9", "I10", "I10b"].includes(figure.id);
      expect(figure.text, figure.id).toMatch(total ? /^0\.00 / : /^—$/);
    }
  });

  it("I8, 寿阳 19.64/15: above 100 % both bases are named and no rate is given", () => {
    const charges = [
      {
        ...row("缴费1"),
        dueOn: "2026-01-01",
        withdrawnOn: null,
        dueFen: 15_000_000,
        receipts: [{ on: "2026-02-01", fen: 19_640_000 }],
      },
    ];
    const figure = only("I8", { charges });
    expect(figure.value).toBeNull();
    expect(figure.text).toBe("不作比率:已收 19.64 万元,应收 15.00 万元,两者口径不同");
  });

  it("something over nothing names both bases too; nothing over nothing is a dash", () => {
    const figure = only("I2", { problems: problems(801, 0) });
    expect(figure.value).toBeNull();
    expect(figure.text).toContain("不作比率:已认定的问题合同 801 份,");
    expect(figure.text).toContain(" 0 份,两者口径不同");
    expect(only("I2", {}).text).toBe("—");
  });

  it("I15: above the legal 5 % the figure says so", () => {
    const facts = { ...row("村"), postedOn: null, fileItems: [], arableMu: "1000" };
    expect(only("I15", { villages: [{ ...facts, reserveMu: "51" }] }).text).toContain("超过 5%");
    expect(only("I15", { villages: [{ ...facts, reserveMu: "50" }] }).text).toBe("5.00%");
  });
});

describe("dates and scopes", () => {
  it("I3: a reopened case is open again from that day", () => {
    const closures = [{ closedOn: "2026-03-01", reopenedOn: "2026-04-01" }];
    const reopened = [{ ...row("HT1"), confirmedOn: "2026-02-01", closures }];
    const at = (date: string) =>
      figuresOf({ ...noFacts, problems: reopened }, date, "").find(({ id }) => id === "I3")!;
    expect(at("2026-03-31").text).toBe("100.00%");
    expect(at("2026-04-01").text).toBe("0.00%");
  });

  it("I13, I7: a scope counts its own villages alone", () => {
    const other = "140725102201";
    const plot = (label: string, villageCode: string, disposedOn: string | null) => ({
      ...row(label, villageCode),
      proposedOn: "2026-01-01",
      signedOn: "2026-02-01",
      groupCode: "14072510120101",
      goneOn: null,
      finalClass: "added_block",
      signedMu: "1.25",
      postedOn: null,
      disposedOn,
    });
    const plots = [plot("X0001", village, "2026-03-01"), plot("X0002", other, null)];
    const facts = { ...noFacts, plots };
    const inScope = (code: string) => figuresOf(facts, asOf, code).find(({ id }) => id === "I7")!;
    expect(inScope("").text).toBe("50.00%");
    expect(inScope(village).text).toBe("100.00%");
    expect(inScope("140725102").text).toBe("0.00%");
  });

  it("I14b: a village's file is whole on the day its last paper came in", () => {
    const fileItems = [
      { name: "决议", presentOn: "2026-03-01" },
      { name: "公示照片", presentOn: "2026-05-01" },
    ];
    const facts = { postedOn: null, fileItems, reserveMu: null, arableMu: null };
    const villages = [{ ...row("村"), ...facts }];
    const at = (date: string) =>
      figuresOf({ ...noFacts, villages }, date, "").find(({ id }) => id === "I14b")!.text;
    expect([at("2026-04-30"), at("2026-05-01")]).toEqual(["0.00%", "100.00%"]);
  });

  it("D38: rows dated later never change a figure; the rows behind it add up to it", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, "0")}`);
    const entry = fc.record({ on: day, fen: fc.integer({ min: 0, max: 9_999_999 }) });
    const ledger = fc.record({
      register: fc.constant("claim"),
      uid: fc.uuid(),
      label: fc.constant("Q"),
      villageCode: fc.constant(village),
      owedSince: fc.constant(null),
      bases: fc.array(entry, { maxLength: 3 }),
      settlements: fc.array(entry, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(ledger), fc.array(ledger), day, (claims, debts, date) => {
        const facts = { ...noFacts, claims, debts };
        const until = (rows: typeof claims) =>
          rows.map((one) => ({
            ...one,
            bases: one.bases.filter(({ on }) => on <= date),
            settlements: one.settlements.filter(({ on }) => on <= date),
          }));
        const whole = figuresOf(facts, date, "");
        const known = { ...noFacts, claims: until(claims), debts: until(debts) };
        expect(whole.map(({ text }) => text)).toEqual(
          figuresOf(known, date, "").map(({ text }) => text),
        );
        for (const { numerator, denominator } of whole) {
          for (const part of [numerator, denominator]) {
            const sum = part?.rows.reduce((total, { value }) => total + value, 0n);
            expect(sum).toBe(part?.sum);
          }
        }
        const [i4, i5, i6] = (["I4", "I5", "I6"] as const).map(
          (id) => whole.find((one) => one.id === id)!.numerator.sum,
        );
        expect(i6).toBe(i4! + i5!);
      }),
    );
  });

  it("every indicator of the list is worked out once", () => {
    expect(figuresOf(noFacts, asOf, "").map(({ id }) => id)).toEqual(indicatorIds);
  });
});
