import { sumExact } from "../../../shared/land/mu.ts";
import type { Project } from "../project/project.ts";

/** How far the papers of one group are. */
export interface GroupProgress {
  code: string;
  plots: number;
  planarM2: number;
  /** Plots that stand on a printed sheet. */
  printedPlots: number;
}

/** Groups of a unit (code prefix, "" for all) that have open plots, by code. */
export function groupProgress(project: Project, unitCode: string): GroupProgress[] {
  const rows = project.db
    .prepare<[string, string], { code: string; planarM2: number; printed: number }>(
      `SELECT p.group_code AS code, s.planar_m2 AS planarM2,
         EXISTS (SELECT 1 FROM plot_lock l WHERE l.plot_code = p.code AND l.kind = 'printed') AS printed
       FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.state = 'open' AND substr(p.group_code, 1, length(?)) = ? ORDER BY p.group_code`,
    )
    .all(unitCode, unitCode);
  const groups = new Map<string, { areas: number[]; printed: number }>();
  for (const { code, planarM2, printed } of rows) {
    const group = groups.get(code) ?? { areas: [], printed: 0 };
    group.areas.push(planarM2);
    group.printed += printed;
    groups.set(code, group);
  }
  return [...groups].map(([code, { areas, printed }]) => ({
    code,
    plots: areas.length,
    planarM2: sumExact(areas),
    printedPlots: printed,
  }));
}
