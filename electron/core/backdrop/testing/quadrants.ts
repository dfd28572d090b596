import type { Project } from "../../project/project.ts";
import { createBackdrop } from "../backdrop.ts";

/** Ground of the invented picture: 1,024 m square east of the meridian 114°, four plain colours. */
export const leftM = 500_000;
export const topM = 4_001_024;
export const sideM = 1024;

/** Nearest of the four colours, or `none` where nothing is drawn. */
export type Colour = "red" | "green" | "blue" | "white" | "none";

function colourOf([red = 0, green = 0, blue = 0, opacity = 0]: Uint8ClampedArray): Colour {
  if (opacity === 0) return "none";
  if (red > 150 && green > 150 && blue > 150) return "white";
  if (red > green && red > blue) return "red";
  return green > blue ? "green" : "blue";
}

/** What the project's backdrop shows in the four quarters of the ground and beside it, 1 m a pixel. */
export async function coloursSeen(project: Project, pixelM = 1): Promise<Colour[]> {
  const backdrop = createBackdrop();
  const seen: Colour[] = [];
  for (const [eastM, northM] of [
    [leftM + 0.45 * sideM, topM - 0.45 * sideM],
    [leftM + 0.55 * sideM, topM - 0.45 * sideM],
    [leftM + 0.45 * sideM, topM - 0.55 * sideM],
    [leftM + 0.55 * sideM, topM - 0.55 * sideM],
    [leftM - 0.4 * sideM, topM],
  ] as const) {
    const half = 20 * pixelM;
    const box = [eastM - half, northM - half, eastM + half, northM + half] as const;
    const { data } = await backdrop.draw(project, box, 40, 40);
    const middle = 4 * (20 * 40 + 20);
    seen.push(colourOf(data.subarray(middle, middle + 4)));
  }
  await backdrop.close();
  return seen;
}

export const asPainted: readonly Colour[] = ["red", "green", "blue", "white", "none"];
