/** Numbers of 1:2000 sheets, national (by degrees) and rectangular (by kilometres). */
export {
  nationalSheetBounds,
  nationalSheetNeighbours,
  nationalSheetOf,
} from "./national-sheet.ts";
export {
  rectangularSheetBounds,
  rectangularSheetNeighbours,
  rectangularSheetOf,
  sheetDirections,
} from "./rectangular-sheet.ts";
export { nationalSheetsTouching } from "./sheets-touching.ts";
