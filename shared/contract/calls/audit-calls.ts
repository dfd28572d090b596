import { z } from "zod";
import { auditRegisters, strata } from "../../ledger/audit/audit-words.ts";
import { command, longCommand, query } from "./call-definition.ts";
import { bytes, count, isoDate, mostRows, nothing, scope } from "./common.ts";

const register = z.enum(auditRegisters);
const stratum = z.enum(strata);
const text = (longest: number) => z.string().trim().min(1).max(longest);

const auditEvent = z.strictObject({
  id: count,
  uid: z.string(),
  /** UTC with offset. */
  at: z.string(),
  person: z.string(),
  command: z.string(),
  title: z.string(),
  /** Rows that it changed, each as it was and as it became. */
  rows: z.array(
    z.strictObject({
      table: z.string(),
      tableTitle: z.string(),
      uid: z.string(),
      /** By what people know the row: its number, plot or name; empty where it has none. */
      label: z.string(),
      changes: z.array(
        z.strictObject({
          column: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
    }),
  ),
  rowCount: count,
});

const auditRow = z.strictObject({
  uid: z.string(),
  label: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  amountFen: z.int().nullable(),
});

const side = {
  key: z.string(),
  unitCode: z.string(),
  party: z.string().nullable(),
  amount: z.string().nullable(),
};
const subject = z.enum(["contract", "claim", "debt"]);

const finding = z.strictObject({
  uid: z.string(),
  number: z.string(),
  level: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  register: z.string().nullable(),
  rowUid: z.string().nullable(),
  rowLabel: z.string().nullable(),
  content: z.string(),
  amountFen: z.int().nullable(),
  article: z.string().nullable(),
  foundOn: isoDate,
  deadline: isoDate.nullable(),
  responsible: z.string().nullable(),
  rectifiedOn: isoDate.nullable(),
  rectification: z.string().nullable(),
  note: z.string().nullable(),
});

export const auditCalls = {
  /** The log by what an auditor looks for; newest first, at most `limit`. */
  "audit.events": query(
    z.strictObject({
      person: z.string().optional(),
      command: z.string().optional(),
      from: isoDate.optional(),
      to: isoDate.optional(),
      afterPosting: z.boolean().default(false),
      afterReport: z.boolean().default(false),
      bulk: z.boolean().default(false),
      bulkRows: z.int().min(2).optional(),
      night: z.boolean().default(false),
      limit: z.int().min(1).max(mostRows).default(200),
    }),
    z.strictObject({ events: z.array(auditEvent), found: count, people: z.array(z.string()) }),
  ),
  /** How many rows of each stratum there are to draw from. */
  "audit.strata": query(
    z.strictObject({ register, by: stratum }),
    z.strictObject({ strata: z.array(z.strictObject({ stratum: z.string(), rows: count })) }),
  ),
  /** The same seed gives the same rows on every machine. Nothing is kept. */
  "audit.sample": query(
    z.strictObject({
      register,
      by: stratum,
      seed: text(60),
      sizes: z.record(z.string(), z.int().nonnegative()),
    }),
    z.strictObject({
      drawn: z.array(z.strictObject({ stratum: z.string(), of: count, rows: z.array(auditRow) })),
    }),
  ),
  /** What an auditor takes along, into a new folder beside the project file; handing it out is logged (A8). */
  "audit.pack": longCommand(
    nothing,
    z.strictObject({
      folder: z.string(),
      projectSha256: z.string(),
      logHash: z.string(),
      files: count,
    }),
  ),
  /** What other people's books were brought, to be compared (外部对数). */
  "external.sources": query(
    nothing,
    z.strictObject({
      sources: z.array(
        z.strictObject({ source: z.string(), subject: z.string(), asOf: isoDate, rows: count }),
      ),
    }),
  ),
  /** In an audit file ours is the audited file, read in a copy: beside it, or where `audited` says. */
  "external.match": query(
    z.strictObject({
      source: text(60),
      subject,
      asOf: isoDate,
      scope,
      audited: z.string().nullable().default(null),
    }),
    z.strictObject({
      source: z.string(),
      subject,
      asOf: isoDate,
      both: z.array(
        z.strictObject({
          key: z.string(),
          unitCode: z.string(),
          ours: z.string().nullable(),
          theirs: z.string().nullable(),
          differs: z.boolean(),
        }),
      ),
      onlyOurs: z.array(z.strictObject({ ...side, uid: z.string(), register: z.string() })),
      onlyTheirs: z.array(z.strictObject(side)),
    }),
  ),
  /** Findings of the audit on the township's side; they come by `registers.import`. */
  "auditFindings.list": query(
    z.strictObject({ scope }),
    z.strictObject({ findings: z.array(finding) }),
  ),
  /** The list with the answers, as the auditor's file reads it in again (XLSX). */
  "auditFindings.sheet": query(z.strictObject({ scope, asOf: isoDate }), bytes),
  /** The township's answer; what the audit wrote stays. Undoable. */
  "auditFindings.answer": command(
    z.strictObject({
      uid: z.string(),
      deadline: isoDate.nullable(),
      responsible: text(60).nullable(),
      rectifiedOn: isoDate.nullable(),
      rectification: text(500).nullable(),
      note: text(300).nullable(),
    }),
    nothing,
  ),
};
