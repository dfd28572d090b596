import { createHash } from "node:crypto";
import { AppError } from "../../../../shared/contract/errors.ts";
import {
  type FindingVerdict,
  type JudgementLevel,
  settles,
} from "../../../../shared/ledger/contracts/problem-words.ts";
import { canonicalJson, type JsonObject } from "../../project/canonical-json.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { existingContract } from "./save-contract.ts";

/** One judgement of one hit, with what the rule had before it (D5). */
export interface Judgement {
  readonly contractUid: string;
  readonly rule: string;
  readonly values: JsonObject;
  /** Those of the values that are the contract's own: the judgement holds for as long as they stay. */
  readonly facts: JsonObject;
  readonly level: JudgementLevel;
  readonly verdict: FindingVerdict;
  readonly judgedOn: string;
  readonly judgedBy: string;
  readonly reason: string | null;
  /** A red block of law: no note sets it aside (D35). */
  readonly isBlock: boolean;
}

/** A judgement as it is stored. */
export interface StoredJudgement extends Omit<Judgement, "values" | "facts" | "isBlock"> {
  readonly uid: string;
  readonly valuesDigest: string;
}

/** The kind of exceptions that judgements leave (D5). */
export const findingKind = "contract_finding";

/**
 * Records a judgement; undoable. 不属实 needs a reason. One that settles the finding also sets or takes
 * away its exception, so that it stays away until the facts behind it change (D5, T10). Throws
 * `finding.blocked` where somebody tries to set a red block aside; the attempt is logged (D35).
 */
export function judgeFinding(project: Project, judgement: Judgement): void {
  const { contractUid, rule, level, verdict } = judgement;
  existingContract(project, contractUid);
  const reason = judgement.reason?.trim() ?? "";
  if (verdict === "false" && reason === "") {
    throw new AppError("value.invalid", "认定为不属实,请写明理由。", { details: { rule } });
  }
  if (judgement.isBlock && verdict === "false") refuseBlock(project, judgement);
  const digest = findingDigest(judgement.facts);
  runCommand(project, { command: "finding.judge", undoable: true }, (recorder) => {
    recorder.insert("finding_judgement", {
      contract_uid: contractUid,
      rule,
      values_digest: digest,
      rule_values: canonicalJson(judgement.values),
      level,
      verdict,
      judged_on: judgement.judgedOn,
      judged_by: judgement.judgedBy,
      reason: reason === "" ? null : reason,
    });
    if (settles(level)) putException(project, recorder, { ...judgement, reason }, digest);
  });
}

function refuseBlock(project: Project, { contractUid, rule, level, reason }: Judgement): never {
  runCommand(project, { command: "finding.blocked", undoable: false }, (recorder) => {
    recorder.summary({ contract_uid: contractUid, rule, level, reason });
  });
  throw new AppError(
    "finding.blocked",
    `${rule} 是法律禁止的情形,不能用说明放行。事实有误的,请改正合同的数据并附上材料,由乡镇确认;这次操作已记入日志。`,
    { details: { contractUid, rule } },
  );
}

/** SHA-256 over the canonical facts, as exceptions keep it. */
export function findingDigest(facts: JsonObject): string {
  return createHash("sha256").update(canonicalJson(facts)).digest("hex");
}

/** Judgements by `contractUid rule`, oldest first. */
export function readJudgements(project: Pick<Project, "db">): Map<string, StoredJudgement[]> {
  const rows = project.db
    .prepare<[], StoredJudgement>(
      `SELECT uid, contract_uid AS contractUid, rule, values_digest AS valuesDigest, level, verdict,
         judged_on AS judgedOn, judged_by AS judgedBy, reason
       FROM finding_judgement ORDER BY id`,
    )
    .all();
  const byFinding = new Map<string, StoredJudgement[]>();
  for (const row of rows) {
    const key = `${row.contractUid} ${row.rule}`;
    byFinding.set(key, [...(byFinding.get(key) ?? []), row]);
  }
  return byFinding;
}

function putException(
  project: Project,
  recorder: Recorder,
  { contractUid, rule, verdict, reason }: Judgement,
  digest: string,
): void {
  const present = project.db
    .prepare<[string, string, string], string>(
      "SELECT uid FROM exception WHERE kind = ? AND subject = ? AND rule = ?",
    )
    .pluck()
    .get(findingKind, contractUid, rule);
  if (verdict === "true") {
    if (present !== undefined) recorder.remove("exception", present);
    return;
  }
  const row = {
    kind: findingKind,
    subject: contractUid,
    rule,
    values_digest: digest,
    reason,
    reopened: 0,
  };
  if (present === undefined) recorder.insert("exception", row);
  else recorder.update("exception", present, row);
}
