import type { Project } from "../project/project.ts";

/** The last printing of one group, profile and paper. */
export interface ListedPrintJob {
  groupCode: string;
  profile: "work" | "posting" | "result";
  paper: "A4" | "A3";
  version: number;
  pages: number;
  printedAt: string;
  /** A run was accepted since. */
  olderThanRun: boolean;
}

/** What was printed last, group by group. */
export function listPrintJobs(project: Project): ListedPrintJob[] {
  const rows = project.db
    .prepare<[], Omit<ListedPrintJob, "olderThanRun"> & { olderThanRun: number }>(
      `SELECT group_code AS groupCode, profile, paper, version, pages, printed_at AS printedAt,
         EXISTS (SELECT 1 FROM run WHERE status = 'accepted' AND run.id > run_id) AS olderThanRun
       FROM print_job WHERE id IN
         (SELECT max(id) FROM print_job GROUP BY group_code, profile, paper)
       ORDER BY group_code, profile, paper`,
    )
    .all();
  return rows.map((row) => ({ ...row, olderThanRun: row.olderThanRun === 1 }));
}

/** Codes of plots that stand on a printed sheet. */
export function printedPlots(project: Project): Set<string> {
  const codes = project.db
    .prepare<[], string>("SELECT DISTINCT plot_code FROM plot_lock WHERE kind = 'printed'")
    .pluck()
    .all();
  return new Set(codes);
}
