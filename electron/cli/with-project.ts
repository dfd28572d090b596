import type { Project } from "../core/project/project.ts";

/**
 * Opens a project file for the time of one piece of work and closes it whatever happens. The core is
 * loaded only here and in the commands, so that help and usage errors answer at once.
 */
export async function withProject<Result>(
  path: string,
  options: { mode: "read" | "write"; person: string },
  work: (project: Project) => Result | Promise<Result>,
): Promise<Result> {
  const { openProject, closeProject } = await import("../core/project/project.ts");
  const project = openProject(path, options);
  try {
    return await work(project);
  } finally {
    closeProject(project);
  }
}
