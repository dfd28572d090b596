import { describe, expect, test } from "vitest";
import { lawTable } from "../../../seeds/law-table.ts";
import { checkContracts, countFindings } from "./check-contracts.ts";
import { contractRules } from "./contract-rules.ts";
import type { ContractFacts } from "./facts.ts";
import { ruleIds } from "./rule.ts";
import {
  absent,
  aContract,
  asOf,
  contractFields,
  outcomeOf,
  someFacts,
  someLand,
} from "./testing/contract-facts.ts";

const check = (contracts: readonly ContractFacts[], ...rest: [date?: string, settings?: object]) =>
  checkContracts(someFacts({ contracts, land: [] }), lawTable, rest[0] ?? asOf, rest[1]);

const oral = { uid: "c2", number: "HT2023-002", form: "oral", startOn: "2023-05-01" } as const;

describe("one check over a register", () => {
  test("every rule of contracts.md §2 is there once, in order, with articles of the table", () => {
    expect(contractRules.map(({ id }) => id)).toEqual([...ruleIds]);
    const known = new Set(lawTable.articles.map(({ ref }) => ref));
    const refs = contractRules.flatMap((rule) => rule.refs);
    expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
  });

  test("a sound contract has no finding at all", () => {
    const hits = ruleIds.filter((id) => outcomeOf(id).kind === "hit");
    expect(hits).toEqual([]);
    expect(check([aContract()])).toMatchObject({ contracts: 1, candidates: 0, findings: [] });
  });

  test("D32: without any heading nothing is a hit, and every rule says why", () => {
    const bare = aContract({ ...absent(...contractFields), meeting: null });
    const register = someFacts({ contracts: [bare], land: [] });
    const { findings, notChecked } = checkContracts(register, lawTable, asOf);
    expect(findings).toEqual([]);
    expect(notChecked["HT-01"]).toEqual({ "没有“合同形式”列": 1 });
    expect(notChecked["HT-13"]).toEqual({ "没有“公示天数”列": 1 });
  });

  test("D32: a cell that could not be read is neither empty nor a value", () => {
    const unread = aContract({ postingDays: null, unread: new Set(["postingDays"]) });
    expect(check([unread]).notChecked["HT-13"]).toEqual({ "“公示天数”无法识别": 1 });
  });

  test("five hits are one candidate; a contract with hints alone is none", () => {
    const elsewhere = { plotCodes: null, idNumber: null };
    const clauses = { filingNumber: null, postingDays: 3, buyBack: "到期按价回购" };
    const bad = aContract({ ...oral, ...elsewhere, ...clauses });
    const soon = aContract({
      uid: "c3",
      number: "HT2023-003",
      endOn: "2026-08-01",
      totalFen: null,
    });
    const result = check([bad, { ...soon, ...elsewhere, lessee: "李四", operator: "李四" }]);
    const rulesOf = (number: string) =>
      result.findings.filter(({ contract }) => contract === number).map(({ rule }) => rule);
    expect(rulesOf("HT2023-002")).toEqual(["HT-01", "HT-02", "HT-13", "HT-14", "HT-34"]);
    expect(rulesOf("HT2023-003")).toEqual(["HT-02", "HT-27"]);
    expect(result).toMatchObject({ contracts: 2, candidates: 2, hints: 0 });
    const hinted = countFindings(result.findings.filter(({ rule }) => rule !== "HT-02"));
    expect(hinted).toEqual({
      candidates: 1,
      hints: 1,
      byRule: { "HT-01": 1, "HT-13": 1, "HT-14": 1, "HT-27": 1, "HT-34": 1 },
    });
  });

  test("A4: every finding says 疑似, or is a hint", () => {
    const soon = aContract({ uid: "c3", endOn: "2026-08-01" });
    const { findings } = check([aContract(oral), soon]);
    expect(findings.length).toBeGreaterThan(2);
    for (const { text, severity } of findings) {
      expect(text).toMatch(severity === "hint" ? /^提示/ : /^疑似/);
    }
  });

  test("findings stand in one order, whatever the order of rows", () => {
    const contracts = [aContract(oral), aContract(), aContract({ uid: "c3", filingNumber: null })];
    const one = check(contracts);
    expect(check(contracts.toReversed())).toEqual(one);
    const keys = one.findings.map(({ contract, contractUid, rule }) => [
      contract,
      contractUid,
      rule,
    ]);
    expect(keys).toEqual(keys.toSorted((a, b) => (a.join() < b.join() ? -1 : 1)));
  });
});

describe("D38: what was there on a day", () => {
  const later = aContract({ uid: "c2", number: "HT-2", signedOn: "2024-03-01" });

  test("a contract that is signed and begins later is none yet, and has no finding", () => {
    const future = { ...later, startOn: "2024-04-01", plotCodes: null, filingNumber: null };
    const early = check([aContract(), future], "2023-12-31");
    expect(early).toMatchObject({ contracts: 1, findings: [] });
    const numbers = check([aContract(), future], asOf).findings.map(({ contract }) => contract);
    expect(numbers).toContain("HT-2");
  });

  test("one that had begun before it was signed counts; so does one without any day", () => {
    expect(check([later], "2023-06-30").contracts).toBe(1);
    const undated = aContract({ signedOn: null, startOn: null });
    expect(check([undated], "2015-01-01").contracts).toBe(1);
  });

  test("HT-90: a day after that of entry is a slip, seen from the entry on, not from an early as-of", () => {
    const slip = aContract({ signedOn: "2062-03-01", startOn: "2062-04-01", endOn: "2067-03-31" });
    const rules = (contract: ContractFacts, date: string) =>
      check([contract], date).findings.map(({ rule }) => rule);
    expect(rules(slip, asOf)).toContain("HT-90");
    expect(check([slip], "2015-01-01").contracts).toBe(0);
    expect(rules(later, "2023-06-30")).not.toContain("HT-90");
  });
});

describe("settings", () => {
  test("a rule can be switched off, weighed otherwise and given other numbers", () => {
    const contract = aContract({ postingDays: 7, filingNumber: null });
    expect(check([contract]).byRule).toEqual({ "HT-14": 1 });
    const off = check([contract], asOf, { "HT-14": { enabled: false } });
    expect(off.byRule).toEqual({});
    const weighed = check([contract], asOf, { "HT-14": { severity: "hint" } });
    expect(weighed).toMatchObject({ candidates: 0, hints: 1 });
    const strict = check([contract], asOf, { "HT-13": { parameters: { days: 15 } } });
    expect(strict.findings.map(({ rule }) => rule)).toEqual(["HT-13", "HT-14"]);
  });
});

describe("D35: red blocks", () => {
  test("no setting switches one off, lowers it or widens its limit", () => {
    const contract = aContract({ landSource: "household", mandate: "无" });
    const { plotCodes } = contract;
    const land = [someLand({ plotCode: plotCodes?.[0] ?? "", householdOverlapMu: "1.5" })];
    const found = (set: object) =>
      checkContracts(someFacts({ contracts: [contract], land }), lawTable, asOf, {
        "HT-56": set,
      }).findings.find(({ rule }) => rule === "HT-56");
    expect(found({})).toMatchObject({ severity: "red", block: true });
    expect(found({ severity: "hint" })?.severity).toBe("red");
    expect(found({ parameters: { mu: 100_000 } })?.text).toContain("1.5 亩");
    expect(found({ enabled: false })).toBeDefined();
  });
});

describe("D5: what an exception hangs on", () => {
  test("the digest text is the same on another day and changes with the facts", () => {
    const owing = aContract({ dueFen: 900_000, arrearsSince: "2026-01-01" });
    const digests = (contract: ContractFacts, date: string) =>
      check([contract], date).findings.map(({ digestText }) => digestText);
    expect(digests(owing, "2026-06-30")).toEqual(digests(owing, "2026-07-30"));
    expect(digests(owing, "2026-06-30")).toContain('{"arrearsFen":100000,"since":"2026-01-01"}');
    expect(digests({ ...owing, dueFen: 900_001 }, asOf)).not.toEqual(digests(owing, asOf));
  });

  test("D5, T10: neither time nor the prices of others are among the facts", () => {
    const owing = aContract({ dueFen: 900_000, arrearsSince: "2023-03-01" });
    const factsOf = (contracts: readonly ContractFacts[], date: string, rule: string) =>
      check(contracts, date).findings.find((one) => one.rule === rule);
    for (const rule of ["HT-40", "HT-44"]) {
      const [early, late] = ["2026-01-31", "2030-01-31"].map((date) =>
        factsOf([owing], date, rule),
      );
      expect(early?.values, rule).not.toEqual(late?.values);
      expect(early?.digestText, rule).toBe(late?.digestText);
    }
    const cheap = aContract({ unitPriceYuan: "20" });
    const peers = (price: string) =>
      ["p1", "p2", "p3", "p4", "p5", "p6"].map((uid) =>
        aContract({ uid, number: uid, plotCodes: null, unitPriceYuan: price }),
      );
    const [one, other] = ["100", "120"].map((price) =>
      factsOf([cheap, ...peers(price)], asOf, "HT-30"),
    );
    expect([one?.values.medianYuan, other?.values.medianYuan]).toEqual(["100", "120"]);
    expect(one?.digestText).toBe(other?.digestText);
  });

  test("a county's limit is not among the facts of a finding", () => {
    const long = aContract({ kind: "contracting", startOn: "2020-01-01", endOn: "2050-01-01" });
    const [one, other] = [15, 20].map((years) =>
      check([long], asOf, { "HT-23": { parameters: { years } } }).findings.find(
        ({ rule }) => rule === "HT-23",
      ),
    );
    expect([one?.values.years, other?.values.years]).toEqual([15, 20]);
    expect(one?.digestText).toBe(other?.digestText);
  });

  test("findings that a person set aside are counted out by the caller", () => {
    const { findings, candidates } = check([aContract({ filingNumber: null })]);
    expect(candidates).toBe(1);
    expect(countFindings(findings.filter(({ rule }) => rule !== "HT-14")).candidates).toBe(0);
  });

  test("D35: red blocks are marked, so that no note lets them pass", () => {
    const blocks = contractRules.filter(({ block }) => block).map(({ id }) => id);
    expect(blocks).toEqual(["HT-56", "HT-58", "HT-59"]);
  });
});

describe("HT-04 seen from the land", () => {
  const used = someLand({ plotCode: "14088210120101X0009", tillerName: "钱七" });
  const findings = (land: typeof used) =>
    checkContracts(someFacts({ land: [land] }), lawTable, asOf).findings;

  test("a plot with a user and no contract is a finding of nobody's contract", () => {
    expect(findings(used)).toMatchObject([
      { rule: "HT-04", plot: used.plotCode, contract: null, severity: "orange" },
    ]);
    expect(checkContracts(someFacts({ land: [used] }), lawTable, asOf).candidates).toBe(0);
  });

  test.each([
    ["nobody uses it", { tillerName: null }],
    ["idle land", { currentUse: "fallow" as const }],
    ["a household's own land", { parcelKind: "10" }],
    ["the form knows a contract", { formContractNumber: "HT-9" }],
  ])("none: %s", (_what, patch) => {
    expect(findings({ ...used, ...patch })).toEqual([]);
  });
});
