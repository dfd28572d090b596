import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { MapPage, PageNeighbours } from "./page-grid.ts";
import { type BoxMm, type MapPaperLayout, type MapTransform, metresPerMm } from "./paper-layout.ts";
import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import type { GroupSheetData, Profile } from "./sheet-data.ts";
import { groupPath, profileTitle } from "./sheet-words.ts";
import { fitLine } from "./text-flow.ts";

/** Grid crosses stand every 10 cm on paper (sheets.md §3). */
const gridStepM = 100 * metresPerMm;
const crossArmMm = 5;
const small: TextStyle = { sizePt: 7 };
const cellStyle: TextStyle = { sizePt: 8.5, bold: true, align: "center" };

/** Everything a frame tells about its page. */
export interface FrameFacts {
  data: GroupSheetData;
  profile: Profile;
  page: MapPage;
  pageCount: number;
  neighbours: PageNeighbours;
  /** For plots that this page cuts: where to look for the rest. */
  elsewhere: ReadonlyMap<string, string>;
}

/** How many cells the index counts across and down: about 5 cm each, an even number. */
export function indexCells(window: BoxMm): [columns: number, rows: number] {
  return [2 * Math.round(window.width / 100), 2 * Math.round(window.height / 100)];
}

/** The index cell (`B3`) of a point in page millimetres. */
export function indexCellAt(window: BoxMm, x: number, y: number): string {
  const [columns, rows] = indexCells(window);
  const column = Math.floor(((x - window.left) / window.width) * columns);
  const row = Math.floor(((y - window.top) / window.height) * rows);
  const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
  return `${String.fromCharCode(65 + within(column, columns))}${within(row, rows) + 1}`;
}

/** Title band, neat line, outer frame, index cells, adjoining pages and, unless posted, coordinates. */
export function drawFrame(
  canvas: PdfCanvas,
  layout: MapPaperLayout,
  transform: MapTransform,
  facts: FrameFacts,
): void {
  drawTitle(canvas, layout, facts);
  const { window, outerFrame } = layout;
  canvas.rect(window.left, window.top, window.width, window.height, { stroke: { widthMm: 0.15 } });
  canvas.rect(outerFrame.left, outerFrame.top, outerFrame.width, outerFrame.height, {
    stroke: { widthMm: 0.7 },
  });
  drawCellNames(canvas, layout);
  drawAdjoining(canvas, layout, facts.neighbours);
  if (facts.profile !== "posting") {
    drawKilometres(canvas, layout, transform, facts.page.boxM);
    drawCorners(canvas, layout, facts.page.boxM);
  }
}

/** Crosses of 10 mm where grid lines of full 200 m meet inside the window. */
export function drawGridCrosses(
  canvas: PdfCanvas,
  transform: MapTransform,
  boxM: BoundingBox,
): void {
  const stroke = { widthMm: 0.12 };
  for (const eastM of gridValues(boxM[0], boxM[2])) {
    for (const northM of gridValues(boxM[1], boxM[3])) {
      const x = transform.xMm(eastM);
      const y = transform.yMm(northM);
      canvas.line(x - crossArmMm, y, x + crossArmMm, y, stroke);
      canvas.line(x, y - crossArmMm, x, y + crossArmMm, stroke);
    }
  }
}

function drawTitle(canvas: PdfCanvas, layout: MapPaperLayout, facts: FrameFacts): void {
  const { title } = layout;
  const { data, page } = facts;
  const right = title.left + title.width;
  const count = `第 ${page.number} 幅 / 共 ${facts.pageCount} 幅`;
  const countStyle: TextStyle = { sizePt: 12, bold: true, align: "right" };
  canvas.text(count, right, title.top + 4.6, countStyle);
  const heading = `${groupPath(data)} ${profileTitle[facts.profile].title}`;
  const headingStyle: TextStyle = { sizePt: 13, bold: true };
  const room = title.width - canvas.textWidthMm(count, countStyle) - 6;
  canvas.text(
    fitLine(canvas, heading, headingStyle, room),
    title.left,
    title.top + 4.6,
    headingStyle,
  );
  const second: string[] = [`组代码 ${data.groupCode}`];
  if (page.extra) second.push("补幅:给被接边切开的图斑");
  if (facts.profile !== "posting") {
    second.push(`国家 1:2000 图幅 ${data.crs.nationalSheetsIn(page.boxM).join("、")}`);
  }
  const secondStyle: TextStyle = { sizePt: 8.5 };
  const mark = data.secrecyMark;
  const markMm = mark ? canvas.textWidthMm(mark, countStyle) + 4 : 0;
  const line = fitLine(canvas, second.join("  "), secondStyle, title.width - markMm);
  canvas.text(line, title.left, title.top + 10.4, secondStyle);
  if (mark) canvas.text(mark, right, title.top + 10.6, { sizePt: 11, bold: true, align: "right" });
}

function drawCellNames(canvas: PdfCanvas, layout: MapPaperLayout): void {
  const { window, outerFrame } = layout;
  const [columns, rows] = indexCells(window);
  const stroke = { widthMm: 0.15 };
  const bottom = window.top + window.height;
  const right = window.left + window.width;
  const frameBottom = outerFrame.top + outerFrame.height;
  const frameRight = outerFrame.left + outerFrame.width;
  for (let column = 0; column < columns; column += 1) {
    const middle = window.left + ((column + 0.5) * window.width) / columns;
    const name = String.fromCharCode(65 + column);
    canvas.text(name, middle, outerFrame.top + 3.6, cellStyle);
    canvas.text(name, middle, bottom + 6, cellStyle);
    const edge = window.left + (column * window.width) / columns;
    if (column > 0) canvas.line(edge, outerFrame.top, edge, outerFrame.top + 0.9, stroke);
    if (column > 0) canvas.line(edge, frameBottom, edge, frameBottom - 0.9, stroke);
  }
  for (let row = 0; row < rows; row += 1) {
    const middle = window.top + ((row + 0.5) * window.height) / rows + 1.1;
    canvas.text(String(row + 1), outerFrame.left + 2.2, middle, cellStyle);
    canvas.text(String(row + 1), right + 4.8, middle, cellStyle);
    const edge = window.top + (row * window.height) / rows;
    if (row > 0) canvas.line(outerFrame.left, edge, outerFrame.left + 0.9, edge, stroke);
    if (row > 0) canvas.line(frameRight, edge, frameRight - 0.9, edge, stroke);
  }
}

function drawAdjoining(
  canvas: PdfCanvas,
  layout: MapPaperLayout,
  neighbours: PageNeighbours,
): void {
  const { window, outerFrame } = layout;
  const style: TextStyle = { sizePt: 8, align: "center" };
  const words = (numbers: readonly number[]): string =>
    numbers.length > 0 ? `接第 ${[...numbers].sort((a, b) => a - b).join("、")} 幅` : "";
  const middleX = window.left + window.width / 2;
  const middleY = window.top + window.height / 2;
  const bottom = window.top + window.height;
  canvas.text(words(neighbours.north), middleX, outerFrame.top + 3.6, style);
  canvas.text(words(neighbours.south), middleX, bottom + 6, style);
  const upward = { ...style, angleRad: Math.PI / 2 };
  canvas.text(words(neighbours.west), outerFrame.left + 3.6, middleY, upward);
  canvas.text(words(neighbours.east), window.left + window.width + 6, middleY, upward);
}

/** Ticks 5 mm inward on the neat line and the km value beside it. */
function drawKilometres(
  canvas: PdfCanvas,
  layout: MapPaperLayout,
  transform: MapTransform,
  boxM: BoundingBox,
): void {
  const { window } = layout;
  const right = window.left + window.width;
  const bottom = window.top + window.height;
  const stroke = { widthMm: 0.15 };
  const centred: TextStyle = { ...small, align: "center" };
  for (const eastM of gridValues(boxM[0], boxM[2])) {
    const x = transform.xMm(eastM);
    canvas.line(x, window.top, x, window.top + 5, stroke);
    canvas.line(x, bottom, x, bottom - 5, stroke);
    canvas.text((eastM / 1000).toFixed(1), x, window.top - 0.8, centred);
    canvas.text((eastM / 1000).toFixed(1), x, bottom + 2.9, centred);
  }
  const upward: TextStyle = { ...centred, angleRad: Math.PI / 2 };
  for (const northM of gridValues(boxM[1], boxM[3])) {
    const y = transform.yMm(northM);
    canvas.line(window.left, y, window.left + 5, y, stroke);
    canvas.line(right, y, right - 5, y, stroke);
    canvas.text((northM / 1000).toFixed(1), window.left - 0.8, y, upward);
    canvas.text((northM / 1000).toFixed(1), right + 2.9, y, upward);
  }
}

/** X (north) and Y (east) of the four corners of the neat line, in metres. */
function drawCorners(canvas: PdfCanvas, layout: MapPaperLayout, boxM: BoundingBox): void {
  const { window, outerFrame } = layout;
  const top = outerFrame.top + 3.4;
  const bottom = window.top + window.height + 6;
  const left = outerFrame.left + 1.2;
  const right = outerFrame.left + outerFrame.width - 1.2;
  const words = (northM: number, eastM: number): string =>
    `X ${northM.toFixed(0)} Y ${eastM.toFixed(0)}`;
  canvas.text(words(boxM[3], boxM[0]), left, top, small);
  canvas.text(words(boxM[3], boxM[2]), right, top, { ...small, align: "right" });
  canvas.text(words(boxM[1], boxM[0]), left, bottom, small);
  canvas.text(words(boxM[1], boxM[2]), right, bottom, { ...small, align: "right" });
}

function gridValues(fromM: number, toM: number): number[] {
  const values: number[] = [];
  for (let at = Math.ceil(fromM / gridStepM) * gridStepM; at <= toM; at += gridStepM) {
    values.push(at);
  }
  return values;
}
