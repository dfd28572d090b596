import type { MapLayer } from "../../../shared/contract/calls/map-calls.ts";
import { listedClasses } from "../../../shared/land/land-class.ts";
import type { FeatureTable } from "../project/tables.ts";
import { outlineBelongs } from "../registers/contracts/contract-outlines.ts";
import { liveContractCondition } from "../registers/contracts/live-contracts.ts";

/**
 * Where the features of a map layer lie; expressions speak of the table as `f` and the plot as `p`, and may
 * use the parameters `:asOf` (a day) and `:contracted` (JSON list of the plots that are 合同内 on it).
 */
export interface MapLayerSource {
  readonly table: FeatureTable;
  readonly join: string;
  readonly where: string;
  readonly key: string;
  readonly class: string;
  readonly label: string;
}

const imported = (
  table: FeatureTable,
  columns: { key: string; class: string; label: string },
): MapLayerSource => ({ table, join: "", where: "f.active = 1", ...columns });

/** DKLB, or `other_contract` for contracts won by tender, auction or agreement (D15). */
const parcelClass = `CASE WHEN trim(f.dklb) = '10' AND
  (SELECT min(r.cbjyqqdfs) FROM register_parcel r WHERE r.dkbm = f.dkbm AND r.active = 1) LIKE '12%'
  THEN 'other_contract' ELSE f.dklb END`;

/** As `countedClass` of shared/land. */
const countedClassSql = `CASE WHEN p.final_class IN (${listedClasses.map((name) => `'${name}'`).join(", ")})
  THEN p.final_class ELSE p.proposed_class END`;

const plots: MapLayerSource = {
  table: "plot_shape",
  join: "JOIN plot p ON p.code = f.plot_code",
  where: "f.current = 1 AND p.state = 'open'",
  key: "p.code",
  class: countedClassSql,
  label: "substr(p.code, 15)",
};

/** The group's own name: where the village's label stands, its name in front of each group is in the way. */
const ownGroupName = `ifnull((SELECT nullif(substr(f.zjqymc, instr(f.zjqymc, v.cjqymc) + length(v.cjqymc)), '')
  FROM village_area v WHERE v.active = 1 AND v.cjqymc <> '' AND v.cjqydm = substr(f.zjqydm, 1, 12)
    AND instr(f.zjqymc, v.cjqymc) > 0 LIMIT 1), f.zjqymc)`;

/** The layers of the map, each with what it is known by, coloured by and labelled with. */
export const mapLayerSources: Readonly<Record<MapLayer, MapLayerSource>> = {
  survey: imported("survey_patch", { key: "f.bsm", class: "f.dlbm", label: "f.dlbm" }),
  parcels: imported("parcel", { key: "f.dkbm", class: parcelClass, label: "substr(f.dkbm, -5)" }),
  groups: imported("group_area", { key: "f.zjqydm", class: "''", label: ownGroupName }),
  villages: imported("village_area", { key: "f.cjqydm", class: "''", label: "f.cjqymc" }),
  baseline: imported("baseline_patch", { key: "f.bsm", class: "f.dlbm", label: "f.dlbm" }),
  farmland: imported("farmland_area", { key: "f.bhqbh", class: "''", label: "''" }),
  landmarks: imported("landmark", { key: "''", class: "f.kind", label: "f.name" }),
  plots,
  contracted: {
    ...plots,
    where: `${plots.where} AND p.code IN (SELECT value FROM json_each(:contracted))`,
    label: "''",
  },
  // Known by their contract; those that belong to none say only their number.
  contracts: {
    table: "contract_area",
    join: `LEFT JOIN contract k ON k.id =
      (SELECT min(c.id) FROM contract c WHERE ${outlineBelongs("f")})`,
    where: "f.active = 1",
    key: "k.uid",
    class: `CASE WHEN k.id IS NULL THEN 'none' WHEN EXISTS (SELECT 1 FROM contract c
      WHERE c.id = k.id AND ${liveContractCondition}) THEN 'live' ELSE 'over' END`,
    label: "coalesce(k.number, f.contract_number)",
  },
  // Those that became plots stand in that layer.
  pieces: {
    table: "piece",
    join: "",
    where: "f.plot_code IS NULL AND f.run_id = (SELECT max(id) FROM run WHERE status = 'accepted')",
    key: "f.uid",
    class: "f.class",
    label: "''",
  },
};
