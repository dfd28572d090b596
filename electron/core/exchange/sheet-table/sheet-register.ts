import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import type { CellProblem, TableEntry } from "./read-table.ts";
import type { TableColumn } from "./table-column.ts";

/** What the person chose for an import besides the file. */
export interface SheetChoices {
  /** For sheets without a column for the village. */
  readonly villageCode?: string;
  /** Takes rows with unreadable cells too, their text kept. */
  readonly doubtful?: boolean;
}

/** Where a row of a batch came from. */
export interface RowOrigin {
  /** uid for the row if it is new (D7). */
  readonly uid: string;
  readonly batchUid: string;
  readonly row: number;
}

/** What is to be done with one row of a sheet. */
export interface PlannedRow {
  readonly entry: TableEntry;
  /** What tells the record among others, for people; null where the row has no key. */
  readonly key: string | null;
  /** known: the register has it already (D4); same: it has it with exactly these values. */
  readonly state: "new" | "known" | "same";
  /** Some cells could not be read and are kept as text. */
  readonly isDoubtful: boolean;
  readonly notes: readonly string[];
  readonly write: (recorder: Recorder, origin: RowOrigin) => void;
}

export type RowPlan = PlannedRow | { readonly problems: readonly CellProblem[] };

/** A register that sheets can be taken into. */
export interface SheetRegister {
  /** Word of the command line, such as `contracts`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** Columns after the template's own, which only other people's sheets have. */
  readonly templateColumns: readonly TableColumn[];
  /** Makes the planner of one import; it sees the rows in their order. */
  planner(
    project: Project,
    choices: SheetChoices,
    absent: ReadonlySet<string>,
  ): (entry: TableEntry) => RowPlan;
}
