import { lawTable } from "../../../../seeds/law-table.ts";
import { checkVote } from "../../../../shared/ledger/meetings/decision-line.ts";
import type { DecisionSubject } from "../../../../shared/ledger/meetings/law-table.ts";
import {
  type MeetingFacts,
  meetingTypeNames,
} from "../../../../shared/ledger/meetings/meeting-facts.ts";
import type { Project } from "../../project/project.ts";

/** What a meeting decided, by the law of its day (D33, D34). */
export interface MeetingDecision {
  readonly uid: string;
  readonly heldOn: string | null;
  /** `2025-06-01 成员大会`, as it stands on papers. */
  readonly words: string;
  readonly isReached: boolean;
  /** The line with what was counted, or why it is not known. */
  readonly told: string;
  readonly basis: string;
}

/** The meeting of that uid for one subject; null where there is none. */
export function meetingDecision(
  { db }: Pick<Project, "db">,
  uid: string | null,
  subject: DecisionSubject,
): MeetingDecision | null {
  if (uid === null) return null;
  const meeting = db
    .prepare<[string], MeetingFacts>(
      `SELECT type, held_on AS heldOn, voting_unit AS unit, due, present, in_favour AS inFavour,
         proxies FROM meeting WHERE uid = ?`,
    )
    .get(uid);
  if (meeting === undefined) return null;
  const vote = checkVote(lawTable, subject, meeting);
  return {
    uid,
    heldOn: meeting.heldOn,
    words: `${meeting.heldOn ?? "日期未填"} ${meetingTypeNames[meeting.type]}`,
    isReached: vote.kind === "reached",
    told: vote.kind === "unknown" ? vote.reason : vote.text,
    basis: vote.basis,
  };
}
