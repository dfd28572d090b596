import type { ReportColumn, ReportTable } from "./report-table.ts";

/** Chinese characters of list size that fit beside each other between the margins. */
const room = {
  A4: { portrait: 44, landscape: 66 },
  A3: { portrait: 66, landscape: 98 },
} as const;

/** Columns that begin every part: number and name of the unit. */
const repeated = 2;
const ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/**
 * A table that is too wide for its paper as several, each beginning with the same two columns, so that
 * nothing is printed too small to read (V2). Columns of one group are not parted.
 */
export function splitTable(table: ReportTable): ReportTable[] {
  const { paper, isLandscape, columns } = table;
  const capacity = room[paper][isLandscape ? "landscape" : "portrait"];
  if (widthOf(columns) <= capacity) return [table];
  const first = columns.slice(0, repeated);
  const parts: ReportColumn[][] = [];
  let part: ReportColumn[] = [];
  for (const group of groupsOf(columns.slice(repeated))) {
    if (part.length > 0 && widthOf([...first, ...part, ...group]) > capacity) {
      parts.push(part);
      part = [];
    }
    part.push(...group);
  }
  parts.push(part);
  return parts.map((own, index) => ({
    ...table,
    name: `${table.name}(${ordinals[index] ?? index + 1})`,
    title: `${table.title}(${ordinals[index] ?? index + 1})`,
    columns: [...first, ...own],
    paragraphs: index === 0 ? table.paragraphs : [],
    notes: index === parts.length - 1 ? table.notes : [],
  }));
}

const widthOf = (columns: readonly ReportColumn[]) =>
  columns.reduce((sum, { width }) => sum + width, 0);

function groupsOf(columns: readonly ReportColumn[]): ReportColumn[][] {
  const groups: ReportColumn[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (column.group !== undefined && last?.[0]?.group === column.group) last.push(column);
    else groups.push([column]);
  }
  return groups;
}
