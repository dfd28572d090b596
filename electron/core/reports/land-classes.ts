import { parcelKindName } from "../../../shared/land/land-class.ts";
import { muOf, sumExact } from "../../../shared/land/mu.ts";
import type { LandClassRow } from "../../../shared/ledger/reports/land-class-table.ts";
import type { Project } from "../project/project.ts";

/** DKLB of registered land that no household contract covers (NY/T 2539). */
const outsideContracts = ["21", "22", "23", "99"] as const;

interface LandRow {
  village: string;
  dklb: string;
  planarM2: number;
  declaredM2: number | null;
}

/**
 * Land outside household contracts by village and DKLB: parcels of the archive, plots of the last run on
 * such parcels, and what the archive's own summary says, where somebody brought it (source 确权汇总表).
 *
 * @param scopeCode prefix of village codes, "" for all
 */
export function landClassRows(project: Project, scopeCode: string, asOf: string): LandClassRow[] {
  const places = outsideContracts.map(() => "?").join(", ");
  const read = (sql: string) =>
    project.db
      .prepare<unknown[], LandRow>(`${sql.replace("%", places)} ORDER BY 1, 2`)
      .all(...outsideContracts, scopeCode, scopeCode);
  const parcels = read(
    `SELECT substr(dkbm, 1, 12) AS village, dklb, planar_m2 AS planarM2, scmj AS declaredM2
     FROM parcel WHERE active = 1 AND dklb IN (%) AND substr(dkbm, 1, length(?)) = ?`,
  );
  const plots = read(
    `SELECT substr(p.group_code, 1, 12) AS village, p.proposed_sub_class AS dklb,
       s.planar_m2 AS planarM2, NULL AS declaredM2
     FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
     WHERE p.state = 'open' AND p.proposed_sub_class IN (%)
       AND substr(p.group_code, 1, length(?)) = ?`,
  );
  const archive = archiveFigures(project, asOf);
  const keyOf = ({ village, dklb }: { village: string; dklb: string }) => `${village} ${dklb}`;
  const wanted = [...archive.keys()].filter((key) => key.startsWith(scopeCode));
  const keys = new Set([...parcels.map(keyOf), ...plots.map(keyOf), ...wanted]);
  return [...keys].sort().map((key) => {
    const [villageCode = "", dklb = ""] = key.split(" ");
    const own = (rows: readonly LandRow[]) => rows.filter((row) => keyOf(row) === key);
    const muSum = (areas: readonly number[]) => muOf(sumExact(areas));
    return {
      villageCode,
      dklb,
      className: parcelKindName(dklb),
      parcels: own(parcels).length,
      declaredMu: muSum(own(parcels).map(({ declaredM2 }) => declaredM2 ?? 0)),
      planarMu: muSum(own(parcels).map(({ planarM2 }) => planarM2)),
      plots: own(plots).length,
      plotMu: muSum(own(plots).map(({ planarM2 }) => planarM2)),
      archiveMu: archive.get(key) ?? null,
    };
  });
}

/** The newest figure by a date for each village and class. */
function archiveFigures({ db }: Project, asOf: string): Map<string, string> {
  const rows = db
    .prepare<[string], { unit: string; key: string; amount: string }>(
      `SELECT unit_code AS unit, key, amount FROM external_figure
       WHERE subject = 'land_class' AND as_of <= ? AND amount IS NOT NULL ORDER BY as_of`,
    )
    .all(asOf);
  return new Map(rows.map(({ unit, key, amount }) => [`${unit} ${key}`, amount]));
}
