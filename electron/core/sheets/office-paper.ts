import { marginMm, PaperFlow, type Sheet } from "./paper-flow.ts";
import type { BoxMm } from "./paper-layout.ts";
import { PdfCanvas, type TextStyle } from "./pdf-canvas.ts";
import type { TableCell, TableColumn } from "./table-sheet.ts";

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

export interface PaperRow {
  cells: readonly TableCell[];
}

/** One paper: a notice, a list, a letter. It begins on a page of its own and numbers its own pages. */
export interface OfficePaper {
  title: string;
  /** Lines under the title: village, period, number of the paper. */
  subtitles?: readonly string[];
  blocks: readonly PaperBlock[];
  /** The same blocks set smaller and smaller, taken where that saves sheets. */
  smaller?: readonly (readonly PaperBlock[])[];
  /** Sheets that hang on a wall are 张; pages without it. */
  counter?: "页" | "张";
  /** Stands at the foot of every page, beside the page number. */
  footer?: string;
  isLandscape?: boolean;
  /** A picture in the upper left corner of the first page. */
  logo?: Buffer | null;
  /** On A3 instead of A4, for sheets that hang on a wall. */
  isA3?: boolean;
}

const small: TextStyle = { sizePt: 9 };
const logoBox = { left: marginMm.side, top: 8, width: 14, height: 14 };

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
    const sheets = fewestSheets(canvas, paper);
    const counter = paper.counter ?? "页";
    sheets.forEach((sheet, index) => {
      canvas.addPage(sheet.widthMm, sheet.heightMm);
      if (index === 0 && paper.logo) canvas.pictureWithin(paper.logo, logoBox);
      for (const mark of sheet.marks) mark(canvas);
      const below = sheet.heightMm - marginMm.bottom / 2;
      const numbering = `第 ${index + 1} ${counter},共 ${sheets.length} ${counter}`;
      canvas.text(paper.footer ?? "", marginMm.side, below, small);
      canvas.text(numbering, sheet.widthMm - marginMm.side, below, { ...small, align: "right" });
    });
  }
}

/** A paper in the largest of its settings that takes no more sheets than its smallest. */
function fewestSheets(canvas: PdfCanvas, paper: OfficePaper): readonly Sheet[] {
  const laid = (blocks: readonly PaperBlock[]) =>
    new PaperFlow(canvas, { ...paper, blocks }).sheets();
  const [smallest = paper.blocks, ...larger] = [paper.blocks, ...(paper.smaller ?? [])].reverse();
  const least = laid(smallest);
  for (const blocks of larger.reverse()) {
    const sheets = laid(blocks);
    if (sheets.length === least.length) return sheets;
  }
  return least;
}
