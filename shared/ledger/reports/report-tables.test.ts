import { describe, expect, it } from "vitest";
import { countyRules } from "../indicators/county-rules.ts";
import { type IndicatorFacts, noFacts } from "../indicators/facts.ts";
import { figuresOf } from "../indicators/figure.ts";
import { periodTable } from "./period-table.ts";
import { rankingTable } from "./ranking-table.ts";
import type { ReportBasis } from "./report-basis.ts";
import { freeze } from "./snapshot-rows.ts";
import { summaryTable } from "./summary-table.ts";
import { villageFileTables } from "./village-file-table.ts";
import { wallTables } from "./wall-table.ts";

const asOf = "2026-11-24";
const rules = countyRules({
  ...{ contracts: "I1", settlement: "I4_I5", land: "I7", rounding: "half-up", forms: "I1=1" },
});
const codes = ["140725101201", "140725101202"];

const village = (villageCode: string) => ({
  register: "village",
  uid: villageCode,
  label: villageCode,
  villageCode,
  postedOn: null,
  fileItems: [
    { name: "合同台账", presentOn: "2026-02-01" },
    { name: "公示照片", presentOn: null },
  ],
  reserveMu: null,
  arableMu: null,
});

function contracts(villageCode: string, count: number, judged: number) {
  return Array.from({ length: count }, (_, n) => ({
    register: "contract",
    uid: `${villageCode}-${n}`,
    label: `HT-${n}`,
    villageCode,
    registeredOn: "2026-01-01",
    judgedOn: n < judged ? "2026-02-01" : null,
    exceptionOn: null,
  }));
}

function basisOf(facts: Partial<IndicatorFacts>, day = asOf): ReportBasis {
  const all = { ...noFacts, villages: codes.map(village), ...facts };
  return {
    asOf: day,
    knownAt: null,
    scopeCode: "140725101",
    scopeName: "虚构镇",
    rules,
    facts: all,
    figures: figuresOf(all, day, "", rules.forms),
    nameOf: (code) => `${code.slice(-3)}村`,
    words: { logo: "", red: "红旗", yellow: "黄旗", signatures: ["填报人"], summaryIndicators: [] },
  };
}

const two = { contracts: [...contracts(codes[0]!, 6, 6), ...contracts(codes[1]!, 4, 1)] };

describe("tables of the reports", () => {
  it("T7: the rows of the summary add up to its total, and each cell opens its own rows", () => {
    const { rows, columns } = summaryTable(basisOf(two));
    const numbers = columns.filter(({ kind, key }) => kind === "number" && key !== "number");
    expect(numbers.length).toBeGreaterThan(20);
    for (const { key } of numbers) {
      const amounts = rows.map(({ cells }) => cells[key]?.number ?? 0);
      const total = amounts.pop()!;
      expect(
        amounts.reduce((sum, one) => sum + one, 0),
        key,
      ).toBeCloseTo(total, 6);
    }
    expect(rows[0]!.cells["I1:above"]).toMatchObject({
      text: "6",
      opens: { indicator: "I1", part: "numerator", unitCode: codes[0] },
    });
    expect(rows.at(-1)!.cells.I1).toMatchObject({ text: "70.0%" });
  });

  it("the weekly report shows last week's print and the change", () => {
    const before = basisOf({ contracts: contracts(codes[0]!, 10, 5) });
    const frozen = freeze({ code: before.scopeCode, figures: before.figures }, []).figures;
    const previous = { asOf: "2026-11-17", figures: frozen };
    const { rows, paragraphs } = periodTable("weekly", basisOf(two), previous, []);
    const row = rows.find(({ cells }) => cells.name!.text === "合同清理率")!;
    expect([row.cells.now!.text, row.cells.before!.text, row.cells.change!.text]).toEqual([
      "70.0%",
      "50.0%",
      "+20.0 个百分点",
    ]);
    expect(paragraphs[0]).toContain("共排查合同 10 份");
  });

  it("the ranking says 不参评 under five and flags in words", () => {
    const { rows } = rankingTable(basisOf(two));
    expect(rows[0]!.cells.整改率r!.text).toBe("不参评");
    expect(["n", "d"].map((side) => rows[0]!.cells[`档案齐全率${side}`]!.number)).toEqual([1, 2]);
  });

  it("T12: the ranking prints a rate in the county's decimals and rounding (清徐: 88.8 %)", () => {
    const villages = [
      {
        ...village(codes[0]!),
        fileItems: Array.from({ length: 144 }, (_, n) => ({
          name: `资料 ${n}`,
          presentOn: n < 128 ? "2026-02-01" : null,
        })),
      },
    ];
    const printed = (forms: string, rounding: string) => {
      const texts = { contracts: "I1", settlement: "I4_I5", land: "I7", rounding, forms };
      const basis = { ...basisOf({ villages }), rules: countyRules(texts) };
      return rankingTable(basis).rows[0]!.cells.档案齐全率!.text;
    };
    expect(printed("I14d=1", "truncate")).toBe("88.8%");
    expect(printed("I14d=1", "half-up")).toBe("88.9%");
    expect(printed("I14d=0", "half-up")).toBe("89%");
    expect(printed("", "half-up")).toBe("88.89%");
  });

  it("the wall sheet tells steps by word and number", () => {
    const cells = wallTables(basisOf(two))[0]!.rows.map((row) => row.cells);
    expect([cells[0]!.I1!.text, cells[1]!.I1!.text, cells[0]!.I3!.text]).toEqual([
      "● 6/6",
      "◐ 1/4",
      "—",
    ]);
    expect(cells[0]!.I14d!.text).toBe("◐ 1/2");
  });

  it("a county has a wall sheet for each of its townships", () => {
    const villages = [...codes, "140725102201"].map(village);
    const tables = wallTables({ ...basisOf({ villages }), scopeName: "虚构县" });
    expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ["101村“清化收”挂图作战表", 2],
      ["102村“清化收”挂图作战表", 1],
    ]);
  });

  it("一村一档 names what is missing as of the date", () => {
    const blank = { pages: null, place: null, note: null };
    const papers = [
      { villageCode: codes[0]!, name: "合同台账", presentOn: "2026-02-01", ...blank },
      { villageCode: codes[0]!, name: "公示照片", presentOn: "2026-12-01", ...blank },
    ];
    const [first] = villageFileTables(basisOf(two), papers);
    expect(first!.paragraphs).toEqual(["缺 1 件:公示照片。"]);
  });
});
