import { filesOfDrop, type LooseFile } from "./dropped-files.ts";
import type { Shell, UploadReport } from "./shell.ts";
import { type Door, type Fetch, uploadFile } from "./transport/http-transport.ts";

/** What the core can read, with the parts that belong to a shapefile and the packs of townships. */
const readable = [
  ...[".shp", ".shx", ".dbf", ".prj", ".cpg", ".mdb", ".xlsx"],
  ...[".kml", ".kmz", ".gpx", ".csv", ".txt", ".qhsreport"],
];

/** The machine as a browser page sees it: chosen files go to the core through the door. */
export function createBrowserShell(door: Door, fetch: Fetch): Shell {
  const upload = async (files: readonly LooseFile[], report: UploadReport) => {
    const wanted = files.filter(({ relativePath }) => isReadable(relativePath));
    const batch = crypto.randomUUID().replaceAll("-", "");
    let folder: string | null = null;
    for (const [done, { relativePath, content }] of wanted.entries()) {
      report(done, wanted.length);
      const path = await uploadFile(door, { batch, relativePath, content }, fetch);
      folder ??= folderAbove(path, relativePath);
    }
    return folder === null ? [] : [folder];
  };
  return {
    choosePaths: async (what, report) => {
      const files = await choose(what);
      return files === null ? null : upload(files, report);
    },
    droppedPaths: async (transfer, report) => upload(await filesOfDrop(transfer), report),
    giveFile: async ({ name, bytes, type }) => give(new Blob([bytes], { type }), name),
    chooseProject: null,
  };
}

/**
 * The folder in which all files of a batch stand. The core looks through it as a whole: what a file is
 * may depend on the folders it came from.
 */
function folderAbove(path: string, relativePath: string): string {
  const separator = path.includes("\\") ? "\\" : "/";
  return path.split(separator).slice(0, -relativePath.split("/").length).join(separator);
}

function isReadable(path: string): boolean {
  const name = path.toLowerCase();
  return readable.some((ending) => name.endsWith(ending));
}

function choose(what: "files" | "folder"): Promise<LooseFile[] | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = what === "folder";
  if (what === "files") input.accept = readable.join(",");
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve(null));
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])].map((file) => ({
        relativePath: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
        content: file,
      }));
      resolve(files);
    });
    input.click();
  });
}

/** Hands a file to the browser's downloads. */
function give(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  const keptMs = 60_000;
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
