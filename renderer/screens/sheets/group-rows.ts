import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { PrintSettings } from "./print-settings.ts";

type Job = CallOutput<"sheets.jobs">["jobs"][number];

/** A group that can be printed, and its last printing with the same paper and profile. */
export interface GroupRow {
  code: string;
  name: string;
  villageName: string;
  plots: number;
  muText: string;
  planarM2: number;
  job: Job | null;
}

/** Groups without plots have nothing to print. */
export function groupRows(
  villages: TodayOverview["villages"],
  jobs: readonly Job[],
  { paper, profile }: PrintSettings,
): GroupRow[] {
  return villages.flatMap(({ name: villageName, groups }) =>
    groups
      .filter(({ plots }) => plots > 0)
      .map(({ code, name, plots, muText, planarM2 }) => ({
        code,
        name,
        villageName,
        plots,
        muText,
        planarM2,
        job:
          jobs.find(
            (job) => job.groupCode === code && job.paper === paper && job.profile === profile,
          ) ?? null,
      })),
  );
}
