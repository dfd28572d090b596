import { basename } from "node:path";
import { backdropPaths, createBackdrop } from "../backdrop/backdrop.ts";
import { greyPng } from "../backdrop/grey-png.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { metresPerMm } from "./paper-layout.ts";
import type { SheetUnderlay } from "./sheet-data.ts";

/** Fine enough to recognise a field's corner at 1:2000, and small enough to send a pack by mail. */
const pixelsPerMm = 4;

/** The project's backdrop as an underlay; null where it has none or wants none on its sheets. */
export function openUnderlay(project: Pick<Project, "db">): SheetUnderlay | null {
  const files = backdropPaths(project);
  if (files.length === 0 || getOption(project, "backdrop_on_sheets") === "no") return null;
  const backdrop = createBackdrop();
  return {
    title: files.map((file) => basename(file)).join("、"),
    png: async (boxM) => {
      const pixels = (lengthM: number) => Math.round((lengthM / metresPerMm) * pixelsPerMm);
      const width = pixels(boxM[2] - boxM[0]);
      const height = pixels(boxM[3] - boxM[1]);
      return greyPng(await backdrop.draw(project, boxM, width, height));
    },
    close: backdrop.close,
  };
}
