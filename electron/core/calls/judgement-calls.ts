import { AppError } from "../../../shared/contract/errors.ts";
import type { ContractFinding } from "../../../shared/ledger/contracts/check-contracts.ts";
import type { Project } from "../project/project.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { type Conclusion, concludeContracts } from "../registers/contracts/conclude.ts";
import { readContracts, type StoredContract } from "../registers/contracts/contract-row.ts";
import { judgeFinding } from "../registers/contracts/judge-finding.ts";
import { existingContract } from "../registers/contracts/save-contract.ts";
import { contractBook } from "./contract-rows.ts";
import { type FindingAnswer, findingMaker } from "./finding-words.ts";
import type { Answer, HandlersOf, ParsedInput } from "./handler.ts";

export const judgementHandlers: HandlersOf<"judgements"> = {
  "judgements.candidates": (input, session) => candidatesOf(session.project(), input),
  "judgements.judge": (input, session) => judge(session.project(), input),
  "judgements.conclude": (input, session) => conclude(session.project(), input),
};

type Candidate = Answer<"judgements.candidates">["candidates"][number];

/** A hint is watched, not judged. */
const isCandidate = ({ severity }: Pick<FindingAnswer, "severity">) => severity !== "hint";

function candidatesOf(
  project: Project,
  { scope, asOf, state, rule, offset, limit }: ParsedInput<"judgements.candidates">,
): Answer<"judgements.candidates"> {
  const book = contractBook(project, asOf);
  const findingWords = findingMaker(project);
  const candidates = readContracts(project, scope.code).flatMap((contract): Candidate[] => {
    const findings = book.findingsOf(contract.uid).map(findingWords).filter(isCandidate);
    const row = book.row(contract);
    const isOpenCase = row.stage === "unjudged" && findings.length > 0;
    if (!isOpenCase || (rule !== undefined && !findings.some((one) => one.rule === rule))) {
      return [];
    }
    const { uid, values } = contract;
    return [
      {
        contractUid: uid,
        number: values.number ?? "",
        villageName: row.villageName,
        groupName: row.groupName,
        name: values.name ?? "",
        lessee: values.lessee ?? "",
        findings,
        openFindings: findings.filter((finding) => finding.state === "open").length,
      },
    ];
  });
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
  const open = rulesIn("open");
  if (open.length > 0) return `还有没认定的疑似问题:${open.join("、")}`;
  const found = rulesIn("true");
  if (verdict === "problem" && found.length === 0) return "没有认定属实的问题";
  if (verdict === "clean" && found.length > 0) return `已认定属实:${found.join("、")}`;
  return null;
}
