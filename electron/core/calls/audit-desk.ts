import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stratifiedSample } from "../../../shared/ledger/audit/sampling.ts";
import type { Project } from "../project/project.ts";
import { withReadingCopy } from "../project/reading-copy.ts";
import {
  auditPackage,
  keepSample,
  listPapers,
  logAuditExport,
  refuseOtherFile,
  type WorkingPaper,
} from "../registers/audit/audit-file.ts";
import { type AuditRegister, auditRows, type Stratum } from "../reports/audit-rows.ts";

/** What is to be drawn of the audited file. */
export interface SampleRequest {
  register: AuditRegister;
  by: Stratum;
  seed: string;
  asOf: string;
  /** How many of each stratum, given those that there are. */
  sizesOf: (present: readonly string[]) => Record<string, number>;
}

/**
 * Draws a sample of the audited file into the audit file, a working paper for each row. The audited file is
 * read in a copy and must be the one that the audit began with (A6).
 */
export function drawSample(
  audit: Project,
  auditedPath: string,
  { register, by, seed, asOf, sizesOf }: SampleRequest,
): WorkingPaper[] {
  refuseOtherFile(audit, auditedPath);
  const { value: rows } = withReadingCopy(auditedPath, (db) => auditRows({ db }, register, by));
  const present = [...new Set(rows.map(({ stratum }) => stratum))].sort();
  const sizes = sizesOf(present);
  const drawn = Object.values(stratifiedSample(rows, seed, sizes)).flat();
  return keepSample(audit, {
    ...{ register, stratifiedBy: by, seed, sizes, asOf },
    rows: drawn.map((uid) => {
      const { label, villageCode, stratum } = rows.find((row) => row.uid === uid)!;
      return { rowUid: uid, rowLabel: label, villageCode, stratum };
    }),
  });
}

/** Writes the list of findings for the township and notes the export; returns how many there are. */
export async function exportFindings(
  audit: Project,
  file: string,
  asOf: string,
  deadline: string | null,
): Promise<number> {
  const { projectName } = auditPackage(audit);
  const { findingLines, writeFindings } = await import("../sheets/reports/findings-workbook.ts");
  const lines = findingLines(listPapers(audit), deadline);
  if (lines.length === 0) {
    throw new AppError("value.invalid", "底稿里还没有列为问题的,没有可导出的。");
  }
  await writeFindings(file, `${projectName} 审计问题清单`, lines, asOf);
  logAuditExport(audit, path.basename(file), lines.length);
  return lines.length;
}
