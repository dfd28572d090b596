import { overlapOf } from "../../../../shared/geometry/overlap.ts";
import { sumExact } from "../../../../shared/land/mu.ts";
import { featuresInBox } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";
import { outlineBelongs } from "./contract-outlines.ts";
import { type CoveredLand, readCoveredLand } from "./covered-land.ts";

type Db = Pick<Project, "db">;

/** A contract that is in force on a day, as lists and sheets name it. */
export interface LiveContract {
  readonly uid: string;
  /** 合同编号, or the lessee where it has none. */
  readonly name: string;
}

/** From this share of its area on a plot lies under the land of a contract (D3). */
const coveredShare = 0.5;

/**
 * In the register, begun or signed, not ended, and no end that is over on the day; 长期 and 未约定 are
 * never over. Use that is registered as 无合同 has no contract (HT-04, HT-31). 已到期 beside a later end is a slip that keeps the land under its contract until somebody
 * has looked. A condition on `contract c`.
 */
export const liveContractCondition = `c.standing = 'registered' AND ifnull(c.form, '') <> 'none'
  AND (c.end_on IS NULL OR c.end_on >= :asOf)
  AND (ifnull(c.status, 'active') = 'active' OR (c.status = 'expired' AND c.end_on GLOB '[0-9]*'))
  AND (c.start_on IS NULL OR c.start_on NOT GLOB '[0-9]*' OR c.start_on <= :asOf OR c.signed_on <= :asOf)`;

interface Kept {
  readonly key: string;
  readonly plots: ReadonlyMap<string, readonly LiveContract[]>;
}
const kept = new WeakMap<Project["db"], Kept>();

/**
 * Plots under a contract that is in force on a day (合同内, V7), by plot code: those that it names, and
 * those of which at least half lies on the parcels and outlines that it names, or that were imported with
 * its number. Several are told in the order of their numbers. This alone decides it, for lists, map,
 * forms, sheets, routes, checks and bills; the answer is kept until the next event.
 */
export function liveContractsOfPlots(
  project: Db,
  asOf: string,
): ReadonlyMap<string, readonly LiveContract[]> {
  const { db } = project;
  const newest = db.prepare("SELECT max(id) FROM event").pluck().get();
  const key = `${newest} ${asOf}`;
  const known = kept.get(db);
  if (known?.key === key && !db.inTransaction) return known.plots;
  const plots = plotsUnder(project, namedLand(project, { asOf, codes: null }), null);
  if (!db.inTransaction) kept.set(db, { key, plots });
  return plots;
}

/** As `liveContractsOfPlots`, of one plot. */
export function liveContractsOfPlot(project: Db, code: string, asOf: string): LiveContract[] {
  const land = namedLand(project, { asOf, codes: [code, ...landAround(project, code)] });
  return [...(plotsUnder(project, land, code).get(code) ?? [])];
}

/**
 * The contract that stands in the way of money and letting: the first in force whose land it is, other
 * than one that the plot's own route has led to; null for none (V7, D35).
 */
export function contractInTheWay(
  { db }: Db,
  code: string,
  contracts: readonly LiveContract[],
): LiveContract | null {
  const own = db.prepare("SELECT 1 FROM plot_route WHERE contract_uid = ? AND plot_code = ?");
  return contracts.find(({ uid }) => own.get(uid, code) === undefined) ?? null;
}

interface NamedLand extends LiveContract {
  readonly code: string;
}

/** Codes that contracts in force name, `codes` alone where they are given; or what one contract names. */
function namedLand(
  { db }: Db,
  asked: { readonly asOf: string; readonly codes: readonly string[] | null } | { uid: string },
): NamedLand[] {
  const ofOne = "uid" in asked;
  const { uid, asOf, codes } = ofOne ? { ...asked, asOf: "", codes: null } : { ...asked, uid: "" };
  const condition = ofOne ? "c.uid = :uid" : liveContractCondition;
  const chosen = (column: string) =>
    codes === null ? "" : `AND ${column} IN (SELECT value FROM json_each(:codes))`;
  const name = "c.uid, coalesce(c.number, c.lessee, '无编号') AS name";
  return db
    .prepare<Record<string, string>, NamedLand>(
      `SELECT ${name}, o.code FROM contract c JOIN contract_object o ON o.contract_uid = c.uid
       WHERE ${condition} ${chosen("o.code")}
       UNION SELECT ${name}, a.area_code FROM contract_area a JOIN contract c ON ${outlineBelongs("a")}
       WHERE ${condition} ${chosen("a.area_code")}
       ORDER BY 2, 1, 3`,
    )
    .all({ uid, asOf, codes: JSON.stringify(codes) });
}

/** Parcels and outlines that may lie on a plot. */
function landAround({ db }: Db, plotCode: string): string[] {
  const around = (table: string, column: string) =>
    db
      .prepare<[string], string>(
        `SELECT f.${column} FROM plot_shape s JOIN rtree_plot_shape_geom p ON p.id = s.fid
         JOIN rtree_${table}_geom r ON r.minx <= p.maxx AND r.maxx >= p.minx
           AND r.miny <= p.maxy AND r.maxy >= p.miny
         JOIN ${table} f ON f.fid = r.id
         WHERE s.plot_code = ? AND s.current = 1 AND f.active = 1 AND f.${column} <> ''`,
      )
      .pluck()
      .all(plotCode);
  return [...around("parcel", "dkbm"), ...around("contract_area", "area_code")];
}

function plotsUnder(
  project: Db,
  named: readonly NamedLand[],
  only: string | null,
): Map<string, readonly LiveContract[]> {
  const land = readCoveredLand(project, new Set(named.map(({ code }) => code)));
  const plots = new Map<string, readonly LiveContract[]>();
  for (const rows of Map.groupBy(named, ({ uid }) => uid).values()) {
    const covered = rows.flatMap(({ code }) => land.get(code) ?? []);
    const own = covered.filter(({ kind }) => kind === "plot").map(({ code }) => code);
    const under = halfUnder(
      project,
      covered.filter(({ kind }) => kind !== "plot"),
      only,
    );
    const [{ uid, name }] = rows as [NamedLand, ...NamedLand[]];
    for (const code of new Set([...own, ...under])) {
      plots.set(code, [...(plots.get(code) ?? []), { uid, name }]);
    }
  }
  return plots;
}

interface Share {
  readonly land: CoveredLand;
  readonly areaM2: number;
}

/** Plots of which at least half lies on the land of one contract. */
function halfUnder({ db }: Db, lands: readonly CoveredLand[], only: string | null): string[] {
  const shares = new Map<string, { readonly planarM2: number; readonly parts: Share[] }>();
  const where = only === null ? "t.current = 1" : "t.current = 1 AND t.plot_code = ?";
  const options = only === null ? { where } : { where, parameters: [only] };
  for (const land of lands) {
    const columns = ["plot_code", "planar_m2"];
    for (const feature of featuresInBox(db, "plot_shape", land.box, columns, options)) {
      const [code, planarM2] = feature.values;
      if (feature.geometry.type !== "MultiPolygon") continue;
      const { areaM2 } = overlapOf(feature.geometry.polygons, land.shape);
      if (areaM2 === 0) continue;
      const known = shares.get(String(code)) ?? { planarM2: Number(planarM2), parts: [] };
      known.parts.push({ land, areaM2 });
      shares.set(String(code), known);
    }
  }
  return [...shares].flatMap(([code, { planarM2, parts }]) =>
    coveredM2(parts) >= planarM2 * coveredShare ? [code] : [],
  );
}

/** What several pieces cover together, or less where they lie on each other: nothing counts twice. */
function coveredM2(parts: readonly Share[]): number {
  const counted: CoveredLand[] = [];
  let coveredM2 = 0;
  for (const { land, areaM2 } of parts.toSorted((a, b) => b.areaM2 - a.areaM2)) {
    const twiceM2 = sumExact(counted.map(({ shape }) => overlapOf(land.shape, shape).areaM2));
    if (areaM2 <= twiceM2) continue;
    counted.push(land);
    coveredM2 += areaM2 - twiceM2;
  }
  return coveredM2;
}

/** What a contract is about, in force or not: its land on the map, and the plots that it names or covers. */
export function landOfContract(
  project: Db,
  uid: string,
): { readonly land: readonly CoveredLand[]; readonly plotCodes: readonly string[] } {
  const named = namedLand(project, { uid });
  const land = readCoveredLand(project, new Set(named.map(({ code }) => code)));
  return { land: [...land.values()], plotCodes: [...plotsUnder(project, named, null).keys()] };
}

/** How many contracts of a unit are in the register; where there are none they were not checked (D22). */
export function registeredContracts(project: Db, unitCode: string): number {
  return Number(
    project.db
      .prepare(
        `SELECT count(*) FROM contract WHERE standing = 'registered'
           AND village_code BETWEEN :unit AND :unit || '~'`,
      )
      .pluck()
      .get({ unit: unitCode }),
  );
}
