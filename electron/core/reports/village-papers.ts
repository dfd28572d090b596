import type { VillageFilePaper } from "../../../shared/ledger/reports/village-file-table.ts";
import type { Project } from "../project/project.ts";
import { wantedPapers } from "./indicators/indicator-facts.ts";

interface StoredItem {
  villageCode: string;
  name: string;
  presentOn: string | null;
  pages: number | null;
  place: string | null;
  note: string | null;
}

/** The papers that each village should have, there or not, then those it has besides. */
export function villagePapers(
  project: Project,
  villageCodes: readonly string[],
): VillageFilePaper[] {
  const wanted = wantedPapers(project);
  const stored = project.db
    .prepare<[], StoredItem>(
      `SELECT village_code AS villageCode, name, present_on AS presentOn, pages, place, note
       FROM village_file_item ORDER BY id`,
    )
    .all();
  return villageCodes.flatMap((villageCode) => {
    const own = stored.filter((item) => item.villageCode === villageCode);
    const blank = { villageCode, presentOn: null, pages: null, place: null, note: null };
    return [
      ...wanted.map((name) => own.find((item) => item.name === name) ?? { ...blank, name }),
      ...own.filter(({ name }) => !wanted.includes(name)),
    ];
  });
}
