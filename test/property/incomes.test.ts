import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../electron/core/project/event-log.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { chargeIncomes } from "../../electron/core/reports/indicators/charge-incomes.ts";
import { reportBasis } from "../../electron/core/reports/indicators/indicator-figures.ts";
import { landEventIncomes } from "../../electron/core/reports/indicators/money-facts.ts";
import { ledgerOf } from "../../electron/core/reports/ledger/ledger.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";

const folder = mkdtempSync(path.join(tmpdir(), "qhs-incomes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 1400 });
const village_code = "990725101201";

/** One bill a year and plot, each of one plot and one year; some are withdrawn. */
const bill = fc.record({
  plot: fc.integer({ min: 1, max: 3 }),
  year: fc.integer({ min: 2025, max: 2029 }),
  drawn: day,
  standsDays: fc.option(fc.integer({ min: 1, max: 500 })),
  fen: fc.integer({ min: 1, max: 99_999 }),
});
const bills = fc.uniqueArray(bill, {
  selector: ({ plot, year }) => `${plot} ${year}`,
  maxLength: 12,
});

test("I10: bills of several years bring what the newest standing bill of each plot says, on every day", () => {
  fc.assert(
    fc.property(bills, day, (drawn, at) => {
      const asOf = dayOf(at);
      const ends = (one: (typeof drawn)[number]) =>
        one.standsDays === null ? null : dayOf(one.drawn + one.standsDays);
      const charge = drawn.map((one, n) => ({
        ...{ uid: `${n}`, number: `JF-${n}`, village_code, amount_fen: one.fen },
        ...{ from_year: one.year, to_year: one.year, drawn_up_on: dayOf(one.drawn) },
        withdrawn_on: ends(one),
      }));
      const charge_line = drawn.map(({ plot, fen }, n) => ({
        ...{ charge_uid: `${n}`, plot_code: `X${plot}`, charged_mu: "1.25", price_fen: fen },
      }));
      const incomes = chargeIncomes((table) => (table === "charge" ? charge : charge_line));
      const until = incomes.filter(({ on }) => on <= asOf);
      const standing = drawn.filter((one) => {
        const end = ends(one);
        return dayOf(one.drawn) <= asOf && (end === null || end > asOf);
      });
      const newest = [1, 2, 3].flatMap(
        (plot) =>
          standing
            .filter((one) => one.plot === plot)
            .sort((one, other) => other.year - one.year)[0] ?? [],
      );
      const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
      expect(sum(until.map(({ yearlyGainFen }) => yearlyGainFen))).toBe(
        sum(newest.map(({ fen }) => fen)),
      );
      expect(sum(until.map(({ letMu }) => Number(letMu)))).toBeCloseTo(newest.length * 1.25, 6);
    }),
    { numRuns: 500 },
  );
});

test("I10: what land events bring ends on their day; what came once stays", () => {
  const event = fc.record({ on: day, days: fc.option(day), fen: fc.nat(9_999), once: fc.nat(999) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), day, (events, at) => {
      const rows = events.map(({ on, days, fen, once }, n) => ({
        ...{ uid: `${n}`, number: `PH-${n}`, village_code, kind: "let", mu: "2" },
        ...{ happened_on: dayOf(on), ended_on: days === null ? null : dayOf(on + days) },
        ...{ yearly_gain_fen: fen, one_off_fen: once },
      }));
      const told = landEventIncomes(() => rows).filter(({ on }) => on <= dayOf(at));
      const begun = events.filter(({ on }) => on <= at);
      const running = begun.filter(({ on, days }) => days === null || on + days > at);
      const sums = { yearly: 0, once: 0 };
      for (const { yearlyGainFen, oneOffFen } of told) {
        sums.yearly += yearlyGainFen;
        sums.once += oneOffFen;
      }
      const expected = { yearly: 0, once: 0 };
      for (const { fen } of running) expected.yearly += fen;
      for (const { once } of begun) expected.once += once;
      expect(sums).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("T7: ledger and indicators say the same, problem contracts without a new area included", () => {
  const file = path.join(folder, "a.gpkg");
  writeIndicatorProject(file, {
    ...{ villages: 3, contracts: 30, problems: 12, returnedMu: ["12.5"] },
    charges: [{ dueFen: 300_001, receivedFen: 200_000 }],
    gains: [{ fen: 5_000_001, mu: "120.5" }],
  });
  const project = openProject(file, { mode: "write", person: "测试" });
  const uids = project.db.prepare<[], string>("SELECT uid FROM problem_contract").pluck().all();
  runCommand(project, { command: "test.decide", undoable: false }, ({ update }) => {
    uids.forEach((uid, n) => {
      const brought = { yearly_gain_fen: 1_000 + n, arrears_fen: 77 * n };
      const new_mu = n % 2 === 0 ? null : "3.5";
      update("problem_contract", uid, { decided_on: dayOf(10 * n + 31), new_mu, ...brought });
    });
  });
  let gained = 0;
  for (const unitCode of ["", "990725101", "990725101202"]) {
    for (let at = 20; at < 200; at += 30) {
      const question = { asOf: dayOf(at), knownAt: null };
      const { land } = ledgerOf(project, { ...question, unitCode });
      const { figures } = reportBasis(project, { ...question, scopeCode: unitCode });
      const sum = (id: string) => Number(figures.find((one) => one.id === id)!.numerator.sum);
      expect([land.yearlyGainFen, land.oneOffFen]).toEqual([sum("I10"), sum("I10b")]);
      gained = Math.max(gained, land.yearlyGainFen);
    }
  }
  expect(gained).toBe(5_000_001 + 300_001 + 12 * 1_000 + 66);
  closeProject(project);
});
