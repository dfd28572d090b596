import { yuanText } from "../../../shared/ledger/money/amount-words.ts";
import { type WorkbookColumn, workbookBytes } from "../formats/xlsx-writer.ts";
import type { Project } from "../project/project.ts";
import { columnName } from "../registers/column-name.ts";
import { sheetRegisters } from "./sheet-registers.ts";
import type { CellKind, TableColumn } from "./sheet-table/table-column.ts";

/** Registers that go out as they come in, by the word of the command line; contracts have a way of their own. */
export const exportedRegisters = [
  ...(["units", "claims", "debts", "settlements", "receipts"] as const),
  ...(["governance", "village-files", "external-figures", "audit-findings"] as const),
] as const;
export type ExportedRegister = (typeof exportedRegisters)[number];

type Stored = Readonly<Record<string, string | number | null>>;

/** Each register's rows with the columns named as `columnName` names the keys of its sheet. */
const queries: Readonly<Record<ExportedRegister, string>> = {
  units: `SELECT f.*, s.name, s.shares_only FROM unit_fact f
    LEFT JOIN unit_setting s ON s.unit_code = f.unit_code ORDER BY f.unit_code`,
  claims: "SELECT *, related_party AS is_related FROM money_row WHERE side = 'claim' ORDER BY id",
  debts: "SELECT *, related_party AS is_related FROM money_row WHERE side = 'debt' ORDER BY id",
  settlements: `SELECT s.*, r.number, r.village_code, s.happened_on AS date, c.number AS counterpart,
      s.voucher_number AS voucher_no, s.approval_number AS approval_no
    FROM settlement s JOIN money_row r ON r.uid = s.row_uid
    LEFT JOIN money_row c ON c.uid = s.counterpart_uid ORDER BY s.id`,
  receipts: `SELECT p.*, coalesce(p.target_number, c.number, b.number) AS number
    FROM receipt p LEFT JOIN contract c ON c.uid = p.target_uid
    LEFT JOIN charge b ON b.uid = p.target_uid ORDER BY p.id`,
  governance: "SELECT * FROM governance_problem ORDER BY number",
  "village-files": "SELECT * FROM village_file_item ORDER BY village_code, name",
  "external-figures":
    "SELECT * FROM external_figure ORDER BY source, subject, as_of, unit_code, key",
  "audit-findings": "SELECT * FROM audit_finding ORDER BY village_code, number",
};

/** Numbers of people and of their accounts stay in the file (A8). */
const personal: ReadonlySet<string> = new Set(["idNumber", "phone", "collectiveAccount"]);

const isExported = ({ key }: TableColumn) =>
  !personal.has(key) && !/^(village|group)Name$/.test(key);

/**
 * A register as a workbook with the headings of its template: what was exported can be imported again.
 * Columns with numbers of people are left out, so that an import leaves those as they are.
 * @param dateText stands for the workbook's time (D9)
 */
export async function registerWorkbook(
  { db }: Pick<Project, "db">,
  name: ExportedRegister,
  dateText: string,
): Promise<{ workbook: Buffer; rows: number }> {
  const { title, columns } = sheetRegisters[name];
  const used = columns.filter(isExported);
  const rows = db.prepare<[], Stored>(queries[name]).all();
  const sheet = {
    name: title,
    columns: used.map(workbookColumn),
    rows: rows.map((row) => ({
      values: Object.fromEntries(
        used.map(({ key, kind }) => [key, cellOf(kind, row[columnName(key)] ?? null)]),
      ),
    })),
  };
  const workbook = await workbookBytes([{ ...sheet, paper: "A3", isLandscape: true }], dateText);
  return { workbook, rows: rows.length };
}

const workbookColumn = ({ key, heading }: TableColumn): WorkbookColumn => ({
  ...{ key, heading, kind: "text" },
  widthCharacters: Math.min(24, Math.max(10, heading.length * 2.2 + 2)),
});

/** A stored value as a person would write it into the sheet. */
function cellOf(kind: CellKind, value: string | number | null): string | null {
  if (value === null) return null;
  switch (kind.is) {
    case "money":
      return yuanText(Number(value));
    case "yesNo":
      return value === 1 ? "是" : "否";
    case "codes":
      return (JSON.parse(String(value)) as string[]).join("、");
    case "word":
      return [...kind.words].find(([, stored]) => stored === String(value))?.[0] ?? String(value);
    default:
      return String(value);
  }
}
