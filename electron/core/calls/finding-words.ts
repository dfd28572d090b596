import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { ContractFinding } from "../../../shared/ledger/contracts/check-contracts.ts";
import {
  findingVerdictNames,
  judgementLevelNames,
  judgementLevels,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { severityNames } from "../../../shared/ledger/contracts/rule.ts";
import type { Project } from "../project/project.ts";
import {
  findingDigest,
  readJudgements,
  type StoredJudgement,
} from "../registers/contracts/judge-finding.ts";

export type FindingAnswer = CallOutput<"judgements.judge">["finding"];

/** Makes findings with their judgements in words. Reads all judgements once. */
export function findingMaker(project: Project): (finding: ContractFinding) => FindingAnswer {
  const judgements = readJudgements(project);
  return (finding) => {
    const { contractUid, contract, rule, severity, block, title, values, facts } = finding;
    const digest = findingDigest({ ...facts });
    const all = judgements.get(`${contractUid} ${rule}`) ?? [];
    return {
      contractUid: contractUid ?? "",
      number: contract ?? "",
      rule,
      title,
      severity,
      severityName: severityNames[severity],
      values: { ...values },
      text: finding.text,
      basis: finding.basis,
      rectification: finding.rectification,
      isBlock: block,
      state: stateOf(all, digest),
      judgements: all.map((judgement) => judgementWords(judgement, digest)),
    };
  };
}

/** What the highest level said last of these very values; open where nobody judged them. */
function stateOf(judgements: readonly StoredJudgement[], digest: string): FindingAnswer["state"] {
  const rank = ({ level }: StoredJudgement) => judgementLevels.indexOf(level);
  const current = judgements.filter(({ valuesDigest }) => valuesDigest === digest);
  const highest = Math.max(...current.map(rank));
  return current.findLast((judgement) => rank(judgement) === highest)?.verdict ?? "open";
}

function judgementWords(
  { level, verdict, judgedOn, judgedBy, reason, valuesDigest }: StoredJudgement,
  digest: string,
): FindingAnswer["judgements"][number] {
  return {
    level,
    levelName: judgementLevelNames[level],
    verdict,
    verdictName: findingVerdictNames[verdict],
    judgedOn,
    judgedBy,
    reason: reason ?? "",
    isCurrent: valuesDigest === digest,
  };
}
