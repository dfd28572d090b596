import { afterAll, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { storeSampleMoney } from "../../project/testing/sample-money.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { ledgerOf } from "../ledger/ledger.ts";
import { reportBasis } from "./indicator-figures.ts";

afterAll(removeTemporaryFolders);

/** One plot of 3.75 mu, billed 375.00 yuan for 2026 on 2026-05-10, and entrusted for 300.00 a year. */
let project: Project;
beforeEach(() => {
  project = newProject(() => new Date("2029-11-22T02:00:00Z"));
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  storeSampleMoney(project);
});

const write = (work: (recorder: Recorder) => void) =>
  runCommand(project, { command: "test.write", undoable: false }, work);
const firstOf = (table: string) =>
  project.db.prepare<[], Record<string, string>>(`SELECT * FROM ${table} ORDER BY id`).get()!;

/** Another bill of the same plot; returns its uid. */
function bill(year: number, drawnUpOn: string, amountFen: number): string {
  const { village_code, rule_uid } = firstOf("charge");
  const { plot_code } = firstOf("charge_line");
  let charge_uid = "";
  write(({ insert }) => {
    charge_uid = insert("charge", {
      ...{ number: `JF-${year}-001`, village_code: village_code!, rule_uid: rule_uid! },
      ...{ payer: "吴十(虚构)", is_member: 1, from_year: year, to_year: year },
      ...{ drawn_up_on: drawnUpOn, due_on: drawnUpOn, amount_fen: amountFen },
    });
    const mu = { signed_mu: "3.75", exempt_mu: "0.00", charged_mu: "3.75" };
    const price = { land_class: "dry", grade: "*", price_fen: amountFen, years: 1 };
    insert("charge_line", { charge_uid, plot_code: plot_code!, ...mu, ...price });
  });
  return charge_uid;
}

/** What the bills alone bring at a day; the entrusted land's 300.00 yuan are taken off. */
function brought(asOf: string) {
  const { land } = ledgerOf(project, { asOf, knownAt: null, unitCode: "" });
  const { figures } = reportBasis(project, { asOf, knownAt: null, scopeCode: "" });
  const sum = (id: string) => Number(figures.find((one) => one.id === id)!.numerator.sum);
  expect([land.yearlyGainFen, land.oneOffFen]).toEqual([sum("I10"), sum("I10b")]);
  return [land.yearlyGainFen - 30_000, land.oneOffFen, land.letM2];
}

test("I10, I12, T7: the bill of a second year takes the first one's place, from its day", () => {
  const second = bill(2027, "2027-05-10", 40_000);
  expect(brought("2026-05-09")).toEqual([0, 0, 0]);
  expect(brought("2027-05-09")).toEqual([37_500, 0, 2500]);
  expect(brought("2027-05-10")).toEqual([40_000, 0, 2500]);
  write(({ update }) => update("charge", second, { withdrawn_on: "2027-08-01" }));
  expect(brought("2027-07-31")).toEqual([40_000, 0, 2500]);
  expect(brought("2027-08-01")).toEqual([37_500, 0, 2500]);
});

test("I10b: an earlier year that is charged afterwards comes once", () => {
  bill(2025, "2026-09-01", 20_000);
  expect(brought("2026-09-01")).toEqual([37_500, 20_000, 2500]);
});

test("I10: what a land event brings every year ends with it, and not before", () => {
  const { uid } = firstOf("land_event");
  write(({ update }) => update("land_event", uid!, { ended_on: "2027-03-01" }));
  expect(brought("2027-02-28")[0]).toBe(37_500);
  expect(brought("2027-03-01")[0]).toBe(7_500);
});
