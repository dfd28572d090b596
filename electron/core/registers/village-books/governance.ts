import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";

/** A problem of village governance that a check found (I11). Days are `YYYY-MM-DD`. */
export interface GovernanceProblem {
  number: string;
  villageCode: string;
  source: string | null;
  content: string;
  foundOn: string;
  deadline: string | null;
  responsible: string | null;
  rectifiedOn: string | null;
  rectification: string | null;
  note: string | null;
}

export interface StoredGovernanceProblem extends GovernanceProblem {
  uid: string;
}

/** Problems of a unit (code prefix, "" for all) by their number. */
export function listGovernance(
  { db }: Pick<Project, "db">,
  unitCode: string,
): StoredGovernanceProblem[] {
  return db
    .prepare<[string, string], StoredGovernanceProblem>(
      `SELECT uid, number, village_code AS villageCode, source, content, found_on AS foundOn, deadline,
         responsible, rectified_on AS rectifiedOn, rectification, note
       FROM governance_problem WHERE substr(village_code, 1, length(?)) = ? ORDER BY number`,
    )
    .all(unitCode, unitCode);
}

/**
 * Adds a problem or changes the one with that uid; undoable.
 * @throws AppError `value.invalid` for a number that is taken and for a day before the finding
 */
export function saveGovernance(
  project: Project,
  uid: string | null,
  problem: GovernanceProblem,
): StoredGovernanceProblem {
  const { number, foundOn, rectifiedOn, rectification } = problem;
  const taken = listGovernance(project, "").find((one) => one.number === number);
  if (taken !== undefined && taken.uid !== uid) {
    throw invalid(`编号 ${number} 已经登记,请换一个编号,或修改原来的那一条。`);
  }
  if (rectifiedOn !== null && rectifiedOn < foundOn) {
    throw invalid(`整改日期 ${rectifiedOn} 早于发现日期 ${foundOn},请核对。`);
  }
  if (rectifiedOn !== null && (rectification ?? "").trim() === "") {
    throw invalid("已整改的问题要写明怎样整改的。");
  }
  const row = {
    number,
    village_code: problem.villageCode,
    source: problem.source,
    content: problem.content,
    found_on: foundOn,
    deadline: problem.deadline,
    responsible: problem.responsible,
    rectified_on: rectifiedOn,
    rectification,
    note: problem.note,
  };
  const stored = runCommand(project, { command: "governance.save", undoable: true }, (recorder) => {
    if (uid === null) return recorder.insert("governance_problem", row);
    recorder.update("governance_problem", uid, row);
    return uid;
  });
  return { ...problem, uid: stored };
}

/** Takes a problem out of the register; undoable, and the log keeps it. */
export function removeGovernance(project: Project, uid: string): void {
  runCommand(project, { command: "governance.remove", undoable: true }, (recorder) => {
    recorder.remove("governance_problem", uid);
  });
}

const invalid = (message: string) => new AppError("value.invalid", message);
