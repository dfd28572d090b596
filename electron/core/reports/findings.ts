import { AppError } from "../../../shared/contract/errors.ts";
import { type ExceptionState, exceptionFor } from "../project/exceptions.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";

/** One thing that a run has to say about a feature or a plot. */
export interface ListedFinding {
  id: number;
  kind: string;
  layer: string;
  subject: string;
  otherSubject: string | null;
  groupCode: string | null;
  groupName: string;
  reason: string;
  planarM2: number;
  exception: ExceptionState;
}

const titles: Readonly<Record<string, string>> = {
  unprocessed: "图形有误未处理",
  repaired: "图形已修复",
  omission: "确权地块而三调不是耕地",
  parcel_overlap: "确权地块互相重叠",
  survey_overlap: "三调图斑互相重叠",
  plot_new: "新增图斑",
  plot_gone: "消失的图斑",
  plot_changed: "变化的图斑",
  plot_would_change: "已印发、本应变化的图斑",
};

/** What a kind of finding is called. */
export function findingTitle(kind: string): string {
  return titles[kind] ?? kind;
}

type FindingRow = Omit<ListedFinding, "groupName" | "exception">;

const columns = `id, kind, layer, subject, other_subject AS otherSubject, group_code AS groupCode,
  reason, planar_m2 AS planarM2`;

/** Findings of one run in a unit (code prefix, "" for all), those of one kind or of every. */
export function listFindings(
  project: Project,
  { runId, unitCode, kind }: { runId: number; unitCode: string; kind: string | null },
): ListedFinding[] {
  const rows = project.db
    .prepare<[number, string | null, string | null, string, string], FindingRow>(
      `SELECT ${columns} FROM run_finding WHERE run_id = ? AND (? IS NULL OR kind = ?)
       AND substr(ifnull(group_code, ''), 1, length(?)) = ? ORDER BY kind, group_code, id`,
    )
    .all(runId, kind, kind, unitCode, unitCode);
  const nameOf = unitNames(project);
  return rows.map((row) => ({
    ...row,
    groupName: row.groupCode === null ? "" : nameOf(row.groupCode),
    exception: exceptionOf(project, row),
  }));
}

/** Key and values of the exception that covers a finding (D5), as the run looks it up. */
export function exceptionKeyOf(project: Project, findingId: number) {
  const row = project.db
    .prepare<[number], FindingRow>(`SELECT ${columns} FROM run_finding WHERE id = ?`)
    .get(findingId);
  if (row === undefined) {
    throw new AppError("value.invalid", "这条提示已不在最近一次核对里,请刷新后再试。", {
      details: { findingId },
    });
  }
  return { key: { kind: row.kind, subject: row.subject, rule: row.layer }, values: valuesOf(row) };
}

function valuesOf(row: FindingRow) {
  return { otherSubject: row.otherSubject, planarM2: row.planarM2.toFixed(2) };
}

function exceptionOf(project: Project, row: FindingRow): ExceptionState {
  return exceptionFor(project, row.kind, row.subject, row.layer, valuesOf(row));
}
