import type {
  ReportCell,
  ReportColumn,
  ReportTable,
} from "../../../../shared/ledger/reports/report-table.ts";
import { splitTable } from "../../../../shared/ledger/reports/split-table.ts";
import { drawOfficePapers, type OfficePaper } from "../office-paper.ts";
import type { TableCell, TableColumn } from "../table-sheet.ts";

const mmPerCharacter = 4;
const notePt = 10.5;
const wallRowMm = 13;

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
  const { title, subtitles, paragraphs, columns, rows, notes, signatures } = table;
  return {
    title,
    subtitles,
    isLandscape: table.isLandscape,
    isA3: table.paper === "A3",
    footer: title,
    blocks: [
      ...paragraphs.map((text) => ({ kind: "paragraph" as const, text })),
      {
        kind: "table",
        columns: columns.map(tableColumn),
        ...(table.sizePt === undefined ? {} : { sizePt: table.sizePt, rowMm: wallRowMm }),
        rows: rows.map(({ cells, isTotal }) => ({
          cells: columns.map(({ key }) => tableCell(cells[key], isTotal === true)),
        })),
      },
      ...notes.map((text) => ({ kind: "paragraph" as const, text, sizePt: notePt })),
      ...(signatures.length === 0 ? [] : [{ kind: "signatures" as const, names: signatures }]),
    ],
  };
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
