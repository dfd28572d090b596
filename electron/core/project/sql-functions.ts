import type { Database } from "better-sqlite3";
import { geometryEnvelope } from "./geometry-blob.ts";
import { postedError } from "./posting-guard.ts";
import type { Guard } from "./project-state.ts";

/** Registers what the R-tree triggers of a GeoPackage call (GeoPackage 1.3, Annex F.3). */
export function registerSpatialFunctions(db: Database): void {
  const bounds = (index: 0 | 1 | 2 | 3) => (blob: unknown) =>
    blob instanceof Uint8Array ? (geometryEnvelope(blob)?.[index] ?? null) : null;
  const options = { deterministic: true };
  db.function("ST_MinX", options, bounds(0));
  db.function("ST_MinY", options, bounds(1));
  db.function("ST_MaxX", options, bounds(2));
  db.function("ST_MaxY", options, bounds(3));
  db.function("ST_IsEmpty", options, (blob: unknown) =>
    blob instanceof Uint8Array ? Number(geometryEnvelope(blob) === null) : null,
  );
}

/**
 * Registers the functions of the guard triggers. No other program has them, so its changes fail with
 * "no such function" (D8); ours pass only inside a command.
 */
export function registerGuard(db: Database, guard: Guard): void {
  db.function("qhs_guard", (table: unknown) => {
    if (guard.open === "nothing") throw new Error("rows change only inside a command");
    guard.touched.add(String(table));
    return 1;
  });
  db.function("qhs_log_guard", () => {
    if (guard.open !== "log")
      throw new Error("the event log is written only by the command itself");
    return 1;
  });
  db.function("qhs_posted", (plotCode: unknown) => {
    throw postedError(String(plotCode));
  });
}
