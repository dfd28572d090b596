import { type FlowPart, roomToBegin } from "./keep-with-next.ts";
import type { BoxMm } from "./paper-layout.ts";
import { drawSignatures, drawTearOff, signatureMm, tearOffMm } from "./paper-marks.ts";
import { PdfCanvas, type TextStyle } from "./pdf-canvas.ts";
import {
  drawHead,
  drawRow,
  headHeightMm,
  listSizePt,
  rowHeightMm,
  type TableCell,
  type TableColumn,
  tableWidthMm,
} from "./table-sheet.ts";
import { drawLines, lineHeightMm, wrapText } from "./text-flow.ts";

/** What an office paper is made of, from top to bottom. */
export type PaperBlock =
  | {
      kind: "paragraph";
      text: string;
      bold?: boolean;
      align?: "left" | "center" | "right";
      sizePt?: number;
    }
  | {
      kind: "table";
      columns: readonly TableColumn[];
      rows: readonly PaperRow[];
      rowMm?: number;
      sizePt?: number;
    }
  /** Bold, and never alone at the foot of a page. */
  | { kind: "heading"; text: string; sizePt?: number }
  /** Something drawn by others, as wide as the text. */
  | { kind: "drawing"; heightMm: number; draw: (canvas: PdfCanvas, box: BoxMm) => void }
  /** Names with room to sign and date, a few on a line. */
  | { kind: "signatures"; names: readonly string[] }
  /** A dashed line with words on it: what is below is torn off and kept by the other side. */
  | { kind: "tearOff"; words: string }
  | { kind: "space"; heightMm: number };

type TableBlock = PaperBlock & { kind: "table" };

/** What a short paragraph leads to and is not parted from. */
const keptWithText: ReadonlySet<PaperBlock["kind"]> = new Set([
  "table",
  "signatures",
  "drawing",
  "space",
]);

export interface PaperRow {
  cells: readonly TableCell[];
}

/** One paper: a notice, a list, a letter. It begins on a page of its own and numbers its own pages. */
export interface OfficePaper {
  title: string;
  /** Lines under the title: village, period, number of the paper. */
  subtitles?: readonly string[];
  blocks: readonly PaperBlock[];
  /** Stands at the foot of every page, beside the page number. */
  footer?: string;
  isLandscape?: boolean;
  /** A picture in the upper left corner of the first page. */
  logo?: Buffer | null;
  /** On A3 instead of A4, for sheets that hang on a wall. */
  isA3?: boolean;
}

const marginMm = { side: 20, top: 18, bottom: 18 };
const body: TextStyle = { sizePt: 12 };
const small: TextStyle = { sizePt: 9 };
const paragraphGapMm = 2.5;
const tableRowMm = 7.5;
const logoBox = { left: marginMm.side, top: 8, width: 14, height: 14 };

/** A paragraph of so many lines stays whole where it leads to a table or to signatures. */
const mostLinesKept = 4;

/** Something to draw once the number of pages is known. */
type Mark = (canvas: PdfCanvas) => void;

interface Sheet {
  widthMm: number;
  heightMm: number;
  marks: Mark[];
}

/**
 * Draws papers on A4 into one PDF: text flows over pages, tables repeat their head, no row is cut.
 *
 * @param about title and subject go into the PDF's own record, `date` too: the clock has no part in it (D9)
 */
export async function drawOfficePapers(
  papers: readonly OfficePaper[],
  about: { title: string; subject: string; date: Date },
): Promise<{ pdf: Buffer; pages: number; missingCharacters: string[] }> {
  const canvas = new PdfCanvas(about);
  layPapers(canvas, papers);
  const pages = canvas.pages;
  const { missingCharacters } = canvas;
  return { pdf: await canvas.finish(), pages, missingCharacters };
}

/** Draws papers behind what is on a canvas already, such as the maps that they speak of. */
export function layPapers(canvas: PdfCanvas, papers: readonly OfficePaper[]): void {
  for (const paper of papers) {
    const sheets = new PaperFlow(canvas, paper).sheets();
    sheets.forEach((sheet, index) => {
      canvas.addPage(sheet.widthMm, sheet.heightMm);
      if (index === 0 && paper.logo) canvas.pictureWithin(paper.logo, logoBox);
      for (const mark of sheet.marks) mark(canvas);
      const below = sheet.heightMm - marginMm.bottom / 2;
      const numbering = `第 ${index + 1} 页,共 ${sheets.length} 页`;
      canvas.text(paper.footer ?? "", marginMm.side, below, small);
      canvas.text(numbering, sheet.widthMm - marginMm.side, below, { ...small, align: "right" });
    });
  }
}

/** Lays one paper out, page after page. */
class PaperFlow {
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
