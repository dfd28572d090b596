import type { ContractFinding } from "../../../shared/ledger/contracts/check-contracts.ts";
import {
  type ContractStage,
  contractStageNames,
  contractStandingNames,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { severities } from "../../../shared/ledger/contracts/rule.ts";
import { keepUntilEvent } from "../project/keep-until-event.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { findingsDigest, readVerdicts } from "../registers/contracts/conclude.ts";
import { contractPaperCounts } from "../registers/contracts/contract-papers.ts";
import { readContracts, type StoredContract } from "../registers/contracts/contract-row.ts";
import { problemStateOn, readProblems } from "../registers/contracts/problem-row.ts";
import { contractWords } from "./contract-words.ts";
import type { Answer } from "./handler.ts";

export type ContractRow = Answer<"contracts.list">["rows"][number];

/** Everything that rows of contracts are made of, read once for a day. */
export interface ContractBook {
  /** Every contract that is not withdrawn, in the order of the register. */
  readonly all: readonly { readonly unitCode: string; readonly row: ContractRow }[];
  readonly row: (contract: StoredContract) => ContractRow;
  readonly findingsOf: (contractUid: string) => readonly ContractFinding[];
  /** Digest texts of all that the rules found about a contract, set aside or not (D5). */
  readonly digestTextsOf: (contractUid: string) => readonly string[];
  readonly problemUidOf: (contractUid: string) => string | null;
}

const keptBook = keepUntilEvent<ContractBook>();

/** Findings, conclusions and problems as of a day; kept until the next event, as lists ask page by page. */
export function contractBook(project: Project, asOf: string): ContractBook {
  return keptBook(project, asOf, () => readBook(project, asOf));
}

function readBook(project: Project, asOf: string): ContractBook {
  const nameOf = unitNames(project);
  const check = checkRegister(project, asOf);
  const findings = Map.groupBy(check.findings, ({ contractUid }) => contractUid ?? "");
  const everything = Map.groupBy(
    [...check.findings, ...check.setAside],
    ({ contractUid }) => contractUid ?? "",
  );
  const verdicts = readVerdicts(project);
  const problems = new Map(readProblems(project).map((problem) => [problem.contractUid, problem]));
  const papers = contractPaperCounts(project);

  const findingsOf = (uid: string) => findings.get(uid) ?? [];
  const digestTextsOf = (uid: string) =>
    (everything.get(uid) ?? []).map(({ rule, digestText }) => `${rule} ${digestText}`);

  const stageOf = (uid: string): ContractStage => {
    const problem = problems.get(uid);
    if (problem !== undefined && problem.confirmedOn <= asOf) {
      return problemStateOn(problem, asOf) === "closed" ? "closed" : "problem";
    }
    const verdict = verdicts.get(uid)?.findLast(({ decidedOn }) => decidedOn <= asOf);
    const holds = verdict?.findingsDigest === findingsDigest(digestTextsOf(uid));
    return verdict?.verdict === "clean" && holds ? "clean" : "unjudged";
  };

  const rowOf = ({ uid, standing, values, unreadCells }: StoredContract): ContractRow => {
    const stage = stageOf(uid);
    const hits = findingsOf(uid);
    return {
      uid,
      standing,
      standingName: contractStandingNames[standing],
      stage,
      stageName: contractStageNames[stage],
      villageName: values.villageCode === null ? "" : nameOf(values.villageCode),
      groupName: values.groupCode === null ? "" : nameOf(values.groupCode),
      values: { ...values, villageCode: values.villageCode ?? "" },
      words: contractWords(values),
      findings: hits.map(({ rule, title, severity }) => ({ rule, title, severity })),
      worst: severities.find((one) => hits.some(({ severity }) => severity === one)) ?? null,
      papers: papers.get(uid) ?? 0,
      doubts: { ...unreadCells },
    };
  };

  return {
    findingsOf,
    digestTextsOf,
    problemUidOf: (uid) => problems.get(uid)?.uid ?? null,
    row: rowOf,
    all: readContracts(project, "").map((contract) => ({
      unitCode: contract.values.groupCode ?? contract.values.villageCode ?? "",
      row: rowOf(contract),
    })),
  };
}
