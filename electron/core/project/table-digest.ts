import { createHash, type Hash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { isImportedRegister } from "./geopackage-schema.ts";
import { attributeTables, featureTables } from "./tables.ts";

/** Tables whose changes from outside the guard triggers refuse (D8). */
export function guardedTables(): string[] {
  return [
    "qhs_meta",
    ...Object.keys(attributeTables).filter((table) => !isImportedRegister(table)),
    ...Object.entries(featureTables).flatMap(([table, { imported }]) => (imported ? [] : [table])),
  ];
}

/** Tables that only row commands write: the log holds every row of them as it was last. */
export const loggedTables = [
  "unit_setting",
  "project_option",
  "exception",
  "plot_lock",
  "print_job",
  "sheet_handout",
  "field_form",
  "measured_shape",
  "paper",
  "paper_link",
  "posting",
  "posting_plot",
  "posting_objection",
  "objection_plot",
  "plot_confirmation",
  "plot_disposal",
  "unit_fact",
  "person",
  "meeting",
  "contract",
  "contract_object",
  "payment_item",
  "receipt",
  "demand",
  "rule_setting",
  "finding_judgement",
  "contract_verdict",
  "problem_contract",
  "problem_event",
  "land_return",
  "money_row",
  "base_change",
  "settlement",
  "voucher",
  "incentive_scheme",
  "charge_rule",
  "charge",
  "charge_line",
  "auction",
  "auction_plot",
  "auction_registrant",
  "auction_bid",
  "plot_route",
  "land_event",
  "outgoing_check",
  "outgoing_check_item",
  "outgoing_notice",
  "governance_problem",
  "village_file_item",
  "snapshot",
  "snapshot_file",
  "snapshot_reason",
  "external_figure",
  "audit_finding",
  "county_pack",
  "audit_package",
  "audit_sample",
  "working_paper",
] as const;

/**
 * Guarded tables that the log knows by a digest of their content. What a paper holds is known by the
 * SHA-256 in its row, which the log has.
 */
export function digestedTables(): string[] {
  const byOtherMeans = new Set<string>(["event", "event_row", "paper_content", ...loggedTables]);
  return guardedTables().filter((table) => !byOtherMeans.has(table));
}

/** Tables that grow with every run or import and are never changed afterwards: a digest covers one part. */
const partColumns: Readonly<Record<string, string>> = {
  piece: "run_id",
  run_patch: "run_id",
  run_resource: "run_id",
  run_finding: "run_id",
  import_notice: "batch_id",
};

/** What one digest covers: a table, or its rows of one run or import batch. */
export interface TablePart {
  readonly table: string;
  /** Number of the run or batch; null for a whole table. */
  readonly part: number | null;
}

/** `plot`, `piece run_id=3`: how the event's body calls a part. */
export function partName({ table, part }: TablePart): string {
  return part === null ? table : `${table} ${partColumns[table]}=${part}`;
}

/** The other way round. */
export function parsePartName(name: string): TablePart {
  const [table = "", part] = name.split(/ \w+=/);
  return { table, part: part === undefined ? null : Number(part) };
}

/** The parts of a digested table that have rows; a table that is not divided is one part. */
export function partsOf(db: Database, table: string): TablePart[] {
  const column = partColumns[table];
  if (column === undefined) return [{ table, part: null }];
  const parts = db.prepare(`SELECT DISTINCT ${column} FROM ${table} ORDER BY 1`).pluck().all();
  return parts.map((part) => ({ table, part: Number(part) }));
}

function newestPartOf(db: Database, table: string): TablePart[] {
  const column = partColumns[table];
  if (column === undefined) return [{ table, part: null }];
  const part = db.prepare(`SELECT max(${column}) FROM ${table}`).pluck().get();
  return typeof part === "number" ? [{ table, part }] : [];
}

/**
 * The digests that a command's event carries: of the tables it touched, of divided ones the newest part.
 * The first event, and the first one after events without digests, carries all parts of all tables.
 */
export function tableDigests(db: Database, touched: Iterable<string>): Record<string, string> {
  const known = db
    .prepare("SELECT json_type(body, '$.tables') FROM event ORDER BY id DESC LIMIT 1")
    .pluck()
    .get();
  const names = new Set(touched);
  const parts =
    typeof known === "string"
      ? digestedTables().flatMap((table) => (names.has(table) ? newestPartOf(db, table) : []))
      : digestedTables().flatMap((table) => partsOf(db, table));
  return Object.fromEntries(parts.map((part) => [partName(part), digestOfPart(db, part)]));
}

/**
 * SHA-256 as hex over all rows in the order of their numbers, each as its columns in the order of their
 * names. Empty columns are left out, so that a later migration may add some; the schema's own version is
 * no content.
 */
export function digestOfPart(db: Database, part: TablePart): string {
  const { table } = part;
  const names = db.prepare("SELECT name FROM pragma_table_info(?) ORDER BY name").pluck();
  const columns = names.all(table) as string[];
  const digest = new RowHash(partName(part));
  const { condition, values } = rowsOfPart(db, part);
  const sql = `SELECT ${columns.map((name) => `"${name}"`).join(", ")} FROM ${table} ${condition}`;
  for (const row of db
    .prepare(sql)
    .raw()
    .iterate(...values)) {
    digest.add(columns, row as (string | number | Buffer | null)[]);
  }
  return digest.hex();
}

/** Rows of a run lie together: their range of numbers is found by index, and read without sorting. */
function rowsOfPart(
  db: Database,
  { table, part }: TablePart,
): { readonly condition: string; readonly values: readonly unknown[] } {
  if (table === "qhs_meta") {
    return { condition: "WHERE key <> 'schema_version' ORDER BY key", values: [] };
  }
  const number = table in featureTables ? "fid" : "id";
  const column = partColumns[table];
  if (column === undefined) return { condition: `ORDER BY ${number}`, values: [] };
  const bounds = db
    .prepare(`SELECT min(${number}), max(${number}) FROM ${table} WHERE ${column} = ?`)
    .raw()
    .get(part) as (number | null)[];
  const condition = `WHERE ${number} BETWEEN ? AND ? AND +${column} = ? ORDER BY ${number}`;
  return { condition, values: [...bounds, part] };
}

/** Gathers rows in one buffer, so that the hash is not called for every value. */
class RowHash {
  private readonly hash: Hash = createHash("sha256");
  private readonly buffer = Buffer.allocUnsafe(1 << 20);
  private length = 0;

  constructor(name: string) {
    this.text(`${name}\n`);
  }

  add(columns: readonly string[], row: readonly (string | number | Buffer | null)[]): void {
    let text = "";
    for (let at = 0; at < row.length; at++) {
      const value = row[at];
      if (value === null || value === undefined) continue;
      if (typeof value === "number") text += `${columns[at]}:${value},`;
      else if (typeof value === "string") text += `${columns[at]}:${JSON.stringify(value)},`;
      else {
        this.text(`${text}${columns[at]}:#${value.length} `);
        this.bytes(value);
        text = ",";
      }
    }
    this.text(`${text}\n`);
  }

  hex(): string {
    this.flush();
    return this.hash.digest("hex");
  }

  private text(text: string): void {
    if (text.length * 3 > this.buffer.length - this.length) this.flush();
    if (text.length * 3 > this.buffer.length) this.hash.update(text, "utf8");
    else this.length += this.buffer.write(text, this.length, "utf8");
  }

  private bytes(bytes: Buffer): void {
    if (bytes.length > this.buffer.length - this.length) this.flush();
    if (bytes.length > this.buffer.length) this.hash.update(bytes);
    else this.length += bytes.copy(this.buffer, this.length);
  }

  private flush(): void {
    this.hash.update(this.buffer.subarray(0, this.length));
    this.length = 0;
  }
}
