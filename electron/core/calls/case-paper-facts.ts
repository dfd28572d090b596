import type { ContractFinding } from "../../../shared/ledger/contracts/check-contracts.ts";
import {
  type ContractPaid,
  paidInstalments,
} from "../../../shared/ledger/contracts/instalments.ts";
import { problemStateNames } from "../../../shared/ledger/contracts/problem-words.ts";
import { severityNames } from "../../../shared/ledger/contracts/rule.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import type { ScheduleItem } from "../registers/contracts/contract-payments.ts";
import { readContracts, type StoredContract } from "../registers/contracts/contract-row.ts";
import type { CandidateList } from "../sheets/contracts/first-judgement.ts";
import type { DueLine } from "../sheets/contracts/payment-reminder.ts";
import type { RectificationLine } from "../sheets/contracts/rectification-list.ts";
import { problemRows } from "./problem-rows.ts";

interface VillageCandidates extends CandidateList {
  readonly villageName: string;
}

/**
 * Contracts with a red, orange or yellow finding, village by village in the order of their codes, and how
 * many others were set aside (A9).
 */
export function candidatesByVillage(
  project: Project,
  unitCode: string,
  asOf: string,
): VillageCandidates[] {
  const nameOf = unitNames(project);
  const check = checkRegister(project, asOf);
  const judged = (all: readonly ContractFinding[]) =>
    Map.groupBy(
      all.filter(({ severity }) => severity !== "hint"),
      ({ contractUid }) => contractUid,
    );
  const [findings, setAside] = [judged(check.findings), judged(check.setAside)];
  const hit = readContracts(project, unitCode).filter(
    ({ uid }) => findings.has(uid) || setAside.has(uid),
  );
  const byVillage = Map.groupBy(hit, ({ values }) => values.villageCode ?? "");
  return [...byVillage].map(([code, contracts]) => ({
    villageName: nameOf(code),
    exceptions: contracts.filter(({ uid }) => !findings.has(uid)).length,
    candidates: contracts
      .filter(({ uid }) => findings.has(uid))
      .map(({ uid, values }) => ({
        contract: {
          values,
          villageName: nameOf(code),
          groupName: values.groupCode === null ? "" : nameOf(values.groupCode),
        },
        findings: (findings.get(uid) ?? []).map(({ rule, title, severity, text, basis }) => ({
          ...{ rule, title, text, basis },
          severityName: severityNames[severity],
        })),
      })),
  }));
}

/** The 整改台账 of a unit as of a day. */
export function rectificationLines(
  project: Project,
  unitCode: string,
  asOf: string,
): RectificationLine[] {
  return problemRows(project, unitCode, asOf).map((row) => ({
    villageName: row.villageName,
    number: row.number,
    lessee: row.lessee,
    problems: row.rules.map(({ rule, title }) => `${rule} ${title}`),
    confirmed: `${row.confirmedLevel} ${row.confirmedOn} ${row.confirmedBy}`,
    decision: row.decisionName,
    deadline: row.deadline,
    responsible: row.responsible,
    arrearsFen: row.arrearsFen,
    yearlyGainFen: row.yearlyGainFen,
    state: `${problemStateNames[row.state]}${row.closedOn === null ? "" : ` ${row.closedOn}`}`,
    papers: row.closingPaper,
  }));
}

/**
 * What fell due by a day and what is paid of it, the oldest first; without a schedule the sheet's own sums
 * in one line, with what settled the claim since (D36).
 */
export function dueLines(
  { values }: StoredContract,
  schedule: readonly ScheduleItem[],
  paid: ContractPaid,
  asOf: string,
): DueLine[] {
  if (schedule.length > 0) {
    return paidInstalments(schedule, paid.bySchedule, asOf).map(
      ({ dueOn, period, dueFen, paidFen }) => ({ dueOn, period, dueFen, paidFen }),
    );
  }
  const dueOn = values.arrearsSince ?? asOf;
  const paidFen = (values.paidFen ?? 0) + paid.sinceSheet;
  return [{ dueOn, period: "合计", dueFen: values.dueFen ?? 0, paidFen }];
}
