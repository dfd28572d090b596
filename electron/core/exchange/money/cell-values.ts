import type { CellProblem, TableEntry } from "../sheet-table/read-table.ts";
import type { RowPlan } from "../sheet-table/sheet-register.ts";

/** A filled cell as text; null where it is empty. */
export function textOf({ values }: TableEntry, key: string): string | null {
  const value = values[key] ?? null;
  return typeof value === "string" && value !== "" ? value : null;
}

/** A cell of money or a count; null where it is empty. */
export function numberOf({ values }: TableEntry, key: string): number | null {
  const value = values[key] ?? null;
  return typeof value === "number" ? value : null;
}

/** The row is listed with these reasons, and not taken in. */
export function refusedRow(heading: string, text: string, reasons: readonly string[]): RowPlan {
  const problems = reasons.map((reason): CellProblem => ({ key: null, heading, text, reason }));
  return { problems };
}

/** Sentences of the core as reasons of a list, without the full stop. */
export const asReasons = (sentences: readonly string[]): string[] =>
  sentences.map((sentence) => sentence.replace(/。$/, ""));
