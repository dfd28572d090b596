import { AppError } from "../../../../shared/contract/errors.ts";
import type { MeetingType, VotingUnit } from "../../../../shared/ledger/meetings/meeting-facts.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { columnName } from "../column-name.ts";

/** A meeting as its minutes tell it (D36); null is not known. Days are `YYYY-MM-DD`. */
export interface MeetingValues {
  /** 12 or 14 digits. */
  readonly unitCode: string;
  readonly type: MeetingType;
  readonly votingUnit: VotingUnit | null;
  readonly heldOn: string | null;
  readonly subject: string | null;
  readonly due: number | null;
  readonly present: number | null;
  readonly online: number | null;
  readonly proxies: number | null;
  readonly inFavour: number | null;
  readonly noticeOn: string | null;
  readonly partyDiscussedOn: string | null;
  readonly recusal: string | null;
  readonly note: string | null;
}

export interface StoredMeeting extends MeetingValues {
  readonly uid: string;
}

const columns = `unit_code AS unitCode, type, voting_unit AS votingUnit, held_on AS heldOn, subject,
  due, present, online, proxies, in_favour AS inFavour, notice_on AS noticeOn,
  party_discussed_on AS partyDiscussedOn, recusal, note`;

/** Meetings of a unit and those below it, the newest first. */
export function listMeetings(project: Pick<Project, "db">, unitCode: string): StoredMeeting[] {
  return project.db
    .prepare<{ unit: string }, StoredMeeting>(
      `SELECT uid, ${columns} FROM meeting WHERE unit_code BETWEEN :unit AND :unit || '~'
       ORDER BY held_on DESC, id DESC`,
    )
    .all({ unit: unitCode });
}

/**
 * Adds a meeting, or changes one; undoable. What is saved already leaves no event. Throws `value.invalid`
 * for a meeting that there is not, and where more voted or came than there are.
 */
export function saveMeeting(project: Project, uid: string | null, values: MeetingValues): string {
  refuseImpossible(values);
  const row = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [columnName(field), value]),
  );
  if (uid === null) {
    return runCommand(project, { command: "meeting.add", undoable: true }, (recorder) =>
      recorder.insert("meeting", row),
    );
  }
  const present = project.db
    .prepare<[string], MeetingValues>(`SELECT ${columns} FROM meeting WHERE uid = ?`)
    .get(uid);
  if (present === undefined) throw invalid("这次会议不存在,请刷新后重试。", { uid });
  const isSame = Object.entries(values).every(
    ([field, value]) => present[field as keyof MeetingValues] === value,
  );
  if (!isSame) {
    runCommand(project, { command: "meeting.save", undoable: true }, (recorder) => {
      recorder.update("meeting", uid, row);
    });
  }
  return uid;
}

function refuseImpossible({ due, present, inFavour, online, proxies }: MeetingValues): void {
  const over = (one: number | null, other: number | null) =>
    one !== null && other !== null && one > other;
  if (over(present, due))
    throw invalid(`实到 ${present} 多于应到 ${due},请核对。`, { present, due });
  if (over(inFavour, due)) throw invalid(`同意 ${inFavour} 多于应到 ${due},请核对。`, { inFavour });
  if (over(inFavour, present)) {
    throw invalid(`同意 ${inFavour} 多于实到 ${present},请核对。`, { inFavour, present });
  }
  if (over((online ?? 0) + (proxies ?? 0), present)) {
    throw invalid(`线上和委托的人数多于实到 ${present},请核对。`, { online, proxies, present });
  }
}

function invalid(message: string, details: Record<string, unknown>): AppError {
  return new AppError("value.invalid", message, { details });
}
