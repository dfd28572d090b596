import type { Database } from "better-sqlite3";
import type { SourceNotice } from "../formats/feature-source.ts";

/** Codes that have no partner on the other side: how many, and the first of them. */
export interface Unmatched {
  count: number;
  first: readonly string[];
}

/** How the household register and the parcels fit together, both ways (by DKBM). */
export interface RegisterMatch {
  /** Rows of CBDKXX whose DKBM no active parcel has. */
  registerWithoutParcel: Unmatched;
  /** Contract parcels (DKLB 10) of which CBDKXX has no row. */
  parcelWithoutRegister: Unmatched;
  /** CBFBM in CBDKXX that CBF does not have. */
  parcelWithoutHolder: Unmatched;
}

const listedCodes = 50;

function unmatched(db: Database, from: string): Unmatched {
  const count = db
    .prepare(`SELECT COUNT(*) FROM (SELECT DISTINCT code FROM (${from}))`)
    .pluck()
    .get();
  const first = db
    .prepare(`SELECT DISTINCT code FROM (${from}) ORDER BY code LIMIT ${listedCodes}`)
    .pluck()
    .all();
  return { count: Number(count), first: first.map(String) };
}

function hasActive(db: Database, table: string): boolean {
  return db.prepare(`SELECT 1 FROM ${table} WHERE active = 1 LIMIT 1`).get() !== undefined;
}

/**
 * Compares the household register with the parcels that are active now. null while one of the two has
 * not been imported.
 */
export function matchRegister(db: Database): RegisterMatch | null {
  if (!hasActive(db, "register_parcel") || !hasActive(db, "parcel")) return null;
  return {
    registerWithoutParcel: unmatched(
      db,
      `SELECT dkbm AS code FROM register_parcel r WHERE active = 1
       AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.dkbm = r.dkbm AND p.active = 1)`,
    ),
    parcelWithoutRegister: unmatched(
      db,
      `SELECT dkbm AS code FROM parcel p WHERE active = 1 AND dklb = '10'
       AND NOT EXISTS (SELECT 1 FROM register_parcel r WHERE r.dkbm = p.dkbm AND r.active = 1)`,
    ),
    parcelWithoutHolder: unmatched(
      db,
      `SELECT cbfbm AS code FROM register_parcel r WHERE active = 1 AND cbfbm IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM register_holder h WHERE h.cbfbm = r.cbfbm AND h.active = 1)`,
    ),
  };
}

/** The same in words, one notice for each direction that has something to say. */
export function matchNotices(match: RegisterMatch): SourceNotice[] {
  const say = (code: string, found: Unmatched, text: string): SourceNotice[] =>
    found.count === 0
      ? []
      : [
          {
            row: null,
            level: "warning",
            code,
            message: `${text} ${found.count} 个:${found.first.join("、")}${found.count > found.first.length ? " …" : ""}`,
          },
        ];
  return [
    ...say(
      "register.noParcel",
      match.registerWithoutParcel,
      "承包地块信息里有、确权地块图层里没有的地块代码",
    ),
    ...say(
      "register.noEntry",
      match.parcelWithoutRegister,
      "确权地块图层里有、承包地块信息里没有的承包地块",
    ),
    ...say(
      "register.noHolder",
      match.parcelWithoutHolder,
      "承包地块信息里有、承包方表里没有的承包方编码",
    ),
  ];
}
