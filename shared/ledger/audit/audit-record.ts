/** One field of a record as a working paper prints it. */
export interface RecordLine {
  readonly name: string;
  readonly text: string;
}

/** A row that was drawn, with everything that a working paper shows of it: nothing is hidden there (A8). */
export interface AuditRecord {
  /** The record's own fields. */
  lines: readonly RecordLine[];
  /** Rows that belong to it: the form of a plot, settlements, receipts. */
  related: readonly { title: string; lines: readonly RecordLine[] }[];
  papers: readonly { fileName: string; sha256: string; linkedAt: string }[];
  /** Figures of the report that count it, with what they are made of. */
  figures: readonly { name: string; part: string; amount: string; basis: string }[];
  /** What the rules say of a contract, set aside or not. */
  findings: readonly { rule: string; text: string; basis: string }[];
}
