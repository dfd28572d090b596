import type { PlotClass } from "../../../shared/land/land-class.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import type { Project } from "../project/project.ts";

export const foldedClasses = ["overflow", "ridge", "sliver"] as const satisfies PlotClass[];

/** Pieces of the accepted run without a code in a unit, by class: how many and their planar m². */
export function foldedSums(
  project: Project,
  unitCode: string,
): { class: (typeof foldedClasses)[number]; count: number; planarM2: number }[] {
  const areas = project.db
    .prepare<[string, string, string], number>(
      `SELECT planar_m2 FROM piece WHERE run_id =
         (SELECT max(id) FROM run WHERE status = 'accepted')
       AND class = ? AND substr(group_code, 1, length(?)) = ?`,
    )
    .pluck();
  return foldedClasses.map((folded) => {
    const found = areas.all(folded, unitCode, unitCode);
    return { class: folded, count: found.length, planarM2: sumExact(found) };
  });
}
