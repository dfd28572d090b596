import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportedRegisters } from "../../electron/core/exchange/register-export.ts";
import { runCommand } from "../../electron/core/project/event-log.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { indicatorFacts } from "../../electron/core/reports/indicators/indicator-facts.ts";
import { projectRules } from "../../electron/core/reports/indicators/indicator-figures.ts";
import { figuresOf } from "../../shared/ledger/indicators/figure.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
let first = "";
let second = "";

/** Registers with rows of an invented town, and an empty project for what was exported. */
beforeAll(async () => {
  folder = makeFolder();
  first = path.join(folder, "虚构镇.gpkg");
  mkdirSync(path.join(folder, "另一台 机器"));
  second = path.join(folder, "另一台 机器", "b.gpkg");
  writeIndicatorProject(first, {
    ...{ villages: 3, contracts: 9, judged: 0, governance: 7, rectified: 3 },
    claims: [
      { lockedFen: 123_456, settledFen: 23_456 },
      { lockedFen: 250_007, settledFen: 0 },
      { lockedFen: 100_000, settledFen: 99_999 },
    ],
    debts: [{ lockedFen: 880_001, settledFen: 80_001 }],
  });
  const project = openProject(first, { mode: "write", person: "测试" });
  runCommand(project, { command: "test.papers", undoable: false }, ({ insert }) => {
    for (const name of ["债权台账", "债务台账"]) {
      const village_code = "990725101201";
      insert("village_file_item", { village_code, name, present_on: "2026-02-01" });
    }
  });
  closeProject(project);
  await qhs("new", second, "--name", "虚构镇", "--county", "990725");
});
afterAll(() => removeFolder(folder));

async function qhs(...given: string[]) {
  const result = await runQhs(folder, ...given, "--json");
  expect(result, given.join(" ")).toMatchObject({ standardError: "" });
  return result;
}

function figures(file: string, asOf: string, scope: string) {
  const project = openProject(file, { mode: "read", person: "测试" });
  try {
    const facts = indicatorFacts(project, null);
    return figuresOf(facts, asOf, scope, projectRules(project).forms).map(
      ({ id, text, numerator, denominator, exceptionCount }) => ({
        ...{ id, text, exceptionCount, numerator: numerator.sum },
        denominator: denominator?.sum ?? null,
      }),
    );
  } finally {
    closeProject(project);
  }
}

test("A2: every register that goes out and comes in again gives the same figures on another machine", async () => {
  const contracts = path.join(folder, "contracts.xlsx");
  await qhs("contracts", "export", first, "--out", contracts);
  await qhs("import", second, "--register", "contracts", "--file", contracts);
  for (const register of exportedRegisters) {
    const sheet = path.join(folder, `${register}.xlsx`);
    const answer = await qhs("export", first, "--register", register, "--out", sheet);
    const { rows } = JSON.parse(answer.standardOutput) as { rows: number };
    if (rows === 0) continue;
    const taken = await qhs("import", second, "--register", register, "--file", sheet);
    expect(taken.exitCode, `${register} ${taken.standardOutput}`).toBe(0);
  }
  for (const asOf of ["2026-01-09", "2026-02-15", "2026-05-01", "2099-01-01"]) {
    for (const scope of ["", "990725101201", "990725101203"]) {
      // Contracts are entered on the day of the import; all else is dated by its own rows.
      const compared = (file: string) =>
        figures(file, asOf, scope).filter(({ id }) => asOf > "2098" || !/^I(1|1b|2)$/.test(id));
      expect(compared(second), `${asOf} ${scope}`).toEqual(compared(first));
    }
  }
  const above = figures(first, "2026-05-01", "").filter(({ numerator }) => numerator > 0n);
  expect(above.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["I4", "I5", "I6", "I11", "I14d", "I15"]),
  );
});
