import { describe, expect, test } from "vitest";
import {
  absent,
  aContract,
  aPerson,
  hitOf,
  none,
  notChecked,
  outcomeOf,
} from "../testing/contract-facts.ts";

describe("HT-70 承包方消亡", () => {
  test("hit: struck off (潞城's 僵尸企业, S3), or dead by the day of asking", () => {
    expect(hitOf("HT-70", { contract: { lesseeExists: false } }).values).toEqual({
      lesseeExists: false,
    });
    const facts = { people: [aPerson({ diedOn: "2026-06-30" })] };
    expect(hitOf("HT-70", { facts }).values).toEqual({ diedOn: "2026-06-30" });
  });

  test("near miss: a death after the day of asking; there", () => {
    const facts = { people: [aPerson({ diedOn: "2026-07-01" })] };
    expect(outcomeOf("HT-70", { facts })).toEqual(none);
    expect(outcomeOf("HT-70")).toEqual(none);
  });

  test("lack: nobody says", () => {
    expect(outcomeOf("HT-70", { contract: { lesseeExists: null } })).toEqual(
      notChecked("“承包方存续”未填"),
    );
  });
});

describe("HT-71 身份异常", () => {
  test("hit: a wrong check digit, a lost digit, one number under two names", () => {
    expect(hitOf("HT-71", { contract: { idNumber: "140882198003070018" } }).detail).toBe(
      "证件号校验位不对",
    );
    expect(hitOf("HT-71", { contract: { idNumber: "14088219800307001" } }).detail).toContain(
      "17 位",
    );
    const facts = { people: [aPerson({ name: "王大明" })] };
    expect(hitOf("HT-71", { facts }).values).toMatchObject({ others: "王大明" });
  });

  test("near miss: a card, a card of 15 digits, a company's code", () => {
    expect(outcomeOf("HT-71")).toEqual(none);
    for (const idNumber of ["140882800307001", "91350100M000100Y43"]) {
      expect(outcomeOf("HT-71", { contract: { idNumber } })).toEqual(none);
    }
    expect(hitOf("HT-71", { contract: { idNumber: "91350100M000100Y44" } }).kind).toBe("hit");
  });

  test("lack: no number", () => {
    expect(outcomeOf("HT-71", { contract: { idNumber: null } })).toEqual(
      notChecked("“证件号”未填"),
    );
  });
});

describe("HT-90 日期/数值非法", () => {
  test.each([
    [{ endOn: "2023-04-01" }, "终止 2023-04-01 不晚于起始 2023-04-01"],
    [{ signedOn: "2026-07-01" }, "签订日期 2026-07-01 在将来"],
    [{ contractMu: "0" }, "合同面积(亩)为 0"],
    [{ measuredMu: "-3" }, "实测面积(亩)为 -3"],
    [{ unitPriceYuan: "-1" }, "单价为负数"],
    [{ paidFen: -1 }, "金额为负数"],
  ])("hit: %o", (contract, detail) => {
    expect(hitOf("HT-90", { contract }).detail).toBe(detail);
  });

  test("near miss: the day after the start, signed today", () => {
    const contract = { endOn: "2023-04-02", signedOn: "2026-06-30" };
    expect(outcomeOf("HT-90", { contract })).toEqual(none);
  });

  test("lack: nothing to look at", () => {
    const contract = absent("startOn", "endOn", "signedOn", "contractMu", "measuredMu");
    expect(outcomeOf("HT-90", { contract })).toEqual(notChecked("没有可核对的日期和面积"));
  });
});

describe("HT-91 疑似重复录入", () => {
  const twin = aContract({ uid: "c2", number: "HT-2" });

  test("hit: the same party, plot and start; place and area where no plot is named", () => {
    expect(hitOf("HT-91", { facts: { contracts: [twin] } }).values).toEqual({ same: "HT-2" });
    const contracts = [{ ...twin, plotCodes: null }];
    expect(hitOf("HT-91", { contract: { plotCodes: null }, facts: { contracts } }).kind).toBe(
      "hit",
    );
  });

  test("near miss: another start, party or place", () => {
    for (const patch of [{ startOn: "2023-04-02" }, { lessee: "李四" }, { plotCodes: ["X"] }]) {
      expect(outcomeOf("HT-91", { facts: { contracts: [{ ...twin, ...patch }] } })).toEqual(none);
    }
  });

  test("lack: no party; no plot and no place", () => {
    expect(outcomeOf("HT-91", { contract: { lessee: null } })).toEqual(notChecked("“承包方”未填"));
    expect(outcomeOf("HT-91", { contract: { plotCodes: null, place: null } })).toEqual(
      notChecked("“地块编码”未填"),
    );
  });
});

describe("HT-92 编号不合规", () => {
  test("hit: twice, or not of the county's length", () => {
    const contracts = [aContract({ uid: "c2" })];
    expect(hitOf("HT-92", { facts: { contracts } }).values).toMatchObject({ twins: 1 });
    expect(hitOf("HT-92", { parameters: { digits: 18 } }).detail).toBe(
      "编号 HT2023-001:应为 18 位",
    );
  });

  test("near miss: once, any length", () => {
    expect(outcomeOf("HT-92")).toEqual(none);
  });

  test("lack: no number", () => {
    expect(outcomeOf("HT-92", { contract: { number: null } })).toEqual(
      notChecked("“合同编号”未填"),
    );
  });
});
