import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import type { ProblemState } from "../../../shared/ledger/contracts/problem-words.ts";
import { addDays } from "../../../shared/ledger/money/calendar.ts";
import type { Project } from "../project/project.ts";
import { readContracts } from "../registers/contracts/contract-row.ts";
import { openCandidates } from "./open-candidates.ts";
import { problemRows } from "./problem-rows.ts";

type Waiting = TodayOverview["waiting"][number];

/** A decision takes a meeting, and a meeting a notice. */
const rectificationNoticeDays = 14;
/** What follows a contract that ends is decided before the next sowing. */
const expiryNoticeDays = 90;

/**
 * What waits about contracts in a unit on a day: proposals to register, contracts that end soon, candidates
 * to judge and to conclude, problem contracts without a decision, near their deadline or past it.
 */
export function contractWork(project: Project, unitCode: string, asOf: string): Waiting[] {
  const contracts = readContracts(project, unitCode);
  const proposed = contracts.filter(({ standing }) => standing === "proposed");
  const last = addDays(asOf, expiryNoticeDays);
  const ending = contracts.filter(({ standing, values: { endOn, status } }) => {
    const isRunning = standing === "registered" && (status === null || status === "active");
    return isRunning && endOn !== null && endOn >= asOf && endOn <= last;
  });
  const candidates = openCandidates(project, unitCode, asOf);
  const unjudged = candidates.filter(({ openFindings }) => openFindings > 0);
  return [
    work("contracts_proposed", proposed.length, "份按确权合同提出的合同等着登记"),
    work("contracts_ending", ending.length, `份合同 ${expiryNoticeDays} 天内到期`),
    work("candidates_open", unjudged.length, "份合同有疑似问题,等着初判"),
    work("candidates_judged", candidates.length - unjudged.length, "份合同已经初判,等着核定"),
    ...problemWork(project, unitCode, asOf),
  ].filter(({ count }) => count > 0);
}

function problemWork(project: Project, unitCode: string, asOf: string): Waiting[] {
  const problems = problemRows(project, unitCode, asOf);
  const countOf = (state: ProblemState) => problems.filter((one) => one.state === state).length;
  const last = addDays(asOf, rectificationNoticeDays);
  const due = problems.filter(
    ({ state, deadline }) => state === "decided" && deadline !== null && deadline <= last,
  );
  return [
    work("problems_undecided", countOf("undecided"), "份问题合同还没有定整改方案"),
    work("problems_due", due.length, `份问题合同 ${rectificationNoticeDays} 天内到整改期限`),
    work("problems_overdue", countOf("overdue"), "份问题合同过了整改期限"),
  ];
}

const targets = {
  contracts_proposed: { screen: "contracts" },
  contracts_ending: { screen: "contracts" },
  candidates_open: { screen: "problems", tab: "judging" },
  candidates_judged: { screen: "problems", tab: "judging" },
  problems_undecided: { screen: "problems", tab: "cases" },
  problems_due: { screen: "problems", tab: "cases" },
  problems_overdue: { screen: "problems", tab: "cases" },
} as const;

function work(kind: keyof typeof targets, count: number, words: string): Waiting {
  return { kind, text: `${count} ${words}`, count, target: { groupCode: null, ...targets[kind] } };
}
