import { basename } from "node:path";
import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import { utcWithOffset } from "../../project/event-record.ts";
import { createProject, type Project } from "../../project/project.ts";
import { stateOf } from "../../project/project-state.ts";
import { sha256OfFile, withReadingCopy } from "../../project/reading-copy.ts";

/** The package that an audit file is about. */
export interface AuditPackage {
  uid: string;
  fileName: string;
  sha256: string;
  projectUid: string;
  projectName: string;
  logHash: string;
}

/**
 * Makes an audit file: a project file without land that keeps samples, working papers and its own log, and
 * knows the audited file by its SHA-256. The audited file is read in a copy, not a byte of it changes (A6).
 */
export function createAuditFile(path: string, audited: string, person: string): Project {
  const { value: facts, sha256Before } = withReadingCopy(audited, (db) => {
    const meta = (key: string) =>
      String(db.prepare("SELECT value FROM qhs_meta WHERE key = ?").pluck().get(key) ?? "");
    const hash = db.prepare("SELECT hash FROM event ORDER BY id DESC LIMIT 1").pluck().get();
    return {
      project_uid: meta("project_uid"),
      project_name: meta("project_name"),
      log_hash: String(hash ?? ""),
    };
  });
  const name = `审计:${facts.project_name}`;
  const project = createProject(path, { name, person });
  runCommand(project, { command: "audit.begin", undoable: false }, (recorder) => {
    recorder.insert("audit_package", {
      ...facts,
      file_name: basename(audited),
      sha256: sha256Before,
      received_at: utcWithOffset(stateOf(project).clock()),
    });
  });
  return project;
}

/** Whether a file is an auditor's. */
export const isAuditFile = ({ db }: Pick<Project, "db">): boolean =>
  db.prepare("SELECT 1 FROM audit_package").get() !== undefined;

/** The package of an audit file. Throws `value.invalid` where the file is none. */
export function auditPackage({ db }: Pick<Project, "db">): AuditPackage {
  const found = db
    .prepare<[], AuditPackage>(
      `SELECT uid, file_name AS fileName, sha256, project_uid AS projectUid,
         project_name AS projectName, log_hash AS logHash FROM audit_package ORDER BY id LIMIT 1`,
    )
    .get();
  if (found !== undefined) return found;
  throw new AppError(
    "value.invalid",
    "打开的不是审计文件。请先建立审计文件(“审计”的“工作底稿”,或 qhs audit new)。",
  );
}

/** Refuses a file that is not the one that the audit began with. Throws `pack.refused`. */
export function refuseOtherFile(project: Pick<Project, "db">, audited: string): void {
  const { sha256, fileName } = auditPackage(project);
  if (sha256OfFile(audited) === sha256) return;
  throw new AppError(
    "pack.refused",
    `${basename(audited)} 与审计开始时的数据包(${fileName})不同,抽样和底稿对不上。请用原来的数据包。`,
    { details: { audited } },
  );
}

/** One row that was drawn. */
export interface DrawnRow {
  rowUid: string;
  rowLabel: string;
  villageCode: string;
  stratum: string;
}

export interface NewSample {
  register: string;
  stratifiedBy: string;
  seed: string;
  sizes: Readonly<Record<string, number>>;
  asOf: string;
  rows: readonly DrawnRow[];
}

/** Keeps a sample with a working paper for each row; a row that has a paper already keeps it. */
export function keepSample(project: Project, sample: NewSample): WorkingPaper[] {
  const { uid: package_uid } = auditPackage(project);
  const present = new Set(
    listPapers(project).map(({ register, rowUid }) => `${register} ${rowUid}`),
  );
  runCommand(project, { command: "audit.sample", undoable: false }, (recorder) => {
    const sample_uid = recorder.insert("audit_sample", {
      package_uid,
      register: sample.register,
      stratified_by: sample.stratifiedBy,
      seed: sample.seed,
      sizes: JSON.stringify(sample.sizes),
      as_of: sample.asOf,
      drawn_at: utcWithOffset(stateOf(project).clock()),
    });
    for (const { rowUid, rowLabel, villageCode, stratum } of sample.rows) {
      if (present.has(`${sample.register} ${rowUid}`)) continue;
      recorder.insert("working_paper", {
        package_uid,
        sample_uid,
        register: sample.register,
        row_uid: rowUid,
        row_label: rowLabel,
        village_code: villageCode,
        stratum,
      });
    }
  });
  return listPapers(project);
}

/** What an auditor notes about one row; a finding is what goes onto the list for the township. */
export interface WorkingPaper {
  uid: string;
  register: string;
  rowUid: string;
  rowLabel: string;
  villageCode: string;
  stratum: string | null;
  verdict: "confirmed" | "rejected" | null;
  note: string | null;
  finding: string | null;
  amountFen: number | null;
  article: string | null;
  checkedOn: string | null;
  /** Whoever noted it last, by the log. */
  checkedBy: string | null;
}

/** Working papers by village and label. */
export function listPapers({ db }: Pick<Project, "db">): WorkingPaper[] {
  return db
    .prepare<[], WorkingPaper>(
      `SELECT uid, register, row_uid AS rowUid, row_label AS rowLabel, village_code AS villageCode,
         stratum, verdict, note, finding, amount_fen AS amountFen, article, checked_on AS checkedOn,
         (SELECT e.person FROM event_row r JOIN event e ON e.id = r.event_id
          WHERE r.table_name = 'working_paper' AND r.row_uid = working_paper.uid
            AND e.command = 'audit.check' AND working_paper.checked_on IS NOT NULL
          ORDER BY e.id DESC LIMIT 1) AS checkedBy
       FROM working_paper ORDER BY village_code, register, row_label, id`,
    )
    .all();
}

export type PaperCheck = Pick<
  WorkingPaper,
  "verdict" | "note" | "finding" | "amountFen" | "article" | "checkedOn"
>;

/**
 * Notes what was found about a row; undoable. A row that is rejected needs a note, and a finding needs the
 * article that it rests on.
 */
export function checkPaper(project: Project, uid: string, check: PaperCheck): WorkingPaper {
  const empty = (text: string | null) => (text ?? "").trim() === "";
  if (check.verdict === "rejected" && empty(check.note)) {
    throw new AppError("value.invalid", "核实为不符的,要写明查到了什么。");
  }
  if (!empty(check.finding) && empty(check.article)) {
    throw new AppError("value.invalid", "列为问题的,要写明依据哪一条。");
  }
  runCommand(project, { command: "audit.check", undoable: true }, (recorder) => {
    recorder.update("working_paper", uid, {
      verdict: check.verdict,
      note: check.note,
      finding: check.finding,
      amount_fen: check.amountFen,
      article: check.article,
      checked_on: check.checkedOn,
    });
  });
  return listPapers(project).find((paper) => paper.uid === uid)!;
}

/** Notes that findings, or papers with personal data, were handed out of the audit file (A8). */
export function logAuditExport(
  project: Project,
  command: "audit.export" | "audit.print",
  fileName: string,
  rows: number,
): void {
  runCommand(project, { command, undoable: false }, (recorder) => {
    recorder.summary({ fileName, rows });
  });
}

/** How a paper's row was drawn; null for a sample that the file does not know. */
export interface DrawnBy {
  stratifiedBy: string;
  seed: string;
  asOf: string;
}

/** By working paper, the sample that drew it. */
export function samplesOfPapers({ db }: Pick<Project, "db">): Map<string, DrawnBy> {
  const rows = db
    .prepare<[], DrawnBy & { paperUid: string }>(
      `SELECT w.uid AS paperUid, s.stratified_by AS stratifiedBy, s.seed, s.as_of AS asOf
       FROM working_paper w JOIN audit_sample s ON s.uid = w.sample_uid`,
    )
    .all();
  return new Map(rows.map(({ paperUid, ...sample }) => [paperUid, sample]));
}
