import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import { refuseUnknownUnit } from "../../project/known-units.ts";
import type { Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";
import { namedUnits } from "../../project/unit-names.ts";
import { columnName } from "../column-name.ts";

/** What the rules have to know of a village or group; null is not known. Mu is decimal text. */
export interface UnitFactValues {
  readonly households: number | null;
  readonly members: number | null;
  readonly capableMembers: number | null;
  readonly householdRepresentatives: number | null;
  readonly memberRepresentatives: number | null;
  readonly landlessMembers: number | null;
  readonly secondRoundEndsOn: string | null;
  readonly extensionEndsOn: string | null;
  readonly arableMu: string | null;
  readonly reserveMu: string | null;
  readonly papersRecorded: boolean | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly collectiveAccount: string | null;
}

export interface ListedUnitFacts extends UnitFactValues {
  readonly unitCode: string;
  readonly name: string;
  readonly sharesOnly: boolean | null;
}

interface StoredFacts extends Omit<UnitFactValues, "papersRecorded"> {
  readonly unitCode: string;
  readonly papersRecorded: number | null;
  readonly sharesOnly: number | null;
}

/** Facts of a unit and those below it, in the order of their codes. */
export function listUnitFacts(project: Pick<Project, "db">, unitCode: string): ListedUnitFacts[] {
  const names = namedUnits(project);
  const rows = project.db
    .prepare<{ unit: string }, StoredFacts>(
      `SELECT f.unit_code AS unitCode, s.shares_only AS sharesOnly, f.households, f.members,
         f.capable_members AS capableMembers, f.household_representatives AS householdRepresentatives,
         f.member_representatives AS memberRepresentatives, f.landless_members AS landlessMembers,
         f.second_round_ends_on AS secondRoundEndsOn, f.extension_ends_on AS extensionEndsOn,
         f.arable_mu AS arableMu, f.reserve_mu AS reserveMu, f.papers_recorded AS papersRecorded,
         f.contact, f.phone, f.collective_account AS collectiveAccount
       FROM unit_fact f LEFT JOIN unit_setting s ON s.unit_code = f.unit_code
       WHERE f.unit_code BETWEEN :unit AND :unit || '~' ORDER BY f.unit_code`,
    )
    .all({ unit: unitCode });
  const yesNo = (value: number | null) => (value === null ? null : value === 1);
  return rows.map((row) => ({
    ...row,
    name: names.get(row.unitCode) ?? "",
    sharesOnly: yesNo(row.sharesOnly),
    papersRecorded: yesNo(row.papersRecorded),
  }));
}

/**
 * Changes the facts that are given; null empties one. Undoable. What is saved already leaves no event.
 * Throws `value.invalid` for a unit that nothing imported begins with.
 */
export function saveUnitFacts(
  project: Project,
  unitCode: string,
  patch: Partial<UnitFactValues>,
): void {
  if (!/^\d{12}(\d{2})?$/.test(unitCode)) {
    throw new AppError("value.invalid", `单位代码须为 12 或 14 位数字,现为“${unitCode}”。`);
  }
  refuseUnknownUnit(project, unitCode);
  const row: Row = Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      columnName(field),
      typeof value === "boolean" ? Number(value) : value,
    ]),
  );
  const stored = project.db
    .prepare<[string], Row>("SELECT * FROM unit_fact WHERE unit_code = ?")
    .get(unitCode);
  const isSame = Object.entries(row).every(
    ([column, value]) => (stored?.[column] ?? null) === value,
  );
  if (isSame) return;
  runCommand(project, { command: "unit.saveFacts", undoable: true }, (recorder) => {
    if (stored === undefined) recorder.insert("unit_fact", { unit_code: unitCode, ...row });
    else recorder.update("unit_fact", String(stored.uid), row);
  });
}
