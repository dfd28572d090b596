import type { Project } from "./project-state.ts";

/** Uids of the import batches that were taken back as a whole; their rows are as they were before. */
export function withdrawnImports({ db }: Pick<Project, "db">): ReadonlySet<string> {
  const uids = db
    .prepare<[], string | null>(
      `SELECT json_extract(taken.body, '$.summary.batch') FROM event undo
       JOIN event taken ON taken.uid = undo.undo_of WHERE taken.command = 'import'`,
    )
    .pluck()
    .all();
  return new Set(uids.filter((uid) => uid !== null));
}
