import { existsSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import {
  type AuditRegister,
  isAuditRegister,
  type Stratum,
} from "../../../shared/ledger/audit/audit-words.ts";
import { maskText } from "../exchange/mask.ts";
import type { Project } from "../project/project.ts";
import { withReadingCopy } from "../project/reading-copy.ts";
import { today } from "../project/today.ts";
import { unitNames } from "../project/unit-names.ts";
import {
  auditPackage,
  keepSample,
  listPapers,
  logAuditExport,
  refuseOtherFile,
  samplesOfPapers,
  type WorkingPaper,
} from "../registers/audit/audit-file.ts";
import { listAuditFindings } from "../registers/audit/audit-findings.ts";
import { auditRecord } from "../reports/audit-record.ts";
import { auditRows, drawnStrata, strataOf } from "../reports/audit-rows.ts";
import { reportBasis } from "../reports/indicators/indicator-figures.ts";

/**
 * Where the audited file lies: as told, else beside the audit file under its old name.
 * @throws AppError `file.missing`
 */
function auditedPath(audit: Project, told: string | null): string {
  const beside = path.join(path.dirname(audit.path), auditPackage(audit).fileName);
  const file = told ?? beside;
  if (existsSync(file)) return file;
  throw new AppError(
    "file.missing",
    `找不到被审计的项目文件 ${file}。请把它放在审计文件旁边,或指出它在哪里。`,
    { details: { path: file } },
  );
}

/** Reads the audited file in a copy; it must be the one that the audit began with (A6). */
export function withAudited<Value>(
  audit: Project,
  told: string | null,
  work: (audited: Project) => Value,
): Value {
  const file = auditedPath(audit, told);
  refuseOtherFile(audit, file);
  const asProject = { path: file, mode: "read", person: audit.person } as const;
  return withReadingCopy(file, (db) => work({ ...asProject, db })).value;
}

/** How many rows of each stratum the audited file has. */
export function auditedStrata(
  audit: Project,
  told: string | null,
  { register, by }: { register: AuditRegister; by: Stratum },
): { stratum: string; rows: number }[] {
  return strataOf(withAudited(audit, told, (audited) => auditRows(audited, register, by)));
}

/** What is to be drawn of the audited file. */
export interface SampleRequest {
  register: AuditRegister;
  by: Stratum;
  seed: string;
  asOf: string;
  /** How many of each stratum, given those that there are. */
  sizesOf: (present: readonly string[]) => Record<string, number>;
}

/** Draws a sample of the audited file into the audit file, a working paper for each row. */
export function drawSample(
  audit: Project,
  told: string | null,
  { register, by, seed, asOf, sizesOf }: SampleRequest,
): WorkingPaper[] {
  const rows = withAudited(audit, told, (audited) => auditRows(audited, register, by));
  const sizes = sizesOf(strataOf(rows).map(({ stratum }) => stratum));
  return keepSample(audit, {
    ...{ register, stratifiedBy: by, seed, sizes, asOf },
    rows: drawnStrata(rows, seed, sizes).flatMap((drawn) =>
      drawn.rows.map(({ uid, label, villageCode, stratum }) => ({
        ...{ rowUid: uid, rowLabel: label, villageCode, stratum },
      })),
    ),
  });
}

/** The list of findings for the township as a workbook, and how many there are; the export is logged (A8). */
export async function exportFindings(
  audit: Project,
  fileName: string,
  { asOf, deadline }: { asOf: string; deadline: string | null },
): Promise<{ workbook: Buffer; findings: number }> {
  const { projectName } = auditPackage(audit);
  const { findingLines, findingsWorkbook } = await import("../sheets/reports/findings-workbook.ts");
  const lines = findingLines(listPapers(audit), deadline).map((line) => ({
    ...line,
    content: maskText(line.content),
  }));
  if (lines.length === 0) {
    throw new AppError("value.invalid", "底稿里还没有列为问题的,没有可导出的。");
  }
  const workbook = await findingsWorkbook(`${projectName} 审计问题清单`, lines, asOf);
  logAuditExport(audit, "audit.export", fileName, lines.length);
  return { workbook, findings: lines.length };
}

/** Which papers are printed: all, or those named by their uids. */
export interface PaperPrint {
  uids: readonly string[] | null;
  /** The day whose figures the papers show. */
  asOf: string;
}

/**
 * Prints working papers with all personal data as one PDF; the printing is logged before it is handed out
 * (A8).
 * @throws AppError `value.invalid` where there is no such paper, `file.missing`, `pack.refused`
 */
export async function printWorkingPapers(
  audit: Project,
  told: string | null,
  { uids, asOf }: PaperPrint,
  context: WorkContext,
): Promise<{ pdf: Buffer; papers: number }> {
  const chosen = listPapers(audit).filter(({ uid }) => uids === null || uids.includes(uid));
  if (chosen.length === 0) throw new AppError("value.invalid", "没有可打印的底稿,请先抽样。");
  const samples = samplesOfPapers(audit);
  const printed = withAudited(audit, told, (audited) => {
    const basis = reportBasis(audited, { asOf, knownAt: null, scopeCode: "" });
    const nameOf = unitNames(audited);
    return chosen.map((paper, done) => {
      stopIfCancelled(context);
      context.progress({ phase: "读记录", done, total: chosen.length });
      const { register, rowUid: uid } = paper;
      return {
        paper,
        villageName: nameOf(paper.villageCode),
        sample: samples.get(paper.uid) ?? null,
        record: isAuditRegister(register) ? auditRecord(audited, { register, uid, basis }) : null,
      };
    });
  });
  const { workingPaper } = await import("../sheets/reports/working-paper.ts");
  const { drawOfficePapers } = await import("../sheets/office-paper.ts");
  const audited = auditPackage(audit);
  const papers = printed.map((one) => workingPaper(audited, one));
  const { pdf } = await drawOfficePapers(papers, {
    ...{ title: "审计工作底稿", subject: audited.projectName },
    date: new Date(`${asOf}T00:00:00Z`),
  });
  logAuditExport(audit, "audit.print", "审计工作底稿.pdf", papers.length);
  return { pdf, papers: papers.length };
}

/** The findings of a unit with their answers, as a workbook that the auditor's file reads in again. */
export async function answerSheet(
  project: Project,
  unitCode: string,
  asOf: string,
): Promise<Buffer> {
  const known = listAuditFindings(project, unitCode).filter(({ foundOn }) => foundOn <= asOf);
  if (known.length === 0) throw new AppError("value.invalid", "还没有审计问题,没有可答复的。");
  const { findingsWorkbook } = await import("../sheets/reports/findings-workbook.ts");
  const lines = known.map(({ uid: _uid, level: _level, ...line }) => line);
  return await findingsWorkbook(`审计问题整改答复(截至 ${asOf})`, lines, asOf);
}

/** A folder beside the project file that is not there yet, named after the file and the day. */
export function freePackFolder(project: Project): string {
  const { dir, name } = path.parse(path.resolve(project.path));
  const first = path.join(dir, `${name}-审计数据包-${today(project)}`);
  let folder = first;
  for (let count = 2; existsSync(folder); count += 1) folder = `${first}-${count}`;
  return folder;
}
