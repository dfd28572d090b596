import { describe, expect, test } from "vitest";
import { checkOutgoing, type OutgoingPaper, type OutgoingSubject } from "./outgoing-check.ts";
import { standingOf } from "./testing/plot-standing.ts";

const day = "2022-06-01";
const plotSubject = (values: Parameters<typeof standingOf>[0], id = "缴费-1"): OutgoingSubject => ({
  id,
  plots: [standingOf(values)],
  claim: null,
});
const claimSubject = (type: string, limitationDaysLeft: number | null): OutgoingSubject => ({
  id: "ZQ-001",
  plots: [],
  claim: { type, limitationDaysLeft },
});

function kinds(paper: OutgoingPaper, subject: OutgoingSubject): string[] {
  const { allowed, stopped } = checkOutgoing(paper, [subject], day);
  return [...allowed, ...stopped][0]!.reasons.map(({ kind }) => kind);
}

describe("出账前体检", () => {
  test("“可发 41 份,停发 7 份”: every paper is in one of the two lists", () => {
    const good = Array.from({ length: 41 }, (_, at) => plotSubject({}, `好-${at}`));
    const bad = Array.from({ length: 7 }, (_, at) =>
      plotSubject({ openObjections: 1 }, `停-${at}`),
    );
    const summary = checkOutgoing("chargeNotice", [...good, ...bad], day);
    expect(summary.headline).toBe("可发 41 份,停发 7 份");
    for (const { reasons } of summary.stopped) expect(reasons[0]?.missingPaper).not.toBe("");
  });

  test.each([
    ["household", { householdLand: true }],
    ["contract", { contractNumber: "HT-1" }],
    ["posting", { postingEndsOn: null }],
    ["posting", { postingEndsOn: day }],
    ["objection", { openObjections: 2 }],
    ["resolution", { resolution: null }],
  ] as const)("a bill and a tender stop for %s", (kind, values) => {
    expect(kinds("chargeNotice", plotSubject(values))).toEqual([kind]);
    expect(kinds("tender", plotSubject(values))).toEqual([kind]);
  });

  test("a tender stops for reserve land above 5 % and for members without land, unless decided", () => {
    const reserve = { reserveLand: true, reservePercent: 6 };
    expect(kinds("tender", plotSubject(reserve))).toEqual(["reserve"]);
    expect(kinds("tender", plotSubject({ ...reserve, reservePercent: null }))).toEqual(["reserve"]);
    expect(kinds("chargeNotice", plotSubject(reserve))).toEqual([]);
    expect(kinds("tender", plotSubject({ landlessMembers: 3 }))).toEqual(["landless"]);
    expect(kinds("tender", plotSubject({ landlessMembers: null }))).toEqual(["landless"]);
    expect(kinds("tender", plotSubject({ landlessMembers: 3, landlessDecided: true }))).toEqual([]);
  });

  test("a posting stops for confirmed land and contracts, not for what posting is to bring about", () => {
    expect(kinds("posting", plotSubject({ resolution: null, postingEndsOn: null }))).toEqual([]);
    expect(kinds("posting", plotSubject({ householdLand: true, contractNumber: "HT-1" }))).toEqual([
      "household",
      "contract",
    ]);
  });

  test("C6 is never pursued; limitation stops a demand until the debtor acknowledges", () => {
    expect(kinds("demand", claimSubject("C6", 100))).toEqual(["agriculturalTax"]);
    expect(kinds("demand", claimSubject("C1", 0))).toEqual([]);
    expect(kinds("demand", claimSubject("C1", -1))).toEqual(["limitation"]);
    expect(kinds("demand", claimSubject("C1", null))).toEqual(["limitation"]);
  });

  test("several plots of one bill: one bad plot stops the paper", () => {
    const subject = {
      id: "缴费-2",
      plots: [standingOf({}), standingOf({ householdLand: true })],
      claim: null,
    };
    expect(kinds("chargeNotice", subject)).toEqual(["household"]);
  });
});

test.each([
  ["chargeNotice", "state"],
  ["tender", "disputed"],
  ["posting", "state"],
] as const)("D35: no %s for %s land", (paper, ownership) => {
  const plots = [standingOf({ ownership })];
  const { stopped } = checkOutgoing(paper, [{ id: "甲", plots, claim: null }], "2022-06-01");
  expect(stopped[0]?.reasons.map(({ kind }) => kind)).toEqual(["ownership"]);
});
