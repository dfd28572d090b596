import { expect, test } from "vitest";
import type { Unit } from "../../shared/contract/calls/settings-calls.ts";
import { pathTo, unitTree } from "./unit-tree.ts";

function unit(code: string, name: string): Unit {
  const levels = { 6: "county", 9: "town", 12: "village", 14: "group" } as const;
  const upper = { 6: 0, 9: 6, 12: 9, 14: 12 } as const;
  const digits = code.length as keyof typeof levels;
  const parent = upper[digits] === 0 ? null : code.slice(0, upper[digits]);
  return { code, name, level: levels[digits], parent, sharesOnly: false, plots: 0 };
}

const township = [
  unit("990725", "虚构县"),
  unit("990725101", "虚构镇"),
  unit("990725101201", "甲村"),
  unit("99072510120101", "甲村一组"),
  unit("990725101202", "乙村"),
];

test("the choice begins where there is one, and groups go without their village's name", () => {
  expect(unitTree(township)).toEqual([
    {
      value: "990725101201",
      label: "甲村",
      children: [{ value: "99072510120101", label: "一组" }],
    },
    { value: "990725101202", label: "乙村" },
  ]);
});

test("with two townships the choice begins with them; a lone village stays", () => {
  const county = [...township, unit("990725102", "另一镇")];
  expect(unitTree(county).map(({ label }) => label)).toEqual(["虚构镇", "另一镇"]);
  expect(unitTree(township.slice(0, 3)).map(({ label }) => label)).toEqual(["甲村"]);
  expect(unitTree([])).toEqual([]);
});

test("the way from the top to a unit", () => {
  const tree = unitTree(township);
  expect(pathTo(tree, "99072510120101")).toEqual(["990725101201", "99072510120101"]);
  expect(pathTo(tree, "990725101209")).toEqual([]);
});
