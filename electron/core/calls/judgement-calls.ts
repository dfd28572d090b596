import { AppError } from "../../../shared/contract/errors.ts";
import type { ContractFinding } from "../../../shared/ledger/contracts/check-contracts.ts";
import type { Project } from "../project/project.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { type Conclusion, concludeContracts } from "../registers/contracts/conclude.ts";
import type { StoredContract } from "../registers/contracts/contract-row.ts";
import { judgeFinding } from "../registers/contracts/judge-finding.ts";
import { existingContract } from "../registers/contracts/save-contract.ts";
import { contractBook } from "./contract-rows.ts";
import { type FindingAnswer, findingMaker } from "./finding-words.ts";
import type { Answer, HandlersOf, ParsedInput } from "./handler.ts";
import { isCandidate, openCandidates } from "./open-candidates.ts";

export const judgementHandlers: HandlersOf<"judgements"> = {
  "judgements.candidates": (input, session) => candidatesOf(session.project(), input),
  "judgements.judge": (input, session) => judge(session.project(), input),
  "judgements.conclude": (input, session) => conclude(session.project(), input),
};

function candidatesOf(
  project: Project,
  { scope, asOf, state, rule, offset, limit }: ParsedInput<"judgements.candidates">,
): Answer<"judgements.candidates"> {
  const candidates = openCandidates(project, scope.code, asOf).filter(
    ({ findings }) => rule === undefined || findings.some((one) => one.rule === rule),
  );
  const wanted = candidates.filter(
    ({ openFindings }) => state === "all" || (state === "open") === openFindings > 0,
  );
  return { total: wanted.length, candidates: wanted.slice(offset, offset + limit) };
}

function judge(
  project: Project,
  { asOf, rule, contractUid, reason, ...given }: ParsedInput<"judgements.judge">,
): Answer<"judgements.judge"> {
  const check = checkRegister(project, asOf);
  const isThis = (finding: ContractFinding) =>
    finding.contractUid === contractUid && finding.rule === rule;
  const finding = check.findings.find(isThis) ?? check.setAside.find(isThis);
  if (finding === undefined) {
    throw new AppError(
      "value.invalid",
      `按 ${asOf} 的数据,这份合同没有 ${rule} 的疑似问题,请刷新后重试。`,
      { details: { contractUid, rule } },
    );
  }
  judgeFinding(project, {
    ...given,
    contractUid,
    rule,
    values: { ...finding.values },
    facts: { ...finding.facts },
    reason: reason ?? null,
    isBlock: finding.block,
  });
  return { finding: findingMaker(project)(finding) };
}

function conclude(
  project: Project,
  input: ParsedInput<"judgements.conclude">,
): Answer<"judgements.conclude"> {
  const { contractUids, level, verdict, decidedOn, decidedBy, reason, asOf } = input;
  const book = contractBook(project, asOf);
  const findingWords = findingMaker(project);
  const conclusions: Conclusion[] = [];
  const refused: { contractUid: string; number: string; reason: string }[] = [];
  for (const uid of new Set(contractUids)) {
    const contract = existingContract(project, uid);
    const findings = book.findingsOf(uid).map(findingWords).filter(isCandidate);
    const why = refusalOf(findings, verdict);
    if (why !== null) refused.push({ contractUid: uid, number: numberOf(contract), reason: why });
    else {
      conclusions.push({
        contractUid: uid,
        verdict,
        rules: findings.filter(({ state }) => state === "true").map(({ rule }) => rule),
        findings: book.digestTextsOf(uid),
      });
    }
  }
  if (conclusions.length > 0) {
    const who = { level, on: decidedOn, by: decidedBy, reason: reason ?? null };
    concludeContracts(project, conclusions, who);
  }
  return { concluded: conclusions.length, refused };
}

const numberOf = ({ values }: StoredContract) => values.number ?? "(无编号)";

/** Why a contract cannot be concluded so, or null. */
function refusalOf(
  findings: readonly FindingAnswer[],
  verdict: "problem" | "clean",
): string | null {
  const rulesIn = (state: FindingAnswer["state"]) =>
    findings.filter((finding) => finding.state === state).map(({ rule }) => rule);
  const blocks = findings.filter(({ isBlock }) => isBlock).map(({ rule }) => rule);
  if (verdict === "clean" && blocks.length > 0) {
    return `${blocks.join("、")} 是红线,不能核定为无问题;事实有误的,先改正合同数据并附材料`;
  }
  const open = rulesIn("open");
  if (open.length > 0) return `还有没认定的疑似问题:${open.join("、")}`;
  const found = rulesIn("true");
  if (verdict === "problem" && found.length === 0) return "没有认定属实的问题";
  if (verdict === "clean" && found.length > 0) return `已认定属实:${found.join("、")}`;
  return null;
}
