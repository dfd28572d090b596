import type { FinalClass } from "../../../shared/land/final-class.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { unitNames } from "../project/unit-names.ts";
import { liveContractsOfPlots } from "../registers/contracts/live-contracts.ts";

/** One open plot with its present shape. Areas are m², widths m. */
export interface PlotListItem {
  code: string;
  group: string;
  groupName: string;
  class: PlotClass;
  subClass: string;
  finalClass: FinalClass | null;
  history: string;
  reason: string;
  planarM2: number;
  ellipsoidM2: number;
  ridgeFreeM2: number;
  meanWidthM: number;
  neighbours: {
    east: string | null;
    south: string | null;
    west: string | null;
    north: string | null;
  };
  sheetCodes: readonly string[];
  surveyPatch: string | null;
  labelEastM: number;
  labelNorthM: number;
  /** The contract in force that it lies under (合同内, V7), by its number; null for none. */
  contractName: string | null;
}

/** A row of the query: the neighbours side by side and the sheets as JSON text. */
type PlotRow = Omit<PlotListItem, "groupName" | "neighbours" | "sheetCodes" | "contractName"> &
  PlotListItem["neighbours"] & { sheetCodes: string };

const plotQuery = `
SELECT plot.code AS code, plot.group_code AS "group",
  proposed_class AS class, proposed_sub_class AS subClass, final_class AS finalClass, history, reason,
  planar_m2 AS planarM2, ellipsoid_m2 AS ellipsoidM2, ridge_free_m2 AS ridgeFreeM2,
  mean_width_m AS meanWidthM, neighbour_east AS east, neighbour_south AS south,
  neighbour_west AS west, neighbour_north AS north, sheet_codes AS sheetCodes,
  (SELECT bsm FROM survey_patch WHERE uid = plot_shape.patch_uid LIMIT 1) AS surveyPatch,
  label_x AS labelEastM, label_y AS labelNorthM
FROM plot JOIN plot_shape ON plot_shape.plot_code = plot.code AND plot_shape.current = 1
WHERE plot.state = 'open' AND (:group IS NULL OR plot.group_code = :group)
ORDER BY plot.group_code, plot.number, plot.suffix`;

/**
 * The open plots of one group, or of all, in the order of their numbers.
 * @param asOf the day that contracts are judged by, YYYY-MM-DD
 */
export function listPlots(
  project: Project,
  groupCode: string | null,
  asOf = today(project),
): PlotListItem[] {
  const rows = project.db
    .prepare<{ group: string | null }, PlotRow>(plotQuery)
    .all({ group: groupCode });
  const nameOf = unitNames(project);
  const contracts = liveContractsOfPlots(project, asOf);
  return rows.map(({ east, south, west, north, sheetCodes, ...facts }) => ({
    ...facts,
    groupName: nameOf(facts.group),
    contractName: contracts.get(facts.code)?.[0]?.name ?? null,
    neighbours: { east, south, west, north },
    sheetCodes: JSON.parse(sheetCodes) as string[],
  }));
}
