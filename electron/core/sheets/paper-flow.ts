import { type FlowPart, roomToBegin } from "./keep-with-next.ts";
import type { OfficePaper, PaperBlock } from "./office-paper.ts";
import { drawSignatures, drawTearOff, signatureMm, tearOffMm } from "./paper-marks.ts";
import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import {
  drawHead,
  drawRow,
  headHeightMm,
  listSizePt,
  rowHeightMm,
  type TableColumn,
  tableWidthMm,
} from "./table-sheet.ts";
import { drawLines, lineHeightMm, wrapText } from "./text-flow.ts";

type TableBlock = PaperBlock & { kind: "table" };

/** What a short paragraph leads to and is not parted from. */
const keptWithText: ReadonlySet<PaperBlock["kind"]> = new Set([
  "table",
  "signatures",
  "drawing",
  "space",
]);

export const marginMm = { side: 20, top: 18, bottom: 18 };
const body: TextStyle = { sizePt: 12 };
const small: TextStyle = { sizePt: 9 };
const paragraphGapMm = 2.5;
const tableRowMm = 7.5;

/** A paragraph of so many lines stays whole where it leads to a table or to signatures. */
const mostLinesKept = 4;

/** Something to draw once the number of pages is known. */
type Mark = (canvas: PdfCanvas) => void;

export interface Sheet {
  widthMm: number;
  heightMm: number;
  marks: Mark[];
}

/** Lays one paper out, page after page. */
export class PaperFlow {
  readonly #canvas: PdfCanvas;
  readonly #paper: OfficePaper;
  readonly #sheets: Sheet[] = [];
  #top = 0;

  constructor(canvas: PdfCanvas, paper: OfficePaper) {
    this.#canvas = canvas;
    this.#paper = paper;
  }

  sheets(): readonly Sheet[] {
    this.#turnPage();
    this.#putHeading();
    const { blocks } = this.#paper;
    const rooms = roomToBegin(blocks.map((block, at) => this.#partOf(block, blocks[at + 1])));
    blocks.forEach((block, at) => {
      this.#makeRoom(rooms[at]!);
      this.#put(block);
    });
    return this.#sheets;
  }

  get #sheet(): Sheet {
    return this.#sheets.at(-1)!;
  }

  get #widthMm(): number {
    return this.#sheet.widthMm - 2 * marginMm.side;
  }

  get #namesOnLine(): number {
    return this.#paper.isLandscape ? 4 : 3;
  }

  get #leftOverMm(): number {
    return this.#sheet.heightMm - marginMm.bottom - this.#top;
  }

  #turnPage(): void {
    const [short, long] = this.#paper.isA3 ? [297, 420] : [210, 297];
    const [widthMm, heightMm] = this.#paper.isLandscape ? [long, short] : [short, long];
    this.#sheets.push({ widthMm, heightMm, marks: [] });
    this.#top = marginMm.top;
  }

  #makeRoom(heightMm: number): void {
    if (heightMm > this.#leftOverMm && this.#top > marginMm.top) this.#turnPage();
  }

  /** What a block needs at least, and whether it may stand without the one after it. */
  #partOf(block: PaperBlock, next: PaperBlock | undefined): FlowPart {
    if (block.kind === "paragraph" || block.kind === "heading") {
      const style = styleOf(block);
      const lines = wrapText(this.#canvas, block.text, style, this.#widthMm).length;
      const isShort = lines <= mostLinesKept;
      const keepsNext =
        next !== undefined &&
        (block.kind === "heading" ||
          (isShort && (/[:：]$/.test(block.text) || keptWithText.has(next.kind))));
      const least = keepsNext ? lines : Math.min(lines, 2);
      const gapMm = keepsNext ? paragraphGapMm : 0;
      return { leastMm: least * lineHeightMm(style.sizePt) + gapMm, keepsNext };
    }
    if (block.kind === "table") return { leastMm: this.#leastOfTable(block), keepsNext: false };
    if (block.kind === "signatures") {
      const lines = Math.ceil(block.names.length / this.#namesOnLine);
      return { leastMm: lines * signatureMm, keepsNext: false };
    }
    if (block.kind === "tearOff") return { leastMm: tearOffMm, keepsNext: true };
    return { leastMm: block.heightMm, keepsNext: block.kind === "space" };
  }

  /** The head and the first row. */
  #leastOfTable({ columns, rows, rowMm = tableRowMm, sizePt = listSizePt }: TableBlock): number {
    const fitted = fittedColumns(columns, this.#widthMm);
    const firstMm = rowHeightMm(this.#canvas, fitted, rows[0]?.cells ?? [], rowMm, sizePt);
    return headHeightMm(this.#canvas, fitted, sizePt) + firstMm;
  }

  #mark(heightMm: number, draw: (canvas: PdfCanvas, top: number) => void): void {
    const top = this.#top;
    this.#sheet.marks.push((canvas) => draw(canvas, top));
    this.#top += heightMm;
  }

  #putHeading(): void {
    const title: TextStyle = { sizePt: 18, bold: true };
    this.#putLines(this.#paper.title, title, "center");
    for (const line of this.#paper.subtitles ?? []) this.#putLines(line, body, "center");
    this.#top += paragraphGapMm * 2;
  }

  #put(block: PaperBlock): void {
    if (block.kind === "paragraph" || block.kind === "heading") {
      const align = block.kind === "heading" ? "left" : (block.align ?? "left");
      this.#putLines(block.text, styleOf(block), align);
      this.#top += paragraphGapMm;
    } else if (block.kind === "drawing") this.#putDrawing(block);
    else if (block.kind === "table") this.#putTable(block);
    else if (block.kind === "signatures") this.#putSignatures(block.names);
    else if (block.kind === "tearOff") this.#putTearOff(block.words);
    else this.#top += block.heightMm;
  }

  #putLines(text: string, style: TextStyle, align: "left" | "center" | "right"): void {
    const heightMm = lineHeightMm(style.sizePt);
    const width = this.#widthMm;
    const offsetMm = { left: 0, center: width / 2, right: width }[align];
    for (const line of wrapText(this.#canvas, text, style, width)) {
      this.#makeRoom(heightMm);
      this.#mark(heightMm, (canvas, top) => {
        drawLines(canvas, [line], marginMm.side + offsetMm, top, { ...style, align });
      });
    }
  }

  #putDrawing({ heightMm, draw }: PaperBlock & { kind: "drawing" }): void {
    const width = this.#widthMm;
    this.#mark(heightMm, (canvas, top) =>
      draw(canvas, { left: marginMm.side, top, width, height: heightMm }),
    );
    this.#top += paragraphGapMm;
  }

  #putTable(table: TableBlock): void {
    const { rows, rowMm = tableRowMm, sizePt = listSizePt } = table;
    const fitted = fittedColumns(table.columns, this.#widthMm);
    const headMm = headHeightMm(this.#canvas, fitted, sizePt);
    const putHead = () =>
      this.#mark(headMm, (canvas, top) => {
        drawHead(canvas, fitted, marginMm.side, top, sizePt);
      });
    putHead();
    rows.forEach(({ cells }) => {
      const heightMm = rowHeightMm(this.#canvas, fitted, cells, rowMm, sizePt);
      if (heightMm > this.#leftOverMm) {
        this.#turnPage();
        putHead();
      }
      this.#mark(heightMm, (canvas, top) => {
        drawRow(canvas, fitted, cells, { left: marginMm.side, top, heightMm }, sizePt);
      });
    });
    this.#top += paragraphGapMm * 2;
  }

  #putSignatures(names: readonly string[]): void {
    const perLine = this.#namesOnLine;
    const stepMm = this.#widthMm / perLine;
    for (let first = 0; first < names.length; first += perLine) {
      this.#mark(signatureMm, (canvas, top) => {
        const place = { left: marginMm.side, top, stepMm };
        drawSignatures(canvas, names.slice(first, first + perLine), body, place);
      });
    }
  }

  #putTearOff(words: string): void {
    const widthMm = this.#widthMm;
    this.#mark(tearOffMm, (canvas, top) =>
      drawTearOff(canvas, words, small, { left: marginMm.side, top, widthMm }),
    );
  }
}

function styleOf(block: PaperBlock & { kind: "paragraph" | "heading" }): TextStyle {
  const sizePt = block.sizePt ?? body.sizePt;
  const isBold = block.kind === "heading" || block.bold === true;
  return isBold ? { sizePt, bold: true } : { sizePt };
}

/** Columns stretched or shrunk together to the width between the margins. */
function fittedColumns(columns: readonly TableColumn[], widthMm: number): TableColumn[] {
  const factor = widthMm / tableWidthMm(columns);
  return columns.map((column) => ({ ...column, widthMm: column.widthMm * factor }));
}
