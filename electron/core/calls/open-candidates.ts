import type { Project } from "../project/project.ts";
import { readContracts } from "../registers/contracts/contract-row.ts";
import { contractBook } from "./contract-rows.ts";
import { type FindingAnswer, findingMaker } from "./finding-words.ts";
import type { Answer } from "./handler.ts";

export type Candidate = Answer<"judgements.candidates">["candidates"][number];

/** A hint is watched, not judged; a red block is judged whatever a county called it (D35). */
export const isCandidate = ({ severity, isBlock }: Pick<FindingAnswer, "severity" | "isBlock">) =>
  severity !== "hint" || isBlock;

/** Contracts of a unit (code prefix) with findings about which nobody has concluded on a day. */
export function openCandidates(project: Project, unitCode: string, asOf: string): Candidate[] {
  const book = contractBook(project, asOf);
  const findingWords = findingMaker(project);
  return readContracts(project, unitCode).flatMap((contract): Candidate[] => {
    const findings = book.findingsOf(contract.uid).map(findingWords).filter(isCandidate);
    const row = book.row(contract);
    if (row.stage !== "unjudged" || findings.length === 0) return [];
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
}
