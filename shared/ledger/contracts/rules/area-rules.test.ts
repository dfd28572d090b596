import { describe, expect, test } from "vitest";
import {
  aContract,
  hitOf,
  none,
  notChecked,
  outcomeOf,
  someLand,
} from "../testing/contract-facts.ts";

describe("HT-50 面积不符", () => {
  test("hit: 25 mu contracted, 50.6 measured, 6.32 yuan a mu and year (W15)", () => {
    const court = {
      contractMu: "25",
      measuredMu: "50.6",
      totalFen: 1_600_000,
      startOn: "1996-01-01",
      endOn: "2045-12-31",
    };
    expect(hitOf("HT-50", { contract: court })).toMatchObject({
      values: { contractMu: "25", measuredMu: "50.6" },
      detail: "合同 25 亩,实测 50.6 亩,多 25.6 亩,按实测折合 6.32 元/亩·年",
    });
    expect(hitOf("HT-50", { contract: { measuredMu: "18" } }).detail).toContain("少 2 亩");
  });

  test("near miss: 5 % and 0.1 mu exactly; a house", () => {
    expect(outcomeOf("HT-50", { contract: { measuredMu: "21" } })).toEqual(none);
    expect(hitOf("HT-50", { contract: { measuredMu: "21.0001" } }).kind).toBe("hit");
    const small = { contractMu: "1", measuredMu: "1.1" };
    expect(outcomeOf("HT-50", { contract: small })).toEqual(none);
    expect(hitOf("HT-50", { contract: { ...small, measuredMu: "1.11" } }).kind).toBe("hit");
    expect(outcomeOf("HT-50", { contract: { landClass: "building", measuredMu: "40" } })).toEqual(
      none,
    );
  });

  test("signed mu of the plots stand in, only when every plot has one", () => {
    const contract = { measuredMu: null, plotCodes: ["A", "B"] };
    const a = someLand({ plotCode: "A", signedMu: "12.5" });
    const facts = { land: [a, someLand({ plotCode: "B", signedMu: "10.1" })] };
    expect(hitOf("HT-50", { contract, facts }).values.measuredMu).toBe("22.6");
    const lack = notChecked("“实测面积(亩)”未填");
    expect(outcomeOf("HT-50", { contract, facts: { land: [a] } })).toEqual(lack);
    const unsigned = { land: [a, someLand({ plotCode: "B" })] };
    expect(outcomeOf("HT-50", { contract, facts: unsigned })).toEqual(lack);
  });

  test("lack: no area", () => {
    expect(outcomeOf("HT-50", { contract: { contractMu: null } })).toEqual(
      notChecked("“合同面积(亩)”未填"),
    );
  });
});

describe("HT-51 四至不清/无图", () => {
  test("hit: two directions; a plot without shape", () => {
    expect(hitOf("HT-51", { contract: { east: null, north: null } }).values).toEqual({
      directions: 2,
    });
    const facts = { land: [someLand({ hasShape: false })] };
    expect(hitOf("HT-51", { facts }).values).toEqual({ plots: "14088210120101W0001" });
  });

  test("near miss: three directions; a house", () => {
    expect(outcomeOf("HT-51", { contract: { north: null } })).toEqual(none);
    const house = { landClass: "building", east: null, north: null } as const;
    expect(outcomeOf("HT-51", { contract: house })).toEqual(none);
  });

  test("lack: nothing filled in is HT-02's; no plot to look up", () => {
    const empty = { east: null, south: null, west: null, north: null };
    expect(outcomeOf("HT-51", { contract: empty })).toEqual(notChecked("“东至”未填"));
    expect(outcomeOf("HT-51", { facts: { land: [] } })).toEqual(notChecked("地块没有上图资料"));
  });
});

describe("HT-52 重复发包/空间重叠", () => {
  const other = aContract({ uid: "c2", number: "HT-2", lessee: "赵六" });
  const overlap = { uids: ["c1", "c2"], mu: "0.06", widthM: 2.1 } as const;
  const apart = { ...other, plotCodes: ["X"] };

  test("hit: the same plot code, or polygons over 0.05 mu and 2 m", () => {
    expect(hitOf("HT-52", { facts: { contracts: [other] } }).detail).toBe(
      "与合同 HT-2 的土地重复(地块编码相同)",
    );
    const facts = { contracts: [apart], overlaps: [overlap] };
    expect(hitOf("HT-52", { facts }).values).toEqual({ others: "HT-2" });
  });

  test("near miss: a sliver, the next term, the same party, an ended contract", () => {
    for (const thin of [
      { ...overlap, mu: "0.05" },
      { ...overlap, widthM: 2 },
    ]) {
      const facts = { contracts: [apart], overlaps: [thin] };
      expect(outcomeOf("HT-52", { facts })).toEqual(none);
    }
    for (const patch of [
      { startOn: "2028-03-31", endOn: "2033-03-30" },
      { lessee: "王 小明" },
      { status: "ended" as const },
      { status: "expired" as const },
      { form: "none" as const },
    ]) {
      expect(outcomeOf("HT-52", { facts: { contracts: [{ ...other, ...patch }] } })).toEqual(none);
    }
    const dayEarlier = { ...other, startOn: "2028-03-30" };
    expect(hitOf("HT-52", { facts: { contracts: [dayEarlier] } }).kind).toBe("hit");
  });

  test("lack: no plot named and no polygons compared", () => {
    const contract = { plotCodes: null };
    expect(outcomeOf("HT-52", { contract, facts: { overlaps: null } })).toEqual(
      notChecked("“地块编码”未填"),
    );
    expect(outcomeOf("HT-52", { contract })).toEqual(none);
  });
});
