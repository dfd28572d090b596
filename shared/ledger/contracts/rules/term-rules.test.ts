import { describe, expect, test } from "vitest";
import { lawTable } from "../../../../seeds/law-table.ts";
import { citation } from "../../meetings/citation.ts";
import { contractRule } from "../contract-rules.ts";
import {
  absent,
  aUnit,
  hitOf,
  none,
  notChecked,
  outcomeOf,
  someLand,
} from "../testing/contract-facts.ts";

const days = (startOn: string, endOn: string, signedOn = startOn) => ({ startOn, endOn, signedOn });
const lease = { kind: "lease" } as const;
const waste = { kind: "contracting", landClass: "waste" } as const;

describe("HT-20 租赁期超 20 年", () => {
  test("A7: a lease of 25 years is a hit, a 四荒 contract of 40 years is not", () => {
    const contract = { ...lease, ...days("2015-01-01", "2039-12-31") };
    expect(hitOf("HT-20", { contract })).toMatchObject({
      detail: "租赁期 2015-01-01 至 2039-12-31,25 年,超过 20 年",
      severity: null,
    });
    const forty = { ...waste, ...days("2015-01-01", "2054-12-31") };
    expect(outcomeOf("HT-20", { contract: forty })).toEqual(none);
    expect(outcomeOf("HT-21", { contract: forty })).toEqual(none);
  });

  test("near miss, D34: the anniversary is not over, the day after it is", () => {
    expect(
      outcomeOf("HT-20", { contract: { ...lease, ...days("2015-01-01", "2035-01-01") } }),
    ).toEqual(none);
    expect(
      hitOf("HT-20", { contract: { ...lease, ...days("2015-01-01", "2035-01-02") } }).kind,
    ).toBe("hit");
    const leapDay = { ...lease, ...days("2016-02-29", "2036-02-29") };
    expect(outcomeOf("HT-20", { contract: leapDay })).toEqual(none);
  });

  test("a lease from before 1999-10-01 is orange; 承包法 66 does not cover leases", () => {
    const contract = { ...lease, ...days("1998-01-01", "2028-01-01") };
    expect(hitOf("HT-20", { contract }).severity).toBe("orange");
    const first = { ...lease, ...days("1999-10-01", "2029-10-02") };
    expect(hitOf("HT-20", { contract: first }).severity).toBeNull();
  });

  test("D33: the Civil Code is no basis for a lease of 2015", () => {
    const { refs } = contractRule("HT-20");
    expect(citation(lawTable, refs, "2015-01-01")).toBe("当时条文未核,参见《民法典》第七百零五条");
    expect(citation(lawTable, refs, "2022-01-01")).toBe("《民法典》第七百零五条");
  });

  test("lack: kind or days", () => {
    expect(outcomeOf("HT-20", { contract: { kind: null } })).toEqual(notChecked("“合同类型”未填"));
    expect(outcomeOf("HT-20", { contract: { ...lease, endOn: null } })).toEqual(
      notChecked("“终止日期”未填"),
    );
  });
});

describe("HT-21 四荒承包期超上限", () => {
  test("hit: red; before 2003-03-01 yellow, because 承包法 66 covers the term", () => {
    const contract = { ...waste, ...days("2005-01-01", "2060-01-01") };
    expect(hitOf("HT-21", { contract }).severity).toBeNull();
    const old = hitOf("HT-21", { contract: { ...waste, ...days("1998-01-01", "2068-01-01") } });
    expect(old.severity).toBe("yellow");
    expect(old.detail).toContain("期限继续有效");
  });

  test("near miss: fifty years to the day; a dry field; another limit", () => {
    const fifty = { ...waste, ...days("2005-01-01", "2055-01-01") };
    expect(outcomeOf("HT-21", { contract: fifty })).toEqual(none);
    expect(hitOf("HT-21", { contract: fifty, parameters: { years: 30 } }).kind).toBe("hit");
    expect(outcomeOf("HT-21", { contract: days("2005-01-01", "2060-01-01") })).toEqual(none);
  });

  test("lack: neither class nor source of the land", () => {
    const contract = { landClass: null, landSource: null };
    expect(outcomeOf("HT-21", { contract })).toEqual(notChecked("“地类”未填"));
  });
});

describe("HT-22 耕地类超二轮承包剩余期", () => {
  test("hit: a day behind the end of the second round", () => {
    expect(hitOf("HT-22", { contract: { endOn: "2029-01-01" } }).values).toEqual({
      end: "2029-01-01",
      round: "2028-12-31",
    });
  });

  test("near miss: its last day; the extension signed; protected; no arable land", () => {
    expect(outcomeOf("HT-22", { contract: { endOn: "2028-12-31" } })).toEqual(none);
    const extended = { units: [aUnit({ extensionEndsOn: "2058-12-31" })] };
    expect(outcomeOf("HT-22", { contract: { endOn: "2029-01-01" }, facts: extended })).toEqual(
      none,
    );
    const old = days("2002-01-01", "2032-01-01");
    expect(outcomeOf("HT-22", { contract: old })).toEqual(none);
    expect(hitOf("HT-22", { contract: { ...old, kind: "lease" } }).kind).toBe("hit");
    expect(outcomeOf("HT-22", { contract: { landClass: "pond", endOn: "2040-01-01" } })).toEqual(
      none,
    );
  });

  test("lack: the village's day is not known", () => {
    const facts = { units: [aUnit({ secondRoundEndsOn: null })] };
    expect(outcomeOf("HT-22", { facts })).toEqual(notChecked("该村二轮到期日未填"));
  });
});

describe("HT-23 期限偏长", () => {
  test("hit: over fifteen years and lawful", () => {
    expect(
      hitOf("HT-23", { contract: { ...lease, ...days("2015-01-01", "2034-12-31") } }).detail,
    ).toBe("期限 2015-01-01 至 2034-12-31,20 年,超过 15 年");
  });

  test("near miss: fifteen years; what is unlawful belongs to HT-20 and HT-21", () => {
    expect(outcomeOf("HT-23", { contract: days("2015-01-01", "2030-01-01") })).toEqual(none);
    const tooLong = { ...lease, ...days("2015-01-01", "2040-01-01") };
    expect(outcomeOf("HT-23", { contract: tooLong })).toEqual(none);
    const wasteTooLong = { ...waste, ...days("2005-01-01", "2060-01-01") };
    expect(outcomeOf("HT-23", { contract: wasteTooLong })).toEqual(none);
  });

  test("lack: no start", () => {
    expect(outcomeOf("HT-23", { contract: { startOn: null } })).toEqual(
      notChecked("“起始日期”未填"),
    );
  });
});

describe("HT-24 到期未收回/未续签", () => {
  test("hit: past its end and still active, or expired with somebody on the land", () => {
    expect(hitOf("HT-24", { contract: { endOn: "2026-06-29" } }).values).toEqual({
      end: "2026-06-29",
      status: "active",
    });
    const used = { endOn: "2026-06-29", status: "expired", operator: null } as const;
    expect(hitOf("HT-24", { contract: used }).detail).toContain("仍由 王小明 使用");
  });

  test("near miss: its last day; expired and empty; ended", () => {
    expect(outcomeOf("HT-24", { contract: { endOn: "2026-06-30" } })).toEqual(none);
    const left = { endOn: "2026-06-29", status: "expired", operator: null } as const;
    const empty = { land: [someLand({ tillerName: null })] };
    expect(outcomeOf("HT-24", { contract: left, facts: empty })).toEqual(none);
    expect(outcomeOf("HT-24", { contract: { endOn: "2020-01-01", status: "ended" } })).toEqual(
      none,
    );
  });

  test("lack: no status", () => {
    expect(outcomeOf("HT-24", { contract: { status: null } })).toEqual(notChecked("“状态”未填"));
  });
});

describe("HT-26 未约定期限", () => {
  test("hit: 长期, 未约定, empty (D32)", () => {
    expect(hitOf("HT-26", { contract: { endOn: "long_term" } }).detail).toBe("终止日期为“长期”");
    const both = { startOn: "not_agreed", endOn: null } as const;
    expect(hitOf("HT-26", { contract: both }).detail).toBe("起始日期为“未约定”,终止日期未填");
  });

  test("near miss: two days", () => {
    expect(outcomeOf("HT-26")).toEqual(none);
  });

  test("lack: no heading", () => {
    expect(outcomeOf("HT-26", { contract: absent("endOn") })).toEqual(
      notChecked("没有“终止日期”列"),
    );
  });
});

describe("HT-27 即将到期", () => {
  test("hit: today and the ninetieth day", () => {
    for (const endOn of ["2026-06-30", "2026-09-28"]) {
      const { values, detail } = hitOf("HT-27", { contract: { endOn } });
      expect(values).toEqual({ end: endOn });
      expect(detail).toBe(`${endOn} 到期,在 90 天内`);
    }
  });

  test("near miss: the day before and the ninety-first", () => {
    for (const endOn of ["2026-06-29", "2026-09-29"]) {
      expect(outcomeOf("HT-27", { contract: { endOn } })).toEqual(none);
    }
  });

  test("lack: no end", () => {
    expect(outcomeOf("HT-27", { contract: { endOn: null } })).toEqual(notChecked("“终止日期”未填"));
  });
});

describe("HT-28 机动地租期过长", () => {
  const reserve = { landSource: "reserve" } as const;

  test("hit: by the sheet or by DKLB 22", () => {
    expect(hitOf("HT-28", { contract: reserve }).detail).toContain("5 年,超过 3 年");
    const facts = { land: [someLand({ parcelKind: "22" })] };
    expect(hitOf("HT-28", { facts }).kind).toBe("hit");
  });

  test("near miss: three years; other land", () => {
    const three = { ...reserve, ...days("2023-04-01", "2026-04-01") };
    expect(outcomeOf("HT-28", { contract: three })).toEqual(none);
    expect(outcomeOf("HT-28")).toEqual(none);
  });

  test("lack: nobody says whose land it was", () => {
    expect(outcomeOf("HT-28", { contract: { landSource: null } })).toEqual(
      notChecked("“土地来源”未填"),
    );
  });
});
