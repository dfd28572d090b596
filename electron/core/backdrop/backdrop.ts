import path from "node:path";
import { AppError, toAppError } from "../../../shared/contract/errors.ts";
import { planeCrsTitle } from "../../../shared/geodesy/crs.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { readableFileLength } from "../formats/file-errors.ts";
import type { Project } from "../project/project.ts";
import { projectCrs } from "../project/project-crs.ts";
import { getOption, setOption } from "../project/settings.ts";
import { drawPicture } from "./draw-picture.ts";
import { openGeoTiff } from "./geotiff-picture.ts";
import { emptyRgba, type GroundPicture, type PictureCrs, type Rgba } from "./ground-picture.ts";
import { openMbtiles } from "./mbtiles-picture.ts";
import { openPlainPicture } from "./plain-picture.ts";

/** A backdrop file of the project, and why it cannot be shown if so. */
export interface BackdropFile {
  readonly path: string;
  readonly name: string;
  readonly kindTitle: string;
  readonly crsTitle: string;
  readonly problem: string | null;
}

/** The project's backdrop files, from the ground upwards. */
export function backdropPaths(project: Pick<Project, "db">): string[] {
  return getOption(project, "backdrop_files")
    .split("\n")
    .filter((line) => line !== "");
}

/** Adds a file on top; undoable. Throws where the file cannot serve as a backdrop. */
export async function addBackdrop(project: Project, file: string): Promise<void> {
  const full = path.resolve(file);
  const picture = await openPicture(full);
  await picture.close();
  const kept = backdropPaths(project).filter((one) => one !== full);
  setOption(project, "backdrop_files", [...kept, full].join("\n"));
}

/** Takes a file out of the backdrop, wherever it is now; undoable. */
export function removeBackdrop(project: Project, file: string): void {
  const kept = backdropPaths(project).filter((one) => one !== file);
  setOption(project, "backdrop_files", kept.join("\n"));
}

/** Opens a local GeoTIFF, a JPG or PNG with world file, or MBTiles, by its name. */
async function openPicture(file: string): Promise<GroundPicture> {
  await readableFileLength(file);
  const ending = path.extname(file).toLowerCase();
  if (ending === ".tif" || ending === ".tiff") return openTiff(file);
  if ([".jpg", ".jpeg", ".png"].includes(ending)) return openPlainPicture(file);
  if (ending === ".mbtiles") return openMbtiles(file);
  throw new AppError(
    "file.kind",
    `${file} 不能作底图。能用的有 GeoTIFF(.tif)、带坐标文件的 JPG 或 PNG、MBTiles。`,
  );
}

async function openTiff(file: string): Promise<GroundPicture> {
  try {
    return await openGeoTiff(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("file.broken", `${file} 不是能读的 GeoTIFF。请重新拷贝或另存一份。`, {
      cause,
    });
  }
}

/** Pictures stay open between two drawings: a map moves all the time. */
export interface Backdrop {
  list(project: Pick<Project, "db">): Promise<BackdropFile[]>;
  /** A box of the project's plane in so many pixels; transparent where there is no picture. */
  draw(
    project: Pick<Project, "db">,
    box: BoundingBox,
    width: number,
    height: number,
  ): Promise<Rgba>;
  close(): Promise<void>;
}

export function createBackdrop(): Backdrop {
  const opened = new Map<string, Promise<GroundPicture>>();
  const pictureOf = (file: string) => {
    const picture = opened.get(file) ?? openPicture(file);
    opened.set(file, picture);
    // A file that is not there now may be there the next time.
    picture.catch(() => opened.delete(file));
    return picture;
  };
  return {
    list: (project) => Promise.all(backdropPaths(project).map((file) => factsOf(file, pictureOf))),
    draw: async (project, box, width, height) => {
      const target = emptyRgba(width, height);
      const crs = projectCrs(project);
      if (crs === null) return target;
      for (const picture of await openedPictures(backdropPaths(project), pictureOf)) {
        await drawPicture(picture, crs, box, target);
      }
      return target;
    },
    close: async () => {
      const pictures = await openedPictures([...opened.keys()], pictureOf);
      opened.clear();
      await Promise.all(pictures.map((picture) => picture.close()));
    },
  };
}

type Open = (file: string) => Promise<GroundPicture>;

async function openedPictures(files: readonly string[], open: Open): Promise<GroundPicture[]> {
  const outcomes = await Promise.allSettled(files.map(open));
  return outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

async function factsOf(file: string, open: Open): Promise<BackdropFile> {
  const name = path.basename(file);
  try {
    const { kindTitle, crs } = await open(file);
    return { path: file, name, kindTitle, crsTitle: pictureCrsTitle(crs), problem: null };
  } catch (error) {
    const problem = toAppError(error).message;
    return { path: file, name, kindTitle: "", crsTitle: "", problem };
  }
}

function pictureCrsTitle(crs: PictureCrs): string {
  const titles = { degrees: "经纬度", mercator: "网络墨卡托", project: "按项目坐标" } as const;
  return crs.kind === "plane" ? planeCrsTitle(crs.crs) : titles[crs.kind];
}
