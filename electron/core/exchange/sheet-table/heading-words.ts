import { plainText } from "../../../../shared/entry/plain-text.ts";
import type { CellKind, TableColumn } from "./table-column.ts";

/** A heading without spaces, signs and unit, and the unit that stood in brackets or behind a stroke. */
export interface HeadingWords {
  readonly name: string;
  readonly unit: string;
}

/** `总价 (万元)` → 总价 and 万元; full-width signs count as narrow ones. */
export function headingWords(text: string): HeadingWords {
  const bare = plainText(text).replace(/[\s::*★]/g, "");
  const units = [...bare.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map(([, unit]) => unit ?? "");
  const outside = bare.replace(/[([【][^)\]】]*[)\]】]/g, "");
  const [name = "", ...behind] = outside.split(
    /[/,,、](?=(?:万?元|亩|人|户|年|天|m2|平方米|公顷))/,
  );
  return { name, unit: [...units, ...behind].join("/") };
}

/** Whether a unit in the heading means that the column holds something else than `kind` reads. */
export function isOtherUnit(kind: CellKind, unit: string): boolean {
  if (kind.is === "mu") return /平方米|m2|公顷|平方公里/.test(unit);
  if (kind.is === "price") return unit !== "" && (!unit.includes("亩") || unit.includes("万"));
  return kind.is === "money" && /亩/.test(unit);
}

/** The columns of a register by every name that a heading may have. */
export function columnNames<Key extends string>(
  columns: readonly TableColumn<Key>[],
): ReadonlyMap<string, { readonly column: TableColumn<Key>; readonly isExact: boolean }> {
  const names = new Map<string, { column: TableColumn<Key>; isExact: boolean }>();
  for (const column of columns) {
    for (const synonym of column.synonyms) {
      const { name } = headingWords(synonym);
      if (!names.has(name)) names.set(name, { column, isExact: false });
    }
  }
  for (const column of columns) {
    names.set(headingWords(column.heading).name, { column, isExact: true });
  }
  return names;
}
