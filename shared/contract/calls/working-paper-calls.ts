import { z } from "zod";
import { auditRegisters, strata } from "../../ledger/audit/audit-words.ts";
import { command, longCommand, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing } from "./common.ts";
import { projectState } from "./project-calls.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest);
/** Where the audited file lies; null: beside the audit file. */
const audited = z.string().nullable();

const paper = z.strictObject({
  uid: z.string(),
  register: z.string(),
  rowUid: z.string(),
  rowLabel: z.string(),
  villageCode: z.string(),
  stratum: z.string().nullable(),
  verdict: z.enum(["confirmed", "rejected"]).nullable(),
  note: z.string().nullable(),
  finding: z.string().nullable(),
  amountFen: z.int().nullable(),
  article: z.string().nullable(),
  checkedOn: isoDate.nullable(),
  checkedBy: z.string().nullable(),
});

/** The auditor's own file: all but `begin` need it open; the audited file is read in a copy (A6). */
export const workingPaperCalls = {
  /** Makes an audit file about the open project, closes that and opens the new one. */
  "workingPapers.begin": command(z.strictObject({ path: z.string().min(1) }), projectState),
  /** Working papers, where the open file is an audit file . */
  "workingPapers.list": query(
    nothing,
    z.strictObject({
      audited: z.strictObject({ name: z.string(), fileName: z.string(), sha256: z.string() }),
      papers: z.array(paper),
    }),
  ),
  /** 相符 or 不符, with notes; a finding goes onto the list for the township. Undoable. */
  "workingPapers.check": command(
    z.strictObject({
      uid: z.string(),
      verdict: z.enum(["confirmed", "rejected"]).nullable(),
      note: text(1000).nullable(),
      finding: text(500).nullable(),
      amountFen: z.int().nonnegative().nullable(),
      article: text(200).nullable(),
      checkedOn: isoDate,
    }),
    paper,
  ),
  /** How many rows of each stratum the audited file has. */
  "workingPapers.strata": query(
    z.strictObject({ audited, register: z.enum(auditRegisters), by: z.enum(strata) }),
    z.strictObject({ strata: z.array(z.strictObject({ stratum: z.string(), rows: count })) }),
  ),
  /** Draws as `audit.sample` does, and keeps a working paper for each row that has none. */
  "workingPapers.draw": longCommand(
    z.strictObject({
      audited,
      register: z.enum(auditRegisters),
      by: z.enum(strata),
      seed: text(60),
      sizes: z.record(z.string(), z.int().nonnegative()),
      asOf: isoDate,
    }),
    z.strictObject({ papers: count }),
  ),
  /** Papers with all personal data as one PDF; the printing is logged (A8). */
  "workingPapers.print": longCommand(
    z.strictObject({ audited, uids: z.array(z.string()).nullable(), asOf: isoDate }),
    bytes,
  ),
  /** The list of findings for the township (XLSX); the export is logged (A8). */
  "workingPapers.findings": longCommand(
    z.strictObject({ asOf: isoDate, deadline: isoDate.nullable() }),
    bytes,
  ),
};
