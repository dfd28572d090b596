import { plotClassName } from "../../../shared/land/land-class.ts";
import { formatMu, sumExact } from "../../../shared/land/mu.ts";
import { dealRows } from "./list-pagination.ts";
import { listColumns, plotCells, spareCells } from "./list-rows.ts";
import {
  type AreaSum,
  type PackPlan,
  roundingDifference,
  sumAreas,
  sumsByClass,
} from "./pack-plan.ts";
import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import { signedWords } from "./posted-facts.ts";
import type { GroupSheetData, Profile, SheetPlot } from "./sheet-data.ts";
import { disclaimer, groupPath, keptSentence, runDateText } from "./sheet-words.ts";
import {
  drawHead,
  drawRow,
  headHeightMm,
  listSizePt,
  rowHeightMm,
  type TableCell,
  type TableColumn,
  tableWidthMm,
  writeInRowMm,
} from "./table-sheet.ts";
import { drawLines, lineHeightMm, wrapText } from "./text-flow.ts";

/** Lists lie across A4, whatever paper the maps are on. */
const pageMm = { width: 297, height: 210 };
const leftMm = 8;
const tableTopMm = 21;
const tableBottomMm = pageMm.height - 7;
const sumRowMm = 8;
const signaturesMm = writeInRowMm + 1 + 2.5;

/** Blank rows for land that the map does not show (V5). */
const spareRowCount = 4;

const listText: TextStyle = { sizePt: listSizePt };

interface ListContext {
  canvas: PdfCanvas;
  data: GroupSheetData;
  profile: Profile;
  columns: readonly TableColumn[];
}

interface ListRow {
  cells: readonly TableCell[];
  heightMm: number;
}

interface PlotRow extends ListRow {
  plot: SheetPlot;
}

/**
 * The group's plot list: rows, page subtotals, group total, spare rows and the signature block
 * (land.md §5, V5, D11). Returns how many pages it took.
 */
export function drawListPages(
  canvas: PdfCanvas,
  data: GroupSheetData,
  profile: Profile,
  plan: PackPlan,
): number {
  const context = { canvas, data, profile, columns: listColumns(profile, data.hiddenFields) };
  const pages = plotPages(context, plan);
  const total = totalLine(context, pages.map(subtotalOf(data)));
  const spare = spareRows(context);
  const words = endingLines(context);
  pages.forEach((page, index) => {
    let bottom = drawListPage(context, page, index + 1, pages.length);
    if (page.length > 0 && index === lastWithPlots(pages)) {
      bottom = drawRows(context, [sumRow(context, total)], bottom);
    }
    if (index < pages.length - 1) return;
    if (data.plots.length === 0) bottom = drawRows(context, [sumRow(context, total)], bottom);
    drawEnding(context, words, drawRows(context, spare, bottom));
  });
  return pages.length;
}

function lastWithPlots(pages: readonly (readonly PlotRow[])[]): number {
  return pages.findLastIndex((page) => page.length > 0);
}

/** Plot rows dealt out to pages; the last page keeps room for what follows the plots. */
function plotPages(context: ListContext, plan: PackPlan): PlotRow[][] {
  const { canvas, data, profile, columns } = context;
  const rows = data.plots.map((plot, index): PlotRow => {
    const cells = plotCells(plot, index + 1, data, profile, plan);
    return { cells, heightMm: rowHeightMm(canvas, columns, cells, writeInRowMm), plot };
  });
  const spareMm = spareRows(context).reduce((sum, row) => sum + row.heightMm, 0);
  const wordsMm = endingLines(context).length * lineHeightMm(listSizePt);
  const counts = dealRows({
    rowsMm: rows.map((row) => row.heightMm),
    roomMm: tableBottomMm - tableTopMm - headHeightMm(canvas, columns),
    subtotalMm: sumRowMm,
    totalMm: sumRowMm,
    tailMm: spareMm + wordsMm + (profile === "posting" ? 0 : signaturesMm),
  });
  let done = 0;
  return counts.map((count) => {
    done += count;
    return rows.slice(done - count, done);
  });
}

/** Heading and blank rows for land that the map does not show, on the field's list only (V5). */
function spareRows({ canvas, columns, profile }: ListContext): ListRow[] {
  if (profile !== "work") return [];
  const heading: TableCell = {
    text: "图上没有的地:本组种着、图上没有画出的,写在下面;大致位置画在图上",
    bold: true,
    align: "left",
    span: columns.length,
  };
  const blank = Array.from({ length: spareRowCount }, (_, index) => {
    const cells = spareCells(index + 1, columns);
    return { cells, heightMm: rowHeightMm(canvas, columns, cells, writeInRowMm) };
  });
  return [{ cells: [heading], heightMm: sumRowMm }, ...blank];
}

function subtotalOf(data: GroupSheetData): (page: readonly PlotRow[]) => AreaSum {
  return (page) =>
    sumAreas(
      page.map((row) => row.plot),
      data.muDecimals,
    );
}

/** Draws title, column heads, rows and the page's subtotal; returns where the next thing may stand. */
function drawListPage(
  context: ListContext,
  rows: readonly PlotRow[],
  number: number,
  count: number,
): number {
  const { canvas, data, columns } = context;
  canvas.addPage(pageMm.width, pageMm.height);
  drawListTitle(context, number, count);
  const top = tableTopMm + drawHead(canvas, columns, leftMm, tableTopMm);
  if (rows.length === 0) return top;
  const subtotal = subtotalOf(data)(rows);
  const signed = signedText(
    context,
    rows.map(({ plot }) => plot),
  );
  const text = `本页小计 ${subtotal.plots} 块 ${subtotal.mu} 亩${signed}`;
  return drawRows(context, [...rows, sumRow(context, text)], top);
}

function sumRow({ columns }: ListContext, text: string): ListRow {
  return {
    cells: [{ text, bold: true, align: "left", span: columns.length }],
    heightMm: sumRowMm,
  };
}

function drawRows(context: ListContext, rows: readonly ListRow[], from: number): number {
  let top = from;
  for (const { cells, heightMm } of rows) {
    drawRow(context.canvas, context.columns, cells, { left: leftMm, top, heightMm });
    top += heightMm;
  }
  return top;
}

function drawListTitle(context: ListContext, number: number, count: number): void {
  const { canvas, data, profile } = context;
  const right = pageMm.width - leftMm;
  const title = `${groupPath(data)} 非承包地图斑清单`;
  canvas.text(title, leftMm, 12, { sizePt: 14, bold: true });
  const page = `清单第 ${number} 页 / 共 ${count} 页`;
  canvas.text(page, right, 12, { ...listText, align: "right" });
  canvas.text(disclaimer(data, profile), leftMm, 18, { ...listText, bold: true });
  const note = `图斑号字母仅为编号,不代表认定结果  ${data.contractNote}  ${runDateText(data)}套图核对`;
  canvas.text(note, right, 18, { ...listText, align: "right" });
}

/** The group's total; says by how much the page subtotals miss it (D11). */
function totalLine(context: ListContext, subtotals: readonly AreaSum[]): string {
  const { data } = context;
  const total = sumAreas(data.plots, data.muDecimals);
  const difference = roundingDifference(subtotals, total, data.muDecimals);
  const rounding = difference === "" ? "" : `(各页小计相加差 ${difference} 亩,系四舍五入)`;
  return `全组合计 ${total.plots} 块 ${total.mu} 亩${signedText(context, data.plots)}${rounding}`;
}

/** Where signed mu stand beside the computed ones, their sum does too, each under its name (D11). */
function signedText({ profile }: ListContext, plots: readonly SheetPlot[]): string {
  const signed = profile === "work" ? "" : signedWords(plots);
  return signed === "" ? "" : `(量算)${signed}`;
}

/** What follows the total in words: kept shapes, classes, what is folded away, other land (T5, T7). */
function endingLines(context: ListContext): string[] {
  const { canvas, data, profile } = context;
  const kept = keptSentence(data.kept, data.muDecimals);
  const classes = sumsByClass(data, profile).map(
    ({ name, sum }) => `${name} ${sum.plots} 块 ${sum.mu} 亩`,
  );
  const folded = data.folded.map(
    ({ plotClass, pieces, planarM2 }) =>
      `${plotClassName(plotClass)} ${pieces} 处 ${formatMu(planarM2, data.muDecimals)} 亩`,
  );
  const sentences = [
    kept === "" ? "" : `${kept}。`,
    classes.length > 0 ? `其中:${classes.join(";")}。` : "",
    folded.length > 0 ? `另有折叠不列、不编号:${folded.join(";")}。` : "",
    resourcesSentence(data),
    `亩数=平面面积(平方米)×0.0015,先加总后取舍。${data.baselineNote}。${data.registerNote}`,
  ];
  const width = tableWidthMm(context.columns);
  return sentences
    .filter((sentence) => sentence !== "")
    .flatMap((sentence) => wrapText(canvas, sentence, listText, width));
}

function resourcesSentence(data: GroupSheetData): string {
  if (data.resources.length === 0) return "";
  const planarM2 = sumExact(data.resources.map((resource) => resource.planarM2));
  const mu = formatMu(planarM2, data.muDecimals);
  return `其他集体资源(非耕地)${data.resources.length} 类 ${mu} 亩,见分幅清单表格第三表。`;
}

function drawEnding(context: ListContext, lines: readonly string[], top: number): void {
  const { canvas, columns, profile } = context;
  const below = drawLines(canvas, lines, leftMm, top + 1, listText);
  if (profile === "posting") return;
  const people = ["组长", "村干部", "农经员", "民主理财小组(监委会)", "日期"];
  const widthMm = tableWidthMm(columns) / people.length;
  const signing = people.map((title): TableColumn => ({ title, widthMm, align: "left" }));
  drawRow(
    canvas,
    signing,
    people.map((text) => ({ text })),
    { left: leftMm, top: below + 1.5, heightMm: writeInRowMm + 1 },
  );
}
