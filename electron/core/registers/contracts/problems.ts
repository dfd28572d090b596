import { AppError } from "../../../../shared/contract/errors.ts";
import { given } from "../../../../shared/contract/given.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";
import { columnName } from "../column-name.ts";
import {
  type DecisionFields,
  lastTurn,
  problemStateOn,
  readProblems,
  type StoredProblem,
} from "./problem-row.ts";
import { existingContract } from "./save-contract.ts";

/** The fields to change. */
export type DecisionPatch = {
  readonly [Field in keyof DecisionFields]?: DecisionFields[Field] | undefined;
};

/**
 * Changes what is decided about a problem contract; undoable. A new decision or day becomes an event. The
 * yearly gain follows a new rent: new less 原年租金 (contracts.md §5), unless it is given itself; arrears
 * are no part of it. Returns what is still missing before it can be closed. Throws `value.invalid` for a
 * case that is closed: it is reopened first, so that the closing stands for what it closed.
 */
export function decideProblem(project: Project, uid: string, patch: DecisionPatch): string[] {
  const problem = existingProblem(project, uid);
  if (lastTurn(problem, "9999-12-31")?.kind === "close") {
    throw invalid("这份问题合同已经销号,整改决定和金额不能再改。要改的,先重开。");
  }
  const change = withYearlyGain(project, problem, given(patch));
  const after = { ...problem, ...change };
  if (after.decidedOn !== null && after.decidedOn < problem.confirmedOn) {
    throw invalid(`决定日期 ${after.decidedOn} 早于核定日期 ${problem.confirmedOn},请核对。`);
  }
  const isNew = after.decision !== problem.decision || after.decidedOn !== problem.decidedOn;
  runCommand(project, { command: "problem.decide", undoable: true }, (recorder) => {
    recorder.update("problem_contract", uid, columnsOf(change));
    if (!isNew || after.decision === null || after.decidedOn === null) return;
    recorder.insert("problem_event", {
      problem_uid: uid,
      kind: "decide",
      happened_on: after.decidedOn,
      level: after.decidedLevel,
      decision: after.decision,
      paper: after.decisionPaper,
      person: after.decidedBy ?? project.person,
      reason: after.note,
    });
  });
  return missingToClose(after);
}

function withYearlyGain(
  project: Project,
  problem: StoredProblem,
  change: Partial<DecisionFields>,
): Partial<DecisionFields> {
  const { newYearlyRentFen, yearlyGainFen } = change;
  if (newYearlyRentFen === undefined || yearlyGainFen !== undefined) return change;
  const { previousRentFen } = existingContract(project, problem.contractUid).values;
  const unknown = newYearlyRentFen === null || previousRentFen === null;
  return { ...change, yearlyGainFen: unknown ? null : newYearlyRentFen - previousRentFen };
}

const columnsOf = (change: Partial<DecisionFields>): Row =>
  Object.fromEntries(Object.entries(change).map(([field, value]) => [columnName(field), value]));

/** What has to be there before a problem can be struck off, in words; its paper comes with the closing. */
export function missingToClose(
  problem: Pick<DecisionFields, "decision" | "decidedOn" | "decidedBy">,
): string[] {
  return [
    ...(problem.decision === null ? ["整改方式"] : []),
    ...(problem.decidedOn === null ? ["决定日期"] : []),
    ...(problem.decidedBy === null ? ["决定人"] : []),
  ];
}

/** What a closing says: the day, who, and the paper that proves it. */
export interface Closing {
  readonly on: string;
  readonly by: string;
  readonly paper: string;
  readonly reason: string | null;
}

/**
 * Strikes a problem contract off (销号) where nothing is missing; else does nothing and returns what is.
 * Throws `value.invalid` for a day before the decision, and for a problem that is closed on that day.
 */
export function closeProblem(project: Project, uid: string, closing: Closing): string[] {
  const problem = existingProblem(project, uid);
  const missing = [
    ...missingToClose(problem),
    ...(closing.paper.trim() === "" ? ["佐证材料"] : []),
  ];
  if (missing.length > 0) return missing;
  if (closing.on < (problem.decidedOn ?? "")) {
    throw invalid(`销号日期 ${closing.on} 早于整改决定日期 ${problem.decidedOn},请核对。`);
  }
  if (problemStateOn(problem, closing.on) === "closed") {
    throw invalid("这份问题合同在这一天已经销号,没有重复登记。");
  }
  addTurn(project, problem, { kind: "close", ...closing });
  return [];
}

/** Opens a closed problem again, with a reason; the closing stays in its history. */
export function reopenProblem(
  project: Project,
  uid: string,
  reopening: { readonly on: string; readonly by: string; readonly reason: string },
): void {
  const problem = existingProblem(project, uid);
  if (problemStateOn(problem, reopening.on) !== "closed") {
    throw invalid("这份问题合同没有销号,不用重开。");
  }
  addTurn(project, problem, { kind: "reopen", ...reopening, paper: null });
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
