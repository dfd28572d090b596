import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";

/** Sheets that somebody has; `sheetNumber` null is the whole pack. Days are YYYY-MM-DD. */
export interface Handout {
  readonly uid: string;
  readonly sheetNumber: number | null;
  readonly receiver: string;
  readonly handedOutOn: string;
  readonly returnedOn: string | null;
  readonly note: string;
}

/** One printing of a group with what was handed out of it. */
export interface HandoutPack {
  readonly printJobUid: string;
  readonly groupCode: string;
  readonly profile: "work" | "posting" | "result";
  readonly paper: string;
  readonly version: number;
  readonly pages: number;
  readonly printedAt: string;
  readonly handouts: readonly Handout[];
}

/** The last printing of each group, profile and paper, and every earlier one that is still out. */
export function listHandouts(project: Pick<Project, "db">, unitCode: string): HandoutPack[] {
  const jobs = project.db
    .prepare<{ unit: string }, Omit<HandoutPack, "handouts">>(
      `SELECT uid AS printJobUid, group_code AS groupCode, profile, paper, version, pages,
         printed_at AS printedAt
       FROM print_job WHERE group_code BETWEEN :unit AND :unit || '~' AND (
         id IN (SELECT max(id) FROM print_job GROUP BY group_code, profile, paper)
         OR uid IN (SELECT print_job_uid FROM sheet_handout WHERE returned_on IS NULL))
       ORDER BY group_code, profile DESC, paper DESC, id DESC`,
    )
    .all({ unit: unitCode });
  const handouts = handoutsByJob(project);
  return jobs.map((job) => ({ ...job, handouts: handouts.get(job.printJobUid) ?? [] }));
}

function handoutsByJob(project: Pick<Project, "db">): Map<string, Handout[]> {
  const rows = project.db
    .prepare<[], Handout & { job: string }>(
      `SELECT print_job_uid AS job, uid, sheet_number AS sheetNumber, receiver,
         handed_out_on AS handedOutOn, returned_on AS returnedOn, ifnull(note, '') AS note
       FROM sheet_handout ORDER BY id`,
    )
    .all();
  const byJob = new Map<string, Handout[]>();
  for (const { job, ...handout } of rows) byJob.set(job, [...(byJob.get(job) ?? []), handout]);
  return byJob;
}

export interface NewHandout {
  readonly printJobUid: string;
  /** null: the whole pack. */
  readonly sheetNumbers: readonly number[] | null;
  readonly receiver: string;
  readonly handedOutOn: string;
}

/**
 * Ticks sheets off as handed out; undoable. Throws `value.invalid` for a printing or sheet that there is
 * not, and for a sheet that the same person has already.
 */
export function giveSheets(project: Project, given: NewHandout): void {
  const { printJobUid, receiver, handedOutOn } = given;
  const pages = project.db
    .prepare("SELECT pages FROM print_job WHERE uid = ?")
    .pluck()
    .get(printJobUid);
  if (typeof pages !== "number") throw invalid("这一册图纸的出图记录不存在,请刷新后重试。");
  const wanted = given.sheetNumbers === null ? [null] : [...new Set(given.sheetNumbers)];
  const beyond = wanted.filter((sheet) => sheet !== null && sheet > pages);
  if (beyond.length > 0) {
    throw invalid(`这一册只有 ${pages} 页,没有第 ${beyond.join("、")} 页。`);
  }
  const present = (handoutsByJob(project).get(printJobUid) ?? []).filter(
    (one) => one.returnedOn === null && one.receiver === receiver,
  );
  const repeated = wanted.filter((sheet) =>
    present.some(({ sheetNumber }) => sheetNumber === sheet),
  );
  if (repeated.length > 0) {
    throw invalid(`${receiver} 手上已有${sheetWords(repeated)},还没有收回,没有重复登记。`);
  }
  runCommand(project, { command: "handout.give", undoable: true }, (recorder) => {
    for (const sheet_number of wanted) {
      recorder.insert("sheet_handout", {
        print_job_uid: printJobUid,
        sheet_number,
        receiver,
        handed_out_on: handedOutOn,
      });
    }
  });
}

/**
 * Ticks handed out sheets off as returned, or takes the tick back with null; undoable. Throws
 * `value.invalid` for a day before they were handed out.
 */
export function returnSheets(
  project: Project,
  uids: readonly string[],
  returned: { readonly on: string | null; readonly note: string | undefined },
): void {
  const handedOutOn = project.db
    .prepare<[string], string>("SELECT handed_out_on FROM sheet_handout WHERE uid = ?")
    .pluck();
  const { on, note } = returned;
  const early = uids
    .map((uid) => handedOutOn.get(uid))
    .find((day) => on !== null && day !== undefined && on < day);
  if (early !== undefined) {
    throw invalid(`收回日期 ${on} 早于发放日期 ${early},请核对日期。`);
  }
  runCommand(project, { command: "handout.return", undoable: true }, (recorder) => {
    for (const uid of uids) {
      recorder.update("sheet_handout", uid, {
        returned_on: on,
        ...(note === undefined ? {} : { note }),
      });
    }
  });
}

function sheetWords(sheets: readonly (number | null)[]): string {
  const numbers = sheets.filter((sheet) => sheet !== null);
  return numbers.length === 0 ? "整册" : `第 ${numbers.join("、")} 页`;
}

function invalid(message: string): AppError {
  return new AppError("value.invalid", message);
}
