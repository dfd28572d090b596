import { AppError } from "../../../../shared/contract/errors.ts";
import type { AuditFinding } from "../../../../shared/ledger/reports/audit-finding-table.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";

export interface StoredAuditFinding extends AuditFinding {
  uid: string;
  register: string | null;
  rowUid: string | null;
  note: string | null;
}

/** Findings of the audit about a unit (code prefix, "" for all), by village and number. */
export function listAuditFindings(
  { db }: Pick<Project, "db">,
  unitCode: string,
): StoredAuditFinding[] {
  return db
    .prepare<[string, string], StoredAuditFinding>(
      `SELECT uid, number, level, village_code AS villageCode, register, row_uid AS rowUid,
         row_label AS rowLabel, content, amount_fen AS amountFen, article, found_on AS foundOn,
         deadline, responsible, rectified_on AS rectifiedOn, rectification, note
       FROM audit_finding WHERE substr(village_code, 1, length(?)) = ? 
       ORDER BY village_code, number`,
    )
    .all(unitCode, unitCode);
}

/** What the township answers to a finding. */
export type FindingAnswer = Pick<
  StoredAuditFinding,
  "deadline" | "responsible" | "rectifiedOn" | "rectification" | "note"
>;

/** Answers a finding; undoable. What the audit wrote stays. Throws `value.invalid`. */
export function answerAuditFinding(project: Project, uid: string, answer: FindingAnswer): void {
  const finding = listAuditFindings(project, "").find((one) => one.uid === uid);
  if (finding === undefined) throw invalid("这条审计问题不存在,请刷新后重试。");
  const { rectifiedOn, rectification } = answer;
  if (rectifiedOn !== null && rectifiedOn < finding.foundOn) {
    throw invalid(`整改日期 ${rectifiedOn} 早于发现日期 ${finding.foundOn},请核对。`);
  }
  if (rectifiedOn !== null && (rectification ?? "").trim() === "") {
    throw invalid("已整改的,要写明怎样整改的。");
  }
  runCommand(project, { command: "auditFinding.answer", undoable: true }, (recorder) => {
    recorder.update("audit_finding", uid, {
      deadline: answer.deadline,
      responsible: answer.responsible,
      rectified_on: rectifiedOn,
      rectification,
      note: answer.note,
    });
  });
}

const invalid = (message: string) => new AppError("value.invalid", message);
