import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import { drawLines, lineHeightMm, wrapText } from "./text-flow.ts";

/** Lists are read standing in a field: never below this (V2). */
export const listSizePt = 10.5;

/** Room to write in by hand (V5). */
export const writeInRowMm = 12;

const padMm = 0.9;
const rule = { widthMm: 0.2 };

export interface TableColumn {
  title: string;
  widthMm: number;
  align: "left" | "center" | "right";
}

/** A cell's text (lines parted by \n); `span` columns wide. */
export interface TableCell {
  text: string;
  bold?: boolean;
  color?: string;
  align?: TableColumn["align"];
  span?: number;
}

export function tableWidthMm(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column) => sum + column.widthMm, 0);
}

/** Height that a row needs for its longest cell. */
export function rowHeightMm(
  canvas: PdfCanvas,
  columns: readonly TableColumn[],
  cells: readonly TableCell[],
  leastMm: number,
  sizePt = listSizePt,
): number {
  let heightMm = leastMm;
  forEachCell(columns, cells, (cell, _left, widthMm) => {
    const lines = wrapText(canvas, cell.text, styleOf(cell, sizePt), widthMm - 2 * padMm);
    heightMm = Math.max(heightMm, lines.length * lineHeightMm(sizePt) + 2 * padMm);
  });
  return heightMm;
}

/** Draws one row with its rules; text stands in the middle of its cell. */
export function drawRow(
  canvas: PdfCanvas,
  columns: readonly TableColumn[],
  cells: readonly TableCell[],
  place: { left: number; top: number; heightMm: number },
  sizePt = listSizePt,
): void {
  forEachCell(columns, cells, (cell, offset, widthMm, column) => {
    const left = place.left + offset;
    canvas.rect(left, place.top, widthMm, place.heightMm, { stroke: rule });
    if (cell.text === "") return;
    const style = { ...styleOf(cell, sizePt), align: cell.align ?? column.align };
    const lines = wrapText(canvas, cell.text, style, widthMm - 2 * padMm);
    const textMm = lines.length * lineHeightMm(sizePt);
    const x =
      style.align === "left"
        ? left + padMm
        : style.align === "right"
          ? left + widthMm - padMm
          : left + widthMm / 2;
    drawLines(canvas, lines, x, place.top + (place.heightMm - textMm) / 2, style);
  });
}

/** Height of the heading row. */
export function headHeightMm(
  canvas: PdfCanvas,
  columns: readonly TableColumn[],
  sizePt = listSizePt,
): number {
  return rowHeightMm(canvas, columns, headCells(columns), 9, sizePt);
}

function headCells(columns: readonly TableColumn[]): TableCell[] {
  return columns.map((column) => ({ text: column.title, bold: true, align: "center" }));
}

/** The heading row, repeated on every page; returns its height. */
export function drawHead(
  canvas: PdfCanvas,
  columns: readonly TableColumn[],
  left: number,
  top: number,
  sizePt = listSizePt,
): number {
  const heightMm = headHeightMm(canvas, columns, sizePt);
  canvas.rect(left, top, tableWidthMm(columns), heightMm, { fill: "#eeeeee" });
  drawRow(canvas, columns, headCells(columns), { left, top, heightMm }, sizePt);
  return heightMm;
}

function styleOf(cell: TableCell, sizePt: number): TextStyle {
  return {
    sizePt,
    ...(cell.bold ? { bold: true } : {}),
    ...(cell.color ? { color: cell.color } : {}),
  };
}

function forEachCell(
  columns: readonly TableColumn[],
  cells: readonly TableCell[],
  visit: (cell: TableCell, offsetMm: number, widthMm: number, column: TableColumn) => void,
): void {
  let column = 0;
  let offsetMm = 0;
  for (const cell of cells) {
    const spanned = columns.slice(column, column + (cell.span ?? 1));
    const first = spanned[0];
    if (!first) return;
    const widthMm = tableWidthMm(spanned);
    visit(cell, offsetMm, widthMm, first);
    column += spanned.length;
    offsetMm += widthMm;
  }
}
