import { decimalText } from "../../../shared/entry/read-amount.ts";
import type { Project } from "../project/project.ts";
import { type KnownRow, knownTables, textOf } from "./indicators/known-rows.ts";

export const externalSubjects = ["contract", "claim", "debt"] as const;
export type ExternalSubject = (typeof externalSubjects)[number];

type Source = Pick<Project, "db">;

interface Side {
  key: string;
  unitCode: string;
  party: string | null;
  /** Yuan as decimal text; null where nothing is given. */
  amount: string | null;
}

export interface OwnRow extends Side {
  uid: string;
  register: string;
}

/** Our rows against somebody else's book, by their numbers: what both have, and what only one has. */
export interface ExternalMatch {
  source: string;
  subject: ExternalSubject;
  asOf: string;
  both: {
    key: string;
    unitCode: string;
    ours: string | null;
    theirs: string | null;
    differs: boolean;
  }[];
  onlyOurs: OwnRow[];
  onlyTheirs: Side[];
}

/**
 * Compares one source's rows of a date with the register. Numbers are compared without blanks; an amount
 * that only one side gives is no difference, but is shown.
 *
 * @param ours the file with the register
 * @param theirs the file with what others brought: the same, or the auditor's own
 * @param scopeCode prefix of the units, "" for all
 */
export function matchExternal(
  ours: Source,
  theirs: Source,
  {
    source,
    subject,
    asOf,
    scopeCode,
  }: { source: string; subject: ExternalSubject; asOf: string; scopeCode: string },
): ExternalMatch {
  const inScope = ({ unitCode }: Side) => unitCode.startsWith(scopeCode);
  const theirRows = externalRows(theirs, source, subject, asOf).filter(inScope);
  const ourRows = ownRows(ours, subject).filter(inScope);
  const keyOf = ({ key, unitCode }: Side) => `${unitCode} ${key.replaceAll(/\s/g, "")}`;
  const mine = Map.groupBy(ourRows, keyOf);
  const other = new Map(theirRows.map((row) => [keyOf(row), row]));
  return {
    source,
    subject,
    asOf,
    both: theirRows.flatMap((row) =>
      (mine.get(keyOf(row)) ?? []).map((own) => ({
        key: row.key,
        unitCode: row.unitCode,
        ours: own.amount,
        theirs: row.amount,
        differs: own.amount !== null && row.amount !== null && own.amount !== row.amount,
      })),
    ),
    onlyOurs: ourRows.filter((row) => !other.has(keyOf(row))),
    onlyTheirs: theirRows.filter((row) => !mine.has(keyOf(row))),
  };
}

function externalRows(
  { db }: Source,
  source: string,
  subject: ExternalSubject,
  asOf: string,
): Side[] {
  const rows = db
    .prepare<[string, string, string], Side>(
      `SELECT key, unit_code AS unitCode, party, amount FROM external_figure
       WHERE source = ? AND subject = ? AND as_of = ? ORDER BY unit_code, key`,
    )
    .all(source, subject, asOf);
  return rows.map((row) => ({
    ...row,
    amount: row.amount === null ? null : (decimalText(row.amount) ?? row.amount),
  }));
}

function ownRows(project: Source, subject: ExternalSubject): OwnRow[] {
  const tables = knownTables(project, null);
  const isContract = subject === "contract";
  const rows = isContract
    ? tables("contract").filter(({ standing }) => standing === "registered")
    : tables("money_row").filter(({ side }) => side === subject);
  return rows.map((row) => ({
    uid: String(row.uid),
    register: isContract ? "contract" : "money_row",
    key: textOf(row, "number") ?? "",
    unitCode: String(row.village_code),
    party: textOf(row, isContract ? "lessee" : "party"),
    amount: yuanOf(row),
  }));
}

function yuanOf(row: KnownRow): string | null {
  const fen = row.total_fen ?? row.original_fen ?? null;
  return fen === null ? null : decimalText((Number(fen) / 100).toFixed(2));
}

/** Which sources and dates somebody brought, with how many rows. */
export function externalSources({ db }: Pick<Project, "db">) {
  return db
    .prepare<[], { source: string; subject: string; asOf: string; rows: number }>(
      `SELECT source, subject, as_of AS asOf, count(*) AS rows FROM external_figure
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    .all();
}
