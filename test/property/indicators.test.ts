import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeProject, openProject, type Project } from "../../electron/core/project/project.ts";
import { indicatorFacts } from "../../electron/core/reports/indicators/indicator-facts.ts";
import { projectRules } from "../../electron/core/reports/indicators/indicator-figures.ts";
import { type Figure, figuresOf } from "../../shared/ledger/indicators/figure.ts";
import { indicatorIds } from "../../shared/ledger/indicators/indicator-definition.ts";
import { plainRows } from "../../shared/ledger/indicators/plain-figure.ts";
import { quotientText } from "../../shared/ledger/indicators/quotient.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";

let folder = "";
let file = "";

/** Every register has rows, dated from January to May, in three villages of one town; all invented. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qhs-indicators-"));
  file = path.join(folder, "a.gpkg");
  const money = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      lockedFen: 100_003 + n * 777,
      settledFen: n % 3 === 0 ? 0 : 33_331 + n,
    }));
  writeIndicatorProject(file, {
    ...{ villages: 3, contracts: 61, judged: 60, problems: 23, closed: 11, setAside: 7 },
    ...{ governance: 31, rectified: 17, claims: money(13), debts: money(8) },
    returnedMu: ["12.5", "3.7512", "0.25"],
    charges: [
      { dueFen: 300_001, receivedFen: 200_000 },
      { dueFen: 100_000, receivedFen: 120_000 },
    ],
    gains: [{ fen: 5_000_001, mu: "120.5" }],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (at: string) => openProject(at, { mode: "read", person: "测试" });

/** Works a figure out from nothing but the rows that are listed behind it. */
function fromRows(
  figure: Figure,
  decimals: number,
  rounding: "half-up" | "truncate",
): string | null {
  const units = (part: "numerator" | "denominator") =>
    plainRows(figure, part).reduce((sum, { text, unitName }) => {
      const scale = unitName === "元" ? 100 : unitName === "亩" ? 10_000 : 1;
      return sum + BigInt(Math.round(Number(text) * scale));
    }, 0n);
  const form = { decimals, rounding };
  const above = units("numerator");
  if (figure.denominator === null) {
    return quotientText(above, figure.unitName === "亩" ? 10_000n : 1_000_000n, 1n, form);
  }
  const below = units("denominator");
  if (below === 0n) return null;
  if (figure.unitName === "元/亩") return quotientText(above * 10_000n, below * 100n, 1n, form);
  return above > below ? null : quotientText(above, below, 100n, form);
}

const texts = (project: Project, asOf: string, scope: string) =>
  figuresOf(indicatorFacts(project, null), asOf, scope, projectRules(project).forms).map(
    ({ id, text }) => `${id} ${text}`,
  );

test("I1–I15: the rows listed behind a figure recompute it, for every indicator, scope and date", () => {
  const project = read(file);
  const facts = indicatorFacts(project, null);
  const day = fc.date({
    min: new Date("2025-12-01"),
    max: new Date("2026-07-01"),
    noInvalidDate: true,
  });
  const scope = fc.constantFrom("", "990725", "990725101", "990725101201", "990725101203");
  const decimals = fc.integer({ min: 0, max: 4 });
  const rounding = fc.constantFrom("half-up" as const, "truncate" as const);
  const seen = new Set<string>();
  fc.assert(
    fc.property(day, scope, decimals, rounding, (date, code, places, cut) => {
      const form = { decimals: places, rounding: cut };
      const forms = Object.fromEntries(indicatorIds.map((id) => [id, form]));
      for (const figure of figuresOf(facts, date.toISOString().slice(0, 10), code, forms)) {
        expect(fromRows(figure, places, cut), figure.id).toBe(figure.value);
        if (figure.value !== null && Number(figure.value) > 0) seen.add(figure.id);
        for (const part of ["numerator", "denominator", "exceptions"] as const) {
          for (const { villageCode } of plainRows(figure, part)) {
            expect(villageCode.startsWith(code)).toBe(true);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  // Plots and papers have rows of their own elsewhere; the others must not pass by being empty.
  const filled = [
    "I1",
    "I1b",
    "I2",
    "I3",
    "I4",
    "I5",
    "I6",
    "I8",
    "I9",
    "I10",
    "I11",
    "I12",
    "I15",
  ];
  expect([...seen]).toEqual(expect.arrayContaining(filled));
  closeProject(project);
});

test("A2: the same file in another folder and under another name gives the same figures and rows", () => {
  const elsewhere = path.join(folder, "另一处 空格");
  mkdirSync(elsewhere);
  const copy = path.join(elsewhere, "b.gpkg");
  copyFileSync(file, copy);
  const [one, other] = [read(file), read(copy)];
  for (const scope of ["", "990725101202"]) {
    for (const asOf of ["2026-01-15", "2026-03-01", "2026-06-30"]) {
      expect(texts(other, asOf, scope)).toEqual(texts(one, asOf, scope));
    }
  }
  expect(indicatorFacts(other, null)).toEqual(indicatorFacts(one, null));
  closeProject(one);
  closeProject(other);
});

test("D38: a figure is the same whatever was dated after it", () => {
  const project = read(file);
  const facts = indicatorFacts(project, null);
  const until = "2026-03-31";
  const earlier = {
    ...facts,
    governanceProblems: facts.governanceProblems.map((row) => ({
      ...row,
      rectifiedOn: row.rectifiedOn !== null && row.rectifiedOn > until ? null : row.rectifiedOn,
    })),
    landTakenBack: facts.landTakenBack.filter(({ on }) => on <= until),
    incomes: facts.incomes.filter(({ on }) => on <= until),
    claims: facts.claims.map((row) => ({
      ...row,
      settlements: row.settlements.filter(({ on }) => on <= until),
    })),
  };
  const textsOf = (from: typeof facts) => figuresOf(from, until, "").map(({ text }) => text);
  expect(textsOf(earlier)).toEqual(textsOf(facts));
  closeProject(project);
});
