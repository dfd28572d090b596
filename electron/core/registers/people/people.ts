import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import { refuseUnknownUnit } from "../../project/known-units.ts";
import type { Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";

/** What the register knows of a person; null is not known. Days are `YYYY-MM-DD`. */
export interface PersonValues {
  readonly idNumber: string;
  readonly name: string;
  /** 12 or 14 digits. */
  readonly unitCode: string | null;
  readonly isMember: boolean | null;
  /** 职务, such as 村主任; null where there is none or nobody said. */
  readonly post: string | null;
  /** 证件号 of near relatives. */
  readonly relatives: readonly string[];
  readonly diedOn: string | null;
}

export interface StoredPerson extends PersonValues {
  readonly uid: string;
}

interface PersonRow extends Omit<StoredPerson, "isMember" | "relatives"> {
  readonly isMember: number | null;
  readonly relatives: string;
}

/**
 * People of a unit, by unit and name; those without a unit only where the whole project is asked for.
 * @param unitCode prefix of village or group code, "" for all
 */
export function listPeople(project: Pick<Project, "db">, unitCode: string): StoredPerson[] {
  const rows = project.db
    .prepare<{ unit: string }, PersonRow>(
      `SELECT uid, id_number AS idNumber, name, unit_code AS unitCode, is_member AS isMember, post,
         relative_id_numbers AS relatives, died_on AS diedOn
       FROM person WHERE ifnull(unit_code, '') BETWEEN :unit AND :unit || '~'
       ORDER BY unit_code, name, id_number`,
    )
    .all({ unit: unitCode });
  return rows.map((row) => ({
    ...row,
    isMember: row.isMember === null ? null : row.isMember === 1,
    relatives: JSON.parse(row.relatives) as string[],
  }));
}

/**
 * Adds a person, or changes one; undoable. What is saved already leaves no event. Returns the uid. Throws
 * `value.invalid` for a person that there is not, for a number that another person has, and for a unit
 * that nothing imported begins with.
 */
export function savePerson(project: Project, uid: string | null, values: PersonValues): string {
  const { idNumber, unitCode } = values;
  if (unitCode !== null) refuseUnknownUnit(project, unitCode);
  const namesake = project.db
    .prepare<[string], { uid: string; name: string }>(
      "SELECT uid, name FROM person WHERE id_number = ?",
    )
    .get(idNumber);
  if (namesake !== undefined && namesake.uid !== uid) {
    throw invalid(`证件号 ${idNumber} 已经登记给 ${namesake.name},请核对。`, { idNumber });
  }
  const row: Row = {
    ...{ id_number: idNumber, name: values.name, unit_code: unitCode, post: values.post },
    is_member: values.isMember === null ? null : Number(values.isMember),
    relative_id_numbers: JSON.stringify(values.relatives),
    died_on: values.diedOn,
  };
  if (uid === null) {
    return runCommand(project, { command: "person.add", undoable: true }, (recorder) =>
      recorder.insert("person", row),
    );
  }
  const stored = project.db.prepare<[string], Row>("SELECT * FROM person WHERE uid = ?").get(uid);
  if (stored === undefined) throw invalid("这个人不在人员表里,请刷新后重试。", { uid });
  if (Object.entries(row).every(([column, value]) => stored[column] === value)) return uid;
  runCommand(project, { command: "person.save", undoable: true }, (recorder) => {
    recorder.update("person", uid, row);
  });
  return uid;
}

function invalid(message: string, details: Record<string, unknown>): AppError {
  return new AppError("value.invalid", message, { details });
}
