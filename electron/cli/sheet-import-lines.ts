import type { SheetReport } from "../core/exchange/sheet-table/import-sheet.ts";
import { refusedLine } from "../core/exchange/sheet-table/import-sheet.ts";
import type { TableEntry } from "../core/exchange/sheet-table/read-table.ts";
import type { SheetRegister } from "../core/exchange/sheet-table/sheet-register.ts";

const shownRows = 20;
const elsewhere = "全部在窗口的“导入”里点开这一次可以看到";

const placeOf = ({ sheet, row }: TableEntry) => `${sheet === "" ? "" : `${sheet} `}第 ${row} 行`;

/** What the import of a sheet did, for people: every row is in one of the counts. */
export function sheetImportLines(register: SheetRegister, report: SheetReport): string[] {
  const { reading, refused, rows } = report;
  const { blank, total, heading, foot } = reading.skipped;
  const ours = new Set(register.templateColumns.map(({ key }) => key));
  const absent = reading.absent.flatMap((column) => (ours.has(column.key) ? [column.heading] : []));
  const left = reading.sheets.filter(({ headingRow }) => headingRow === null);
  const notes = rows.flatMap(({ entry, notes: own }) =>
    [...entry.notes, ...own].map((note) => `${placeOf(entry)}:${note}`),
  );
  const unknown = reading.sheets.flatMap(({ columns }) =>
    columns.flatMap((column) => (column.key === null ? [column.heading] : [])),
  );
  return [
    `${register.title}:${report.fileName}`,
    `  共 ${reading.counted} 行:新增 ${report.added},更新 ${report.updated},未变 ${report.unchanged},没有导入 ${refused.length},跳过 ${blank + total + heading + foot}(空行 ${blank}、合计 ${total}、重复表头 ${heading}、表尾 ${foot})`,
    ...(report.doubtful > 0 ? [`  其中存疑 ${report.doubtful} 行,读不出的格已照原文存下`] : []),
    ...(left.length > 0
      ? [`  没有表头、未读的工作表:${left.map(({ name }) => name).join("、")}`]
      : []),
    ...(absent.length > 0 ? [`  表里没有的栏目(有关规则不查):${absent.join("、")}`] : []),
    ...(unknown.length > 0 ? [`  不认识的栏目(原样存下):${[...new Set(unknown)].join("、")}`] : []),
    ...(notes.length > 0 ? [`  有 ${notes.length} 处按说明作了推定,请核对:`] : []),
    ...notes.slice(0, shownRows).map((note) => `    ${note}`),
    ...(notes.length > shownRows ? [`    ……${elsewhere}`] : []),
    ...refused.slice(0, shownRows).map((entry) => `  没有导入:${refusedLine(entry)}`),
    ...(refused.length > shownRows ? [`  ……共 ${refused.length} 行,${elsewhere}`] : []),
    ...(refused.length > 0
      ? [
          "  改正后整份再导入,加 --mode replace(没有改动的行不受影响);要照原文存下读不出的格,再加 --doubtful。",
        ]
      : []),
  ];
}
