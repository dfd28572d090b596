import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  contractsSchema,
  sheetImportSchema,
  templateSchema,
} from "../../electron/cli/schemas/contracts-schema.ts";
import { openCellGrid } from "../../electron/core/formats/cell-grid.ts";
import { inFolder, runQhs } from "./run-qhs.ts";

const messy = path.resolve(import.meta.dirname, "../fixtures/messy-tables/contracts.xlsx");

const jsonOf = (result: { standardOutput: string }): unknown => JSON.parse(result.standardOutput);

test("T1: template, import and check of contracts, each JSON as its schema; the same day, the same answer", async () => {
  await inFolder(async (folder) => {
    await runQhs(folder, "new", "a.gpkg", "--name", "虚构镇", "--json");
    const template = await runQhs(folder, "template", "contracts", "--out", "t.xlsx", "--json");
    const { headings } = templateSchema.parse(jsonOf(template));
    expect(headings.slice(0, 3)).toEqual(["合同编号", "村代码", "组代码"]);
    expect([headings.length, headings.at(-1)]).toEqual([52, "承包方存续"]);
    const source = ["--register", "contracts", "--file", messy, "--json"];
    const imported = await runQhs(folder, "import", "a.gpkg", ...source);
    const report = sheetImportSchema.parse(jsonOf(imported));
    const skipped = Object.values(report.skipped).reduce((sum, count) => sum + count, 0);
    expect(report.rows + report.refused + skipped).toBe(report.counted);
    expect(report).toMatchObject({ added: 293, refused: 7 });
    const asOf = ["contracts", "check", "a.gpkg", "--as-of", "2026-04-01", "--json"];
    const [first, second] = [await runQhs(folder, ...asOf), await runQhs(folder, ...asOf)];
    expect(first.standardOutput).toBe(second.standardOutput);
    expect(contractsSchema.parse(jsonOf(first))).toMatchObject({
      as_of: "2026-04-01",
      contracts: 293,
    });
    const plain = await runQhs(folder, ...asOf.slice(0, -1));
    expect(plain.standardOutput).toContain("疑似问题");
    expect(plain.standardOutput).toContain("没有“会议类型”列");
    const again = await runQhs(folder, "import", "a.gpkg", ...source);
    expect(again.exitCode).toBe(1);
    expect(jsonOf(again)).toMatchObject({ error: { code: "import.repeated" } });
  });
});

test("what was exported is a sheet of the register again", async () => {
  await inFolder(async (folder) => {
    await runQhs(folder, "new", "a.gpkg", "--name", "虚构镇");
    await runQhs(folder, "import", "a.gpkg", "--register", "contracts", "--file", messy);
    const result = await runQhs(
      folder,
      "contracts",
      "export",
      "a.gpkg",
      "--out",
      "o.xlsx",
      "--json",
    );
    expect(contractsSchema.parse(jsonOf(result))).toMatchObject({ contracts: 293 });
    const file = path.join(folder, "o.xlsx");
    expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
    const grid = await openCellGrid(file);
    expect(grid.sheets.map(({ name }) => name)).toEqual(["合同台账"]);
    await grid.close();
    const proposed = await runQhs(folder, "contracts", "propose", "a.gpkg", "--json");
    expect(jsonOf(proposed)).toEqual({ proposed: 0, known: 0 });
  });
});

test.each([
  ["应为 contracts", "template", "cars", "--out", "x.xlsx"],
  ["--as-of 应为", "contracts", "check", "a.gpkg"],
  ["--as-of 应为", "contracts", "check", "a.gpkg", "--as-of", "2026-02-30"],
  ["应为 check", "contracts", "burn", "a.gpkg"],
  ["--village 只用于", "import", "a.gpkg", "--layer", "survey", "--file", "x", "--village", "1"],
  ["--village 应为", "import", "a", "--register", "contracts", "--file", "x", "--village", "1"],
  ["--crs 只用于", "import", "a", "--register", "people", "--file", "x", "--crs", "EPSG:4547"],
] as const)("D43: wrong usage says what is wrong: %s", async (said, ...given) => {
  await inFolder(async (folder) => {
    const result = await runQhs(folder, ...given);
    expect(result).toMatchObject({ exitCode: 2, standardOutput: "" });
    expect(result.standardError).toContain(said);
  });
});
