import { readdirSync } from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoCaseSchema } from "../../electron/cli/schemas/demo-case-schema.ts";
import { indicatorsSchema } from "../../electron/cli/schemas/indicators-schema.ts";
import { ledgerSchema } from "../../electron/cli/schemas/ledger-schema.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

/** Second column of the numbered rows of the one workbook in a folder. */
async function villageNames(at: string): Promise<string[]> {
  const file = readdirSync(at).find((name) => name.endsWith(".xlsx"))!;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(at, file));
  const names: string[] = [];
  workbook.worksheets[0]!.eachRow((row) => {
    if (typeof row.getCell(1).value === "number") names.push(row.getCell(2).text);
  });
  return names;
}

test("demo --case hejin: imported rows come out as the published 3,805 / 801 / 211 (S1)", async () => {
  const result = await runQhs(folder, "demo", "--case", "hejin", "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  const built = demoCaseSchema.parse(JSON.parse(result.standardOutput));
  expect(built).toMatchObject({
    case: "hejin",
    contracts: 3805,
    candidates: 801,
    problems: 801,
    closed: 211,
    settled_debts_fen: 496_000_000,
    verified: true,
  });
  const figuresOf = async (...scope: string[]) => {
    const given = [built.project, "--as-of", built.as_of, ...scope, "--json"];
    const { standardOutput } = await runQhs(folder, "indicators", ...given);
    const { indicators } = indicatorsSchema.parse(JSON.parse(standardOutput));
    return new Map(indicators.map((figure) => [figure.id as string, figure]));
  };
  const county = await figuresOf();
  expect(["I2", "I3"].map((id) => county.get(id)?.text)).toEqual(["21.05%", "26.34%"]);
  const street = await figuresOf("--town", "140799001");
  expect(street.get("I10")?.text).toBe("59.60 万元");
  expect(street.get("I5")?.numerator).toBe(496);
  // T7: the ledger and the indicator are made of the same rows.
  const asked = [built.project, "--as-of", built.as_of, "--town", "140799001", "--json"];
  const { standardOutput } = await runQhs(folder, "ledger", ...asked);
  expect(ledgerSchema.parse(JSON.parse(standardOutput)).land.yearly_gain_fen).toBe(59_600_000);
  const asRanked = [built.project, "--kind", "ranking", "--as-of", built.as_of, "--out", "排名"];
  const printed = await runQhs(folder, "report", ...asRanked);
  expect(printed).toMatchObject({ exitCode: 0 });
  const ranked = await villageNames(path.join(folder, "排名"));
  expect(ranked).toHaveLength(county.get("I1b")?.denominator ?? 0);
  expect(new Set(ranked).size).toBe(ranked.length);
  // Villages of two towns share a name; each has a sheet of its own.
  const kinds = ["--kind", "village-file", "--as-of", built.as_of, "--out", "资料"];
  expect(await runQhs(folder, "report", built.project, ...kinds)).toMatchObject({ exitCode: 0 });
});
