import { describe, expect, test } from "vitest";
import { unitsText } from "../exact.ts";
import { contractPrice } from "../prices.ts";
import {
  absent,
  aContract,
  hitOf,
  none,
  notChecked,
  outcomeOf,
} from "../testing/contract-facts.ts";

/** Peers of other parties with these prices, all of the sound contract's class, township and year. */
const peers = (prices: readonly string[], patch: object = {}) =>
  prices.map((unitPriceYuan, at) =>
    aContract({ uid: `p${at}`, number: `P${at}`, unitPriceYuan, plotCodes: null, ...patch }),
  );
const five = ["190", "200", "210", "220", "205"];

describe("HT-30 价格明显偏低", () => {
  test("hit: under half of the median, the peer group shown", () => {
    const { values, detail } = hitOf("HT-30", { facts: { contracts: peers(five) } });
    expect(values).toEqual({
      ...{ priceYuan: "100", landClass: "dry" },
      ...{ medianYuan: "205", percent: 50 },
    });
    expect(detail).toBe(
      "单价 100 元/亩·年,不到同类中位价 205 元的 50%(同乡镇、旱地、2020–2026 年签订的 5 份)",
    );
  });

  test("near miss: half of the median exactly; the middle of two prices", () => {
    const exact = peers(["190", "200", "200", "220", "205"]);
    expect(outcomeOf("HT-30", { facts: { contracts: exact } })).toEqual(none);
    const six = peers(["190", "190", "200", "200.01", "220", "220"]);
    expect(hitOf("HT-30", { facts: { contracts: six } }).values.medianYuan).toBe("200.01");
  });

  test("lack: four peers are 同类不足,未核; other class, township, kind or time are no peers", () => {
    const lack = notChecked("同类不足,未核");
    expect(outcomeOf("HT-30", { facts: { contracts: peers(five.slice(1)) } })).toEqual(lack);
    for (const patch of [
      { landClass: "pond" },
      { villageCode: "140882102201" },
      { signedOn: "2026-03-02" },
      { signedOn: "2020-02-29" },
      { kind: "works" },
      { form: "none" },
    ]) {
      expect(outcomeOf("HT-30", { facts: { contracts: peers(five, patch) } })).toEqual(lack);
    }
    const edge = peers(five, { signedOn: "2026-03-01" });
    expect(hitOf("HT-30", { facts: { contracts: edge } }).kind).toBe("hit");
    expect(outcomeOf("HT-30", { contract: { unitPriceYuan: null, totalFen: null } })).toEqual(
      notChecked("“单价(元/亩·年)”未填"),
    );
  });

  test("a floor of the county counts without peers", () => {
    const parameters = { floor_dry: 100.01 };
    expect(hitOf("HT-30", { parameters }).detail).toBe(
      "单价 100 元/亩·年,低于旱地最低价 100.01 元",
    );
    expect(outcomeOf("HT-30", { parameters: { floor_dry: 100 } })).toEqual(
      notChecked("同类不足,未核"),
    );
  });

  test("W15, W6: prices worked out from total, term and area", () => {
    const price = (totalFen: number, contractMu: string, endOn: string) =>
      unitsText(
        contractPrice(
          aContract({ unitPriceYuan: null, totalFen, contractMu, startOn: "1996-01-01", endOn }),
        ) ?? 0n,
      );
    expect(price(1_600_000, "50.6", "2045-12-31")).toBe("6.32");
    expect(price(100_000, "150", "2045-12-31")).toBe("0.13");
    expect(price(1_000_000, "150", "1996-12-31")).toBe("66.67");
  });
});

describe("HT-31 无偿占用", () => {
  test("hit: nothing filled in (D32), or zero", () => {
    const free = { unitPriceYuan: null, totalFen: null };
    const found = hitOf("HT-31", { contract: free });
    // Using it goes on: the law of the day of asking holds, not that of signing.
    expect([found.detail, found.lawOn]).toEqual(["单价和总价都未填,使用人 王小明", "2026-06-30"]);
    expect(hitOf("HT-31", { contract: { unitPriceYuan: "0", totalFen: null } }).detail).toContain(
      "0",
    );
    expect(hitOf("HT-31", { contract: { ...free, form: "none" } }).kind).toBe("hit");
  });

  test("near miss: a total alone; works; ended", () => {
    expect(outcomeOf("HT-31", { contract: { unitPriceYuan: null } })).toEqual(none);
    const free = { unitPriceYuan: null, totalFen: null };
    expect(outcomeOf("HT-31", { contract: { ...free, kind: "works" } })).toEqual(none);
    expect(outcomeOf("HT-31", { contract: { ...free, status: "ended" } })).toEqual(none);
  });

  test("lack: a heading is absent", () => {
    expect(outcomeOf("HT-31", { contract: absent("unitPriceYuan", "totalFen") })).toEqual(
      notChecked("没有“单价(元/亩·年)”列"),
    );
    expect(
      outcomeOf("HT-31", { contract: { ...absent("totalFen"), unitPriceYuan: null } }),
    ).toEqual(notChecked("没有“总价(元)”列"));
  });
});

describe("HT-32 无递增/调价机制", () => {
  const long = { escalation: "无", endOn: "2028-04-02" };

  test("hit: over five years without a clause", () => {
    expect(hitOf("HT-32", { contract: long }).kind).toBe("hit");
  });

  test("near miss: five years to the day; a clause", () => {
    expect(outcomeOf("HT-32", { contract: { ...long, endOn: "2028-04-01" } })).toEqual(none);
    expect(outcomeOf("HT-32", { contract: { endOn: "2048-04-01" } })).toEqual(none);
  });

  test("lack: empty is not 无", () => {
    expect(outcomeOf("HT-32", { contract: { ...long, escalation: null } })).toEqual(
      notChecked("“递增条款”未填"),
    );
  });
});

describe("HT-33 一次性收取多年", () => {
  test("hit: six years ahead, or the whole term in one sum", () => {
    expect(hitOf("HT-33", { contract: { prepaidYears: 6 } }).detail).toBe(
      "一次预收 6 年,超过 5 年",
    );
    const once = { prepaidYears: null, payment: "once", endOn: "2033-03-31" } as const;
    expect(hitOf("HT-33", { contract: once }).values).toEqual({ prepaidYears: "10", years: 5 });
  });

  test("near miss: five years; yearly", () => {
    expect(outcomeOf("HT-33", { contract: { prepaidYears: 5 } })).toEqual(none);
    expect(outcomeOf("HT-33", { contract: { prepaidYears: null } })).toEqual(none);
  });

  test("lack: neither years nor way of paying", () => {
    expect(outcomeOf("HT-33", { contract: { prepaidYears: null, payment: null } })).toEqual(
      notChecked("“预收年数”未填"),
    );
  });
});

describe("HT-34 “冤大头”条款", () => {
  test("hit, near miss, lack", () => {
    expect(hitOf("HT-34", { contract: { buyBack: "到期由村按价回购树木" } }).detail).toBe(
      "回购条款:到期由村按价回购树木",
    );
    expect(outcomeOf("HT-34", { contract: { buyBack: "无" } })).toEqual(none);
    expect(outcomeOf("HT-34", { contract: { buyBack: null } })).toEqual(
      notChecked("“回购条款”未填"),
    );
  });
});

describe("HT-35 金额自相矛盾", () => {
  const fixed = { escalation: "无" };

  test("hit: 20 mu × 100 yuan × 5 years are 10,000 yuan, not 20,000", () => {
    expect(hitOf("HT-35", { contract: { ...fixed, totalFen: 2_000_000 } }).detail).toBe(
      "20 亩 × 100 元 × 5 年 = 10000 元,总价写 20000 元",
    );
  });

  test("near miss: one per cent of the total; both ways of writing five years", () => {
    expect(outcomeOf("HT-35", { contract: { ...fixed, totalFen: 1_010_101 } })).toEqual(none);
    expect(hitOf("HT-35", { contract: { ...fixed, totalFen: 1_010_102 } }).kind).toBe("hit");
    expect(outcomeOf("HT-35", { contract: { ...fixed, endOn: "2028-04-01" } })).toEqual(none);
  });

  test("lack: a number is missing, or the price rises by itself", () => {
    expect(outcomeOf("HT-35", { contract: { ...fixed, totalFen: null } })).toEqual(
      notChecked("“总价(元)”未填"),
    );
    expect(outcomeOf("HT-35")).toEqual(notChecked("有递增条款,总价不能简单相乘"));
  });
});
