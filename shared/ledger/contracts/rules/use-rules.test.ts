import { describe, expect, test } from "vitest";
import { aPaper, hitOf, none, notChecked, outcomeOf, someLand } from "../testing/contract-facts.ts";

describe("HT-53 擅自改变用途", () => {
  test("hit: by the sheet, the field form and the survey", () => {
    expect(hitOf("HT-53", { contract: { currentUse: "建养殖场" } }).detail).toBe(
      "约定种植,现状用途“建养殖场”为建设",
    );
    const pond = { land: [someLand({ currentUse: "pond" })] };
    expect(hitOf("HT-53", { facts: pond }).values).toEqual({ agreed: "crop", seen: "pond" });
    const survey = { land: [someLand({ surveyClass: "0601" })] };
    expect(hitOf("HT-53", { facts: survey }).detail).toContain("三调地类 0601为建设");
  });

  test("near miss: wheat to apples; a pond that was let as one; a works yard let for building", () => {
    expect(outcomeOf("HT-53", { contract: { currentUse: "苹果" } })).toEqual(none);
    const pond = { use: "养鱼", currentUse: "鱼塘" };
    expect(outcomeOf("HT-53", { contract: pond, facts: { land: [] } })).toEqual(none);
    const yard = { use: "建厂房", currentUse: "厂房" };
    expect(outcomeOf("HT-53", { contract: yard, facts: { land: [] } })).toEqual(none);
  });

  test("lack: no use agreed or seen, or none that we know", () => {
    expect(outcomeOf("HT-53", { contract: { use: null, landClass: null } })).toEqual(
      notChecked("“用途”未填"),
    );
    const unseen = { land: [someLand({ currentUse: "fallow", surveyClass: "1206" })] };
    expect(outcomeOf("HT-53", { contract: { currentUse: null }, facts: unseen })).toEqual(
      notChecked("“现状用途”未填"),
    );
    expect(outcomeOf("HT-53", { contract: { currentUse: "其它" }, facts: unseen })).toEqual(
      notChecked("现状用途认不出"),
    );
  });
});

describe("HT-54 占用永久基本农田", () => {
  const farmland = (basicFarmlandMu: string | null) => ({ land: [someLand({ basicFarmlandMu })] });

  test("hit: trees on it", () => {
    const contract = { currentUse: "杨树林" };
    expect(hitOf("HT-54", { contract, facts: farmland("0.06") }).values).toEqual({
      plots: "14088210120101W0001 0.06 亩",
      uses: "forest",
    });
  });

  test("near miss: 0.05 mu; maize", () => {
    const contract = { currentUse: "杨树林" };
    expect(outcomeOf("HT-54", { contract, facts: farmland("0.05") })).toEqual(none);
    expect(outcomeOf("HT-54", { facts: farmland("20") })).toEqual(none);
  });

  test("lack: the layer is not there", () => {
    expect(outcomeOf("HT-54", { facts: farmland(null) })).toEqual(
      notChecked("没有永久基本农田资料"),
    );
  });
});

describe("HT-55 擅自转包转租", () => {
  test("hit: another operator, another tiller", () => {
    expect(hitOf("HT-55", { contract: { operator: "孙八" } }).values).toEqual({
      lessee: "王小明",
      users: "孙八",
    });
    const facts = { land: [someLand({ tillerName: "孙八" })] };
    expect(hitOf("HT-55", { facts }).kind).toBe("hit");
  });

  test("near miss: the party itself, one of two parties, a consent", () => {
    expect(outcomeOf("HT-55", { contract: { operator: "王 小明" } })).toEqual(none);
    const two = { lessee: "孙八、王小明", operator: "孙八" };
    expect(outcomeOf("HT-55", { contract: two })).toEqual(none);
    const facts = { papers: [aPaper("consent")] };
    expect(outcomeOf("HT-55", { contract: { operator: "孙八" }, facts })).toEqual(none);
  });

  test("lack: nobody says who tills", () => {
    expect(outcomeOf("HT-55", { contract: { operator: null }, facts: { land: [] } })).toEqual(
      notChecked("“现经营者”未填"),
    );
  });
});

describe("HT-60 把耕地/林地当四荒发包", () => {
  const waste = { landClass: "waste", signedOn: "2015-03-01" } as const;
  const land = (baselineClass: string | null, surveyClass: string | null) => ({
    land: [someLand({ baselineClass, surveyClass })],
  });

  test("hit: arable or forest in the survey of its time", () => {
    expect(hitOf("HT-60", { contract: waste, facts: land("013", "0404") }).detail).toContain(
      "二调为耕地或林地",
    );
    const recent = { ...waste, signedOn: "2021-01-01" };
    expect(hitOf("HT-60", { contract: recent, facts: land("043", "0301") }).detail).toContain(
      "三调",
    );
  });

  test("near miss: grass then, arable now", () => {
    expect(outcomeOf("HT-60", { contract: waste, facts: land("043", "0103") })).toEqual(none);
    expect(outcomeOf("HT-60", { facts: land("013", "0103") })).toEqual(none);
  });

  test("lack: no survey of that time", () => {
    expect(outcomeOf("HT-60", { contract: waste, facts: land(null, "0103") })).toEqual(
      notChecked("地块没有二调地类"),
    );
  });
});
