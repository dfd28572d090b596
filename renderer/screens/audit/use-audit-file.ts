import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { type Answer, useQuery } from "../../app/use-query.ts";

/** What is open: an auditor's own file with its papers, a township's project, or not known yet. */
export interface AuditFile {
  readonly answer: Answer<CallOutput<"workingPapers.list">>;
  readonly kind: "audit" | "project" | "unknown";
  /** Where the audited file lies; null: beside the audit file. */
  readonly audited: string | null;
}

export function useAuditFile(): AuditFile {
  const answer = useQuery("workingPapers.list", {});
  const [place] = useDetail("audited");
  const isProject = answer.error?.code === "value.invalid";
  const kind = isProject ? "project" : answer.value === undefined ? "unknown" : "audit";
  return { answer, kind, audited: place === "" ? null : place };
}
