import { readEntryDate } from "../../../../shared/entry/read-date.ts";
import type { Project } from "../../project/project.ts";

const writtenDay = /\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}/;

/**
 * The meeting of a village that a 批准文号 names by its day ("2022年4月18日村民会议"), so that a settlement
 * from a sheet rests on the registered resolution and its recusal. Null where no day is written, or none
 * or more than one meeting was held on it.
 */
export function meetingNamed(
  { db }: Pick<Project, "db">,
  villageCode: string,
  approval: string | null,
): string | null {
  const [written] = approval?.match(writtenDay) ?? [];
  if (written === undefined) return null;
  const day = readEntryDate(written);
  if (day.kind !== "date") return null;
  const uids = db
    .prepare<[string, string], string>(
      "SELECT uid FROM meeting WHERE substr(unit_code, 1, 12) = ? AND held_on = ?",
    )
    .pluck()
    .all(villageCode, day.date);
  return uids.length === 1 ? uids[0]! : null;
}
