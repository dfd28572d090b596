import type { Project } from "./project-state.ts";
import { attributeTables } from "./tables.ts";

/** Rows of one table that stand on others. */
export interface ReferringRows {
  readonly title: string;
  readonly count: number;
}

/** Beside columns that end in `_uid`: exceptions name their subject. Batches are no ground, only an origin. */
const namesRow = (column: string) =>
  (column.endsWith("_uid") && column !== "batch_uid") || column === "subject";

/**
 * What else in the project refers to rows, by table; rows among `uids` themselves do not count. Not every
 * reference is a foreign key: receipts, demands and papers share columns for several kinds of records.
 */
export function rowsReferringTo(
  { db }: Pick<Project, "db">,
  uids: readonly string[],
): ReferringRows[] {
  if (uids.length === 0) return [];
  const columnsOf = db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck();
  const list = JSON.stringify(uids);
  return Object.entries(attributeTables).flatMap(([table, title]) => {
    const columns = columnsOf.all(table);
    const naming = columns.filter(namesRow);
    if (naming.length === 0 || !columns.includes("uid") || table.startsWith("event")) return [];
    const refers = naming.map((column) => `"${column}" IN (SELECT value FROM named)`).join(" OR ");
    const count = db
      .prepare<[string], number>(
        `WITH named AS (SELECT value FROM json_each(?))
         SELECT count(*) FROM ${table} WHERE (${refers}) AND uid NOT IN (SELECT value FROM named)`,
      )
      .pluck()
      .get(list);
    return count === undefined || count === 0 ? [] : [{ title, count }];
  });
}
