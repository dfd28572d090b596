import { groupProgress } from "../reports/group-progress.ts";
import { inputStates } from "../reports/inputs-present.ts";
import { storedRun } from "../reports/run-summary.ts";
import { listUnits } from "../reports/unit-list.ts";
import { allWaitingWork } from "./all-waiting-work.ts";
import { areaWords } from "./area-words.ts";
import type { HandlersOf } from "./handler.ts";
import { runSummaryOf } from "./run-facts.ts";

export const todayHandlers: HandlersOf<"today"> = {
  "today.overview": ({ scope }, session) => {
    const project = session.project();
    const { sumOf, muText } = areaWords(project);
    const run = storedRun(project);
    const progress = groupProgress(project, scope.code);
    const units = listUnits(project).filter(({ code }) => code.startsWith(scope.code.slice(0, 12)));
    const nameOf = new Map(units.map(({ code, name }) => [code, name]));
    const villages = units
      .filter(({ level }) => level === "village")
      .map(({ code, name, sharesOnly }) => {
        const groups = progress.filter((group) => group.code.startsWith(code));
        const { planarM2, muText: villageMu } = sumOf(groups);
        return {
          code,
          name,
          sharesOnly,
          plots: groups.reduce((sum, group) => sum + group.plots, 0),
          planarM2,
          muText: villageMu,
          printedPlots: groups.reduce((sum, group) => sum + group.printedPlots, 0),
          groups: groups.map((group) => ({
            ...group,
            name: nameOf.get(group.code) ?? group.code,
            muText: muText(group.planarM2),
          })),
        };
      });
    return {
      inputs: inputStates(project),
      waiting: allWaitingWork(project, scope.code, { run, groups: progress }),
      villages,
      lastRun: run === null ? null : runSummaryOf(run),
    };
  },
};
