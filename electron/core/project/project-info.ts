import type { Project } from "./project-state.ts";

/** Name, code and identity of a project, from `qhs_meta`. */
export function projectInfo(project: Pick<Project, "db">): Readonly<Record<string, string>> {
  const rows = project.db.prepare("SELECT key, value FROM qhs_meta").raw().all() as [
    string,
    string,
  ][];
  return Object.fromEntries(rows);
}
