import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { closeProject, createProject } from "../../electron/core/project/project.ts";

const root = path.resolve(import.meta.dirname, "../..");
export const program = process.env.QHS_ELECTRON ?? "";

/** A folder of its own for each case: settings, documents and project files. */
export interface Place {
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** What the window has written into its log so far. */
  log(): string;
  project(name: string): string;
  remove(): void;
}

export function makePlace(): Place {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-case-"));
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    folder,
    environment: {
      ...Object.fromEntries(inherited),
      HOME: folder,
      APPDATA: folder,
      XDG_CONFIG_HOME: folder,
    },
    log: () => {
      try {
        return readFileSync(path.join(folder, "qinghuashou/window/window.log"), "utf8");
      } catch {
        return "";
      }
    },
    project: (name) => {
      const file = path.join(folder, `${name}.gpkg`);
      closeProject(createProject(file, { name, person: "测试" }));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  title(): Promise<string>;
}

/** The words Electron is started with for a project file. */
export const wordsFor = (file: string): string[] => [root, file];

export async function launch(place: Place, file: string): Promise<OpenWindow> {
  const app = await _electron.launch({
    executablePath: program,
    args: wordsFor(file),
    env: place.environment,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState("load");
  const title = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? "");
  return { app, page, title };
}
