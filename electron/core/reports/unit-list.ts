import type { Project } from "../project/project.ts";
import { projectInfo } from "../project/project-info.ts";
import { sharesOnlyVillages } from "../project/settings.ts";
import { unitNames } from "../project/unit-names.ts";

export type UnitLevel = "county" | "town" | "village" | "group";

export interface ListedUnit {
  code: string;
  name: string;
  level: UnitLevel;
  parent: string | null;
  sharesOnly: boolean;
  /** Open plots below it. */
  plots: number;
}

const levels: readonly { level: UnitLevel; digits: number }[] = [
  { level: "county", digits: 6 },
  { level: "town", digits: 9 },
  { level: "village", digits: 12 },
  { level: "group", digits: 14 },
];

/**
 * Groups and villages that the data speaks of: by parcels, plots, bounds, contracts, claims or the facts of
 * villages. What only the survey names is no unit.
 */
const sources = [
  "SELECT DISTINCT zjqydm FROM group_area WHERE active = 1",
  "SELECT DISTINCT cjqydm FROM village_area WHERE active = 1",
  "SELECT DISTINCT substr(dkbm, 1, 14) FROM parcel WHERE active = 1",
  "SELECT DISTINCT group_code FROM plot WHERE state = 'open'",
  "SELECT unit_code FROM unit_fact",
  "SELECT DISTINCT ifnull(group_code, village_code) FROM contract WHERE standing <> 'withdrawn'",
  "SELECT DISTINCT ifnull(group_code, village_code) FROM money_row",
];

/** Every county, town, village and group of the project, by code. */
export function listUnits(project: Project): ListedUnit[] {
  const { db } = project;
  const codes = new Set<string>();
  const county = projectInfo(project).county_code;
  if (county !== undefined) codes.add(county);
  for (const sql of sources) {
    for (const code of db.prepare<[], string>(sql).pluck().all()) addWithParents(codes, code);
  }
  const nameOf = unitNames(project);
  const shares = sharesOnlyVillages(project);
  const plots = plotCounts(project);
  return [...codes].sort().map((code) => {
    const at = levels.findIndex(({ digits }) => digits === code.length);
    const upper = levels[at - 1];
    return {
      code,
      name: nameOf(code),
      level: levels[at]!.level,
      parent: upper === undefined ? null : code.slice(0, upper.digits),
      sharesOnly: shares.has(code),
      plots: plots.get(code) ?? 0,
    };
  });
}

/** A code of another length is no unit's: parcels of a damaged archive have such. */
function addWithParents(codes: Set<string>, code: string): void {
  if (!/^(\d{12}|\d{14})$/.test(code)) return;
  for (const { digits } of levels) if (digits <= code.length) codes.add(code.slice(0, digits));
}

function plotCounts(project: Project): Map<string, number> {
  const rows = project.db
    .prepare("SELECT group_code, count(*) FROM plot WHERE state = 'open' GROUP BY group_code")
    .raw()
    .all() as [string, number][];
  const counts = new Map<string, number>();
  for (const [code, count] of rows) {
    for (const { digits } of levels) {
      const unit = code.slice(0, digits);
      counts.set(unit, (counts.get(unit) ?? 0) + count);
    }
  }
  return counts;
}
