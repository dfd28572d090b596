import { describe, expect, it } from "vitest";
import { countyRules, formsProblem, reportedIndicators } from "./county-rules.ts";
import { type IndicatorFacts, noFacts } from "./facts.ts";
import { faceText, figuresOf } from "./figure.ts";
import { basesApart, headlineSentence, ratesSentence } from "./headline.ts";
import { indicatorIds } from "./indicator-definition.ts";

const asOf = "2026-11-24";
const texts = { contracts: "I1", settlement: "I4_I5", land: "I7", rounding: "half-up", forms: "" };
const rules = countyRules(texts);

const row = (label: string) => ({
  register: "contract",
  uid: label,
  label,
  villageCode: "140725101201",
});
const plot = (label: string, disposed: boolean) => ({
  ...row(label),
  proposedOn: "2026-01-01",
  groupCode: "14072510120101",
  goneOn: null,
  signedOn: "2026-02-01",
  finalClass: "added_block",
  signedMu: "1",
  postedOn: null,
  disposedOn: disposed ? "2026-03-01" : null,
});
const ledger = (label: string, locked: number, settled: number) => ({
  ...row(label),
  owedSince: null,
  bases: [{ on: "2026-01-01", fen: locked }],
  settlements: [{ on: "2026-02-01", fen: settled }],
});
const contract = (n: number, judged: boolean, isSetAside: boolean) => ({
  ...row(`HT${n}`),
  registeredOn: "2026-01-01",
  judgedOn: judged ? "2026-02-01" : null,
  exceptionOn: isSetAside ? "2026-02-02" : null,
});

const figuresFrom = (facts: Partial<IndicatorFacts>, own = rules) =>
  figuresOf({ ...noFacts, ...facts }, asOf, "", own.forms);

describe("the headline", () => {
  it("A9: contracts set aside stand on its face: 801(另有例外 37)", () => {
    const contracts = Array.from({ length: 3805 }, (_, n) => contract(n, true, n < 37));
    const problems = Array.from({ length: 801 }, (_, n) => ({
      ...row(`HT${n}`),
      confirmedOn: "2026-02-01",
      closures: n < 211 ? [{ closedOn: "2026-03-01", reopenedOn: null }] : [],
    }));
    const figures = figuresFrom({ contracts, problems });
    expect(headlineSentence(figures, asOf, rules)).toContain(
      "截至 2026 年 11 月 24 日,共排查合同 3805 份,问题合同 801 份(另有例外 37 份),已整改 211 份;",
    );
    expect(faceText(figures.find(({ id }) => id === "I2")!, "numerator")).toBe("801(另有例外 37)");
    const closed = figures.find(({ id }) => id === "I3")!;
    expect([faceText(closed, "numerator"), faceText(closed, "denominator")]).toEqual([
      "211",
      "801(另有例外 37)",
    ]);
  });

  it("S3: three rates with 1, 2 and 0 decimals in one sentence (967/1000, 2800/9000, 48/50 invented)", () => {
    const own = countyRules({
      ...{ contracts: "I1", settlement: "I6", land: "I7b" },
      ...{ rounding: "half-up", forms: "I1=1 I6=2 I7b=0" },
    });
    const facts = {
      contracts: Array.from({ length: 1000 }, (_, n) => contract(n, n < 967, false)),
      claims: [ledger("Q", 600_000, 200_000)],
      debts: [ledger("W", 300_000, 80_000)],
      plots: Array.from({ length: 50 }, (_, n) => plot(`X${n}`, n < 48)),
    };
    const sentence = ratesSentence(figuresFrom(facts, own), own);
    expect(sentence).toContain("合同清理率 96.7%");
    expect(sentence).toContain("债权债务化解率 31.11%");
    expect(sentence).toContain("新增地源完成率(块数) 96%");
    expect(sentence).not.toContain("债权化解率");
  });

  it("清徐, 清涧: 2.36 亿元, 3993 万元 and 59.6 万元 in the units that people print", () => {
    const own = countyRules({ ...texts, forms: "I10=1" });
    const incomes = [
      { ...row("增收"), on: asOf, yearlyGainFen: 59_600_000, oneOffFen: 0, letMu: null },
    ];
    const facts = {
      claims: [ledger("Q", 30_000_000_000, 23_600_000_000)],
      debts: [ledger("W", 4_000_000_000, 3_993_000_000)],
      incomes,
    };
    const sentence = headlineSentence(figuresFrom(facts, own), asOf, own);
    expect(sentence).toContain("化解债权 2.36 亿元、债务 3993.00 万元;");
    expect(sentence).toContain("年增收 59.6 万元,");
  });

  it("寿阳: 19.64 万亩 taken back and 15 万亩 new are named side by side, never divided", () => {
    const landTakenBack = [{ ...row("收回"), on: asOf, mu: "196400" }];
    const plots = [{ ...plot("X1", false), signedMu: "150000" }];
    const figures = figuresFrom({ landTakenBack, plots });
    expect(basesApart(figures)).toEqual([
      "收回非承包地 19.64 万亩含未确权地和以往非承包地,核查认定的新增地 15.00 万亩,两者口径不同,不作比率。",
    ]);
    expect(basesApart(figuresFrom({ plots }))).toEqual([]);
  });
});

describe("a county's rules (T12)", () => {
  it("decimals and rounding by indicator; the general rounding for the rest", () => {
    const own = countyRules({ ...texts, rounding: "truncate", forms: "I1b=1, I6=0:half-up" });
    expect(own.forms.I1b).toEqual({ decimals: 1, rounding: "truncate" });
    expect(own.forms.I6).toEqual({ decimals: 0, rounding: "half-up" });
    expect(own.forms.I3).toEqual({ decimals: 2, rounding: "truncate" });
  });

  it("the readings that were not chosen are not reported", () => {
    const joint = countyRules({ ...texts, contracts: "I1b", settlement: "I6", land: "I7b" });
    const ids = reportedIndicators(joint);
    expect(ids).toEqual(expect.arrayContaining(["I1b", "I6", "I7b"]));
    for (const left of ["I1", "I4", "I5", "I7"] as const) expect(ids).not.toContain(left);
  });

  it("a slip in the list of forms is named", () => {
    expect(formsProblem("I1=1 I3=2:truncate")).toBeNull();
    expect(formsProblem("I1=1 I99=2")).toContain("I99=2");
    expect(formsProblem("I1=9")).toContain("I1=9");
  });

  it.each(indicatorIds)("%s can be given decimals of its own", (id) => {
    expect(formsProblem(`${id}=1:truncate`)).toBeNull();
    const { forms } = countyRules({ ...texts, forms: `${id}=1:truncate` });
    expect(forms[id]).toEqual({ decimals: 1, rounding: "truncate" });
  });
});
