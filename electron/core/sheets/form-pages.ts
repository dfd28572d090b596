import QRCode from "qrcode";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { formFacts } from "./form-facts.ts";
import { formBlocks } from "./form-words.ts";
import { drawMapWindow } from "./map-page.ts";
import type { PackPlan } from "./pack-plan.ts";
import { type BoxMm, mapTransform, metresPerMm } from "./paper-layout.ts";
import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import { boxOfPolygons } from "./plane-box.ts";
import type { GroupSheetData, SheetPlot } from "./sheet-data.ts";
import { disclaimer, groupPath, runDateText } from "./sheet-words.ts";
import { drawLines, firstLines, wrapText } from "./text-flow.ts";

/** Forms are upright A4: they go onto a clipboard. */
const pageMm = { width: 210, height: 297 };
const leftMm = 10;
const widthMm = pageMm.width - 2 * leftMm;
const mapBox: BoxMm = { left: leftMm, top: 34, width: 84, height: 74 };
const body: TextStyle = { sizePt: 10.5 };
const strong: TextStyle = { sizePt: 10.5, bold: true };
const rule = { widthMm: 0.2 };
const labelMm = 18;

/** One form for each plot of the form limit and above (D30); returns how many. */
export function drawFormPages(canvas: PdfCanvas, data: GroupSheetData, plan: PackPlan): number {
  plan.formPlots.forEach((plot, index) => {
    canvas.addPage(pageMm.width, pageMm.height);
    drawFormHead(canvas, data, plot, `第 ${index + 1} 张 / 共 ${plan.formPlots.length} 张`);
    drawFormMap(canvas, data, plot);
    drawFacts(canvas, data, plot, plan);
    drawWriteIn(canvas, mapBox.top + mapBox.height + 4);
  });
  return plan.formPlots.length;
}

/** What the code on a form says: project, plot, paper, version (D30). */
export function formQrText(data: GroupSheetData, plot: SheetPlot): string {
  return `QHS1/${data.projectUid}/${plot.code}/form/${data.version}`;
}

function drawFormHead(
  canvas: PdfCanvas,
  data: GroupSheetData,
  plot: SheetPlot,
  numbering: string,
): void {
  const qrMm = 22;
  drawQr(canvas, formQrText(data, plot), pageMm.width - leftMm - qrMm, 8, qrMm);
  canvas.text("非承包地现场核查表", leftMm, 15, { sizePt: 17, bold: true });
  canvas.text(shortPlotCode(plot.code), leftMm + 68, 15, { sizePt: 17, bold: true });
  canvas.text(`${groupPath(data)}  组代码 ${data.groupCode}`, leftMm, 21.5, body);
  const second = `${numbering}  第 ${data.version} 版  ${runDateText(data)}套图核对  ${contractWords(plot, data)}`;
  canvas.text(second, leftMm, 27, body);
  canvas.text(disclaimer(data, "work"), leftMm, 32, strong);
}

/** The list and the map tell the whole note; a form is about one plot. */
function contractWords({ contractName }: SheetPlot, { contractNote }: GroupSheetData): string {
  if (contractName !== null) return `合同内(${contractName})`;
  return contractNote === "合同未核对" ? contractNote : "台账里没有此地的有效合同";
}

/** The code as filled squares, neighbouring dark modules of a row joined. */
function drawQr(canvas: PdfCanvas, text: string, left: number, top: number, sizeMm: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const moduleMm = sizeMm / modules.size;
  const parts: number[][] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const dark = column < modules.size && modules.get(row, column) === 1;
      if (dark && start < 0) start = column;
      if (dark || start < 0) continue;
      const [x1, x2] = [left + start * moduleMm, left + column * moduleMm];
      const [y1, y2] = [top + row * moduleMm, top + (row + 1) * moduleMm];
      parts.push([x1, y1, x2, y1, x2, y2, x1, y2]);
      start = -1;
    }
  }
  canvas.path(parts, { fill: "black" }, true);
}

function drawFormMap(canvas: PdfCanvas, data: GroupSheetData, plot: SheetPlot): void {
  const box = boxOfPolygons(plot.polygons);
  const widthM = mapBox.width * metresPerMm;
  const heightM = mapBox.height * metresPerMm;
  const fits = box[2] - box[0] < widthM && box[3] - box[1] < heightM;
  const eastM = fits ? (box[0] + box[2]) / 2 : plot.labelEastM;
  const northM = fits ? (box[1] + box[3]) / 2 : plot.labelNorthM;
  const boxM = [
    eastM - widthM / 2,
    northM - heightM / 2,
    eastM + widthM / 2,
    northM + heightM / 2,
  ] as const;
  drawMapWindow(canvas, mapTransform(mapBox, boxM), mapBox, {
    data,
    profile: "work",
    boxM,
    north: true,
    crosses: false,
    emphasised: plot.code,
    elsewhere: new Map(),
    underlay: null,
  });
  canvas.rect(mapBox.left, mapBox.top, mapBox.width, mapBox.height, { stroke: { widthMm: 0.3 } });
  const note = fits ? "1:2000" : "1:2000,图斑超出本框,全貌见图幅";
  const style: TextStyle = { sizePt: 8, bold: true };
  const noteMm = canvas.textWidthMm(note, style) + 2.4;
  const noteBox = { fill: "white", stroke: { widthMm: 0.15 } };
  canvas.rect(mapBox.left, mapBox.top + mapBox.height - 4.2, noteMm, 4.2, noteBox);
  canvas.text(note, mapBox.left + 1.2, mapBox.top + mapBox.height - 1.4, style);
}

function drawFacts(canvas: PdfCanvas, data: GroupSheetData, plot: SheetPlot, plan: PackPlan): void {
  const pages = (plan.pagesOfPlot.get(plot.code) ?? []).join("、");
  const left = mapBox.left + mapBox.width + 3;
  const right = pageMm.width - leftMm;
  let top = mapBox.top;
  for (const [title, text] of formFacts(data, plot, pages)) {
    const lines = firstLines(wrapText(canvas, text, body, right - left - labelMm), 3);
    canvas.text(title, left, top + 3.8, strong);
    top = Math.max(drawLines(canvas, lines, left + labelMm, top, body), top + 5) + 0.5;
    canvas.line(left, top, right, top, { widthMm: 0.1 });
    top += 0.3;
  }
}

/** Everything that is written by hand, each row at least 12 mm high (V5); signatures last (V1). */
function drawWriteIn(canvas: PdfCanvas, from: number): void {
  let top = from;
  for (const block of formBlocks) {
    const heightMm = block.rows.length * block.rowMm;
    canvas.rect(leftMm, top, widthMm, heightMm, { stroke: rule });
    canvas.rect(leftMm, top, labelMm, heightMm, { stroke: rule, fill: "#f2f2f2" });
    const title = { ...strong, align: "center" } as const;
    canvas.text(block.title, leftMm + labelMm / 2, top + heightMm / 2 + 1.4, title);
    block.rows.forEach((cells, index) => {
      const rowTop = top + index * block.rowMm;
      const cellMm = (widthMm - labelMm) / cells.length;
      cells.forEach((text, column) => {
        const left = leftMm + labelMm + column * cellMm;
        canvas.rect(left, rowTop, cellMm, block.rowMm, { stroke: rule });
        const lines = wrapText(canvas, text, body, cellMm - 3);
        const middle = rowTop + (block.rowMm - lines.length * 4.75) / 2;
        drawLines(canvas, lines, left + 1.5, block.rowMm > 14 ? rowTop + 0.5 : middle, body);
      });
    });
    top += heightMm;
  }
}
