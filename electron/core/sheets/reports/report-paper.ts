import type {
  ReportCell,
  ReportColumn,
  ReportTable,
} from "../../../../shared/ledger/reports/report-table.ts";
import { splitTable } from "../../../../shared/ledger/reports/split-table.ts";
import { drawOfficePapers, type OfficePaper, type PaperBlock } from "../office-paper.ts";
import { listSizePt, type TableCell, type TableColumn } from "../table-sheet.ts";

const mmPerCharacter = 4;
const notePt = 10.5;
/** A wall sheet's rows at 16 pt and at the list's 10.5 pt; between them in step with the text. */
const wallRows = { pt: 16, mm: 13, leastPt: listSizePt, leastMm: 7 };
const ptStep = 0.5;

/**
 * Draws the tables of a report as one PDF, each beginning on a page of its own. The bytes depend on the
 * tables and the date alone (D9).
 * @param asOf the date of the report, which goes into the file
 */
export async function drawReport(
  tables: readonly ReportTable[],
  about: { title: string; subject: string; asOf: string; logo: Buffer | null },
): Promise<{ pdf: Buffer; pages: number; missingCharacters: string[] }> {
  const { title, subject, asOf, logo } = about;
  const papers = tables.flatMap(splitTable).map((table) => ({ ...paperOf(table), logo }));
  return drawOfficePapers(papers, { title, subject, date: new Date(`${asOf}T00:00:00Z`) });
}

function paperOf(table: ReportTable): OfficePaper {
  const { title, subtitles, wallSheet } = table;
  const paper = { title, subtitles, isLandscape: table.isLandscape, isA3: table.paper === "A3" };
  if (wallSheet === undefined) return { ...paper, footer: title, blocks: blocksOf(table) };
  const { sizePt, leastPt } = wallSheet;
  const steps = Math.floor((sizePt - leastPt) / ptStep);
  const [blocks = [], ...smaller] = Array.from({ length: steps + 1 }, (_, step) =>
    blocksOf(table, sizePt - step * ptStep),
  );
  return { ...paper, footer: title, counter: "张", blocks, smaller };
}

function blocksOf(table: ReportTable, wallPt?: number): PaperBlock[] {
  const { paragraphs, columns, rows, notes, signatures } = table;
  return [
    ...paragraphs.map((text) => ({ kind: "paragraph" as const, text })),
    {
      kind: "table",
      columns: columns.map(tableColumn),
      ...(wallPt === undefined ? {} : { sizePt: wallPt, rowMm: wallRowMm(wallPt) }),
      rows: rows.map(({ cells, isTotal }) => ({
        cells: columns.map(({ key }) => tableCell(cells[key], isTotal === true)),
      })),
    },
    ...notes.map((text) => ({ kind: "paragraph" as const, text, sizePt: notePt })),
    ...(signatures.length === 0 ? [] : [{ kind: "signatures" as const, names: signatures }]),
  ];
}

function wallRowMm(sizePt: number): number {
  const { pt, mm, leastPt, leastMm } = wallRows;
  return leastMm + ((sizePt - leastPt) / (pt - leastPt)) * (mm - leastMm);
}

const tableColumn = ({ heading, width, kind }: ReportColumn): TableColumn => ({
  title: heading,
  widthMm: width * mmPerCharacter,
  align: kind === "text" ? "center" : "right",
});

const tableCell = (cell: ReportCell | undefined, isTotal: boolean): TableCell => ({
  text: cell?.text ?? "",
  ...(isTotal ? { bold: true } : {}),
});
