import type { ListedClass } from "../../../shared/land/land-class.ts";
import { drawClassArea } from "./hatching.ts";
import { drawSymbol, lineStyles, otherContractRed } from "./map-background.ts";
import type { BoxMm, MapPaperLayout } from "./paper-layout.ts";
import type { PathMm, PdfCanvas, StrokeStyle, TextStyle } from "./pdf-canvas.ts";
import type { GroupSheetData, Profile } from "./sheet-data.ts";
import { disclaimer, runDateText, unsettledWord } from "./sheet-words.ts";
import { drawLines, firstLines, lineHeightMm, wrapText } from "./text-flow.ts";

/** Length of the line that people lay their ruler on (T6). */
export const checkLineMm = 100;

/** A result sheet's plot that people have not settled: no class pattern (D29). */
export const unsettledOutline = { widthMm: 0.5, color: "black" } as const;

/** Land that people found to be no plot of the collective: overflow, error, other (D1). */
export const otherFindingOutline = { widthMm: 0.5, color: "black", dashMm: [0.8, 0.8] } as const;

const note: TextStyle = { sizePt: 8 };
const legendStyle: TextStyle = { sizePt: 8 };

/** Check line, scale, legend, notes and the words that every page carries (V9). */
export function drawFooter(
  canvas: PdfCanvas,
  layout: MapPaperLayout,
  data: GroupSheetData,
  profile: Profile,
): void {
  const { footer } = layout;
  drawCheckLine(canvas, footer.left + 1, footer.top + 4.2);
  drawScale(canvas, footer.left + footer.width, footer.top + 4.2);
  const legendBottom = drawLegend(canvas, footer, profile);
  const bottom = footer.top + footer.height;
  const notes = wrapText(
    canvas,
    `${sheetNotes(data, profile)}${underlayNote(data, profile)}`,
    note,
    footer.width,
  );
  const room = Math.floor((bottom - 5.2 - legendBottom) / lineHeightMm(note.sizePt));
  drawLines(canvas, firstLines(notes, room), footer.left, legendBottom, note);
  const words: TextStyle = { sizePt: 10, bold: true };
  canvas.text(disclaimer(data, profile), footer.left, bottom - 0.8, words);
  canvas.text("清化收", footer.left + footer.width, bottom - 0.8, { ...note, align: "right" });
}

/** What a reader has to know before trusting a number, in one run of text (land.md §3, D19, D22). */
export function sheetNotes(data: GroupSheetData, profile: Profile): string {
  const isSigned = profile !== "work" && data.plots.some(({ posted }) => posted !== null);
  return [
    data.registerNote,
    data.baselineNote,
    data.classDefinition,
    data.contractNote,
    isSigned
      ? "图上亩数:公示的图斑为核查表签字面积,其余为平面面积(平方米)×0.0015"
      : "亩数=平面面积(平方米)×0.0015",
    profile === "posting" ? "" : data.crs.description,
    `数据:${data.dataDates.join("、")}`,
    `第 ${data.run.id} 次套图核对 ${runDateText(data)}`,
  ]
    .filter((part) => part !== "")
    .map((part) => `${part.replace(/[。;]$/u, "")}。`)
    .join("");
}

/** Whoever prints a picture says which, and that nothing hangs on it. */
function underlayNote({ underlay }: GroupSheetData, profile: Profile): string {
  if (profile !== "work" || underlay === null) return "";
  return `底图 ${underlay.title} 只供辨认位置,不作界线依据。`;
}

function drawCheckLine(canvas: PdfCanvas, left: number, y: number): void {
  const stroke = { widthMm: 0.3 };
  canvas.line(left, y, left + checkLineMm, y, stroke);
  for (const at of [0, 50, 100]) {
    canvas.line(left + at, y - 1.8, left + at, y + 1.8, { widthMm: 0.2 });
  }
  const words = "检查线:量得 100 毫米才是 1:2000。打印请选择实际大小/100%";
  canvas.text(words, left, y + 5, { sizePt: 8.5, bold: true });
}

/** Scale bar of 100 m (50 mm), right-aligned. */
function drawScale(canvas: PdfCanvas, right: number, y: number): void {
  const left = right - 56;
  canvas.text("1:2000", left - 5, y + 1.6, { sizePt: 13, bold: true, align: "right" });
  for (let part = 0; part < 4; part += 1) {
    const style = { stroke: { widthMm: 0.2 }, ...(part % 2 === 0 ? { fill: "black" } : {}) };
    canvas.rect(left + part * 12.5, y - 1.4, 12.5, 1.4, style);
  }
  for (const [at, words] of [
    [0, "0"],
    [25, "50"],
    [50, "100 米"],
  ] as const) {
    canvas.text(words, left + at, y + 3, { ...note, align: "center" });
  }
}

/** Two rows: how areas look, then lines and symbols; returns where the notes begin. */
function drawLegend(canvas: PdfCanvas, footer: BoxMm, profile: Profile): number {
  const top = footer.top + 11.4;
  const areas = legendAreas(profile);
  areas.forEach(({ words, draw, color }, index) => {
    const x = footer.left + (index * footer.width) / areas.length + 0.4;
    draw(canvas, boxPath(x, top, 9, 4.2));
    canvas.text(words, x + 10.5, top + 3.1, { ...legendStyle, ...(color ? { color } : {}) });
  });
  const lines = [
    ["groupBoundary", "组界"],
    ["landClass", "其他地类界"],
    ["road", "路"],
    ["ditch", "沟渠、河"],
  ] as const;
  const symbols = [
    ["村委会", "村委会、庙等"],
    ["桥", "桥"],
    ["井", "井"],
  ] as const;
  const step = footer.width / (lines.length + symbols.length);
  lines.forEach(([kind, words], index) => {
    const x = footer.left + index * step + 0.4;
    canvas.line(x, top + 8.1, x + 9, top + 8.1, lineStyles[kind]);
    canvas.text(words, x + 10.5, top + 9.1, legendStyle);
  });
  symbols.forEach(([kind, words], index) => {
    const x = footer.left + (lines.length + index) * step;
    drawSymbol(canvas, kind, x + 5, top + 8.1);
    canvas.text(words, x + 8.5, top + 9.1, legendStyle);
  });
  return top + 12;
}

interface LegendArea {
  words: string;
  draw: (canvas: PdfCanvas, box: PathMm) => void;
  color?: string;
}

function legendAreas(profile: Profile): LegendArea[] {
  const pattern = (plotClass: ListedClass): LegendArea["draw"] => {
    return (canvas, box) => drawClassArea(canvas, plotClass, [box]);
  };
  const outline = (stroke: StrokeStyle): LegendArea["draw"] => {
    return (canvas, box) => canvas.path([box], { stroke }, true);
  };
  const unsettled = { words: unsettledWord, draw: outline(unsettledOutline) };
  const otherFinding = { words: "其他认定", draw: outline(otherFindingOutline) };
  return [
    { words: "未确权地 W", draw: pattern("unconfirmed") },
    { words: "新增地 X", draw: pattern("added_block") },
    { words: "待定 D", draw: pattern("undetermined") },
    ...(profile === "result" ? [unsettled] : []),
    ...(profile === "work" ? [] : [otherFinding]),
    { words: "确权地块", draw: outline(lineStyles.parcel) },
    { words: "合同内", draw: outline(lineStyles.otherContract), color: otherContractRed },
  ];
}

function boxPath(x: number, y: number, width: number, height: number): PathMm {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}
