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
  /** Names with room to sign and date, a few on a line. */
  | { kind: "signatures"; names: readonly string[] }
  /** A dashed line with words on it: what is below is torn off and kept by the other side. */
  | { kind: "tearOff"; words: string }
  | { kind: "space"; heightMm: number };

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
const signatureMm = 14;
const logoBox = { left: marginMm.side, top: 8, width: 14, height: 14 };

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
    for (const block of this.#paper.blocks) this.#put(block);
    return this.#sheets;
  }

  get #sheet(): Sheet {
    return this.#sheets.at(-1)!;
  }

  get #widthMm(): number {
    return this.#sheet.widthMm - 2 * marginMm.side;
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
    if (heightMm > this.#leftOverMm) this.#turnPage();
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
    if (block.kind === "paragraph") {
      const sizePt = block.sizePt ?? body.sizePt;
      const style: TextStyle = block.bold ? { sizePt, bold: true } : { sizePt };
      this.#putLines(block.text, style, block.align ?? "left");
      this.#top += paragraphGapMm;
    } else if (block.kind === "table") this.#putTable(block);
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

  #putTable(table: PaperBlock & { kind: "table" }): void {
    const { columns, rows, rowMm = 7.5, sizePt = listSizePt } = table;
    const fitted = fittedColumns(columns, this.#widthMm);
    const headMm = headHeightMm(this.#canvas, fitted, sizePt);
    const heights = rows.map(({ cells }) =>
      rowHeightMm(this.#canvas, fitted, cells, rowMm, sizePt),
    );
    const putHead = () =>
      this.#mark(headMm, (canvas, top) => {
        drawHead(canvas, fitted, marginMm.side, top, sizePt);
      });
    this.#makeRoom(headMm + (heights[0] ?? 0));
    putHead();
    rows.forEach(({ cells }, index) => {
      const heightMm = heights[index]!;
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
    const perLine = this.#paper.isLandscape ? 4 : 3;
    const stepMm = this.#widthMm / perLine;
    for (let first = 0; first < names.length; first += perLine) {
      this.#makeRoom(signatureMm);
      this.#mark(signatureMm, (canvas, top) => {
        names.slice(first, first + perLine).forEach((name, index) => {
          const left = marginMm.side + index * stepMm;
          canvas.text(`${name}:`, left, top + signatureMm * 0.6, body);
          const from = left + canvas.textWidthMm(`${name}:`, body);
          canvas.line(from, top + signatureMm * 0.65, left + stepMm - 4, top + signatureMm * 0.65, {
            widthMm: 0.2,
          });
        });
      });
    }
  }

  #putTearOff(words: string): void {
    const heightMm = 12;
    this.#makeRoom(heightMm);
    const width = this.#widthMm;
    this.#mark(heightMm, (canvas, top) => {
      const middle = top + heightMm / 2;
      const textMm = canvas.textWidthMm(words, small) + 4;
      const dash = { widthMm: 0.2, dashMm: [2, 1.5] as const };
      const gap = marginMm.side + (width - textMm) / 2;
      canvas.line(marginMm.side, middle, gap, middle, dash);
      canvas.line(gap + textMm, middle, marginMm.side + width, middle, dash);
      canvas.text(words, marginMm.side + width / 2, middle + 1.2, { ...small, align: "center" });
    });
  }
}

/** Columns stretched or shrunk together to the width between the margins. */
function fittedColumns(columns: readonly TableColumn[], widthMm: number): TableColumn[] {
  const factor = widthMm / tableWidthMm(columns);
  return columns.map((column) => ({ ...column, widthMm: column.widthMm * factor }));
}
