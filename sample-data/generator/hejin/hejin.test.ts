import { describe, expect, test } from "vitest";
import { lawTable } from "../../../seeds/law-table.ts";
import { checkContracts } from "../../../shared/ledger/contracts/check-contracts.ts";
import { contractHeadings } from "../../../shared/ledger/contracts/facts.ts";
import { aUnit } from "../../../shared/ledger/contracts/testing/contract-facts.ts";
import { type CaseRegister, makeCaseRegister } from "./hejin.ts";
import { streetCode } from "./places.ts";
import { contractRow } from "./template-rows.ts";

const register = makeCaseRegister(1);

function checked({ contracts, units }: CaseRegister, asOf: string) {
  const facts = {
    contracts: contracts.map((values, at) => ({
      ...values,
      uid: `c${String(at).padStart(5, "0")}`,
      absent: new Set<never>(),
      unread: new Set<never>(),
      signer: null,
      meeting: null,
      registeredOn: null,
    })),
    units: units.map((unit) =>
      aUnit({
        code: unit.单位代码 ?? "",
        extensionEndsOn: unit.延包到期日 ?? null,
        arableMu: unit["台账耕地(亩)"] ?? null,
        reserveMu: unit["机动地(亩)"] ?? null,
      }),
    ),
    ...{
      people: [],
      land: [],
      overlaps: null,
      receipts: [],
      claimSettlements: [],
      instalments: [],
    },
    ...{ demands: [], papers: [], applicants: [] },
  };
  return checkContracts(facts, lawTable, asOf);
}

describe("Hejin (S1): 3,805 contracts, 801 problems, 211 closed; invented rows, published counts", () => {
  const check = checked(register, "2022-06-30");

  test("the rules find 801 candidates, every fault by its own rule and nothing in sound contracts", () => {
    expect(check).toMatchObject({ contracts: 3805, candidates: 801 });
    const found = Map.groupBy(check.findings, ({ contract }) => contract ?? "");
    const missed = register.cases.flatMap(({ number, rules }) => {
      const hits = new Set((found.get(number) ?? []).map(({ rule }) => rule));
      return rules.filter((rule) => !hits.has(rule)).map((rule) => `${number} ${rule}`);
    });
    expect(missed).toEqual([]);
    expect(register.cases).toHaveLength(801);
  });

  test("the counts stay until the end of 2027, so that the case can be opened on any day", () => {
    for (const asOf of ["2026-11-25", "2027-12-31"]) {
      expect(checked(register, asOf).candidates).toBe(801);
    }
  });

  test("arrears and missing procedure dominate, many contracts have more than one finding", () => {
    const { byRule, findings } = check;
    const counts = Object.entries(byRule).sort(([, one], [, other]) => other - one);
    expect(counts.slice(0, 2).map(([rule]) => rule)).toEqual(["HT-40", "HT-10"]);
    expect(Object.keys(byRule).length).toBeGreaterThanOrEqual(18);
    expect(findings.length).toBeGreaterThan(1000);
  });

  test("211 are closed, each with decision, day and paper after its confirmation", () => {
    const closings = register.cases.flatMap(({ confirmedOn, closing }) =>
      closing === null ? [] : [{ confirmedOn, ...closing }],
    );
    expect(closings).toHaveLength(211);
    for (const { confirmedOn, decidedOn, closedOn, paper, decisionPaper } of closings) {
      expect([confirmedOn < decidedOn, decidedOn < closedOn]).toEqual([true, true]);
      expect(closedOn <= "2022-06-30").toBe(true);
      expect([paper, decisionPaper]).not.toContain("");
    }
  });

  test("清涧街道: 59.6 万元 a year gained by contracts, 496 万元 of debts settled", () => {
    const gains = register.cases
      .filter(({ villageCode }) => villageCode.startsWith(streetCode))
      .map(({ closing }) => closing?.yearlyGainFen ?? 0);
    expect(gains.reduce((sum, fen) => sum + fen, 0)).toBe(59_600_000);
    expect(gains.filter((fen) => fen > 0).length).toBeGreaterThanOrEqual(5);
    const fen = (row: Record<string, string>, heading: string) =>
      Math.round(Number(row[heading]) * 100);
    const settled = register.settlements.reduce((sum, row) => sum + fen(row, "金额(元)"), 0);
    expect(settled).toBe(496_000_000);
    const debtOf = new Map(register.debts.map((row) => [row.编号, fen(row, "原值(元)")]));
    for (const row of register.settlements) {
      expect(fen(row, "金额(元)")).toBeLessThanOrEqual(debtOf.get(row.编号) ?? 0);
    }
  });
});

test("same seed, same rows; another seed, other rows and the same counts", () => {
  expect(makeCaseRegister(1)).toEqual(register);
  const other = makeCaseRegister(2);
  expect(other.contracts).not.toEqual(register.contracts);
  expect(checked(other, "2022-06-30").candidates).toBe(801);
});

test("rows stand under the headings of the template", () => {
  const [first] = register.contracts;
  if (first === undefined) throw new Error("no contract");
  const row = contractRow({ ...first, endOn: "long_term", dueFen: 120_050, isMember: false });
  const headings = new Set<string>(Object.values(contractHeadings));
  expect(Object.keys(row).filter((heading) => !headings.has(heading))).toEqual([]);
  expect(row).toMatchObject({ 终止日期: "长期", "应缴(元)": "1200.50", 是否本集体成员: "否" });
});
