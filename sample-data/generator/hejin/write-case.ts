import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWorkbook } from "../../../electron/core/formats/xlsx-writer.ts";
import { contractHeadings } from "../../../shared/ledger/contracts/facts.ts";
import { countyCode, countyName } from "../names.ts";
import type { ProblemCase } from "./cases.ts";
import { makeCaseRegister } from "./hejin.ts";
import { casePlaces } from "./places.ts";
import { contractRow } from "./template-rows.ts";

type Row = Readonly<Record<string, string>>;

/** Files of the case, in the order in which they are imported. */
export const caseFiles = {
  units: "单位.xlsx",
  contracts: "合同台账.xlsx",
  debts: "债务.xlsx",
  settlements: "化解.xlsx",
  outcome: "核定和整改.json",
} as const;

/** The day in the files, so that they are the same bytes on every day. */
const writtenOn = "2022-06-30";

/** Writes the register of a case into a folder: sheets under the templates' headings, and what was decided. */
export async function writeCase(folder: string, seed: number): Promise<void> {
  const register = makeCaseRegister(seed);
  await mkdir(folder, { recursive: true });
  const sheet = (file: string, headings: readonly string[], rows: readonly Row[]) =>
    writeSheet(join(folder, file), headings, rows);
  await sheet(caseFiles.units, headingsOf(register.units), register.units);
  const contractRows = register.contracts.map(contractRow);
  await sheet(caseFiles.contracts, Object.values(contractHeadings), contractRows);
  await sheet(caseFiles.debts, headingsOf(register.debts), register.debts);
  await sheet(caseFiles.settlements, headingsOf(register.settlements), register.settlements);
  await writeFile(join(folder, caseFiles.outcome), outcomeText(register.cases));
}

/** Names that no sheet carries, and one line for each problem contract. */
function outcomeText(cases: readonly ProblemCase[]): string {
  const towns = casePlaces.map(({ townCode, townName }) => [townCode, townName]);
  const names = { [countyCode]: countyName, ...Object.fromEntries(towns) };
  const note = "除几个总数和街道名外全部虚构,见 sample-data/README.md";
  const lines = cases.map((one) => JSON.stringify(one)).join(",\n");
  return `{"note":${JSON.stringify(note)},"names":${JSON.stringify(names)},"problems":[\n${lines}\n]}\n`;
}

const headingsOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

async function writeSheet(path: string, headings: readonly string[], rows: readonly Row[]) {
  const columns = headings.map((heading) => ({
    heading,
    key: heading,
    kind: "text" as const,
    widthCharacters: 14,
  }));
  const name = "虚构样例";
  const sheet = { name, columns, paper: "A4", isLandscape: true } as const;
  await writeWorkbook(path, [{ ...sheet, rows: rows.map((values) => ({ values })) }], writtenOn);
}
