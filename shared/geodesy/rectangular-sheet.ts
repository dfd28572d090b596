import { AppError } from "../contract/errors.ts";

/** The eight directions of a sheet's neighbours with their steps to the east and to the north. */
export const sheetDirections = {
  northWest: [-1, 1],
  north: [0, 1],
  northEast: [1, 1],
  west: [-1, 0],
  east: [1, 0],
  southWest: [-1, -1],
  south: [0, -1],
  southEast: [1, -1],
} as const satisfies Record<string, readonly [eastSteps: number, northSteps: number]>;

export type SheetDirection = keyof typeof sheetDirections;
export type SheetNeighbours = Record<SheetDirection, string>;

/** The neighbours' codes in all directions, from a function that steps to the east and the north. */
export function neighboursBySteps(
  codeAt: (eastSteps: number, northSteps: number) => string,
): SheetNeighbours {
  const entries = Object.entries(sheetDirections).map(([direction, [east, north]]) => [
    direction,
    codeAt(east, north),
  ]);
  return Object.fromEntries(entries) as SheetNeighbours;
}

/** Ground side of a 50 × 50 cm sheet at 1:2000 (sheets.md §2). */
const sideM = 1000;

/**
 * Number of the rectangular 1:2000 sheet that holds a point: northing and easting of the south-west
 * corner in km to 0.1 km, northing first, without zone prefix (sheets.md §2). A point on an edge
 * belongs to the sheet in the north or east. Throws `value.invalid` for coordinates outside a plane.
 */
export function rectangularSheetOf(eastM: number, northM: number): string {
  return rectangularCode(Math.floor(eastM / sideM), Math.floor(northM / sideM));
}

/** Ground limits of a rectangular sheet. Throws `value.invalid` for a text that is no such number. */
export function rectangularSheetBounds(code: string): {
  westM: number;
  southM: number;
  eastM: number;
  northM: number;
} {
  const [eastKm, northKm] = parseRectangular(code);
  return {
    westM: eastKm * sideM,
    southM: northKm * sideM,
    eastM: (eastKm + 1) * sideM,
    northM: (northKm + 1) * sideM,
  };
}

/** Numbers of the eight sheets around a rectangular sheet. */
export function rectangularSheetNeighbours(code: string): SheetNeighbours {
  const [eastKm, northKm] = parseRectangular(code);
  return neighboursBySteps((east, north) => rectangularCode(eastKm + east, northKm + north));
}

function rectangularCode(eastKm: number, northKm: number): string {
  if (!(eastKm >= 0 && eastKm < 1000 && northKm >= 0 && northKm < 10_000)) {
    throw new AppError(
      "value.invalid",
      `坐标(东 ${eastKm} 千米,北 ${northKm} 千米)不在图幅编号范围内,请检查坐标是否带有带号。`,
    );
  }
  return `${northKm}.0-${eastKm}.0`;
}

function parseRectangular(code: string): [eastKm: number, northKm: number] {
  const match = /^(\d{1,4})\.0-(\d{1,3})\.0$/.exec(code);
  if (match === null) {
    throw new AppError(
      "value.invalid",
      `“${code}”不是 1:2000 矩形图幅编号。应为西南角北、东千米数,如 3386.0-531.0。`,
      { details: { code } },
    );
  }
  return [Number(match[2]), Number(match[1])];
}
