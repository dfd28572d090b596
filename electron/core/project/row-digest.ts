import { hash } from "node:crypto";
import type { Database } from "better-sqlite3";

/** What an import sets once and what is added later without changing the row's content. */
const outsideDigest = new Set([
  "fid",
  "id",
  "geom",
  "uid",
  "digest",
  "active",
  "replaced_by_batch_id",
]);

export interface DigestColumn {
  readonly name: string;
  /** `TEXT` columns take text, the others numbers: what is stored must read back as it was digested. */
  readonly isText: boolean;
  readonly defaultValue: string | number | null;
}

/** The columns of a table that its row digest covers, sorted by name. */
export function digestColumns(db: Database, table: string): DigestColumn[] {
  const columns = db.pragma(`table_info(${table})`) as {
    name: string;
    type: string;
    dflt_value: string | null;
  }[];
  return columns
    .filter(({ name }) => !outsideDigest.has(name))
    .map(({ name, type, dflt_value }) => ({
      name,
      isText: type === "TEXT",
      defaultValue: dflt_value === null ? null : Number(dflt_value),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

let buffer = Buffer.alloc(65536);

/**
 * The first 16 bytes of SHA-256 over uid, attributes (JSON in column order) and geometry. It finds rows
 * that were changed from outside; it does not keep anybody from changing both (D8).
 */
export function rowDigest(
  uid: string,
  attributes: readonly (string | number | null)[],
  geometry: Uint8Array | null,
): Buffer {
  const text = `${uid}\n${JSON.stringify(attributes)}\n`;
  const needed = text.length * 3 + (geometry?.length ?? 0);
  if (needed > buffer.length) buffer = Buffer.alloc(needed * 2);
  let length = buffer.write(text, "utf8");
  if (geometry !== null) {
    buffer.set(geometry, length);
    length += geometry.length;
  }
  return hash("sha256", buffer.subarray(0, length), "buffer").subarray(0, 16);
}
