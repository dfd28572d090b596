import type { Project } from "./project-state.ts";

/** The name of a county, town, village or group by its code; the code itself where nobody names it. */
export type UnitNames = (code: string) => string;

/**
 * Where names come from, the most trusted last. DLTB writes a village's code with zeros behind it; an
 * issuer whose code ends in 00 is the village itself.
 */
const sources = [
  `SELECT substr(zldwdm, 1, 12), max(zldwmc) FROM survey_patch
   WHERE active = 1 AND length(zldwdm) >= 12 AND zldwmc <> '' GROUP BY 1`,
  `SELECT substr(fbfbm, 1, 12), fbfmc FROM register_issuer
   WHERE active = 1 AND fbfmc <> '' AND length(fbfbm) = 14 AND substr(fbfbm, 13) = '00'`,
  "SELECT fbfbm, fbfmc FROM register_issuer WHERE active = 1 AND fbfmc <> ''",
  "SELECT cjqydm, cjqymc FROM village_area WHERE active = 1 AND cjqymc <> ''",
  "SELECT zjqydm, zjqymc FROM group_area WHERE active = 1 AND zjqymc <> ''",
  "SELECT unit_code, name FROM unit_setting WHERE name <> ''",
];

/** Reads all names once; ask again after an import or a change of names. */
export function unitNames(project: Pick<Project, "db">): UnitNames {
  const names = namedUnits(project);
  return (code) => names.get(code) ?? code;
}

/**
 * Names for a list of units in which some villages share a name: those stand with their township before them, and
 * with the end of their code where they share that too. Other codes keep their name.
 */
export function distinctNames(nameOf: UnitNames, unitCodes: readonly string[]): UnitNames {
  const villages = new Set(unitCodes.filter((code) => code.length === 12));
  const names = new Map([...villages].map((code) => [code, nameOf(code)]));
  const withTown = partRepeats(names, (code, name) => `${nameOf(code.slice(0, 9))}${name}`);
  const apart = partRepeats(withTown, (code, name) => `${name}(${code.slice(9)})`);
  return (code) => apart.get(code) ?? nameOf(code);
}

function partRepeats(
  names: ReadonlyMap<string, string>,
  longer: (code: string, name: string) => string,
): Map<string, string> {
  const codesByName = Map.groupBy(names.keys(), (code) => names.get(code)!);
  return new Map(
    [...names].map(([code, name]) => [
      code,
      codesByName.get(name)!.length > 1 ? longer(code, name) : name,
    ]),
  );
}

/** Every unit that has a name, by its code. */
export function namedUnits(project: Pick<Project, "db">): Map<string, string> {
  const names = new Map<string, string>();
  for (const sql of sources) {
    for (const [code, name] of project.db.prepare(sql).raw().all() as [string, string][]) {
      names.set(code, name);
    }
  }
  return names;
}
