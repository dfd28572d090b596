import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noFacts } from "./facts.ts";
import { rankVillages, type VillageRate, villageRates } from "./ranking.ts";

function rate(done: number, all: number, n = 0): VillageRate {
  const rows = Array.from({ length: all }, (_, i) => ({
    register: "plot",
    uid: `u${i}`,
    label: `W${i}`,
    villageCode: `14072510120${n}`,
  }));
  return { villageCode: `14072510120${n}`, numerator: rows.slice(0, done), denominator: rows };
}

describe("ranking of villages", () => {
  it("equal rates share a rank, the next one counts all before it", () => {
    const ranked = rankVillages([rate(9, 10, 1), rate(18, 20, 2), rate(5, 10, 3)]);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it("fewer than 5 rows: 不参评", () => {
    const ranked = rankVillages([rate(4, 4, 1), rate(1, 5, 2)]);
    expect(ranked.map(({ rank }) => rank)).toEqual([null, 1]);
  });

  it("three red and three yellow flags among eight, none in the middle", () => {
    const ranked = rankVillages([9, 8, 7, 6, 5, 4, 3, 2].map((done, n) => rate(done, 10, n)));
    expect(ranked.map(({ flag }) => flag)).toEqual([
      ...["红旗", "红旗", "红旗"],
      ...[null, null],
      ...["黄旗", "黄旗", "黄旗"],
    ]);
  });

  it("nobody is flagged where all are level; 100 % is never yellow, 0 % never red", () => {
    expect(rankVillages([rate(5, 5, 1), rate(6, 6, 2)]).map(({ flag }) => flag)).toEqual([
      null,
      null,
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 12 }), (pairs) => {
        const ranked = rankVillages(pairs.map(([a, b]) => rate(Math.min(a, b), Math.max(a, b))));
        for (const { flag, numerator, denominator } of ranked) {
          if (flag === "红旗") expect(numerator.length).toBeGreaterThan(0);
          if (flag === "黄旗") expect(numerator.length).toBeLessThan(denominator.length);
        }
      }),
    );
  });

  it("公示率 is about signed plots, 档案齐全率 about the papers of the list", () => {
    const villageCode = "140725101201";
    const row = { register: "plot", uid: "u", label: "W0001", villageCode };
    const plot = {
      ...row,
      proposedOn: "2026-01-01",
      groupCode: "14072510120101",
      goneOn: null,
      finalClass: "added_edge",
      signedMu: "1",
    };
    const facts = {
      ...noFacts,
      plots: [
        { ...plot, signedOn: "2026-02-01", postedOn: "2026-03-01", disposedOn: null },
        { ...plot, signedOn: "2026-02-01", postedOn: null, disposedOn: null },
        { ...plot, signedOn: null, postedOn: null, disposedOn: null },
      ],
      villages: [
        {
          ...row,
          postedOn: null,
          reserveMu: null,
          arableMu: null,
          fileItems: [
            { name: "决议", presentOn: "2026-02-01" },
            { name: "公示照片", presentOn: null },
          ],
        },
      ],
    };
    const sides = (name: "公示率" | "档案齐全率" | "核查率") => {
      const [only] = villageRates(facts, name, "2026-06-01");
      return [only!.numerator.length, only!.denominator.length];
    };
    expect(sides("公示率")).toEqual([1, 2]);
    expect(sides("核查率")).toEqual([2, 3]);
    expect(sides("档案齐全率")).toEqual([1, 2]);
  });
});
