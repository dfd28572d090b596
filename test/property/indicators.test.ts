import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  closeProject,
  createProject,
  openProject,
  type Project,
} from "../../electron/core/project/project.ts";
import {
  indicatorFacts,
  wantedPapers,
} from "../../electron/core/reports/indicators/indicator-facts.ts";
import { projectRules } from "../../electron/core/reports/indicators/indicator-figures.ts";
import type { IndicatorFacts } from "../../shared/ledger/indicators/facts.ts";
import { type Figure, figuresOf } from "../../shared/ledger/indicators/figure.ts";
import { indicatorIds } from "../../shared/ledger/indicators/indicator-definition.ts";
import { plainRows } from "../../shared/ledger/indicators/plain-figure.ts";
import { type DecimalForm, quotientText } from "../../shared/ledger/indicators/quotient.ts";
import { type FieldScene, fillFieldWork } from "../support/field-scene.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { fieldScene } from "./arbitrary-field.ts";

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
    gains: [
      { fen: 5_000_001, mu: "120.5", oneOffFen: 30_003 },
      { fen: 700_000, mu: "33.25" },
      { fen: 900_000, mu: "7.5", oneOffFen: 77_700 },
    ],
  });
  const project = openProject(file, { mode: "write", person: "测试" });
  fillFieldWork(project, everyStep(wantedPapers(project)));
  closeProject(project);
});

/** Plots of three villages at every step of their way; a file that is whole in two of them. */
function everyStep(papers: readonly string[]): FieldScene {
  const villages = ["990725101201", "990725101202", "990725101203"];
  return {
    runDays: ["2026-01-05", "2026-02-10"],
    plots: Array.from({ length: 24 }, (_, n) => ({
      groupCode: `${villages[n % 3]}0${1 + (n % 2)}`,
      ...{ firstRun: n % 2, lastRun: n === 6 ? 0 : 1, isGone: n === 6, isPosted: n < 20 },
      signed: { on: "2026-03-01", mu: `${1 + n}.12`, finalClass: "added_block" },
      ...(n < 12
        ? { disposed: { on: "2026-05-01", route: n % 2 === 0 ? "let" : "take_back" } }
        : {}),
    })),
    rounds: villages.map((unitCode) => ({ unitCode, on: "2026-04-01", days: 7 })),
    papers: villages.flatMap((villageCode, at) =>
      papers.slice(at === 2 ? 1 : 0).map((name) => ({ villageCode, name, on: "2026-02-15" })),
    ),
  };
}
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

/** Works every figure of a unit and day out from its listed rows; returns those above 0. */
function expectRowsToAddUp(facts: IndicatorFacts, asOf: string, code: string, form: DecimalForm) {
  const forms = Object.fromEntries(indicatorIds.map((id) => [id, form]));
  return figuresOf(facts, asOf, code, forms).flatMap((figure) => {
    expect(fromRows(figure, form.decimals, form.rounding), figure.id).toBe(figure.value);
    for (const part of ["numerator", "denominator", "exceptions"] as const) {
      for (const { villageCode } of plainRows(figure, part)) {
        expect(villageCode.startsWith(code)).toBe(true);
      }
    }
    return figure.numerator.sum > 0n ? [figure.id] : [];
  });
}

const scopes = ["", "990725", "990725101", "990725101201", "990725101203"] as const;

test("I1–I15: the rows listed behind a figure recompute it, for every indicator, scope and date", () => {
  const project = read(file);
  const facts = indicatorFacts(project, null);
  const day = fc.date({
    min: new Date("2025-12-01"),
    max: new Date("2026-07-01"),
    noInvalidDate: true,
  });
  const decimals = fc.integer({ min: 0, max: 4 });
  const rounding = fc.constantFrom("half-up" as const, "truncate" as const);
  const seen = new Map(indicatorIds.map((id) => [id, new Set<string>()]));
  fc.assert(
    fc.property(
      ...([day, fc.constantFrom(...scopes), decimals, rounding] as const),
      (date, code, places, cut) => {
        const asOf = date.toISOString().slice(0, 10);
        const form = { decimals: places, rounding: cut };
        for (const id of expectRowsToAddUp(facts, asOf, code, form)) {
          seen.get(id)!.add(asOf).add(`unit ${code}`);
        }
      },
    ),
    { numRuns: 300 },
  );
  // No indicator may pass by being empty: each was above 0 on several days and in several units.
  for (const [id, where] of seen) {
    const units = [...where].filter((text) => text.startsWith("unit "));
    expect(units.length, `${id} units`).toBeGreaterThan(2);
    expect(where.size - units.length, `${id} days`).toBeGreaterThan(2);
  }
  closeProject(project);
});

test("I7, I9, I13, I14: plots, forms, rounds, disposals and papers in any state add up row by row", () => {
  const seen = new Set<string>();
  const form = { decimals: 4, rounding: "truncate" as const };
  let count = 0;
  fc.assert(
    fc.property(fieldScene, (scene) => {
      const project = createProject(path.join(folder, `field-${count++}.gpkg`), {
        ...{ name: "虚构镇", person: "测试", countyCode: "990725" },
      });
      fillFieldWork(project, scene);
      const facts = indicatorFacts(project, null);
      for (const asOf of ["2026-01-31", "2026-03-15", "2026-04-30", "2026-07-01"]) {
        for (const scope of scopes) {
          for (const id of expectRowsToAddUp(facts, asOf, scope, form)) seen.add(id);
        }
      }
      closeProject(project);
    }),
    { numRuns: 25 },
  );
  const ofLand = ["I7", "I7b", "I9", "I13", "I14", "I14c", "I14d"];
  expect([...seen]).toEqual(expect.arrayContaining(ofLand));
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
