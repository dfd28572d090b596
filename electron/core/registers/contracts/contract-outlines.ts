import type { Project } from "../../project/project.ts";

/**
 * An imported outline belongs to the contract of its number in its village; one of a layer without
 * villages, to the only registered contract that has the number. A condition on `contract c` and the
 * `contract_area` of that alias.
 */
export function outlineBelongs(area: string): string {
  return `${area}.active = 1 AND c.standing = 'registered' AND c.number = ${area}.contract_number
    AND (${area}.village_code = c.village_code OR (ifnull(${area}.village_code, '') = '' AND 1 =
      (SELECT count(*) FROM contract o WHERE o.number = c.number AND o.standing = 'registered')))`;
}

/** Codes of the outlines that were imported for each contract of the register, by its uid. */
export function outlinesOfContracts({ db }: Pick<Project, "db">): Map<string, string[]> {
  const rows = db
    .prepare<[], [uid: string, code: string]>(
      `SELECT c.uid, a.area_code FROM contract_area a JOIN contract c ON ${outlineBelongs("a")}
       WHERE a.area_code <> '' ORDER BY a.fid`,
    )
    .raw()
    .all();
  const outlines = new Map<string, string[]>();
  for (const [uid, code] of rows) outlines.set(uid, [...(outlines.get(uid) ?? []), code]);
  return outlines;
}
