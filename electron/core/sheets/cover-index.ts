import { indexCellAt } from "./map-frame.ts";
import type { MapPage } from "./page-grid.ts";
import { mapPaperLayout, mapTransform } from "./paper-layout.ts";
import { boxOfPolygons } from "./plane-box.ts";
import type { GroupSheetData, Paper, SheetParcel } from "./sheet-data.ts";
import { shortParcelCode } from "./sheet-words.ts";

/** A name and the places where it is found, such as `2-B3` (page 2, cell B3). */
export interface IndexEntry {
  name: string;
  cells: readonly string[];
}

/** More places than this and an entry says 等, since a list of places helps nobody. */
const mostCells = 5;

/** Households by name (D31); parcels of one holder share an entry. Empty without the register. */
export function householdIndex(
  data: GroupSheetData,
  paper: Paper,
  pages: readonly MapPage[],
): IndexEntry[] {
  return indexBy(data, paper, pages, (parcel) => parcel.holderName ?? "");
}

/** Place names (DKMC) by name (D31). */
export function placeIndex(
  data: GroupSheetData,
  paper: Paper,
  pages: readonly MapPage[],
): IndexEntry[] {
  return indexBy(data, paper, pages, (parcel) => parcel.placeName);
}

/** Parcels by their last five digits, for packs without the household register. */
export function parcelIndex(
  data: GroupSheetData,
  paper: Paper,
  pages: readonly MapPage[],
): IndexEntry[] {
  return indexBy(data, paper, pages, (parcel) => shortParcelCode(parcel.parcelCode));
}

function indexBy(
  data: GroupSheetData,
  paper: Paper,
  pages: readonly MapPage[],
  nameOf: (parcel: SheetParcel) => string,
): IndexEntry[] {
  const found = new Map<string, Set<string>>();
  for (const parcel of ownParcels(data)) {
    const name = nameOf(parcel);
    if (name === "") continue;
    const cell = parcelCell(parcel, paper, pages);
    if (cell === null) continue;
    const cells = found.get(name) ?? new Set();
    found.set(name, cells.add(cell));
  }
  return [...found]
    .map(([name, cells]) => ({ name, cells: shortened([...cells].sort(byPageThenCell)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The group's parcels by code; where the village issued them under its own code, the village's. */
function ownParcels(data: GroupSheetData): readonly SheetParcel[] {
  const { parcels } = data.background;
  const own = parcels.filter((parcel) => parcel.parcelCode.startsWith(data.groupCode));
  if (own.length > 0) return own;
  return parcels.filter((parcel) => parcel.parcelCode.startsWith(data.groupCode.slice(0, 12)));
}

function parcelCell(parcel: SheetParcel, paper: Paper, pages: readonly MapPage[]): string | null {
  const { window } = mapPaperLayout(paper);
  const [minX, minY, maxX, maxY] = boxOfPolygons(parcel.polygons);
  const eastM = (minX + maxX) / 2;
  const northM = (minY + maxY) / 2;
  const page = pages.find(
    ({ boxM }) => eastM > boxM[0] && eastM < boxM[2] && northM > boxM[1] && northM < boxM[3],
  );
  if (!page) return null;
  const transform = mapTransform(window, page.boxM);
  return `${page.number}-${indexCellAt(window, transform.xMm(eastM), transform.yMm(northM))}`;
}

function byPageThenCell(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}

function shortened(cells: readonly string[]): string[] {
  return cells.length <= mostCells ? [...cells] : [...cells.slice(0, mostCells - 1), "等"];
}
