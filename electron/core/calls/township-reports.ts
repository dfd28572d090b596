import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { auditFindingTable } from "../../../shared/ledger/reports/audit-finding-table.ts";
import { landClassTable } from "../../../shared/ledger/reports/land-class-table.ts";
import { type PeriodKind, periodTable } from "../../../shared/ledger/reports/period-table.ts";
import { rankingTable } from "../../../shared/ledger/reports/ranking-table.ts";
import {
  figuresOfVillages,
  type ReportBasis,
} from "../../../shared/ledger/reports/report-basis.ts";
import type { reportKinds } from "../../../shared/ledger/reports/report-kinds.ts";
import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";
import { type FrozenRows, freeze } from "../../../shared/ledger/reports/snapshot-rows.ts";
import { summaryTable } from "../../../shared/ledger/reports/summary-table.ts";
import { villageFileTables } from "../../../shared/ledger/reports/village-file-table.ts";
import { wallTables } from "../../../shared/ledger/reports/wall-table.ts";
import { utcWithOffset } from "../project/event-record.ts";
import type { Project } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";
import { listAuditFindings } from "../registers/audit/audit-findings.ts";
import {
  type GivenReason,
  goneBack,
  previousSnapshot,
  reasonsFor,
  type SnapshotFile,
  type SnapshotKind,
  type StoredSnapshot,
  snapshotRows,
  takeSnapshot,
} from "../registers/snapshots/snapshots.ts";
import { auctionTables, bookMatchTables } from "../reports/auction-lists.ts";
import { reportBasis } from "../reports/indicators/indicator-figures.ts";
import { landClassRows } from "../reports/land-classes.ts";
import {
  chargeTables,
  landTables,
  moneySideTables,
  settlementTables,
} from "../reports/money-lists.ts";
import { villagePapers } from "../reports/village-papers.ts";
import { safeFileName } from "../sheets/file-names.ts";
import { answerSheet } from "./audit-desk.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export type ReportKind = (typeof reportKinds)[number];

export const reportKindNames: Readonly<Record<ReportKind, string>> = {
  weekly: "周报",
  "ten-day": "旬报",
  ranking: "排名",
  summary: "汇总表",
  "land-class": "按非承包地地块类别汇总表",
  "village-file": "一村一档目录",
  wall: "挂图作战表",
  "audit-findings": "审计问题整改情况表",
  claims: "债权台账",
  debts: "债务台账",
  settlements: "化解清单",
  charges: "收费台账",
  auctions: "竞价台账",
  "book-match": "收据与凭证对照表",
  land: "收回盘活台账",
};

/** The tables of a report, as it would be printed now. */
export function reportTables(
  project: Project,
  kind: ReportKind,
  basis: ReportBasis,
): ReportTable[] {
  switch (kind) {
    case "weekly":
    case "ten-day":
      return [currentPeriod(project, kind, basis, [])];
    case "ranking":
      return [rankingTable(basis)];
    case "summary":
      return [summaryTable(basis)];
    case "land-class":
      return [landClassTable(basis, landClassRows(project, basis.scopeCode, basis.asOf))];
    case "village-file": {
      const codes = basis.facts.villages.map(({ villageCode }) => villageCode);
      return villageFileTables(basis, villagePapers(project, codes));
    }
    case "wall":
      return wallTables(basis);
    case "audit-findings":
      return [auditFindingTable(basis, listAuditFindings(project, basis.scopeCode))];
    case "claims":
      return moneySideTables(project, "claim", basis);
    case "debts":
      return moneySideTables(project, "debt", basis);
    case "settlements":
      return settlementTables(project, basis);
    case "charges":
      return chargeTables(project, basis);
    case "auctions":
      return auctionTables(project, basis);
    case "book-match":
      return bookMatchTables(project, basis);
    case "land":
      return landTables(project, basis);
  }
}

function currentPeriod(
  project: Project,
  kind: PeriodKind,
  basis: ReportBasis,
  given: readonly GivenReason[],
): ReportTable {
  const previous = previousSnapshot(project, kind, basis.scopeCode, basis.asOf);
  if (previous === null) return periodTable(kind, basis, null, []);
  const { figures } = snapshotRows(project, previous.uid);
  const reasons =
    given.length === 0 ? [] : reasonsFor(goneBack(project, previous, frozenRows(basis)), given);
  return periodTable(kind, basis, { asOf: previous.asOf, figures }, reasons);
}

export const frozenRows = (basis: ReportBasis): FrozenRows =>
  freeze({ code: basis.scopeCode, figures: basis.figures }, figuresOfVillages(basis));

/** A report as the files that it is handed out as: a PDF and a workbook. */
export async function reportFiles(
  kind: ReportKind,
  basis: ReportBasis,
  tables: readonly ReportTable[],
): Promise<SnapshotFile[]> {
  if (tables.length === 0 || tables.every(({ rows }) => rows.length === 0)) {
    throw new AppError(
      "value.invalid",
      `${reportKindNames[kind]}没有一行可印:所选范围里还没有这样的记录。请先导入或登记。`,
    );
  }
  const stem = `${safeFileName(basis.scopeName)}_${reportKindNames[kind]}_${basis.asOf}`;
  const { drawReport } = await import("../sheets/reports/report-paper.ts");
  const { logoOf } = await import("../sheets/load-sheet-data.ts");
  const { pdf } = await drawReport(tables, {
    title: `${basis.scopeName}${reportKindNames[kind]}`,
    subject: `截至 ${basis.asOf}`,
    asOf: basis.asOf,
    logo: logoOf(basis.words.logo),
  });
  const { reportWorkbook } = await import("../sheets/reports/report-workbook.ts");
  return [
    { name: `${stem}.pdf`, mediaType: "application/pdf", content: pdf },
    {
      name: `${stem}.xlsx`,
      mediaType: workbookType,
      content: await reportWorkbook(tables, basis.asOf),
    },
  ];
}

/** The answers to the audit as a list that the auditor's file reads in. */
export async function answerFile(project: Project, basis: ReportBasis): Promise<SnapshotFile> {
  const { scopeCode, scopeName, asOf } = basis;
  return {
    name: `${safeFileName(scopeName)}_审计问题答复清单_${asOf}.xlsx`,
    mediaType: workbookType,
    content: await answerSheet(project, scopeCode, asOf),
  };
}

/** Puts files into a folder, which is made when it is not there. */
export function writeFiles(files: readonly SnapshotFile[], outFolder: string): string[] {
  mkdirSync(outFolder, { recursive: true });
  return files.map(({ name, content }) => {
    const file = path.resolve(outFolder, name);
    writeFileSync(file, content);
    return file;
  });
}

/** What a weekly or ten-day freeze is asked for. */
export interface SnapshotRequest {
  kind: SnapshotKind;
  asOf: string;
  scopeCode: string;
  reasons: readonly GivenReason[];
  note: string | null;
}

/**
 * Freezes the period: figures, rows, and the report, the ranking and the summary as they are handed out.
 * @throws AppError `report.reasonMissing` where a figure went back and nobody said why
 */
export async function freezePeriod(
  project: Project,
  { kind, asOf, scopeCode, reasons, note }: SnapshotRequest,
): Promise<StoredSnapshot> {
  const knownAt = utcWithOffset(stateOf(project).clock());
  const basis = reportBasis(project, { asOf, knownAt, scopeCode });
  const frozen = frozenRows(basis);
  // Refused before anything is drawn.
  reasonsFor(goneBack(project, previousSnapshot(project, kind, scopeCode, asOf), frozen), reasons);
  const files: SnapshotFile[] = [];
  files.push(
    ...(await reportFiles(kind, basis, [currentPeriod(project, kind, basis, reasons)])),
    ...(await reportFiles("ranking", basis, [rankingTable(basis)])),
    ...(await reportFiles("summary", basis, [summaryTable(basis)])),
  );
  return takeSnapshot(project, { kind, scopeCode, asOf, knownAt, frozen, files, reasons, note });
}
