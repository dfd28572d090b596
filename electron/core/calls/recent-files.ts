import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Project, projectInfo } from "../project/project.ts";

const recentFile = z.strictObject({ path: z.string(), name: z.string(), openedAt: z.string() });
const recentFileList = z.array(recentFile);
export type RecentFile = z.infer<typeof recentFile>;

export interface RecentFiles {
  /** Newest first, without files that are gone. */
  list(): RecentFile[];
  add(project: Project): void;
}

const longestList = 12;

/** The project files opened last on this machine. Without a folder nothing is kept. */
export function createRecentFiles(folder: string | null): RecentFiles {
  if (folder === null) return { list: () => [], add: () => {} };
  const file = path.join(folder, "recent.json");
  return {
    list: () => read(file).filter((one) => existsSync(one.path)),
    add: (project) => {
      const entry = {
        path: path.resolve(project.path),
        name: projectInfo(project).project_name ?? "",
        openedAt: new Date().toISOString(),
      };
      const others = read(file).filter((one) => one.path !== entry.path);
      write(folder, file, [entry, ...others].slice(0, longestList));
    },
  };
}

function read(file: string): RecentFile[] {
  try {
    return recentFileList.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Not there yet, or spoilt: the list is a convenience and starts anew.
    return [];
  }
}

function write(folder: string, file: string, list: RecentFile[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(list, null, 1)}\n`);
    renameSync(`${file}.new`, file);
  } catch {
    // A home folder that can't be written must not keep a project from opening.
  }
}
