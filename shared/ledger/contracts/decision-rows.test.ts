import { expect, test } from "vitest";
import { decisionTable } from "../../../seeds/decision-table.ts";
import { lawTable } from "../../../seeds/law-table.ts";
import { checkContracts } from "./check-contracts.ts";
import { decisionRowsProblem, readDecisionRows } from "./decision-rows.ts";
import { aContract, asOf, someFacts } from "./testing/contract-facts.ts";

const text = JSON.stringify(decisionTable);

test("T11: a county's rows are read as they stand; the table that comes along is such a text", () => {
  expect(readDecisionRows(text)).toEqual({ rows: decisionTable });
  expect([decisionRowsProblem(""), decisionRowsProblem(text)]).toEqual([null, null]);
});

test.each([
  ["{}", "须为 JSON 列表"],
  ["[1]", "第 1 行不是一行处理意见"],
  [text.replace('"w1-3"', '""'), "第 3 行的 id 缺少或不对"],
  [text.replace('"1994-02-22"', '"1994-02-30"'), "第 5 行的 signedFrom 缺少或不对"],
  [text.replace('"yearly"', '"monthly"'), "第 2 行的 payment 缺少或不对"],
  [text.replace('"overYears":50,', ""), "第 1 行的 overYears 缺少或不对"],
  ["[", "须为 JSON 列表"],
])("what cannot be used is said, with the row and the field: %s", (given, fault) => {
  expect(decisionRowsProblem(given)).toBe(fault);
});

test("a finding about the term proposes what the local paper says, with its name; others do not", () => {
  const old = aContract({
    ...{ kind: "contracting", landClass: "waste", landSource: "waste", form: "oral" },
    ...{ signedOn: "1990-01-01", startOn: "1990-01-01", endOn: "2060-01-01", payment: "once" },
    filingNumber: null,
  });
  const facts = someFacts({ contracts: [old], land: [] });
  const proposals = (decisions: typeof decisionTable) =>
    Object.fromEntries(
      checkContracts(facts, lawTable, asOf, {}, "", decisions).findings.map(
        ({ rule, rectification }) => [rule, rectification],
      ),
    );
  const local = proposals(decisionTable);
  expect(local["HT-21"]).toMatch(/^补:原则上予以确认,继续履行;补齐手续.*\(参照柴家镇/);
  expect(local["HT-01"]).toBe(local["HT-21"]);
  expect(local["HT-14"]).toBe("补:报乡镇审核备案");
  expect(proposals([])["HT-21"]).toContain("按本地处理意见");
});
