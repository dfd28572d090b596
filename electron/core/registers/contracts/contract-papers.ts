import type { Project } from "../../project/project.ts";

/** How many papers hang on each contract, by its uid. The papers of a case are those of its contract. */
export function contractPaperCounts(project: Pick<Project, "db">): Map<string, number> {
  const rows = project.db
    .prepare<[], [string, number]>(
      "SELECT record_uid, count(*) FROM paper_link WHERE register = 'contract' GROUP BY 1",
    )
    .raw()
    .all();
  return new Map(rows);
}
