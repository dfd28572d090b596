import { AppError } from "../../../../shared/contract/errors.ts";
import { type JudgementLevel, settles } from "../../../../shared/ledger/contracts/problem-words.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { findingDigest } from "./judge-finding.ts";
import { problemStateOn, readProblems } from "./problem-row.ts";
import { existingContract } from "./save-contract.ts";

/** The word of the township, an arbitration or a court on one whole contract. */
export interface Conclusion {
  readonly contractUid: string;
  readonly verdict: "problem" | "clean";
  /** Rules found true; one contract with five of them is one problem contract. */
  readonly rules: readonly string[];
  /** Digest texts of everything that the rules found: other facts reopen 核定无问题 (D5). */
  readonly findings: readonly string[];
}

/** Who concluded, when and why. */
export interface ConcludedBy {
  readonly level: JudgementLevel;
  readonly on: string;
  readonly by: string;
  readonly reason: string | null;
}

/** A conclusion as it is stored. */
export interface StoredVerdict {
  readonly uid: string;
  readonly contractUid: string;
  readonly level: JudgementLevel;
  readonly verdict: "problem" | "clean";
  readonly rules: readonly string[];
  readonly findingsDigest: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly reason: string | null;
}

/**
 * Concludes contracts in one step; undoable. The village only proposes (A4): below the township's level
 * it is refused, and so is a problem contract without a finding that was found true. A case keeps its
 * first confirmation; one that was closed is opened again by an event.
 */
export function concludeContracts(
  project: Project,
  conclusions: readonly Conclusion[],
  who: ConcludedBy,
): void {
  if (!settles(who.level)) throw invalid("问题合同要由乡镇(或仲裁、法院)核定,村级只作初定。");
  for (const { contractUid, verdict, rules } of conclusions) {
    existingContract(project, contractUid);
    if (verdict === "problem" && rules.length === 0) {
      throw invalid("没有认定属实的问题,不能核定为问题合同。");
    }
  }
  runCommand(project, { command: "contract.conclude", undoable: true }, (recorder) => {
    for (const conclusion of conclusions) concludeOne(project, recorder, conclusion, who);
  });
}

/** Digest of what the rules found about a contract, whatever their order. */
export function findingsDigest(digestTexts: readonly string[]): string {
  return findingDigest({ findings: [...digestTexts].sort() });
}

/** Conclusions by contract, oldest first. */
export function readVerdicts(project: Pick<Project, "db">): Map<string, StoredVerdict[]> {
  type Read = Omit<StoredVerdict, "rules"> & { rulesJson: string };
  const rows = project.db
    .prepare<[], Read>(
      `SELECT uid, contract_uid AS contractUid, level, verdict, rules AS rulesJson,
         findings_digest AS findingsDigest, decided_on AS decidedOn, decided_by AS decidedBy, reason
       FROM contract_verdict ORDER BY id`,
    )
    .all();
  const byContract = new Map<string, StoredVerdict[]>();
  for (const { rulesJson, ...row } of rows) {
    const verdict = { ...row, rules: JSON.parse(rulesJson) as string[] };
    byContract.set(row.contractUid, [...(byContract.get(row.contractUid) ?? []), verdict]);
  }
  return byContract;
}

function concludeOne(
  project: Project,
  recorder: Recorder,
  { contractUid, verdict, rules, findings }: Conclusion,
  { level, on, by, reason }: ConcludedBy,
): void {
  const rulesJson = JSON.stringify([...rules].sort());
  recorder.insert("contract_verdict", {
    contract_uid: contractUid,
    level,
    verdict,
    rules: rulesJson,
    findings_digest: findingsDigest(findings),
    decided_on: on,
    decided_by: by,
    reason,
  });
  if (verdict === "clean") return;
  const present = readProblems(project).find((problem) => problem.contractUid === contractUid);
  if (present === undefined) {
    const first = { confirmed_on: on, confirmed_level: level, confirmed_by: by };
    recorder.insert("problem_contract", { ...first, rules: rulesJson, contract_uid: contractUid });
    return;
  }
  // The first confirmation stays, else the case would vanish from every day before this one (D38).
  recorder.update("problem_contract", present.uid, { rules: rulesJson });
  if (problemStateOn(present, on) !== "closed") return;
  recorder.insert("problem_event", {
    problem_uid: present.uid,
    kind: "reopen",
    happened_on: on,
    level,
    person: by,
    reason: reason ?? `再次核定为问题合同:${[...rules].sort().join("、")}`,
  });
}

function invalid(message: string): AppError {
  return new AppError("value.invalid", message);
}
