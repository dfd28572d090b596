import { decodeGeometry } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import { planGroupPages } from "./pack-plan.ts";
import type { MapPage, PlacedPlot } from "./page-grid.ts";
import type { Paper } from "./sheet-data.ts";

/** The map pages of a group as its pack will have them; none for a group without plots. */
export function groupPages(project: Project, groupCode: string, paper: Paper): MapPage[] {
  const rows = project.db
    .prepare<[string], { code: string; geom: Buffer }>(
      `SELECT p.code, s.geom FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.group_code = ? AND p.state = 'open' ORDER BY p.number, p.suffix`,
    )
    .all(groupCode);
  return planGroupPages(rows.map(placed), paper);
}

function placed({ code, geom }: { code: string; geom: Buffer }): PlacedPlot {
  const geometry = decodeGeometry(geom);
  return { code, polygons: geometry.type === "MultiPolygon" ? geometry.polygons : [] };
}
