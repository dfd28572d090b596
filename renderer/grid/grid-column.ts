import type { ReactNode } from "react";

/** One column of a list, as data. */
export interface GridColumn<Row> {
  readonly key: string;
  /** With the unit, where there is one. */
  readonly title: string;
  /** Numbers stand right with tabular numerals, codes in monospace. */
  readonly kind: "text" | "code" | "number";
  readonly widthPx: number;
  /** Takes the room that is left. */
  readonly grows?: boolean;
  /** What is sorted, filtered and searched by. */
  readonly value: (row: Row) => string | number | null;
  /** What is shown where it differs; a missing value shows nothing. */
  readonly text?: (row: Row) => string;
  readonly render?: (row: Row) => ReactNode;
}
