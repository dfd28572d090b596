import { describe, expect, test } from "vitest";
import { decisionTable } from "../../../seeds/decision-table.ts";
import { matchDecision } from "./decision-table.ts";
import { aContract } from "./testing/contract-facts.ts";

const waste = { kind: "contracting", landClass: "waste", startOn: "1990-01-01" } as const;
const early = { ...waste, signedOn: "1994-02-20" } as const;
const over = { endOn: "2040-01-02" };
const within = { endOn: "2040-01-01" };

describe("the decision table of 柴家镇 (contracts.md §3)", () => {
  test.each([
    ["w1-1", { ...early, ...over, payment: "once" }],
    ["w1-2", { ...early, ...over, payment: "yearly" }],
    ["w1-3", { ...early, ...within, payment: "once" }],
    ["w1-4", { ...early, ...within, payment: "yearly" }],
    ["w1-5", { ...early, ...over, payment: "once", signedOn: "1994-02-22" }],
  ] as const)("row %s", (id, patch) => {
    const match = matchDecision(decisionTable, aContract(patch));
    expect(match).toMatchObject({ kind: "row", row: { id } });
  });

  test("rows that were not seen decide nothing: the day itself, later and shorter, no 四荒", () => {
    for (const patch of [
      { ...early, ...over, payment: "once", signedOn: "1994-02-21" },
      { ...early, ...within, payment: "once", signedOn: "2000-01-01" },
      { ...early, ...over, payment: "yearly", signedOn: "2000-01-01" },
      { ...early, ...over, payment: "once", landClass: "dry" },
      { ...early, ...over, payment: "once", kind: "lease" },
    ] as const) {
      expect(matchDecision(decisionTable, aContract(patch))).toEqual({ kind: "noRow" });
    }
  });

  test.each([
    [{ ...early, ...over, payment: null }, "支付方式未填"],
    [{ ...early, payment: "once", endOn: "long_term" }, "起止日期不全"],
    [{ ...early, ...over, payment: "once", landClass: null, landSource: null }, "地类未填"],
  ] as const)("lack: %o", (patch, reason) => {
    const match = matchDecision(decisionTable, aContract(patch));
    expect(match).toEqual({ kind: "unknown", reason });
  });
});
