import { expect, test } from "vitest";
import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { groupRows } from "./group-rows.ts";

const group = (code: string, plots: number) => ({
  code,
  name: `组${code}`,
  plots,
  planarM2: plots * 100,
  muText: "",
  printedPlots: 0,
});
const villages: TodayOverview["villages"] = [
  {
    code: "140799101201",
    name: "样例甲村",
    sharesOnly: false,
    plots: 3,
    planarM2: 300,
    muText: "",
    printedPlots: 0,
    groups: [group("14079910120101", 3), group("14079910120102", 0)],
  },
];
const job = {
  groupCode: "14079910120101",
  groupName: "",
  profile: "work",
  paper: "A4",
  version: 2,
  pages: 7,
  printedAt: "2026-11-20T02:00:00Z",
  olderThanRun: false,
} as const;

test("groups without plots have nothing to print", () => {
  const rows = groupRows(villages, [], { paper: "A4", profile: "work" });
  expect(rows.map(({ code }) => code)).toEqual(["14079910120101"]);
});

test("only a printing with the same paper and profile counts", () => {
  expect(groupRows(villages, [job], { paper: "A4", profile: "work" })[0]?.job).toBe(job);
  expect(groupRows(villages, [job], { paper: "A3", profile: "work" })[0]?.job).toBeNull();
  expect(groupRows(villages, [job], { paper: "A4", profile: "posting" })[0]?.job).toBeNull();
});
