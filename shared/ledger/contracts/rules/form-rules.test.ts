import { describe, expect, test } from "vitest";
import {
  absent,
  aPaper,
  aPerson,
  aUnit,
  hitOf,
  none,
  notChecked,
  outcomeOf,
  someLand,
} from "../testing/contract-facts.ts";

describe("HT-01 口头合同", () => {
  test("hit: oral, or nothing written and no original; an empty cell is a hit (D32)", () => {
    expect(hitOf("HT-01", { contract: { form: "oral" } }).values).toEqual({ form: "oral" });
    expect(hitOf("HT-01", { contract: { form: null } }).detail).toContain("未填");
  });

  test("near miss: written, no contract at all (HT-04), an original, a lease of under six months", () => {
    expect(outcomeOf("HT-01")).toEqual(none);
    expect(outcomeOf("HT-01", { contract: { form: "none" } })).toEqual(none);
    const facts = { papers: [aPaper("contract")] };
    expect(outcomeOf("HT-01", { contract: { form: null }, facts })).toEqual(none);
    const lease = { form: "oral", kind: "lease", startOn: "2026-01-01" } as const;
    expect(outcomeOf("HT-01", { contract: { ...lease, endOn: "2026-06-30" } })).toEqual(none);
    expect(hitOf("HT-01", { contract: { ...lease, endOn: "2026-07-01" } }).kind).toBe("hit");
  });

  test("lack: no heading", () => {
    const outcome = outcomeOf("HT-01", { contract: absent("form") });
    expect(outcome).toEqual(notChecked("没有“合同形式”列"));
  });
});

describe("HT-02 要素不全", () => {
  test("hit: names every term that is empty (D32)", () => {
    const contract = { idNumber: null, use: "", endOn: null } as const;
    expect(hitOf("HT-02", { contract }).values).toEqual({ missing: "终止日期、证件号、用途" });
    const bounds = { east: null, south: null, west: null, north: null };
    expect(hitOf("HT-02", { contract: bounds }).detail).toBe("未填:东至/南至/西至/北至");
  });

  test("near miss: one of price or total is enough; a house needs no neighbours", () => {
    expect(outcomeOf("HT-02", { contract: { unitPriceYuan: null } })).toEqual(none);
    const house = {
      landClass: "building",
      east: null,
      south: null,
      west: null,
      north: null,
    } as const;
    expect(outcomeOf("HT-02", { contract: { ...house, contractMu: null } })).toEqual(none);
    const works = { kind: "works", idNumber: null, use: null, place: null } as const;
    expect(outcomeOf("HT-02", { contract: works })).toEqual(none);
  });

  test("lack: a heading that is absent is no empty cell", () => {
    const outcome = outcomeOf("HT-02", { contract: absent("idNumber") });
    expect(outcome).toEqual(notChecked("没有“证件号”列"));
  });
});

describe("HT-03 发包主体不符", () => {
  const group = { land: [someLand({ ownershipCode: "31" })] };

  test("hit: the group's land let by the village, or a person who lets", () => {
    expect(hitOf("HT-03", { facts: group }).values).toEqual({
      lessor: "南沟村股份经济合作社",
      plots: "14088210120101W0001",
    });
    expect(hitOf("HT-03", { contract: { lessor: "李 大山" } }).detail).toContain("是个人");
  });

  test("near miss: the group itself, its resolution, the village's own land", () => {
    expect(
      outcomeOf("HT-03", { contract: { lessor: "南沟村第三村民小组" }, facts: group }),
    ).toEqual(none);
    const ratified = { ...group, papers: [aPaper("group_resolution")] };
    expect(outcomeOf("HT-03", { facts: ratified })).toEqual(none);
    expect(outcomeOf("HT-03")).toEqual(none);
  });

  test("lack: no lessor, no plot, no ownership", () => {
    expect(outcomeOf("HT-03", { contract: { lessor: null } })).toEqual(notChecked("“发包方”未填"));
    expect(outcomeOf("HT-03", { contract: { plotCodes: null } })).toEqual(
      notChecked("“地块编码”未填"),
    );
    const unknown = { land: [someLand({ ownershipCode: null })] };
    expect(outcomeOf("HT-03", { facts: unknown })).toEqual(notChecked("地块权属未登记"));
  });
});

describe("HT-04 应签未签", () => {
  test("hit: used without a contract", () => {
    const { values, lawOn } = hitOf("HT-04", { contract: { form: "none", operator: "钱七" } });
    expect([values, lawOn]).toEqual([{ form: "none", user: "钱七" }, "2026-06-30"]);
  });

  test("near miss: oral is HT-01's, and what has ended is over", () => {
    expect(outcomeOf("HT-04", { contract: { form: "oral" } })).toEqual(none);
    expect(outcomeOf("HT-04", { contract: { form: "none", status: "ended" } })).toEqual(none);
  });

  test("lack: an empty cell is HT-01's hit and not checked here", () => {
    expect(outcomeOf("HT-04", { contract: { form: null } })).toEqual(notChecked("“合同形式”未填"));
  });
});

describe("HT-05 档案缺失", () => {
  const recorded = { units: [aUnit({ papersRecorded: true })] };

  test("hit: only where the village is marked 档案已录 (D32)", () => {
    const facts = { ...recorded, papers: [aPaper("contract")] };
    expect(hitOf("HT-05", { facts }).values).toEqual({ missing: "会议记录、收据" });
  });

  test("near miss: all papers there; nothing paid, no receipt needed", () => {
    const papers = [aPaper("contract"), aPaper("minutes")];
    expect(
      outcomeOf("HT-05", { contract: { paidFen: 0 }, facts: { ...recorded, papers } }),
    ).toEqual(none);
    const all = [...papers, aPaper("receipt")];
    expect(outcomeOf("HT-05", { facts: { ...recorded, papers: all } })).toEqual(none);
  });

  test("lack: not marked", () => {
    expect(outcomeOf("HT-05")).toEqual(notChecked("该村未标明档案已录"));
  });
});

describe("HT-06 代签/签章存疑", () => {
  test("hit: signed after the death, or by somebody else", () => {
    const facts = { people: [aPerson({ diedOn: "2023-02-28" })] };
    expect(hitOf("HT-06", { facts }).detail).toBe("王小明于 2023-02-28 去世,合同签订于 2023-03-01");
    expect(hitOf("HT-06", { contract: { signer: "王大明" } }).values).toEqual({
      signer: "王大明",
      lessee: "王小明",
    });
  });

  test("near miss: signed on the day of the death; alive; signed by one of two parties", () => {
    const sameDay = { people: [aPerson({ diedOn: "2023-03-01" })] };
    expect(outcomeOf("HT-06", { facts: sameDay })).toEqual(none);
    expect(outcomeOf("HT-06", { facts: { people: [aPerson()] } })).toEqual(none);
    const facts = { people: [aPerson()] };
    const two = { lessee: "王小明、李四", signer: "王小明" };
    expect(outcomeOf("HT-06", { contract: two, facts })).toEqual(none);
    const both = { ...two, signer: "李四,王小明" };
    expect(outcomeOf("HT-06", { contract: both, facts })).toEqual(none);
  });

  test("lack: no day of signing, nobody in the register of people", () => {
    expect(outcomeOf("HT-06", { contract: { signedOn: null } })).toEqual(
      notChecked("“签订日期”未填"),
    );
    expect(outcomeOf("HT-06")).toEqual(notChecked("承包方不在人员表中,不知是否在世"));
  });

  test("lack: a company never signs itself", () => {
    const company = { lessee: "南沟种植专业合作社", signer: "王大明" };
    expect(outcomeOf("HT-06", { contract: company })).toEqual(
      notChecked("承包方是单位,签字人是否有权代表要看授权"),
    );
  });
});
