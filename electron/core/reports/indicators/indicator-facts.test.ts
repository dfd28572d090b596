import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Figure } from "../../../../shared/ledger/indicators/figure.ts";
import type { IndicatorId } from "../../../../shared/ledger/indicators/indicator-definition.ts";
import { listEvents, runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";
import { storeSampleContract } from "../../project/testing/sample-contracts.ts";
import { storeSampleMoney } from "../../project/testing/sample-money.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { storeSampleReports } from "../../project/testing/sample-reports.ts";
import { undoLast } from "../../project/undo.ts";
import { reportBasis } from "./indicator-figures.ts";

afterAll(removeTemporaryFolders);

const village = "140725101201";
/** The clock of the project, moved by hand. */
let now = new Date();
let project: Project;

beforeEach(() => {
  now = new Date("2026-11-22T02:00:00Z");
  project = newProject(() => now);
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  storeSampleContract(project);
  storeSampleMoney(project);
  storeSampleReports(project);
});

function figure(id: IndicatorId, asOf = "2026-11-30", knownAt: string | null = null): Figure {
  const { figures } = reportBasis(project, { asOf, knownAt, scopeCode: "" });
  return figures.find((one) => one.id === id)!;
}

function write(command: string, work: Parameters<typeof runCommand<void>>[2]): void {
  runCommand(project, { command, undoable: true }, work);
}

const uidOf = (table: string) =>
  String(project.db.prepare(`SELECT uid FROM ${table} ORDER BY id`).pluck().get());

describe("figures from the registers", () => {
  it("every indicator has its rows in the sample (I1–I15)", () => {
    const texts = reportBasis(project, { asOf: "2026-11-30", knownAt: null, scopeCode: village });
    expect(Object.fromEntries(texts.figures.map(({ id, text }) => [id, text]))).toMatchObject({
      I1: "100.00%",
      I2: "100.00%",
      I3: "0.00%",
      I4: "30.61%",
      I5: "100.00%",
      I6: "46.88%",
      I8: "0.00%",
      I9: "3.75 亩",
      I10: "0.07 万元",
      I11: "100.00%",
      I13: "0.00%",
      I14: "100.00%",
      I14b: "0.00%",
      I15: "0.00%",
    });
  });

  it("A5: a set-off counts on both sides, from the day its base is locked (I4, I5)", () => {
    expect(figure("I4", "2021-12-30").text).toBe("—");
    expect(figure("I4", "2022-02-28").text).toBe("0.00%");
    expect(figure("I5", "2022-03-01")).toMatchObject({ text: "100.00%" });
  });

  it("I10, I12: a withdrawn bill is taken off on its day and not before", () => {
    write("charge.withdraw", ({ update }) => {
      update("charge", uidOf("charge"), { withdrawn_on: "2026-08-01", withdrawn_reason: "错" });
    });
    const gained = (asOf: string) => figure("I10", asOf).numerator.sum;
    expect(gained("2026-08-01")).toBe(gained("2026-07-31") - 37_500n);
    expect(figure("I8", "2026-07-31").denominator!.text).toBe("0.04");
    expect(figure("I8", "2026-08-01").text).toBe("—");
  });

  it("I3: closed, reopened and closed again, each from its day", () => {
    const turn = (kind: string, happened_on: string) =>
      write(`problem.${kind}`, ({ insert }) => {
        const problem_uid = uidOf("problem_contract");
        insert("problem_event", { problem_uid, kind, happened_on, person: "孙八(虚构)" });
      });
    turn("close", "2026-05-01");
    turn("reopen", "2026-06-01");
    turn("close", "2026-07-01");
    const at = (asOf: string) => figure("I3", asOf).text;
    expect(["2026-05-01", "2026-06-01", "2026-07-01"].map(at)).toEqual([
      "100.00%",
      "0.00%",
      "100.00%",
    ]);
  });

  it("I1, I2: a contract that was typed in later counts from the day that it was confirmed", () => {
    write("contract.save", ({ insert }) => {
      const late = { standing: "registered", origin: "typed", registered_on: "2026-11-20" };
      const named = { number: "HT-9", village_code: village };
      const contract_uid = insert("contract", { ...late, ...named });
      const by = { confirmed_level: "town", confirmed_by: "孙八(虚构)" };
      insert("problem_contract", { contract_uid, confirmed_on: "2025-12-01", ...by });
    });
    const sides = (asOf: string) => {
      const { numerator, denominator } = figure("I2", asOf);
      return [numerator.text, denominator!.text];
    };
    expect(sides("2025-11-30")).toEqual(["0", "0"]);
    expect(sides("2025-12-01")).toEqual(["1", "1"]);
    expect(figure("I1", "2025-12-01").text).toBe("100.00%");
  });

  it("A9: a hit settled as 不属实 is an exception until the contract is confirmed as a problem", () => {
    const register: Row = { standing: "registered", origin: "typed", registered_on: "2026-03-01" };
    write("contract.save", ({ insert }) => {
      const contract_uid = insert("contract", {
        ...register,
        number: "HT-2",
        village_code: village,
      });
      const judged = { rule: "HT-26", values_digest: "0", rule_values: "{}", verdict: "false" };
      const by = {
        level: "town",
        judged_on: "2026-04-01",
        judged_by: "孙八(虚构)",
        reason: "已补",
      };
      insert("finding_judgement", { contract_uid, ...judged, ...by });
    });
    expect(figure("I2").exceptions.map(({ row }) => row.label)).toEqual(["HT-2"]);
    expect(figure("I2", "2026-03-31").exceptions).toEqual([]);
  });

  it("I9: a plot that returns, land events and disposals all tell of comes back once", () => {
    write("land.add", ({ insert }) => {
      const event = { number: "PH-2", village_code: village, kind: "taken_back", mu: "3.75" };
      const told = { plot_code: "14072510120101W0001", happened_on: "2026-04-01", paper: "1" };
      insert("land_event", { ...event, ...told, yearly_gain_fen: 0, one_off_fen: 0 });
    });
    expect(figure("I9").numerator.rows.map(({ row }) => row.register)).toEqual(["land_return"]);
  });
});

describe("D38: two cut-offs", () => {
  it("what is entered later is not known earlier, whatever its date", () => {
    now = new Date("2026-11-24T02:00:00Z");
    write("land.return", ({ insert }) => {
      const back = { village_code: village, returned_on: "2026-05-01", from_whom: "甲(虚构)" };
      insert("land_return", { ...back, signed_mu: "50", confirmation_number: "2" });
    });
    expect(figure("I9").text).toBe("53.75 亩");
    expect(figure("I9", "2026-11-30", "2026-11-23T00:00:00+08:00").text).toBe("3.75 亩");
  });

  it("changed, removed and undone rows are as they were", () => {
    now = new Date("2026-11-24T02:00:00Z");
    write("land.change", ({ update }) =>
      update("land_return", uidOf("land_return"), { signed_mu: "9" }),
    );
    now = new Date("2026-11-25T02:00:00Z");
    undoLast(project);
    write("land.remove", ({ remove }) => remove("land_return", uidOf("land_return")));
    const known = (knownAt: string | null) => figure("I9", "2026-11-30", knownAt).text;
    expect(known("2026-11-23T00:00:00Z")).toBe("3.75 亩");
    expect(known("2026-11-24T03:00:00Z")).toBe("9.00 亩");
    expect(known(null)).toBe("0.00 亩");
  });

  it("before the first import and run there was nothing", () => {
    const { facts } = reportBasis(project, {
      asOf: "2026-11-30",
      knownAt: "2026-11-21T00:00:00Z",
      scopeCode: "",
    });
    expect(Object.values(facts).flat()).toEqual([]);
    expect(listEvents(project).length).toBeGreaterThan(5);
    closeProject(project);
  });

  it("a unit that nobody knows is refused", () => {
    const question = { asOf: "2026-11-30", knownAt: null, scopeCode: "999999999" };
    expect(() => reportBasis(project, question)).toThrow("没有代码 999999999 的单位");
  });
});
