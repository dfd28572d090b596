import { describe, expect, test } from "vitest";
import type { DisposalRoute } from "../../land/field-form.ts";
import { checkRoutes, type RouteCase } from "./disposal-routes.ts";
import { wasteLandInName } from "./plot-standing.ts";
import { standingOf } from "./testing/plot-standing.ts";

const ready: RouteCase = {
  onDay: "2022-06-01",
  noticeGiven: true,
  outsideGrowingSeason: true,
  bothSigned: true,
  serviceContractSigned: true,
  toOutsider: false,
  townApproval: null,
};

function check(
  route: DisposalRoute,
  standing: Parameters<typeof standingOf>[0] = {},
  given = ready,
) {
  return checkRoutes(standingOf(standing), given).find((one) => one.route === route)!;
}

describe("land.md §6: what must be true first", () => {
  test("a plot with everything in order stops nowhere", () => {
    for (const { blocks, missing, warnings, route } of checkRoutes(standingOf({}), ready)) {
      if (route === "renegotiate") expect(missing).toEqual(["先登记现有合同"]);
      else expect([route, blocks, missing, warnings]).toEqual([route, [], [], []]);
    }
  });

  test.each(["take_back", "charge", "auction", "allot", "entrust", "invest"] as const)(
    "D35: household land blocks %s with the article",
    (route) => {
      expect(check(route, { householdLand: true }).blocks[0]?.article).toContain("第二十七条");
    },
  );

  test("V7: a plot in a valid contract offers only renegotiation", () => {
    const standing = standingOf({ contractNumber: "HT-2019-3" });
    const open = checkRoutes(standing, ready).filter(({ blocks }) => blocks.length === 0);
    expect(open.map(({ route }) => route)).toEqual(["keep", "renegotiate", "hand_over"]);
    expect(check("charge", { contractNumber: "HT-2019-3" }).blocks[0]?.text).toContain("HT-2019-3");
    expect(
      check("renegotiate", { contractNumber: "HT-2019-3" }, { ...ready, bothSigned: false })
        .missing[0],
    ).toContain("第五百三十三条");
  });

  test.each(["state", "disputed"] as const)(
    "%s land may only be kept or handed over",
    (ownership) => {
      for (const route of ["charge", "auction", "allot", "entrust", "invest"] as const) {
        expect(check(route, { ownership }).blocks).toHaveLength(1);
      }
      expect(check("hand_over", { ownership }).blocks).toEqual([]);
    },
  );

  test("reserve land: exactly 5 % may be tendered, above it not (承包法 67)", () => {
    expect(check("auction", { reserveLand: true, reservePercent: 5 }).blocks).toEqual([]);
    expect(
      check("auction", { reserveLand: true, reservePercent: 5.01 }).blocks[0]?.article,
    ).toContain("第六十七条");
  });

  test("arable land is no 四荒", () => {
    expect(check("auction", { wasteLandInName: true }).blocks[0]?.article).toContain("第四十八条");
    const unknown = check("auction", { wasteLandInName: null });
    expect([unknown.blocks, unknown.missing.join()]).toEqual([[], expect.stringContaining("未核")]);
  });

  test.each([
    ["arable", [true, "0103", "collective"], true],
    ["forest", [true, "0301", "collective"], true],
    ["disputed, of whatever class", [true, "0404", "disputed"], true],
    ["grass that nobody uses", [true, "0404", "collective"], false],
    ["nobody calls it 四荒", [false, "0103", "collective"], false],
    ["the class is not known", [true, null, "collective"], null],
  ] as const)("四荒 in name only: %s", (_, [isCalled, surveyClass, owner], expected) => {
    expect(wasteLandInName(isCalled, surveyClass, owner)).toBe(expected);
  });

  test("members without land are told of before any tender (承包法 29), also when nobody counted them", () => {
    expect(check("auction", { landlessMembers: 7 }).warnings[0]).toContain("7 人");
    expect(check("auction", { landlessMembers: null }).warnings[0]).toContain("未登记");
    expect(check("auction", { landlessMembers: 0 }).warnings).toEqual([]);
  });

  test("an outsider needs the township (承包法 52)", () => {
    expect(check("auction", {}, { ...ready, toOutsider: true }).missing[0]).toContain("第五十二条");
    expect(
      check("auction", {}, { ...ready, toOutsider: true, townApproval: "乡批1" }).missing,
    ).toEqual([]);
  });

  test("decision, posting, objections, signed mu, price", () => {
    const bare = { resolution: null, postingEndsOn: null, signedMu: null, priceSet: false };
    expect(check("charge", bare).missing).toEqual([
      "依法召开会议并形成决议",
      "公示",
      "现场核查表签字确认亩数",
      "会议议定收费标准",
    ]);
    expect(check("charge", { postingEndsOn: "2022-06-01", openObjections: 1 }).missing).toEqual([
      "等公示期满(2022-06-01 止)",
      "办结 1 件异议",
    ]);
  });

  test("taking back wants a notice and waits for the harvest", () => {
    const early = { ...ready, noticeGiven: false, outsideGrowingSeason: false };
    expect(check("take_back", {}, early).missing).toEqual([
      "送达收回通知",
      "等到收获后或下一季播种前",
    ]);
  });
});
