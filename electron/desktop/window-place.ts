import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Rectangle } from "electron/main";

/** Where the window stood: device-independent pixels over all screens. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const smallestSize = { width: 1024, height: 640 };
const usualSize = { width: 1366, height: 768 };
/** So much of the window's upper edge must be on a screen for a hand to reach it. */
const grip = { width: 120, height: 30 };

/**
 * The place to open at: the kept one while a screen shows its upper edge, else the middle of the main
 * screen, filling a small one.
 * @param workAreas of all screens, the main one first
 */
export function placeOnScreens(
  kept: WindowPlace | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): WindowPlace {
  if (kept !== null && workAreas.some((area) => canBeReached(kept.bounds, area))) return kept;
  const [main] = workAreas;
  const width = Math.min(usualSize.width, main.width);
  const height = Math.min(usualSize.height, main.height);
  const x = main.x + Math.round((main.width - width) / 2);
  const y = main.y + Math.round((main.height - height) / 2);
  const isSmall = main.width <= usualSize.width || main.height <= usualSize.height;
  return { bounds: { x, y, width, height }, maximized: isSmall };
}

function canBeReached(bounds: Rectangle, area: Rectangle): boolean {
  const shared =
    Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isInside = bounds.y >= area.y - 8 && bounds.y + grip.height <= area.y + area.height;
  return shared >= grip.width && isInside;
}

/** Reads the kept place; null where there is none or it is spoilt. */
export function readPlace(file: string): WindowPlace | null {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, "utf8"));
    const { x, y, width, height } = bounds;
    const isSound = [x, y, width, height].every(Number.isSafeInteger) && width > 0 && height > 0;
    return isSound ? { bounds: { x, y, width, height }, maximized: maximized === true } : null;
  } catch {
    return null;
  }
}

export function writePlace(file: string, place: WindowPlace): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(place)}\n`);
  } catch {
    // The place is a convenience; the window opens in the middle next time.
  }
}
