import type {
  JudgementLevel,
  ProblemDecision,
  ProblemState,
} from "../../../../shared/ledger/contracts/problem-words.ts";
import type { Project } from "../../project/project.ts";

/** What happened to a problem contract after it was confirmed. */
export interface ProblemEvent {
  readonly uid: string;
  readonly kind: "decide" | "close" | "reopen";
  readonly happenedOn: string;
  readonly level: JudgementLevel | null;
  readonly decision: ProblemDecision | null;
  readonly paper: string | null;
  readonly person: string;
  readonly reason: string | null;
}

/** What a person fills in about a problem contract; null where nothing is said. */
export interface DecisionFields {
  readonly decision: ProblemDecision | null;
  readonly decidedOn: string | null;
  readonly decidedLevel: JudgementLevel | null;
  readonly decidedBy: string | null;
  readonly decisionPaper: string | null;
  readonly newUnitPriceYuan: string | null;
  readonly newYearlyRentFen: number | null;
  readonly newStartOn: string | null;
  readonly newEndOn: string | null;
  readonly newMu: string | null;
  readonly arrearsFen: number | null;
  readonly yearlyGainFen: number | null;
  readonly deadline: string | null;
  readonly responsible: string | null;
  readonly note: string | null;
}

/** The rules that one conclusion found true. */
export interface Confirmation {
  readonly on: string;
  readonly rules: readonly string[];
}

/** A confirmed problem contract: one, whatever the number of its findings. */
export interface StoredProblem extends DecisionFields {
  readonly uid: string;
  readonly contractUid: string;
  /** Rules of the findings as they were confirmed last; `problemRulesOn` has those of a day. */
  readonly rules: readonly string[];
  /** Each confirmation with its rules, oldest first; empty where a case came without one. */
  readonly confirmations: readonly Confirmation[];
  readonly confirmedOn: string;
  readonly confirmedLevel: JudgementLevel;
  readonly confirmedBy: string;
  readonly events: readonly ProblemEvent[];
}

const columns = `uid, contract_uid AS contractUid, rules AS rulesJson, confirmed_on AS confirmedOn,
  confirmed_level AS confirmedLevel, confirmed_by AS confirmedBy, decision, decided_on AS decidedOn,
  decided_level AS decidedLevel, decided_by AS decidedBy, decision_paper AS decisionPaper,
  new_unit_price_yuan AS newUnitPriceYuan, new_yearly_rent_fen AS newYearlyRentFen,
  new_start_on AS newStartOn, new_end_on AS newEndOn, new_mu AS newMu, arrears_fen AS arrearsFen,
  yearly_gain_fen AS yearlyGainFen, deadline, responsible, note`;

/** Problem contracts in the order of their confirmation, with their events. */
export function readProblems(project: Pick<Project, "db">): StoredProblem[] {
  type Read = Omit<StoredProblem, "rules" | "events" | "confirmations"> & { rulesJson: string };
  const rows = project.db
    .prepare<[], Read>(`SELECT ${columns} FROM problem_contract ORDER BY confirmed_on, id`)
    .all();
  const events = eventsByProblem(project);
  const confirmations = confirmationsByContract(project);
  return rows.map(({ rulesJson, ...row }) => ({
    ...row,
    rules: JSON.parse(rulesJson) as string[],
    events: events.get(row.uid) ?? [],
    confirmations: confirmations.get(row.contractUid) ?? [],
  }));
}

/** The rules that were confirmed by a day; a later confirmation never changes an earlier day (D38). */
export function problemRulesOn(
  { rules, confirmations }: Pick<StoredProblem, "rules" | "confirmations">,
  asOf: string,
): readonly string[] {
  return confirmations.findLast(({ on }) => on <= asOf)?.rules ?? rules;
}

/**
 * Where a problem stands at a day: its latest closing or reopening up to and including the day tells;
 * later events never change it (D38). A day after the deadline it is overdue.
 */
export function problemStateOn(
  problem: Pick<StoredProblem, "events" | "decidedOn" | "deadline">,
  asOf: string,
): ProblemState {
  if (lastTurn(problem, asOf)?.kind === "close") return "closed";
  if (problem.decidedOn === null || problem.decidedOn > asOf) return "undecided";
  return problem.deadline !== null && problem.deadline < asOf ? "overdue" : "decided";
}

/** The latest closing or reopening by a day, or null. */
export function lastTurn(
  { events }: Pick<StoredProblem, "events">,
  asOf: string,
): ProblemEvent | null {
  const turns = events
    .filter(({ kind, happenedOn }) => kind !== "decide" && happenedOn <= asOf)
    .toSorted((one, other) => (one.happenedOn < other.happenedOn ? -1 : 1));
  return turns.at(-1) ?? null;
}

function confirmationsByContract(project: Pick<Project, "db">): Map<string, Confirmation[]> {
  const rows = project.db
    .prepare<[], { contractUid: string; on: string; rulesJson: string }>(
      `SELECT contract_uid AS contractUid, decided_on AS "on", rules AS rulesJson
       FROM contract_verdict WHERE verdict = 'problem' ORDER BY decided_on, id`,
    )
    .all();
  const byContract = new Map<string, Confirmation[]>();
  for (const { contractUid, on, rulesJson } of rows) {
    const confirmation = { on, rules: JSON.parse(rulesJson) as string[] };
    byContract.set(contractUid, [...(byContract.get(contractUid) ?? []), confirmation]);
  }
  return byContract;
}

function eventsByProblem(project: Pick<Project, "db">): Map<string, ProblemEvent[]> {
  const rows = project.db
    .prepare<[], ProblemEvent & { problem: string }>(
      `SELECT problem_uid AS problem, uid, kind, happened_on AS happenedOn, level, decision, paper,
         person, reason
       FROM problem_event ORDER BY id`,
    )
    .all();
  const byProblem = new Map<string, ProblemEvent[]>();
  for (const { problem, ...event } of rows) {
    byProblem.set(problem, [...(byProblem.get(problem) ?? []), event]);
  }
  return byProblem;
}
