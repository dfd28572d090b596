import { groupedYuanText } from "../money/amount-words.ts";
import { sumMuText } from "../money/mu-text.ts";
import { cutOffText, type ReportBasis } from "./report-basis.ts";
import {
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
  textCell,
} from "./report-table.ts";

/** One column of a register's list: words, or a sum in fen, or mu as signed. */
export interface ListColumn<Line> {
  readonly key: string;
  readonly heading: string;
  /** In Chinese characters. */
  readonly width: number;
  readonly text?: (line: Line) => string;
  readonly fen?: (line: Line) => number | null;
  readonly mu?: (line: Line) => string;
  /** The sum is what is left of another column less these. */
  readonly rest?: NonNullable<ReportColumn["rest"]>;
  /** Prices do not add up: no total. */
  readonly isPrice?: boolean;
}

/** What a list is called, and what is said below it. */
export interface ListHead<Line> {
  /** As in `债权台账`. */
  readonly title: string;
  readonly columns: readonly ListColumn<Line>[];
  readonly notes: readonly string[];
}

type Basis = Pick<ReportBasis, "asOf" | "knownAt" | "scopeCode" | "scopeName" | "nameOf" | "words">;

const fenCell = (fen: number): ReportCell => ({ text: groupedYuanText(fen), number: fen / 100 });
const muCell = (mu: string): ReportCell => ({ text: mu, number: Number(mu) });

/**
 * The list of a register: one table a village, each with its sums, and before them the sums by village where
 * there are several. Sums are over exactly the lines that are printed.
 */
export function listTables<Line extends { readonly villageCode: string }>(
  basis: Basis,
  head: ListHead<Line>,
  lines: readonly Line[],
): ReportTable[] {
  const villages = [...Map.groupBy(lines, ({ villageCode }) => villageCode)].sort(
    ([one], [other]) => (one < other ? -1 : 1),
  );
  const names = villages.map(([code]) => basis.nameOf(code));
  const lists = villages.map(([code, own], at) => {
    const name = names[at] ?? code;
    const isTwice = names.indexOf(name) !== names.lastIndexOf(name);
    return listTable(basis, head, `${name}${isTwice ? code.slice(-3) : ""}`, own);
  });
  return villages.length < 2 ? lists : [sumsByVillage(basis, head, villages), ...lists];
}

/** One list of all its lines, with its sums. */
export function listTable<Line>(
  basis: Basis,
  { title, columns, notes }: ListHead<Line>,
  unitName: string,
  lines: readonly Line[],
): ReportTable {
  const rows = lines.map((line) => ({
    cells: Object.fromEntries(columns.map((column) => [column.key, cellOf(column, line)])),
  }));
  return {
    ...paperOf(basis),
    name: `${title}_${unitName}`,
    title: `${unitName}${title}`,
    subtitles: [`${cutOffText(basis)}    共 ${lines.length} 条    金额单位:元`],
    columns: columns.map(reportColumn),
    rows: [...rows, totalRow(columns, lines)],
    notes,
  };
}

function sumsByVillage<Line>(
  basis: Basis,
  { title, columns }: ListHead<Line>,
  villages: readonly (readonly [string, readonly Line[]])[],
): ReportTable {
  const sums = columns.filter((column) => isSummed(column));
  const all = villages.flatMap(([, lines]) => lines);
  const row = (name: string, lines: readonly Line[], isTotal: boolean): ReportRow => ({
    cells: {
      unit: textCell(name),
      count: { text: String(lines.length), number: lines.length },
      ...Object.fromEntries(sums.map((column) => [column.key, sumOf(column, lines)])),
    },
    ...(isTotal ? { isTotal } : {}),
  });
  return {
    ...paperOf(basis),
    name: `${title}_各村合计`,
    title: `${basis.scopeName}${title}(各村合计)`,
    subtitles: [`${cutOffText(basis)}    金额单位:元`],
    columns: [
      { key: "unit", heading: "村", kind: "text", width: 8 },
      { key: "count", heading: "条数", kind: "number", width: 4, decimals: 0 },
      ...sums.map(reportColumn),
    ],
    rows: [
      ...villages.map(([code, lines]) => row(basis.nameOf(code), lines, false)),
      row("合计", all, true),
    ],
    notes: [],
  };
}

const paperOf = ({ words }: Basis) => ({
  paragraphs: [],
  signatures: [...words.signatures, "日期"],
  paper: "A4" as const,
  isLandscape: true,
});

const isSummed = <Line>({ fen, mu, isPrice }: ListColumn<Line>) =>
  isPrice !== true && (fen !== undefined || mu !== undefined);

function reportColumn<Line>(column: ListColumn<Line>): ReportColumn {
  const { key, heading, width, fen, mu, rest } = column;
  if (fen === undefined && mu === undefined) return { key, heading, width, kind: "text" };
  return {
    ...{ key, heading, width, kind: "number", decimals: 2 },
    ...(fen === undefined ? {} : { isMoney: true }),
    ...(rest === undefined ? {} : { rest }),
  };
}

function cellOf<Line>({ text, fen, mu }: ListColumn<Line>, line: Line): ReportCell {
  if (mu !== undefined) return muCell(mu(line));
  const amount = fen?.(line) ?? null;
  return amount === null ? textCell(text?.(line) ?? "") : fenCell(amount);
}

function sumOf<Line>({ fen, mu }: ListColumn<Line>, lines: readonly Line[]): ReportCell {
  if (mu !== undefined) return muCell(sumMuText(lines.map(mu)));
  return fenCell(lines.reduce((sum, line) => sum + (fen?.(line) ?? 0), 0));
}

function totalRow<Line>(columns: readonly ListColumn<Line>[], lines: readonly Line[]): ReportRow {
  const cells = columns.map((column, at): [string, ReportCell] => {
    if (isSummed(column)) return [column.key, sumOf(column, lines)];
    return [column.key, textCell(at === 0 ? "合计" : "")];
  });
  return { cells: Object.fromEntries(cells), isTotal: true };
}
