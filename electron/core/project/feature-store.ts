import type { Database, Statement } from "better-sqlite3";
import type { BoundingBox, PlaneGeometry } from "../../../shared/geometry/types.ts";
import { decodeGeometry, encodeGeometry, geometryEnvelope } from "./geometry-blob.ts";
import { createSpatialTriggers, dropSpatialTriggers } from "./geopackage-schema.ts";
import { growExtent } from "./layer-extent.ts";
import { projectSrsId } from "./project-crs.ts";
import { type Project, stateOf } from "./project-state.ts";
import { digestColumns, rowDigest } from "./row-digest.ts";
import { type FeatureTable, featureTables } from "./tables.ts";

/** What a column takes: text for TEXT columns, finite numbers for the others. */
export type ColumnValue = string | number | null;

export interface FeatureWriter {
  /**
   * Adds a feature, its geometry as such or as `encodeGeometry` has made a blob of it for the project's
   * plane; `values` in the order of the writer's columns. Returns its `fid`.
   */
  insert(geometry: PlaneGeometry | Uint8Array, values: readonly ColumnValue[]): number;
  /** Fills the R-tree, restores its triggers and widens the layer's extent. */
  finish(): { readonly count: number; readonly extent: BoundingBox | null };
}

/**
 * Loads many features into a layer, inside a command. `columns` are the attributes that are given (`uid`
 * among them; never `fid`, `geom`, `digest`); the rest keep their defaults. Imported layers get their row
 * digest. The R-tree is filled directly at the end, as its triggers take three times as long (D26). A
 * command whose load was not finished fails.
 */
export function featureWriter(
  project: Project,
  table: FeatureTable,
  columns: readonly string[],
): FeatureWriter {
  const { db } = project;
  refuseOutsideCommand(project);
  const srsId = projectSrsId(project);
  const digest = featureTables[table].imported ? digestMaker(db, table, columns) : null;
  const statement = insertStatement(db, table, ["geom", ...columns], digest !== null);
  const boxes = new BoxList();
  const { loading } = stateOf(project);
  loading.add(table);
  dropSpatialTriggers(db, table);
  return {
    insert: (geometry, values) => {
      const blob = geometry instanceof Uint8Array ? geometry : encodeGeometry(geometry, srsId);
      const row = digest === null ? [blob, ...values] : [blob, ...values, digest(values, blob)];
      const fid = Number(statement.run(row).lastInsertRowid);
      boxes.add(fid, geometryEnvelope(blob));
      return fid;
    },
    finish: () => {
      boxes.store(db, `rtree_${table}_geom`);
      createSpatialTriggers(db, table);
      growExtent(project, table, boxes.extent());
      loading.delete(table);
      return { count: boxes.count, extent: boxes.extent() };
    },
  };
}

export type RegisterTable =
  | "register_parcel"
  | "register_holder"
  | "register_member"
  | "register_issuer"
  | "register_contract";

export interface RegisterWriter {
  insert(values: readonly ColumnValue[]): void;
}

/** Loads many rows of an imported register, with their row digest, inside a command. */
export function registerWriter(
  project: Project,
  table: RegisterTable,
  columns: readonly string[],
): RegisterWriter {
  refuseOutsideCommand(project);
  const digest = digestMaker(project.db, table, columns);
  const statement = insertStatement(project.db, table, columns, true);
  return {
    insert: (values) => {
      statement.run([...values, digest(values, null)]);
    },
  };
}

export interface ReadOptions {
  /** Condition on the layer's columns (table alias `t`), with `?` for `parameters`. */
  readonly where?: string;
  readonly parameters?: readonly (string | number)[];
  /** Columns to sort by; `fid` when left out. */
  readonly orderBy?: string;
}

export interface StoredFeature {
  readonly fid: number;
  readonly geometry: PlaneGeometry;
  /** In the order of the columns asked for. */
  readonly values: readonly ColumnValue[];
}

/**
 * Reads features one by one. While the generator is open its connection can read, but not write.
 * Nothing is filtered: for imported layers ask `active = 1`.
 */
export function* readFeatures(
  db: Database,
  table: FeatureTable,
  columns: readonly string[],
  options: ReadOptions = {},
): Generator<StoredFeature> {
  const where = options.where === undefined ? "" : `WHERE ${options.where}`;
  const sql = `SELECT t.fid, t.geom${listed(columns)} FROM ${table} t ${where} ORDER BY ${options.orderBy ?? "t.fid"}`;
  yield* stored(db.prepare(sql), options.parameters ?? []);
}

/**
 * Features whose envelope meets the box (borders included), by the R-tree, sorted by `fid`. Only active
 * rows of imported layers; `options.where` narrows it further.
 */
export function* featuresInBox(
  db: Database,
  table: FeatureTable,
  box: BoundingBox,
  columns: readonly string[],
  options: ReadOptions = {},
): Generator<StoredFeature> {
  const active = featureTables[table].imported ? "AND t.active = 1" : "";
  const where = options.where === undefined ? "" : `AND (${options.where})`;
  const sql = `SELECT t.fid, t.geom${listed(columns)} FROM rtree_${table}_geom r JOIN ${table} t ON t.fid = r.id
    WHERE r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ? ${active} ${where}
    ORDER BY ${options.orderBy ?? "t.fid"}`;
  const [minX, minY, maxX, maxY] = box;
  yield* stored(db.prepare(sql), [minX, maxX, minY, maxY, ...(options.parameters ?? [])]);
}

function* stored(
  statement: Statement,
  parameters: readonly (string | number)[],
): Generator<StoredFeature> {
  for (const row of statement.raw().iterate(...parameters)) {
    const [fid, blob, ...values] = row as [number, Buffer, ...ColumnValue[]];
    yield { fid, geometry: decodeGeometry(blob), values };
  }
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `, t.${column}`).join("");
}

function refuseOutsideCommand(project: Project): void {
  if (stateOf(project).running === null) throw new Error("bulk loads run inside a command");
}

function insertStatement(
  db: Database,
  table: string,
  columns: readonly string[],
  withDigest: boolean,
): Statement {
  const names = withDigest ? [...columns, "digest"] : columns;
  const places = names.map(() => "?").join(", ");
  return db.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${places})`);
}

type DigestMaker = (values: readonly ColumnValue[], blob: Uint8Array | null) => Buffer;

/** Digests a row from the writer's values, as `verify` will from the stored row. */
function digestMaker(db: Database, table: string, columns: readonly string[]): DigestMaker {
  const uidAt = columns.indexOf("uid");
  const plan = digestColumns(db, table).map((column) => ({
    ...column,
    at: columns.indexOf(column.name),
  }));
  return (values, blob) => {
    const attributes = plan.map(({ name, isText, defaultValue, at }) => {
      const value = at < 0 ? defaultValue : (values[at] ?? null);
      if (value !== null && (typeof value === "string") !== isText) {
        throw new Error(`${table}.${name} got a ${typeof value}`);
      }
      return value;
    });
    return rowDigest(String(values[uidAt]), attributes, blob);
  };
}

/** Envelopes of a load by fid, 40 bytes each, kept until the R-tree is filled. */
class BoxList {
  private values = new Float64Array(5 * 1024);
  count = 0;
  private readonly bounds: [number, number, number, number] = [
    Infinity,
    Infinity,
    -Infinity,
    -Infinity,
  ];

  add(fid: number, box: BoundingBox | null): void {
    if (box === null) return;
    if ((this.count + 1) * 5 > this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values.set([fid, ...box], this.count * 5);
    this.count++;
    this.bounds[0] = Math.min(this.bounds[0], box[0]);
    this.bounds[1] = Math.min(this.bounds[1], box[1]);
    this.bounds[2] = Math.max(this.bounds[2], box[2]);
    this.bounds[3] = Math.max(this.bounds[3], box[3]);
  }

  extent(): BoundingBox | null {
    return this.count === 0 ? null : this.bounds;
  }

  store(db: Database, tree: string): void {
    const statement = db.prepare(`INSERT INTO ${tree} VALUES (?, ?, ?, ?, ?)`);
    for (let at = 0; at < this.count * 5; at += 5) {
      const [fid, minX, minY, maxX, maxY] = this.values.subarray(at, at + 5);
      statement.run(fid, minX, maxX, minY, maxY);
    }
  }
}
