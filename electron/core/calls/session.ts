import { realpathSync } from "node:fs";
import { AppError } from "../../../shared/contract/errors.ts";
import { closeProject, createProject, openProject, type Project } from "../project/project.ts";
import { createRecentFiles, type RecentFile } from "./recent-files.ts";

/** One person at one core, with at most one project open. */
export interface Session {
  /** The open project; throws `project.none` while there is none. */
  project(): Project;
  current(): OpenProject | null;
  /**
   * Opens for writing, or for reading while another program writes (D8) or where nothing else is wanted
   * (A6). Closes what was open.
   */
  open(path: string, mode?: "read" | "write"): OpenProject;
  create(path: string, facts: { name: string; countyCode?: string | undefined }): OpenProject;
  close(): void;
  /** For a session beside the writing one: reads what that has open, or lets go of it. */
  follow(opened: FollowedProject | null): void;
  recent(): RecentFile[];
}

export interface OpenProject {
  readonly project: Project;
  /** Whether the person may change it; a following session reads whatever this says. */
  readonly mode: "read" | "write";
}

/** What the writing session has open. */
export interface FollowedProject {
  readonly path: string;
  readonly mode: "read" | "write";
}

export interface SessionOptions {
  readonly person: string;
  /** Where the list of recent files is kept; null to keep none. */
  readonly settingsFolder: string | null;
}

export function createSession({ person, settingsFolder }: SessionOptions): Session {
  const recentFiles = createRecentFiles(settingsFolder);
  let opened: OpenProject | null = null;

  const close = () => {
    if (opened !== null) closeProject(opened.project);
    opened = null;
  };
  const take = (project: Project): OpenProject => {
    close();
    opened = { project, mode: project.mode };
    recentFiles.add(project);
    return opened;
  };
  return {
    project: () => {
      if (opened !== null) return opened.project;
      throw new AppError("project.none", "还没有打开项目。请先打开或新建一个项目文件。");
    },
    current: () => opened,
    open: (path, mode = "write") => {
      if (mode === "read") {
        // A writer that closes beside a reader cannot put its file back into one piece.
        if (opened !== null && isSameFile(opened.project.path, path)) close();
        return take(openProject(path, { mode, person }));
      }
      if (opened?.mode === "write" && isSameFile(opened.project.path, path)) return opened;
      return take(openBestPossible(path, person));
    },
    create: (path, { name, countyCode }) =>
      take(
        createProject(path, { name, person, ...(countyCode === undefined ? {} : { countyCode }) }),
      ),
    close,
    follow: (target) => {
      close();
      if (target === null) return;
      const project = openProject(target.path, { mode: "read", person });
      opened = { project, mode: target.mode };
    },
    recent: recentFiles.list,
  };
}

/** For writing, or for reading where another program holds the writer's place (D8). */
function openBestPossible(path: string, person: string): Project {
  try {
    return openProject(path, { mode: "write", person });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "project.locked") throw error;
    return openProject(path, { mode: "read", person });
  }
}

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
