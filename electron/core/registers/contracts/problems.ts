import { AppError } from "../../../../shared/contract/errors.ts";
import {
  type JudgementLevel,
  type Rectification,
  settles,
} from "../../../../shared/ledger/contracts/case-words.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { problemStateOn, readProblems, type StoredProblem } from "./problem-row.ts";
import { existingContract } from "./save-contract.ts";

/** Who confirms a contract as a problem, on which findings. */
export interface Confirmation {
  readonly contractUid: string;
  readonly rules: readonly string[];
  readonly level: JudgementLevel;
  readonly on: string;
  readonly by: string;
}

/**
 * Confirms a contract as a problem contract; undoable. The village only proposes (A4): below the
 * township's level it is refused, and so is one without a finding.
 */
export function confirmProblem(project: Project, given: Confirmation): void {
  existingContract(project, given.contractUid);
  if (!settles(given.level)) throw invalid("问题合同要由乡镇(或仲裁、法院)核定,村级只作初定。");
  if (given.rules.length === 0) throw invalid("没有认定属实的问题,不能核定为问题合同。");
  const present = readProblems(project).find((one) => one.contractUid === given.contractUid);
  const row = {
    rules: JSON.stringify([...given.rules].sort()),
    confirmed_on: given.on,
    confirmed_level: given.level,
    confirmed_by: given.by,
  };
  runCommand(project, { command: "problem.confirm", undoable: true }, (recorder) => {
    if (present !== undefined) recorder.update("problem_contract", present.uid, row);
    else recorder.insert("problem_contract", { ...row, contract_uid: given.contractUid });
  });
}

/** What is to be done about a problem contract; null where nothing is agreed about it. */
export interface Decision {
  readonly decision: Rectification;
  readonly level: JudgementLevel;
  readonly on: string;
  readonly by: string;
  readonly paper: string | null;
  readonly newUnitPriceYuan: string | null;
  readonly newYearlyRentFen: number | null;
  readonly newStartOn: string | null;
  readonly newEndOn: string | null;
  readonly newMu: string | null;
  readonly arrearsFen: number | null;
  readonly deadline: string | null;
  readonly responsible: string | null;
  readonly note: string | null;
}

/**
 * Records the decision on a problem contract; undoable. The yearly gain is the new yearly rent less 原年租金
 * (contracts.md §5); without either it is unknown, and arrears are no part of it.
 */
export function decideProblem(project: Project, uid: string, given: Decision): void {
  const problem = existingProblem(project, uid);
  const { previousRentFen } = existingContract(project, problem.contractUid).values;
  const gain =
    given.newYearlyRentFen === null || previousRentFen === null
      ? null
      : given.newYearlyRentFen - previousRentFen;
  if (given.on < problem.confirmedOn) {
    throw invalid(`决定日期 ${given.on} 早于核定日期 ${problem.confirmedOn},请核对。`);
  }
  runCommand(project, { command: "problem.decide", undoable: true }, (recorder) => {
    recorder.update("problem_contract", uid, {
      decision: given.decision,
      decided_on: given.on,
      decided_level: given.level,
      decided_by: given.by,
      decision_paper: given.paper,
      new_unit_price_yuan: given.newUnitPriceYuan,
      new_yearly_rent_fen: given.newYearlyRentFen,
      new_start_on: given.newStartOn,
      new_end_on: given.newEndOn,
      new_mu: given.newMu,
      arrears_fen: given.arrearsFen,
      yearly_gain_fen: gain,
      deadline: given.deadline,
      responsible: given.responsible,
      note: given.note,
    });
    recorder.insert("problem_event", {
      problem_uid: uid,
      kind: "decide",
      happened_on: given.on,
      level: given.level,
      decision: given.decision,
      paper: given.paper,
      person: given.by,
      reason: given.note,
    });
  });
}

/** What a closing says: the day, who, and the paper that proves it. */
export interface Closing {
  readonly on: string;
  readonly by: string;
  readonly paper: string;
}

/** Strikes a problem contract off (销号). Needs decision, day and paper; names what is missing. */
export function closeProblem(project: Project, uid: string, closing: Closing): void {
  const problem = existingProblem(project, uid);
  const missing = [
    ...(problem.decision === null || problem.decidedOn === null ? ["整改决定"] : []),
    ...(closing.paper.trim() === "" ? ["佐证材料"] : []),
  ];
  if (missing.length > 0) throw invalid(`还不能销号,缺:${missing.join("、")}。`);
  if (closing.on < (problem.decidedOn ?? "")) {
    throw invalid(`销号日期 ${closing.on} 早于整改决定日期 ${problem.decidedOn},请核对。`);
  }
  if (problemStateOn(problem, closing.on) === "closed") {
    throw invalid("这份问题合同在这一天已经销号,没有重复登记。");
  }
  addTurn(project, problem, { kind: "close", ...closing, reason: null });
}

/** Opens a closed problem again, with a reason; the closing stays in its history. */
export function reopenProblem(
  project: Project,
  uid: string,
  given: { readonly on: string; readonly by: string; readonly reason: string },
): void {
  const problem = existingProblem(project, uid);
  if (problemStateOn(problem, given.on) !== "closed") {
    throw invalid("这份问题合同没有销号,不用重开。");
  }
  addTurn(project, problem, { kind: "reopen", ...given, paper: null });
}

interface Turn {
  readonly kind: "close" | "reopen";
  readonly on: string;
  readonly by: string;
  readonly paper: string | null;
  readonly reason: string | null;
}

/** Closing and reopening have each other as their withdrawal, not undo (D6). */
function addTurn(project: Project, { uid, decision }: StoredProblem, turn: Turn): void {
  runCommand(project, { command: `problem.${turn.kind}`, undoable: false }, (recorder) => {
    // Touches the row, so that undo does not take the decision from under a closing.
    recorder.update("problem_contract", uid, { decision });
    recorder.insert("problem_event", {
      problem_uid: uid,
      kind: turn.kind,
      happened_on: turn.on,
      paper: turn.paper,
      person: turn.by,
      reason: turn.reason,
    });
  });
}

function existingProblem(project: Pick<Project, "db">, uid: string): StoredProblem {
  const problem = readProblems(project).find((one) => one.uid === uid);
  if (problem !== undefined) return problem;
  throw invalid("这份问题合同不存在,请刷新后重试。");
}

function invalid(message: string): AppError {
  return new AppError("value.invalid", message);
}
