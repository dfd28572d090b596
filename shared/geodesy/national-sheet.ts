import { AppError } from "../contract/errors.ts";
import { neighboursBySteps, type SheetNeighbours } from "./rectangular-sheet.ts";

/**
 * 1:2000 sheets of GB/T 13989 (sheets.md §1). Angles are counted in eighths of an arc-second, in
 * which every sheet line of every scale is whole.
 */
const unitsPerDegree = 3600 * 8;
/** 37.5″ and 25″. */
const sheetWidth = 300;
const sheetHeight = 200;
/** Sheets along each side of a 1:1,000,000 sheet of 6° × 4°. */
const sheetsPerSide = 576;

/** Angles this close to a sheet line, 4 µm on the ground, lie on it: decimal degrees lose that much. */
const roundingUnits = 1e-6;

const zoneCount = 60;
const letters = "ABCDEFGHIJKLMNOPQRSTUV";

/** A sheet by its column east of 180°W and its row north of the equator. */
export interface NationalGridCell {
  column: number;
  row: number;
}

export interface NationalSheetBounds {
  westDeg: number;
  southDeg: number;
  eastDeg: number;
  northDeg: number;
}

/** The sheet cell of a point; on a line, the one in the north or east. */
export function nationalCellOf(lonDeg: number, latDeg: number): NationalGridCell {
  return {
    column: Math.floor(((lonDeg + 180) * unitsPerDegree + roundingUnits) / sheetWidth),
    row: Math.floor((latDeg * unitsPerDegree + roundingUnits) / sheetHeight),
  };
}

/** The limits of a sheet cell in degrees. */
export function nationalCellBounds({ column, row }: NationalGridCell): NationalSheetBounds {
  const halfTurn = 180 * unitsPerDegree;
  return {
    westDeg: (column * sheetWidth - halfTurn) / unitsPerDegree,
    southDeg: (row * sheetHeight) / unitsPerDegree,
    eastDeg: ((column + 1) * sheetWidth - halfTurn) / unitsPerDegree,
    northDeg: ((row + 1) * sheetHeight) / unitsPerDegree,
  };
}

/**
 * The code of a sheet cell: 1:1,000,000 row letter and column, `I` for 1:2000, row from the north and
 * column from the west in it. Columns go round the earth; rows south of the equator or north of 88°
 * throw `value.invalid`.
 */
export function nationalCellCode({ column, row }: NationalGridCell): string {
  const letter = letters[Math.floor(row / sheetsPerSide)];
  if (letter === undefined || !Number.isInteger(column)) {
    throw new AppError("value.invalid", "坐标不在国家基本比例尺图幅的编号范围内,请检查坐标系。");
  }
  const around = zoneCount * sheetsPerSide;
  const turned = ((column % around) + around) % around;
  const zone = Math.floor(turned / sheetsPerSide) + 1;
  const rowFromNorth = sheetsPerSide - (row % sheetsPerSide);
  const columnFromWest = (turned % sheetsPerSide) + 1;
  return `${letter}${digits(zone, 2)}I${digits(rowFromNorth, 3)}${digits(columnFromWest, 3)}`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}

function parseNational(code: string): NationalGridCell {
  const match = /^([A-V])(\d{2})I(\d{3})(\d{3})$/.exec(code);
  const [zone, rowFromNorth, columnFromWest] = (match ?? []).slice(2).map(Number);
  if (
    match === null ||
    !within(zone, zoneCount) ||
    !within(rowFromNorth, sheetsPerSide) ||
    !within(columnFromWest, sheetsPerSide)
  ) {
    throw new AppError(
      "value.invalid",
      `“${code}”不是 1:2000 国家基本图幅编号。应为 10 位,如 J50I090055。`,
      { details: { code } },
    );
  }
  return {
    column: (zone - 1) * sheetsPerSide + columnFromWest - 1,
    row: letters.indexOf(match[1]!) * sheetsPerSide + sheetsPerSide - rowFromNorth,
  };
}

function within(value: number | undefined, last: number): value is number {
  return value !== undefined && value >= 1 && value <= last;
}

/**
 * Code of the national 1:2000 sheet (37.5″ × 25″) that holds a point, such as `J50I090055`. A point on
 * an edge belongs to the sheet in the north or east (sheets.md §1). Throws `value.invalid` outside
 * the northern hemisphere's rows A–V.
 */
export function nationalSheetOf(lonDeg: number, latDeg: number): string {
  return nationalCellCode(nationalCellOf(lonDeg, latDeg));
}

/** Limits of a national sheet in degrees. Throws `value.invalid` for a text that is no such code. */
export function nationalSheetBounds(code: string): NationalSheetBounds {
  return nationalCellBounds(parseNational(code));
}

/** Codes of the eight sheets around a national sheet, over the edges of 1:1,000,000 sheets as well. */
export function nationalSheetNeighbours(code: string): SheetNeighbours {
  const { column, row } = parseNational(code);
  return neighboursBySteps((east, north) =>
    nationalCellCode({ column: column + east, row: row + north }),
  );
}
