import { lawTable } from "../../../seeds/law-table.ts";
import type { contractPapers } from "../../../shared/contract/calls/case-paper-calls.ts";
import { contractRules } from "../../../shared/ledger/contracts/contract-rules.ts";
import { citation } from "../../../shared/ledger/meetings/citation.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { Project } from "../project/project.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { contractPayments, paidByDay } from "../registers/contracts/contract-payments.ts";
import type { StoredContract } from "../registers/contracts/contract-row.ts";
import { readProblems, type StoredProblem } from "../registers/contracts/problem-row.ts";
import { type DueLine, owedFen } from "../sheets/contracts/payment-reminder.ts";
import { type AgreedChanges, hasChanges } from "../sheets/contracts/supplement.ts";
import { dueLines } from "./case-paper-facts.ts";

export type ContractPaper = (typeof contractPapers)[number];

/** What the papers of one contract are filled from. */
export interface ContractPaperFacts {
  readonly changes: AgreedChanges;
  /** In plain words, from the case; empty where nobody wrote it. */
  readonly ground: string;
  /** Articles of what was found true; empty where nothing was. */
  readonly basis: string;
  /** Day, person and paper of the decision; null while there is none. */
  readonly decidedBy: string | null;
  readonly handOverBy: string | null;
  readonly lines: readonly DueLine[];
  /** Why a paper cannot be made, with the way on; a paper that can be made is not in it. */
  readonly refusals: Readonly<Partial<Record<ContractPaper, string>>>;
}

/** Reads the case, its law and what is owed of one contract as of a day. */
export function contractPaperFacts(
  project: Project,
  stored: StoredContract,
  asOf: string,
): ContractPaperFacts {
  const problem = readProblems(project).find((one) => one.contractUid === stored.uid) ?? null;
  const { schedule } = contractPayments(project, stored.uid);
  const lines = dueLines(stored, schedule, paidByDay(project, stored.uid, asOf), asOf);
  const basis = problem === null ? "" : basisOf(project, problem, asOf);
  const changes = changesOf(problem);
  const [supplement, termination, reminder] = [
    hasChanges(changes) ? null : noChange(problem),
    terminationRefusal(problem, basis),
    reminderRefusal(lines, asOf),
  ];
  return {
    ...{ changes, basis, lines, decidedBy: changes.decidedBy },
    ground: problem?.note ?? "",
    handOverBy: problem?.deadline ?? null,
    refusals: {
      ...(supplement === null ? {} : { supplement }),
      ...(termination === null ? {} : { termination }),
      ...(reminder === null ? {} : { reminder }),
    },
  };
}

function changesOf(problem: StoredProblem | null): AgreedChanges {
  return {
    newUnitPriceYuan: problem?.newUnitPriceYuan ?? null,
    newYearlyRentFen: problem?.newYearlyRentFen ?? null,
    newStartOn: problem?.newStartOn ?? null,
    newEndOn: problem?.newEndOn ?? null,
    newMu: problem?.newMu ?? null,
    arrearsFen: problem?.arrearsFen ?? null,
    decidedBy:
      problem?.decidedOn == null
        ? null
        : `${problem.decidedOn} ${problem.decidedBy ?? ""}${problem.decisionPaper ?? ""}`,
  };
}

/** Articles under the findings that were confirmed; those of the rules where the data was put right since. */
function basisOf(project: Project, { contractUid, rules, decidedOn }: StoredProblem, asOf: string) {
  const found = checkRegister(project, asOf)
    .findings.filter((one) => one.contractUid === contractUid && rules.includes(one.rule))
    .map(({ basis }) => basis);
  if (found.length > 0) return [...new Set(found)].join(";");
  const refs = contractRules.filter(({ id }) => rules.includes(id)).flatMap((rule) => rule.refs);
  return citation(lawTable, [...new Set(refs)], decidedOn ?? asOf);
}

function noChange(problem: StoredProblem | null): string {
  return problem === null
    ? "这份合同没有核定为问题合同,没有可写进补充协议的变更。先核定,再到“整改”填写整改决定。"
    : "整改决定里没有变更内容。先到“整改”填写新年租金、新面积、新期限或补缴欠款,至少一项。";
}

function terminationRefusal(problem: StoredProblem | null, basis: string): string | null {
  if (problem === null) {
    return "这份合同没有核定为问题合同,不能出解除通知书。先核定,再到“整改”填写整改决定。";
  }
  if (problem.decision !== "cancel" && problem.decision !== "take_back") {
    return "整改方式是“撤”或“收”的,才能出解除通知书。";
  }
  const missing = [
    ...((problem.note ?? "").trim() === "" ? ["说明(解除的事由)"] : []),
    ...(basis === "" ? ["法律依据"] : []),
    ...(problem.decidedOn === null ? ["决定日期"] : []),
    ...(problem.decidedBy === null ? ["决定人"] : []),
  ];
  return missing.length === 0 ? null : `还缺${missing.join("、")},先到“整改”里填写。`;
}

function reminderRefusal(lines: readonly DueLine[], asOf: string): string | null {
  if (owedFen(lines) > 0) return null;
  const sum = (field: "dueFen" | "paidFen") =>
    groupedYuanText(lines.reduce((total, line) => total + line[field], 0));
  return `截至 ${asOf} 这份合同没有欠缴(应缴 ${sum("dueFen")} 元,已缴 ${sum("paidFen")} 元),不用催缴。`;
}
