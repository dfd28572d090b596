import { expect, test } from "vitest";
import { calls } from "../calls.ts";
import { mostRows } from "./common.ts";

const scope = { level: "project", code: "" } as const;
const asOf = "2026-06-30";
const page = { offset: 0, limit: mostRows };

test.each([
  ["contracts.list", { scope, asOf, ...page }],
  ["judgements.candidates", { scope, asOf, state: "all", ...page }],
  ["problems.list", { scope, asOf, ...page }],
  ["money.list", { side: "claim", scope, asOf, openOnly: false, ...page }],
  ["field.plots", { scope, ...page }],
  ["audit.events", { limit: mostRows }],
] as const)("no row limits: %s gives every row of a county at once", (name, input) => {
  expect(calls[name].input.safeParse(input).error?.issues ?? []).toEqual([]);
});

test("no row limits: a change in bulk takes every row that a list shows", () => {
  const uids = Array.from({ length: 6_000 }, (_, index) => `uid-${index}`);
  const patch = { remark: "虚构" };
  expect(calls["contracts.edit"].input.safeParse({ uids, patch }).success).toBe(true);
});
