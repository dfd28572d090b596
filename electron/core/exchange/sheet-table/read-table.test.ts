import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCellGrid, textGrid } from "../../formats/cell-grid.ts";
import { contractColumns } from "../contract-columns.ts";
import { readTable, type TableReading } from "./read-table.ts";

const folder = join(import.meta.dirname, "../../../../test/fixtures/messy-tables");

interface TruthRow {
  readonly sheet: string;
  readonly row: number;
  readonly isFaulty: boolean;
  readonly truth: Readonly<Record<string, unknown>>;
}

function truthOf(name: string): TruthRow[] {
  return JSON.parse(readFileSync(join(folder, `${name}.truth.json`), "utf8")) as TruthRow[];
}

async function readFixture(name: string): Promise<TableReading> {
  const grid = await openCellGrid(join(folder, name));
  try {
    return await readTable(grid, contractColumns);
  } finally {
    await grid.close();
  }
}

/** Every row that was taken holds what the sheet means, and every row that was refused had a fault. */
function expectTruth(reading: TableReading, truth: readonly TruthRow[]): void {
  const rows = new Map(
    [...reading.rows, ...reading.refused].map((row) => [`${row.sheet} ${row.row}`, row]),
  );
  for (const { sheet, row, isFaulty, truth: values } of truth) {
    const found = rows.get(`${sheet} ${row}`);
    expect(found?.problems.length, `${sheet} ${row} ${JSON.stringify(found?.problems)}`).toBe(
      isFaulty ? 1 : 0,
    );
    if (!isFaulty) expect(found?.values, `${sheet} ${row}`).toMatchObject(values);
  }
  expect(rows.size).toBe(truth.length);
  const sums = Object.values(reading.skipped).reduce((sum, count) => sum + count, 0);
  expect(reading.rows.length + reading.refused.length + sums).toBe(reading.counted);
}

describe("T1: the committed messy sheets", () => {
  test("two sheets of a workbook: ≥ 95 % of 300 rows go in, the rest is listed, nothing is changed", async () => {
    const truth = truthOf("contracts");
    const reading = await readFixture("contracts.xlsx");
    expectTruth(reading, truth);
    expect(reading.rows.length / truth.length).toBeGreaterThanOrEqual(0.95);
    expect(reading.skipped).toEqual({ blank: 2, total: 4, heading: 2, foot: 1 });
    expect(reading.sheets.map(({ name, headingRow }) => [name, headingRow])).toEqual([
      ["东村", 3],
      ["西村", 4],
      ["填表说明", null],
    ]);
    expect(reading.refused.map(({ row, problems }) => [row, problems[0]?.heading])).toHaveLength(7);
    expect(reading.absent.map(({ heading }) => heading)).toContain("会议类型");
  });

  test.each(["contracts-bom.csv", "contracts-gbk.csv"])("%s reads alike", async (name) => {
    expectTruth(await readFixture(name), truthOf("text"));
  });

  test("a paste from WPS reads alike", async () => {
    const grid = textGrid(readFileSync(join(folder, "paste.tsv"), "utf8"));
    expectTruth(await readTable(grid, contractColumns), truthOf("text"));
  });
});
