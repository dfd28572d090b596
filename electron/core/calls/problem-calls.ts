import { AppError } from "../../../shared/contract/errors.ts";
import { given } from "../../../shared/contract/given.ts";
import { problemStates } from "../../../shared/ledger/contracts/problem-words.ts";
import type { Project } from "../project/project.ts";
import { readProblems } from "../registers/contracts/problem-row.ts";
import { closeProblem, decideProblem, reopenProblem } from "../registers/contracts/problems.ts";
import { listRules, type SetRule, setRule } from "../registers/contracts/rule-settings.ts";
import { contractBook } from "./contract-rows.ts";
import { findingMaker } from "./finding-words.ts";
import type { Answer, HandlersOf, ParsedInput } from "./handler.ts";
import { type ProblemRow, problemEvents, problemRows } from "./problem-rows.ts";

export const problemHandlers: HandlersOf<"problems" | "rules"> = {
  "problems.list": (input, session) => listOf(session.project(), input),
  "problems.get": ({ uid, asOf }, session) => recordOf(session.project(), uid, asOf),
  "problems.decide": ({ uid, patch }, session) => ({
    uid,
    missing: decideProblem(session.project(), uid, patch),
  }),
  "problems.close": ({ uid, closedOn, paper, reason }, session) => {
    const project = session.project();
    const closing = { on: closedOn, by: project.person, paper, reason: reason ?? null };
    const missing = closeProblem(project, uid, closing);
    return { done: missing.length === 0, missing };
  },
  "problems.reopen": ({ uid, reopenedOn, reason }, session) => {
    const project = session.project();
    reopenProblem(project, uid, { on: reopenedOn, by: project.person, reason });
    return {};
  },
  "rules.list": (_, session) => ({ rules: listRules(session.project()).map(ruleWords) }),
  "rules.set": ({ rule, isEnabled, severity, parameters }, session) => {
    setRule(session.project(), rule, given({ isEnabled, severity, parameters }));
    return {};
  },
};

function ruleWords({ rule, isEnabled, severity, parameters }: SetRule) {
  return {
    ...{ rule: rule.id, title: rule.title, isEnabled, isBlock: rule.block },
    ...{ severity: severity ?? rule.severity, defaultSeverity: rule.severity },
    rectification: rule.rectification,
    parameters: Object.entries(rule.parameters).map(([name, { title, value }]) => ({
      ...{ name, title, value: parameters[name] ?? value, defaultValue: value },
    })),
  };
}

function listOf(
  project: Project,
  { scope, asOf, states, decisions, search = "", offset, limit }: ParsedInput<"problems.list">,
): Answer<"problems.list"> {
  const all = problemRows(project, scope.code, asOf);
  const text = search.trim();
  const wanted = all
    .filter(
      ({ state, decision, number, lessee, contractName }) =>
        (states === undefined || states.includes(state)) &&
        (decisions === undefined || (decision !== null && decisions.includes(decision))) &&
        (text === "" || [number, lessee, contractName].some((one) => one.includes(text))),
    )
    .sort(byDeadline);
  const counts = Object.fromEntries(
    problemStates.map((state) => [state, all.filter((one) => one.state === state).length]),
  );
  const sumOf = (field: "arrearsFen" | "yearlyGainFen") =>
    wanted.reduce((sum, row) => sum + (row[field] ?? 0), 0);
  return {
    total: wanted.length,
    problems: wanted.slice(offset, offset + limit),
    counts: counts as Answer<"problems.list">["counts"],
    arrearsFen: sumOf("arrearsFen"),
    yearlyGainFen: sumOf("yearlyGainFen"),
  };
}

/** The nearest deadline first, those without one last; then by number. */
function byDeadline(one: ProblemRow, other: ProblemRow): number {
  const key = ({ deadline, number }: ProblemRow) => `${deadline ?? "9999-99-99"} ${number}`;
  return key(one) < key(other) ? -1 : 1;
}

function recordOf(project: Project, uid: string, asOf: string): Answer<"problems.get"> {
  const problem = readProblems(project).find((one) => one.uid === uid);
  const row = problemRows(project, "", asOf).find((one) => one.uid === uid);
  if (problem === undefined || row === undefined) {
    throw new AppError("value.invalid", `截至 ${asOf} 没有这份问题合同,请刷新后重试。`);
  }
  const findings = contractBook(project, asOf).findingsOf(problem.contractUid);
  return {
    ...row,
    events: problemEvents(problem),
    findings: findings.map(findingMaker(project)),
  };
}
