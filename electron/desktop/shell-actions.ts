import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Shell } from "electron/common";
import type { BrowserWindow, Dialog, FileFilter } from "electron/main";
import { AppError } from "../../shared/contract/errors.ts";
import type { ShellActions } from "./shell-host.ts";

export interface ShellActionParts {
  dialog: Pick<Dialog, "showOpenDialog" | "showSaveDialog">;
  shell: Pick<Shell, "openPath" | "showItemInFolder">;
  /** A folder of this run for papers that are only looked at. */
  paperFolder: string;
  documentFolder: string;
}

const dataFiles: FileFilter[] = [
  { name: "数据文件", extensions: ["shp", "shx", "dbf", "prj", "cpg", "mdb", "xlsx"] },
  { name: "实测界线", extensions: ["kml", "kmz", "gpx", "csv", "txt"] },
  { name: "乡镇报送包", extensions: ["qhsreport"] },
  { name: "底图", extensions: ["tif", "tiff", "jpg", "jpeg", "png", "mbtiles"] },
];
export const projectFiles: FileFilter[] = [{ name: "清化收项目", extensions: ["gpkg"] }];

/** Dialogs, papers and printing, as the page may ask for them. */
export function createShellActions(parts: ShellActionParts): ShellActions {
  const { dialog, shell, documentFolder } = parts;
  return {
    "files.choose": async ({ what }, window) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: what === "folder" ? "选择数据所在的文件夹" : "选择数据文件",
        ...(what === "folder"
          ? { properties: ["openDirectory"] }
          : { properties: ["openFile", "multiSelections"], filters: dataFiles }),
      });
      return { paths: filePaths };
    },
    "project.choose": async ({ purpose, name }, window) => ({
      path:
        purpose === "open"
          ? await chooseProject(dialog, window)
          : await placeFor(dialog, window, path.join(documentFolder, `${fileName(name)}.gpkg`)),
    }),
    "file.give": async ({ name, bytes }, window) => ({
      path: await give(parts, window, name, bytes),
    }),
    "file.reveal": async ({ path: file }) => {
      if (!path.isAbsolute(file) || !existsSync(file)) {
        throw new AppError("file.missing", `找不到文件 ${file},它可能已被移走或删除。`);
      }
      shell.showItemInFolder(file);
      return {};
    },
    "window.print": async (_input, window) => {
      window.webContents.print({ silent: false, printBackground: true });
      return {};
    },
  };
}

/** A project file that the person chooses, or null. */
export async function chooseProject(
  dialog: Pick<Dialog, "showOpenDialog">,
  window: BrowserWindow,
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: "打开项目",
    properties: ["openFile"],
    filters: projectFiles,
  });
  return filePaths[0] ?? null;
}

async function placeFor(
  dialog: Pick<Dialog, "showSaveDialog">,
  window: BrowserWindow,
  defaultPath: string,
  filters = projectFiles,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
  if (canceled || filePath === "") return null;
  // Not every system's dialog adds the ending.
  return path.extname(filePath) === "" ? filePath + path.extname(defaultPath) : filePath;
}

/** Papers open in the machine's own viewer, which can print them; where there is none, and for
 * everything that could run something, the person says where to save. */
async function give(
  { dialog, shell, paperFolder, documentFolder }: ShellActionParts,
  window: BrowserWindow,
  name: string,
  bytes: ArrayBuffer,
): Promise<string | null> {
  const safeName = fileName(name);
  const extension = path.extname(safeName).toLowerCase();
  if (extension === ".pdf") {
    mkdirSync(paperFolder, { recursive: true });
    const paper = path.join(mkdtempSync(path.join(paperFolder, "p-")), safeName);
    write(paper, bytes);
    if ((await shell.openPath(paper)) === "") return paper;
  }
  const filters = [
    { name: `${extension.slice(1) || "任意"} 文件`, extensions: [extension.slice(1) || "*"] },
  ];
  const place = await placeFor(dialog, window, path.join(documentFolder, safeName), filters);
  if (place !== null) write(place, bytes);
  return place;
}

/** A name without folders and without characters that Windows refuses. */
function fileName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").replace(/^[. ]+|[. ]+$/g, "");
  return clean === "" ? "未命名" : clean;
}

function write(file: string, bytes: ArrayBuffer): void {
  try {
    writeFileSync(file, new Uint8Array(bytes));
  } catch (cause) {
    throw new AppError("disk.denied", `不能写入 ${file}。请关闭正在用它的程序,或换一个位置。`, {
      cause,
    });
  }
}
