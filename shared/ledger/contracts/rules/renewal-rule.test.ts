import { describe, expect, test } from "vitest";
import { aContract, hitOf, none, notChecked, outcomeOf } from "../testing/contract-facts.ts";

describe("HT-25 提前续签", () => {
  /** 深州市西周堡村案 (W16): bid price 253–257, signed anew two years early at 100 for 15 years. */
  const old = aContract({
    uid: "old",
    number: "旧-1",
    plotCodes: null,
    startOn: "2005-10-01",
    endOn: "2013-09-30",
    signedOn: "2005-09-20",
    method: "bidding",
    unitPriceYuan: "255",
  });
  const renewed = {
    previousNumber: "旧-1",
    plotCodes: null,
    signedOn: "2011-09-30",
    startOn: "2013-10-01",
    endOn: "2028-09-30",
    method: "direct",
    unitPriceYuan: "100",
  } as const;
  const facts = { contracts: [old] };

  test("hit: Shenzhou, with both prices and the missing tender in words", () => {
    const { values, detail } = hitOf("HT-25", { contract: renewed, facts });
    expect(values).toEqual({
      previousNumber: "旧-1",
      oldEnd: "2013-09-30",
      signedOn: "2011-09-30",
      oldPriceYuan: "255",
      newPriceYuan: "100",
    });
    expect(detail).toBe(
      "原合同 旧-1 到 2013-09-30 才届满,2011-09-30 已续签,提前超过 6 个月,单价由 255 元降为 100 元,承包方式为“直接”",
    );
  });

  test("hit: without the number by the same party on the same plot", () => {
    const plotCodes = ["P1"];
    const earlier = { ...old, plotCodes };
    const contract = { ...renewed, previousNumber: null, plotCodes };
    expect(hitOf("HT-25", { contract, facts: { contracts: [earlier] } }).kind).toBe("hit");
  });

  test("near miss: six months before the end to the day; one day more is a hit", () => {
    const signed = (signedOn: string) => ({ contract: { ...renewed, signedOn }, facts });
    expect(outcomeOf("HT-25", signed("2013-03-30"))).toEqual(none);
    expect(hitOf("HT-25", signed("2013-03-29")).kind).toBe("hit");
  });

  test("lack: no number, a number that is not in the village's register, no end", () => {
    expect(outcomeOf("HT-25")).toEqual(notChecked("“原合同编号”未填"));
    expect(outcomeOf("HT-25", { contract: renewed })).toEqual(notChecked("原合同 旧-1 未登记"));
    const elsewhere = { contracts: [{ ...old, villageCode: "140882101202" }] };
    expect(outcomeOf("HT-25", { contract: renewed, facts: elsewhere })).toEqual(
      notChecked("原合同 旧-1 未登记"),
    );
    const open = { contracts: [{ ...old, endOn: "long_term" }] };
    expect(outcomeOf("HT-25", { contract: renewed, facts: open })).toEqual(
      notChecked("原合同没有终止日期"),
    );
  });
});
