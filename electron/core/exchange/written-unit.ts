import { AppError } from "../../../shared/contract/errors.ts";
import { refuseUnknownUnit } from "../project/known-units.ts";
import type { Project } from "../project/project.ts";
import { namedUnits } from "../project/unit-names.ts";

/** How a row of a sheet says where it belongs; what it does not say is null. */
export interface WrittenUnit {
  readonly villageCode: string | null;
  readonly groupCode: string | null;
  readonly villageName: string | null;
  readonly groupName: string | null;
}

export type FoundUnit =
  | { readonly villageCode: string; readonly groupCode: string | null; readonly problem: null }
  | { readonly problem: string };

/**
 * Finds the village and group of rows: by their codes, else by the names that the project has for them,
 * else the village that the person chose for the sheet. A name that two units bear, or a code that
 * nothing imported begins with, is a problem in words.
 */
export function unitFinder(
  project: Pick<Project, "db">,
  chosenVillage: string | null,
): (written: WrittenUnit) => FoundUnit {
  const named = [...namedUnits(project)].map(([code, name]) => ({ code, name }));
  const codesOf = (name: string, within: string, length: number) =>
    named.flatMap((unit) => {
      const isMeant = unit.name === name || plain(unit.name) === plain(name);
      return isMeant && unit.code.length === length && unit.code.startsWith(within)
        ? [unit.code]
        : [];
    });
  const known = new Map<string, string | null>();
  const problemOf = (code: string) => {
    if (!known.has(code)) known.set(code, unknownWords(project, code));
    return known.get(code) ?? null;
  };
  return (written) => {
    const { villageCode, groupCode, villageName, groupName } = written;
    const byName = villageName === null ? [] : codesOf(villageName, "", 12);
    if (villageCode === null && groupCode === null && byName.length > 1) {
      return { problem: `有 ${byName.length} 个村叫“${villageName}”,请填村代码` };
    }
    const village = villageCode ?? groupCode?.slice(0, 12) ?? byName[0] ?? chosenVillage;
    if (village === null) return { problem: lackWords(villageName) };
    if (groupCode !== null && !groupCode.startsWith(village)) {
      return { problem: `组代码 ${groupCode} 不属于村 ${village}` };
    }
    const groups = groupName === null ? [] : codesOf(groupName, village, 14);
    const group = groupCode ?? (groups.length === 1 ? (groups[0] ?? null) : null);
    const problem = problemOf(group ?? village);
    return problem === null ? { villageCode: village, groupCode: group, problem } : { problem };
  };
}

/** 东村, 东村村委会 and 东行政村 are one. */
const plain = (name: string) => name.replace(/(村民委员会|村委会|行政村)$/, "").replace(/村+$/, "");

function lackWords(villageName: string | null): string {
  return villageName === null
    ? "没有村代码,表里也没有可认的村名;请填村代码,或导入时指明是哪个村"
    : `项目里没有叫“${villageName}”的村,请填村代码`;
}

function unknownWords(project: Pick<Project, "db">, code: string): string | null {
  try {
    refuseUnknownUnit(project, code);
    return null;
  } catch (error) {
    if (error instanceof AppError) return `导入的数据里没有代码 ${code} 的单位,请核对`;
    throw error;
  }
}
