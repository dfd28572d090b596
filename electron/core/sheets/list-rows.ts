import { isHidden } from "../../../shared/land/hideable-fields.ts";
import { plotClassName } from "../../../shared/land/land-class.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { sheetPlotCode } from "../../../shared/land/plot-code.ts";
import { otherContractRed } from "./map-background.ts";
import type { PackPlan } from "./pack-plan.ts";
import type { GroupSheetData, PlotNeighbours, Profile, SheetPlot } from "./sheet-data.ts";
import { classText, contractWord, neighbourText } from "./sheet-words.ts";
import { type TableCell, type TableColumn, tableWidthMm } from "./table-sheet.ts";

const left = "left" as const;
const center = "center" as const;
const right = "right" as const;

function column(title: string, widthMm: number, align: TableColumn["align"]): TableColumn {
  return { title, widthMm, align };
}

/** Columns of the work list: printed facts, then what is written in on the field (land.md §5). */
const workColumns = [
  column("序号", 9, center),
  column("图斑号", 16, center),
  column("小地名", 17, left),
  column("四至", 38, left),
  column("三调地类", 15, left),
  column("图斑面积(亩)", 15, right),
  column("量算面积(亩)", 15, right),
  column("扣田坎后(亩)", 15, right),
  column("拟类别", 19, left),
  column("图幅", 10, center),
  column("现耕种人", 23, left),
  column("现场丈量(亩)", 17, left),
  column("认定类别", 19, left),
  column("归属", 15, left),
  column("处置", 17, left),
  column("签字", 21, left),
];

const postingColumns = [
  column("序号", 12, center),
  column("图斑号", 20, center),
  column("小地名", 27, left),
  column("四至", 52, left),
  column("三调地类", 24, left),
  column("量算面积(亩)", 22, right),
  column("签字面积(亩)", 22, right),
  column("类别", 35, left),
  column("图幅", 16, center),
  column("异议(写明姓名、理由)", 51, left),
];

const resultColumns = [
  column("序号", 11, center),
  column("图斑号", 20, center),
  column("小地名", 24, left),
  column("四至", 46, left),
  column("三调地类", 22, left),
  column("量算面积(亩)", 19, right),
  column("签字面积(亩)", 19, right),
  column("认定类别", 33, left),
  column("图幅", 13, center),
  column("归属", 17, left),
  column("处置", 23, left),
  column("确认(人、日期)", 34, left),
];

function allColumns(profile: Profile): readonly TableColumn[] {
  if (profile === "posting") return postingColumns;
  return profile === "result" ? resultColumns : workColumns;
}

/**
 * The list's columns without those that the county leaves out (T11); their room goes to the columns of
 * words, where people read neighbours and write.
 */
export function listColumns(profile: Profile, hidden: readonly string[]): readonly TableColumn[] {
  const all = allColumns(profile);
  const shown = all.filter(({ title }) => !isHidden(title, hidden));
  const wordsMm = tableWidthMm(shown.filter(({ align }) => align === left));
  const factor = 1 + (tableWidthMm(all) - tableWidthMm(shown)) / wordsMm;
  return shown.map((column) =>
    column.align === left ? { ...column, widthMm: column.widthMm * factor } : column,
  );
}

/** How many of the work list's columns are printed; the rest is written in. */
const printedWorkColumns = 10;

/** The cells of one plot's row, those of columns that the county leaves out gone (T11). */
export function plotCells(
  plot: SheetPlot,
  number: number,
  data: GroupSheetData,
  profile: Profile,
  plan: PackPlan,
): TableCell[] {
  // What spans columns stands last, over columns that nobody hides: a cell's place is its column's.
  const titles = allColumns(profile).map(({ title }) => title);
  return allCells(plot, number, data, profile, plan).filter(
    (_, index) => !isHidden(titles[index] ?? "", data.hiddenFields),
  );
}

/** A plot with a form is signed there and nowhere else (V1, D30). */
function allCells(
  plot: SheetPlot,
  number: number,
  data: GroupSheetData,
  profile: Profile,
  plan: PackPlan,
): TableCell[] {
  const mu = (areaM2: number): string => formatMu(areaM2, data.muDecimals);
  const isKept = data.kept.codes.includes(plot.code);
  const beginning: TableCell[] = [
    { text: String(number) },
    { text: `${sheetPlotCode(plot.code)}${isKept ? "\n保留原图形" : ""}`, bold: true },
    { text: plot.placeName },
    { text: neighboursText(plot.neighbours, profile) },
    { text: plot.landClass.replace(" ", "\n") },
  ];
  const area: TableCell = { text: mu(plot.planarM2), bold: true };
  const pages: TableCell = { text: (plan.pagesOfPlot.get(plot.code) ?? []).join("、") };
  const signed: TableCell = { text: plot.posted?.signedMu ?? "", bold: true };
  if (profile === "posting") {
    return [
      ...beginning,
      area,
      signed,
      classCell(plot, classText(plot, profile)),
      pages,
      { text: "" },
    ];
  }
  if (profile === "result") {
    const blank = plot.finalClass === null ? "\n____________" : "";
    const settled = classCell(plot, `${classText(plot, profile)}${blank}`);
    const { ownerName = "", routeName = "" } = plot.posted ?? {};
    const decided = [ownerName, routeName, decisionText(plot)].map((text) => ({ text }));
    return [...beginning, area, signed, settled, pages, ...decided];
  }
  const declared = plot.patchDeclaredM2;
  const printed = [
    ...beginning,
    { text: declared === null ? "" : mu(declared) },
    area,
    { text: mu(plot.ridgeFreeM2) },
    classCell(plot, proposedText(plot, data.hiddenFields)),
    pages,
  ];
  return [...printed, ...writeInCells(plot, plan)];
}

/** What the run proposes; the sub class on a line of its own where the county shows it. */
export function proposedText(
  { plotClass, subClass }: SheetPlot,
  hidden: readonly string[],
): string {
  const name = plotClassName(plotClass);
  return subClass === "" || isHidden("小类", hidden) ? name : `${name}\n${subClass}`;
}

/** The class; of a plot under a contract in force the red word stands before it (V7). */
function classCell({ contractName }: SheetPlot, text: string): TableCell {
  if (contractName === null) return { text };
  return { text: `${contractWord}\n${text}`, color: otherContractRed };
}

/** Who confirmed a posted plot and when; empty before it is posted, to be written in. */
export function decisionText({ posted }: SheetPlot): string {
  if (posted === null) return "";
  const { confirmation } = posted;
  return confirmation === null ? "公示后未确认" : `${confirmation.by}\n${confirmation.on}`;
}

/** An empty row for land that the map does not show (V5). */
export function spareCells(number: number, columns: readonly TableColumn[]): TableCell[] {
  return columns.map((_, index) => ({ text: index === 0 ? `补${number}` : "" }));
}

function writeInCells(plot: SheetPlot, plan: PackPlan): TableCell[] {
  const span = workColumns.length - printedWorkColumns;
  const form = plan.formPlots.indexOf(plot) + 1;
  if (form > 0) {
    return [{ text: `填核查表第 ${form} 张,本行不写、不签字`, span, align: "center" }];
  }
  return Array.from({ length: span }, () => ({ text: "" }));
}

/** 东、南、西、北 with what lies there; sides with the same neighbour share a line (land.md §5). */
export function neighboursText(neighbours: PlotNeighbours, profile: Profile): string {
  const sidesOf = new Map<string, string>();
  for (const [side, neighbour] of [
    ["东", neighbours.east],
    ["南", neighbours.south],
    ["西", neighbours.west],
    ["北", neighbours.north],
  ] as const) {
    const text = neighbourText(neighbour, profile);
    if (text !== "") sidesOf.set(text, (sidesOf.get(text) ?? "") + side);
  }
  return [...sidesOf].map(([text, sides]) => `${sides} ${text}`).join("\n");
}
