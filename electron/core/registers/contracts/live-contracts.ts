import { overlapOf } from "../../../../shared/geometry/overlap.ts";
import { featuresInBox } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";
import { type CoveredLand, readCoveredLand } from "./covered-land.ts";

/** A contract that is in force on a day, as lists and sheets name it. */
export interface LiveContract {
  readonly uid: string;
  /** 合同编号, or the lessee where it has none. */
  readonly name: string;
}

/** From this share of its area on a plot lies under the land of a contract (D3). */
const coveredShare = 0.5;

/**
 * In the register, not ended, and no end that is over on the day; 长期 and 未约定 are never over. 已到期
 * beside a later end is a slip that keeps the land under its contract until somebody has looked.
 */
const liveSql = `c.standing = 'registered' AND (c.end_on IS NULL OR c.end_on >= :asOf)
  AND (ifnull(c.status, 'active') = 'active' OR (c.status = 'expired' AND c.end_on GLOB '[0-9]*'))`;

/**
 * Plots under a contract that is in force on a day (合同内, V7), by plot code: those that it names, and
 * those of which at least half lies on a parcel or outline that it names. Several are
 * told in the order of their numbers.
 */
export function liveContractsOfPlots(
  project: Pick<Project, "db">,
  asOf: string,
): Map<string, readonly LiveContract[]> {
  const rows = project.db
    .prepare<{ asOf: string }, { uid: string; name: string; code: string }>(
      `SELECT c.uid, coalesce(c.number, c.lessee, '无编号') AS name, o.code
       FROM contract c JOIN contract_object o ON o.contract_uid = c.uid WHERE ${liveSql}
       UNION ALL
       SELECT c.uid, coalesce(c.number, c.lessee, '无编号'), a.area_code
       FROM contract c JOIN contract_area a ON a.active = 1 AND a.contract_number = c.number
         AND ifnull(a.village_code, c.village_code) = c.village_code WHERE ${liveSql}
       ORDER BY 2, 1, 3`,
    )
    .all({ asOf });
  const plots = new Map<string, readonly LiveContract[]>();
  const add = (code: string, { uid, name }: LiveContract) => {
    const known = plots.get(code) ?? [];
    if (!known.some((one) => one.uid === uid)) plots.set(code, [...known, { uid, name }]);
  };
  const land = readCoveredLand(project, new Set(rows.map(({ code }) => code)));
  for (const row of rows) {
    const covered = land.get(row.code);
    if (covered === undefined) continue;
    if (covered.kind === "plot") add(row.code, row);
    else for (const code of plotsUnder(project, covered)) add(code, row);
  }
  return plots;
}

function plotsUnder({ db }: Pick<Project, "db">, land: CoveredLand): string[] {
  const found: string[] = [];
  const columns = ["plot_code", "planar_m2"];
  const where = "t.current = 1";
  for (const { geometry, values } of featuresInBox(db, "plot_shape", land.box, columns, {
    where,
  })) {
    const [code, planarM2] = values;
    if (geometry.type !== "MultiPolygon") continue;
    const { areaM2 } = overlapOf(geometry.polygons, land.shape);
    if (areaM2 >= Number(planarM2) * coveredShare) found.push(String(code));
  }
  return found;
}

/** How many contracts of a unit are in the register; where there are none they were not checked (D22). */
export function registeredContracts(project: Pick<Project, "db">, unitCode: string): number {
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
