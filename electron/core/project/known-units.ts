import { AppError } from "../../../shared/contract/errors.ts";
import type { Project } from "./project-state.ts";

/** Where codes of villages and groups come from; longer codes begin with those of their unit. */
const codeColumns = [
  ["parcel", "dkbm"],
  ["group_area", "zjqydm"],
  ["village_area", "cjqydm"],
  ["register_parcel", "dkbm"],
  ["survey_patch", "zldwdm"],
  ["survey_patch", "qsdwdm"],
] as const;

/**
 * Refuses a unit code that nothing imported so far begins with: a slip of a digit would leave the unit
 * that was meant as it was. Says nothing while nothing is imported. Throws `value.invalid`.
 */
export function refuseUnknownUnit(project: Pick<Project, "db">, code: string): void {
  let anything = false;
  for (const [table, column] of codeColumns) {
    const { db } = project;
    const found = db
      .prepare(
        `SELECT 1 FROM ${table} WHERE active = 1 AND ${column} >= ? AND ${column} < ? LIMIT 1`,
      )
      .get(code, `${code}~`);
    if (found !== undefined) return;
    anything ||= db.prepare(`SELECT 1 FROM ${table} WHERE active = 1 LIMIT 1`).get() !== undefined;
  }
  if (!anything) return;
  throw new AppError(
    "value.invalid",
    `导入的数据里没有代码 ${code} 的单位。请核对代码(qhs info 可看已有的图层),或先导入该单位的数据。`,
    { details: { code } },
  );
}
