import { formatMu, muOf, sumExact } from "../../../shared/land/mu.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";

/** Areas as the project writes them: mu with its decimals, sums of the unrounded areas (D11). */
export interface AreaWords {
  muText(planarM2: number): string;
  sumOf(areas: readonly { planarM2: number }[]): {
    count: number;
    planarM2: number;
    mu: number;
    muText: string;
  };
}

export function areaWords(project: Project): AreaWords {
  const decimals = Number(getOption(project, "mu_decimals"));
  const muText = (planarM2: number) => formatMu(planarM2, decimals);
  return {
    muText,
    sumOf: (areas) => {
      const planarM2 = sumExact(areas.map((area) => area.planarM2));
      return { count: areas.length, planarM2, mu: muOf(planarM2), muText: muText(planarM2) };
    },
  };
}
