import { describe, expect, test } from "vitest";
import { lawTable } from "../../../seeds/law-table.ts";
import { checkVote, decisionBasis, decisionLine } from "./decision-line.ts";
import { votesNeeded } from "./law-table.ts";
import type { MeetingFacts } from "./meeting-facts.ts";

const asked = { subject: "land", on: "2025-06-10", body: "members", unit: "person" } as const;

function meeting(patch: Partial<MeetingFacts>): MeetingFacts {
  return {
    type: "villager_representatives",
    heldOn: "2023-05-01",
    unit: "representative",
    due: 30,
    present: 20,
    inFavour: 11,
    proxies: null,
    ...patch,
  };
}

describe("the line of a vote (D33, D34)", () => {
  test("prints the line of the village: 应到 312,须到 208,须同意 208", () => {
    const line = decisionLine(lawTable, { ...asked, due: 312, present: null });
    expect(line).toMatchObject({
      kind: "line",
      text: "应到 312,须到 208,须同意 208",
      basis: "《农村集体经济组织法》第二十六条、第二十七条、第二十八条",
    });
  });

  test("shares round up: 2/3 of 313 are 209, more than half of 20 are 11", () => {
    const twoThirds = { numerator: 2, denominator: 3, strict: false };
    expect(votesNeeded(twoThirds, 313)).toBe(209);
    expect(votesNeeded(twoThirds, 312)).toBe(208);
    const half = { numerator: 1, denominator: 2, strict: true };
    expect([20, 21].map((total) => votesNeeded(half, total))).toEqual([11, 11]);
  });

  test("before a meeting of representatives the votes hang on who comes", () => {
    const line = decisionLine(lawTable, {
      ...asked,
      on: "2023-05-01",
      body: "villager_representatives",
      due: 30,
      present: null,
    });
    expect(line).toMatchObject({
      inFavour: null,
      text: "应到 30,须到 20,须同意到会的过半数(到会 20 时为 11)",
    });
  });

  test("the last day of the old law and the first of the new one", () => {
    const line = (on: string) =>
      decisionLine(lawTable, {
        ...asked,
        body: "villager_representatives",
        on,
        due: 30,
        present: 20,
      });
    expect(line("2025-04-30").basis).toBe("《村民委员会组织法》第二十四条、第二十六条");
    expect(line("2025-05-01")).toMatchObject({ kind: "wrongBody", bodies: ["members"] });
    const houses = { ...asked, subject: "asset", body: "villager_representatives" } as const;
    expect(decisionLine(lawTable, { ...houses, due: 30, present: 20 }).kind).toBe("line");
  });

  test("no text for the day, no line: the present article is only pointed to", () => {
    const line = decisionLine(lawTable, {
      ...asked,
      on: "2010-05-01",
      body: "villager_representatives",
      due: 30,
      present: 20,
    });
    expect(line).toMatchObject({ kind: "unknown", reason: "当时的表决条文未核" });
    expect(line.basis).toContain("当时条文未核,参见《村民委员会组织法》");
    expect(line.basis).not.toContain("农村集体经济组织法》");
    expect(decisionBasis(lawTable, "land", null)).toContain("日期不详,当时条文未核,参见");
  });

  test("a members' meeting of 2023 has no text that was read: unknown, not wrong", () => {
    const line = decisionLine(lawTable, { ...asked, on: "2023-05-01", due: 312, present: 300 });
    expect(line).toMatchObject({
      kind: "unknown",
      reason: "成员大会当时的表决条文未载入,请核对原文",
    });
  });

  test("D33: 成员代表大会 has no text that was read: land is not its own, for houses the line is said to be missing", () => {
    const body = { body: "member_representatives", due: 30, present: 20 } as const;
    expect(decisionLine(lawTable, { ...asked, ...body })).toMatchObject({
      kind: "wrongBody",
      text: "2025-06-10 决定的这类事项须经成员大会,成员代表大会不能代替",
    });
    expect(decisionLine(lawTable, { ...asked, ...body, subject: "asset" })).toMatchObject({
      kind: "unknown",
      reason: "成员代表大会当时的表决条文未载入,请核对原文",
    });
  });
});

describe("A7: a vote is judged by the law of its day", () => {
  test("2023: two thirds came, more than half of them agreed", () => {
    expect(checkVote(lawTable, "land", meeting({})).kind).toBe("reached");
    expect(checkVote(lawTable, "land", meeting({ inFavour: 10 }))).toMatchObject({
      kind: "short",
      text: "村民代表会议(2023-05-01)应到 30,须到 20,须同意 11;实到 20,同意 10",
      basis: "《村民委员会组织法》第二十四条、第二十六条",
    });
    expect(checkVote(lawTable, "land", meeting({ present: 19, inFavour: 19 })).kind).toBe("short");
  });

  test("June 2025: the same vote is short, because land is for all members", () => {
    expect(checkVote(lawTable, "land", meeting({ heldOn: "2025-06-10" }))).toMatchObject({
      kind: "short",
      text: "2025-06-10 决定的这类事项须经成员大会,村民代表会议不能代替",
    });
    const all = meeting({ type: "members", heldOn: "2025-06-10", unit: "person", due: 312 });
    expect(checkVote(lawTable, "land", { ...all, present: 208, inFavour: 208 }).kind).toBe(
      "reached",
    );
    expect(checkVote(lawTable, "land", { ...all, present: 208, inFavour: 207 }).kind).toBe("short");
  });

  test("people from outside: two thirds of all representatives, not of those who came", () => {
    expect(checkVote(lawTable, "land_to_outsider", meeting({ inFavour: 19 }))).toMatchObject({
      kind: "short",
      basis: "《农村土地承包法》第五十二条",
    });
    expect(checkVote(lawTable, "land_to_outsider", meeting({ inFavour: 20 })).kind).toBe("reached");
  });

  test("persons or households not noted: told only when both ways say the same", () => {
    const villagers = meeting({ type: "villagers", unit: null, due: 300 });
    const vote = (present: number, inFavour: number) =>
      checkVote(lawTable, "land", { ...villagers, present, inFavour });
    expect(vote(210, 150).kind).toBe("reached");
    expect(vote(140, 140).kind).toBe("short");
    expect(vote(160, 150)).toMatchObject({ kind: "unknown", reason: "未注明按人还是按户计票" });
  });

  test.each([
    [{ heldOn: null }, "会议日期未填"],
    [{ due: null }, "应到人数未填"],
    [{ present: null }, "实到人数未填"],
    [{ inFavour: null }, "同意人数未填"],
  ])("lacking %o", (patch, reason) => {
    expect(checkVote(lawTable, "land", meeting(patch))).toMatchObject({ kind: "unknown", reason });
  });
});
