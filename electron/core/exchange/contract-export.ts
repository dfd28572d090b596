import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../shared/ledger/contracts/facts.ts";
import { contractFieldWords } from "../../../shared/ledger/contracts/field-words.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import { type WorkbookColumn, type WorkbookRow, workbookBytes } from "../formats/xlsx-writer.ts";
import type { Project } from "../project/project.ts";
import { readContracts } from "../registers/contracts/contract-row.ts";
import { contractFields } from "./contract-columns.ts";

const moneyFields = new Set<ContractField>(["totalFen", "dueFen", "paidFen", "previousRentFen"]);
const decimalFields = new Set<ContractField>(["contractMu", "measuredMu", "unitPriceYuan"]);
const wholeFields = new Set<ContractField>([
  ...(["prepaidYears", "postingDays"] as const),
  ...(["meetingDue", "meetingPresent", "meetingInFavour"] as const),
]);

/**
 * The register of a unit as XLSX with the headings of the template, words for codes, money in yuan: what
 * was exported can be imported again and changes nothing. Cells of words are text whatever they begin
 * with. `dateText` stands for the workbook's time (D9).
 * @param unitCode prefix of village or group code, "" for all
 */
export function contractWorkbook(
  project: Pick<Project, "db">,
  unitCode: string,
  dateText: string,
): Promise<Buffer> {
  const contracts = readContracts(project, unitCode).filter(
    ({ standing }) => standing === "registered",
  );
  const rows = contracts.map(({ values }) => rowOf(values));
  const sheet = {
    name: "合同台账",
    columns: columns(),
    rows,
    paper: "A3",
    isLandscape: true,
  } as const;
  return workbookBytes([sheet], dateText);
}

function columns(): WorkbookColumn[] {
  return contractFields.map((field) => {
    const heading = contractHeadings[field];
    const widthCharacters = Math.min(24, Math.max(10, heading.length * 2.2 + 2));
    const column = { key: field, heading, widthCharacters };
    if (moneyFields.has(field)) return { ...column, kind: "number", numberFormat: "0.00" };
    if (decimalFields.has(field)) return { ...column, kind: "number", numberFormat: "General" };
    return { ...column, kind: wholeFields.has(field) ? "number" : "text" };
  });
}

function rowOf(values: ContractValues): WorkbookRow {
  return {
    values: Object.fromEntries(
      contractFields.map((field) => [field, cellOf(field, values[field])]),
    ),
  };
}

function cellOf(field: ContractField, value: ContractValues[ContractField]): FieldValue {
  if (value === null) return null;
  if (typeof value === "number") return moneyFields.has(field) ? value / 100 : value;
  if (typeof value === "object") return value.join("、");
  if (decimalFields.has(field)) return Number(value);
  return contractFieldWords[field]?.[String(value)] ?? String(value);
}
