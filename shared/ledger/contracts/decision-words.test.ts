import { expect, test } from "vitest";
import { decisionTable } from "../../../seeds/decision-table.ts";
import { decisionConditions } from "./decision-words.ts";

test("contracts.md §3: conditions of a row in words; a row without any is for all", () => {
  expect(decisionTable.map(decisionConditions)).toEqual([
    "四荒承包、1994-02-20 及以前签订、超过 50 年、一次性付款",
    "四荒承包、1994-02-20 及以前签订、超过 50 年、逐年付款",
    "四荒承包、1994-02-20 及以前签订、不超过 50 年、一次性付款",
    "四荒承包、1994-02-20 及以前签订、不超过 50 年、逐年付款",
    "四荒承包、1994-02-22 起签订、超过 50 年、一次性付款",
  ]);
  const [first] = decisionTable;
  const none = { wasteLand: null, signedFrom: null, signedTo: null, overYears: null } as const;
  if (first === undefined) throw new Error("no row");
  expect(decisionConditions({ ...first, ...none, notOverYears: null, payment: null })).toBe(
    "所有合同",
  );
});
