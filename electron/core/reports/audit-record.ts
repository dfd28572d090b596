import type { AuditRecord, RecordLine } from "../../../shared/ledger/audit/audit-record.ts";
import type { AuditRegister } from "../../../shared/ledger/audit/audit-words.ts";
import {
  partNames,
  plainFigure,
  plainRows,
} from "../../../shared/ledger/indicators/plain-figure.ts";
import type { ReportBasis } from "../../../shared/ledger/reports/report-basis.ts";
import type { Project } from "../project/project.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { readContract } from "../registers/contracts/contract-row.ts";
import { listPapers } from "../registers/papers/papers.ts";
import { knownTables } from "./indicators/known-rows.ts";
import { columnTitle } from "./log-words/column-title.ts";
import { valueText } from "./log-words/value-text.ts";

type Source = Pick<Project, "db">;

const tableOf: Readonly<Record<AuditRegister, string>> = {
  ...{ contract: "contract", claim: "money_row", debt: "money_row" },
  ...{ charge: "charge", plot: "plot" },
};

/**
 * Reads one record of the audited file; null where the file has no such row any more.
 * @param basis the figures of the whole file on the day that the paper is made for
 */
export function auditRecord(
  source: Source,
  { register, uid, basis }: { register: AuditRegister; uid: string; basis: ReportBasis },
): AuditRecord | null {
  const table = tableOf[register];
  const row = rowsWhere(source, table, "uid", uid)[0];
  if (row === undefined) return null;
  const key = register === "plot" ? String(row.code) : uid;
  return {
    lines: [
      ...recordLines(table, row),
      ...(register === "contract" ? plotsOfContract(source, uid) : []),
    ],
    related: relatedTables[register].flatMap(([title, related, column]) =>
      rowsWhere(source, related, column, key).map((one) => ({
        title,
        lines: recordLines(related, one),
      })),
    ),
    papers: listPapers(source, table, key).map(({ fileName, sha256, linkedAt }) => ({
      ...{ fileName, sha256, linkedAt },
    })),
    figures: figuresWith(basis, ownUids(source, register, uid)),
    findings: register === "contract" ? findingsOf(source, uid, basis.asOf) : [],
  };
}

type StoredRow = ReturnType<ReturnType<typeof knownTables>>[number];

function rowsWhere(source: Source, table: string, column: string, value: string): StoredRow[] {
  return knownTables(source, null)(table).filter((row) => row[column] === value);
}

/** Columns that say how a row is kept and not what it says. */
const keptColumns: ReadonlySet<string> = new Set([
  ...["id", "fid", "uid", "batch_uid", "source_row", "row_uid", "target_uid", "target_kind"],
  ...["meeting_uid", "contract_uid", "rule_uid", "receipt_uid", "counterpart_uid", "plot_code"],
  ...["first_run_id", "last_run_id"],
]);
const nothing: ReadonlySet<string> = new Set(["", "{}", "[]"]);

/** Everything that a row says, in words and in the order of its table; empty fields are left out. */
function recordLines(table: string, row: StoredRow): RecordLine[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (keptColumns.has(column) || nothing.has(String(value ?? ""))) return [];
    if (column === "other_fields") return otherLines(String(value));
    const text = valueText(table, column, value) ?? "";
    return text === "" ? [] : [{ name: columnTitle(table, column), text }];
  });
}

/** Cells under headings that the register does not know. */
const otherLines = (json: string): RecordLine[] =>
  Object.entries(JSON.parse(json) as Record<string, string>).map(([name, text]) => ({
    name,
    text,
  }));

function plotsOfContract(source: Source, uid: string): RecordLine[] {
  const codes = readContract(source, uid)?.values.plotCodes ?? [];
  return codes.length === 0 ? [] : [{ name: "地块编码", text: codes.join("、") }];
}

/** Where the rows that belong to a record lie, and the column that points to it. */
const relatedTables: Readonly<
  Record<AuditRegister, readonly (readonly [string, string, string])[]>
> = {
  contract: [],
  plot: [["核查表", "field_form", "plot_code"]],
  charge: [["收款", "receipt", "target_uid"]],
  claim: [
    ["化解", "settlement", "row_uid"],
    ["收款", "receipt", "target_uid"],
  ],
  debt: [["化解", "settlement", "row_uid"]],
};

/** A contract is counted by its own row and as a problem. */
function ownUids(source: Source, register: AuditRegister, uid: string): ReadonlySet<string> {
  const problems =
    register === "contract" ? rowsWhere(source, "problem_contract", "contract_uid", uid) : [];
  return new Set([uid, ...problems.map((row) => String(row.uid))]);
}

function figuresWith({ figures }: ReportBasis, uids: ReadonlySet<string>) {
  return figures.flatMap((figure) => {
    const { id, name, definition } = plainFigure(figure);
    return (["numerator", "denominator", "exceptions"] as const).flatMap((part) =>
      plainRows(figure, part)
        .filter((row) => uids.has(row.uid))
        .map(({ text, unitName }) => ({
          name: `${id} ${name}`,
          part: partNames[part],
          amount: `${text} ${unitName}`,
          basis: definition,
        })),
    );
  });
}

function findingsOf(source: Source, uid: string, asOf: string): AuditRecord["findings"] {
  const { findings, setAside } = checkRegister(source, asOf);
  return [...findings, ...setAside]
    .filter(({ contractUid }) => contractUid === uid)
    .map(({ rule, text, basis }) => ({ rule, text, basis }));
}
