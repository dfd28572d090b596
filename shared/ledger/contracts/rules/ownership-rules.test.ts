import { describe, expect, test } from "vitest";
import { aUnit, hitOf, none, notChecked, outcomeOf, someLand } from "../testing/contract-facts.ts";

describe("HT-56 发包了农户确权地", () => {
  test("hit: over household land, by overlap, by DKLB or by the sheet's own words", () => {
    const overlap = { land: [someLand({ householdOverlapMu: "0.06" })] };
    expect(hitOf("HT-56", { facts: overlap }).detail).toBe(
      "14088210120101W0001 压占 0.06 亩,没有农户委托书",
    );
    const parcel = { land: [someLand({ householdOverlapMu: null, parcelKind: "10" })] };
    expect(hitOf("HT-56", { facts: parcel }).detail).toContain("为承包地块");
    const said = { landSource: "household", mandate: "无" } as const;
    expect(hitOf("HT-56", { contract: said }).values).toEqual(said);
  });

  test("near miss: 0.05 mu; households' mandate, also on their land", () => {
    expect(
      outcomeOf("HT-56", { facts: { land: [someLand({ householdOverlapMu: "0.05" })] } }),
    ).toEqual(none);
    const facts = { land: [someLand({ householdOverlapMu: "18" })] };
    const mandate = { landSource: "household", mandate: "委托书12份" } as const;
    expect(outcomeOf("HT-56", { contract: mandate, facts })).toEqual(none);
  });

  test("lack: households' land with the mandate left empty; no source and no land", () => {
    expect(outcomeOf("HT-56", { contract: { landSource: "household" } })).toEqual(
      notChecked("“委托书”未填"),
    );
    expect(outcomeOf("HT-56", { contract: { landSource: null }, facts: { land: [] } })).toEqual(
      notChecked("“土地来源”未填"),
    );
  });
});

describe("HT-57 机动地超 5%", () => {
  const contract = { landSource: "reserve" } as const;
  const units = (reserveMu: string | null) => ({ units: [aUnit({ reserveMu })] });

  test("hit: 100.01 of 2000 mu", () => {
    expect(hitOf("HT-57", { contract, facts: units("100.01") }).detail).toBe(
      "本村机动地 100.01 亩,占耕地 2000 亩的 5.0005%,超过 5%",
    );
  });

  test("near miss: 100 of 2000 mu; other land", () => {
    expect(outcomeOf("HT-57", { contract, facts: units("100") })).toEqual(none);
    expect(outcomeOf("HT-57", { facts: units("900") })).toEqual(none);
  });

  test("lack: the village's numbers", () => {
    expect(outcomeOf("HT-57", { contract, facts: units(null) })).toEqual(
      notChecked("该村台账耕地或机动地未填"),
    );
  });
});

describe("HT-58 以地抵债/抵押", () => {
  test("hit: 胡家峪, 50 mu of 坝沟地 pledged to villagers (S2)", () => {
    const contract = { remark: "坝沟地抵押给村民抵欠款", contractMu: "50", place: "胡家峪" };
    expect(hitOf("HT-58", { contract }).detail).toBe("“坝沟地抵押给村民抵欠款”,50 亩");
    expect(hitOf("HT-58", { contract: { name: "以地抵债协议" } }).kind).toBe("hit");
  });

  test("near miss: another remark", () => {
    expect(outcomeOf("HT-58", { contract: { remark: "坝沟地,抵制荒漠化" } })).toEqual(none);
  });

  test("lack: no words at all", () => {
    expect(outcomeOf("HT-58", { contract: { remark: null, name: null, use: null } })).toEqual(
      notChecked("“备注”未填"),
    );
  });
});

describe("HT-59 涉国有/争议地", () => {
  test("hit: state land or a dispute", () => {
    const state = { land: [someLand({ ownershipCode: "10" })] };
    expect(hitOf("HT-59", { facts: state }).values).toEqual({
      plots: "14088210120101W0001 权属代码 10(国有)",
    });
    expect(hitOf("HT-59", { facts: { land: [someLand({ disputed: true })] } }).detail).toContain(
      "争议",
    );
  });

  test("near miss: the collective's", () => {
    expect(outcomeOf("HT-59")).toEqual(none);
  });

  test("lack: nobody knows whose", () => {
    const land = [someLand({ ownershipCode: null, disputed: null })];
    expect(outcomeOf("HT-59", { facts: { land } })).toEqual(notChecked("地块权属未登记"));
  });
});
