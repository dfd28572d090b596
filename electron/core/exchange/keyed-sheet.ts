import type { Project } from "../project/project.ts";
import type { Row, SqlValue } from "../project/recorder.ts";
import { columnName } from "../registers/column-name.ts";
import type { SheetRegister } from "./sheet-table/sheet-register.ts";
import type { CellValue, TableColumn } from "./sheet-table/table-column.ts";

/** A register whose rows are told apart by some of their own columns. */
export interface KeyedRegister {
  /** Word of the command line. */
  name: string;
  title: string;
  table: string;
  columns: readonly TableColumn[];
  /** Keys of the columns that together name a row; all of them are required. */
  keys: readonly string[];
  /** Values that rows get where the sheet has no such column. */
  defaults?: Readonly<Record<string, string>>;
}

const stored = (value: CellValue | undefined): SqlValue =>
  (typeof value === "boolean" ? Number(value) : (value ?? null)) as SqlValue;

const isSame = (row: Row, present: Row) =>
  Object.entries(row).every(([name, value]) => (present[name] ?? null) === value);

/** A sheet register that adds rows by their key and changes those that are there already (D4). */
export function keyedSheet(register: KeyedRegister): SheetRegister {
  const { name, title, table, columns, keys, defaults = {} } = register;
  return {
    name,
    title,
    columns,
    templateColumns: columns,
    planner: (project) => {
      const seen = new Set<string>();
      return (entry) => {
        if (entry.problems.length > 0) return { problems: [] };
        const row: Record<string, SqlValue> = { ...defaults };
        for (const { key } of columns) {
          const value = stored(entry.values[key]);
          if (value !== null || !(columnName(key) in row)) row[columnName(key)] = value;
        }
        const key = keys.map((one) => String(row[columnName(one)])).join(" ");
        if (seen.has(key)) {
          const reason = "在表里出现了两次";
          const heading = columns.find((column) => column.key === keys[0])?.heading ?? "";
          return { problems: [{ key: keys[0] ?? "", heading, text: key, reason }] };
        }
        seen.add(key);
        const present = presentRow(project, table, keys.map(columnName), row);
        const same = present !== undefined && isSame(row, present);
        return {
          ...{ entry, key, isDoubtful: false, notes: [] },
          state: present === undefined ? "new" : same ? "same" : "known",
          write: (recorder, { uid }) => {
            if (present === undefined) recorder.insert(table, { uid, ...row });
            else recorder.update(table, String(present.uid), row);
          },
        };
      };
    },
  };
}

function presentRow(
  { db }: Pick<Project, "db">,
  table: string,
  keyColumns: readonly string[],
  row: Row,
): Row | undefined {
  const condition = keyColumns.map((column) => `"${column}" = ?`).join(" AND ");
  return db
    .prepare<unknown[], Row>(`SELECT * FROM ${table} WHERE ${condition}`)
    .get(...keyColumns.map((column) => row[column]));
}
