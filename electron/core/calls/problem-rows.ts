import { contractRules } from "../../../shared/ledger/contracts/contract-rules.ts";
import {
  judgementLevelNames,
  problemDecisionNames,
  problemStateNames,
} from "../../../shared/ledger/contracts/problem-words.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { contractPaperCounts } from "../registers/contracts/contract-papers.ts";
import { readContract } from "../registers/contracts/contract-row.ts";
import {
  lastTurn,
  type ProblemEvent,
  problemRulesOn,
  problemStateOn,
  readProblems,
  type StoredProblem,
} from "../registers/contracts/problem-row.ts";
import { missingToClose } from "../registers/contracts/problems.ts";
import type { Answer } from "./handler.ts";

export type ProblemRow = Answer<"problems.list">["problems"][number];

/** Problem contracts confirmed by a day with everything in words; those of other units are left out. */
export function problemRows(project: Project, unitCode: string, asOf: string): ProblemRow[] {
  const nameOf = unitNames(project);
  const papers = contractPaperCounts(project);
  return readProblems(project).flatMap((problem) => {
    const contract = readContract(project, problem.contractUid);
    if (contract === null || problem.confirmedOn > asOf) return [];
    const { values } = contract;
    const unit = values.groupCode ?? values.villageCode ?? "";
    if (!unit.startsWith(unitCode)) return [];
    return [
      {
        ...fieldsOf(problem, asOf),
        number: values.number ?? "",
        contractName: values.name ?? "",
        villageCode: values.villageCode ?? "",
        villageName: nameOf(values.villageCode ?? ""),
        groupName: values.groupCode === null ? "" : nameOf(values.groupCode),
        lessee: values.lessee ?? "",
        contractMu: values.contractMu ?? "",
        previousRentFen: values.previousRentFen,
        papers: papers.get(problem.contractUid) ?? 0,
      },
    ];
  });
}

/** A problem's history in words, its confirmation first. */
export function problemEvents(problem: StoredProblem): Answer<"problems.get">["events"] {
  const confirmed = {
    kind: "confirm" as const,
    kindName: "核定",
    happenedOn: problem.confirmedOn,
    level: judgementLevelNames[problem.confirmedLevel],
    decisionName: "",
    paper: "",
    person: problem.confirmedBy,
    reason: "",
  };
  return [confirmed, ...problem.events.map(eventWords)];
}

const eventNames = { decide: "整改决定", close: "销号", reopen: "重开" } as const;

function eventWords(event: ProblemEvent): Answer<"problems.get">["events"][number] {
  const { kind, happenedOn, level, decision, paper, person, reason } = event;
  return {
    kind,
    kindName: eventNames[kind],
    happenedOn,
    level: level === null ? "" : judgementLevelNames[level],
    decisionName: decision === null ? "" : problemDecisionNames[decision],
    paper: paper ?? "",
    person,
    reason: reason ?? "",
  };
}

const titles = new Map<string, string>(contractRules.map(({ id, title }) => [id, title]));

function fieldsOf(problem: StoredProblem, asOf: string) {
  const {
    uid,
    contractUid,
    events: _events,
    rules: _rules,
    confirmations: _all,
    ...rest
  } = problem;
  const { confirmedLevel, decidedLevel, decision, ...fields } = rest;
  const turn = lastTurn(problem, asOf);
  const closed = turn?.kind === "close" ? turn : null;
  const state = problemStateOn(problem, asOf);
  return {
    uid,
    contractUid,
    ...fields,
    decision,
    // The contract of the calls lets no audit decide, so that no other level is stored.
    decidedLevel: decidedLevel as Exclude<typeof decidedLevel, "audit">,
    confirmedLevel: judgementLevelNames[confirmedLevel],
    rules: problemRulesOn(problem, asOf).map((rule) => ({ rule, title: titles.get(rule) ?? "" })),
    state,
    stateName: problemStateNames[state],
    decisionName: decision === null ? "" : problemDecisionNames[decision],
    closedOn: closed?.happenedOn ?? null,
    closingPaper: closed?.paper ?? "",
    missing: closed === null ? [...missingToClose(problem), "佐证材料"] : [],
  };
}
