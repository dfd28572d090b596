import path from "node:path";
import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { dateText } from "../../../shared/land/date-text.ts";
import { plotStateNames, plotStates } from "../../../shared/land/field-form.ts";
import { type OptionKey, optionKeys } from "../project/option-keys.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { sheetsFolder } from "../project/sheets-folder.ts";
import { today } from "../project/today.ts";
import { unitNames } from "../project/unit-names.ts";
import { plotProgress } from "../registers/plots/plot-state.ts";
import { listRounds } from "../registers/posting/round-facts.ts";
import { groupProgress } from "../reports/group-progress.ts";
import { inputStates } from "../reports/inputs-present.ts";
import { storedRun } from "../reports/run-summary.ts";
import type { HandoverFacts, HandoverLine } from "../sheets/handover-page.ts";
import { allWaitingWork } from "./all-waiting-work.ts";

/** Everything that the paper for a successor says, as it stands today. */
export function handoverFacts(project: Project): HandoverFacts {
  const file = path.parse(path.resolve(project.path));
  const run = storedRun(project);
  const work = allWaitingWork(project, "", { run, groups: groupProgress(project, "") });
  const nameOf = unitNames(project);
  return {
    projectName: projectInfo(project).project_name ?? "",
    day: dateText(today(project)),
    places: [
      { name: "项目文件", text: path.join(file.dir, file.base) },
      { name: "每日副本", text: path.join(file.dir, `${file.name}-copies`) },
      { name: "印好的图册", text: sheetsFolder(project.path) },
    ],
    inputs: inputStates(project).map(({ title, present, detail, costWhenMissing }) => ({
      name: title,
      text: present ? `有。${detail}` : `缺。${costWhenMissing}`,
    })),
    villages: villageLines(project, nameOf),
    postings: listRounds(project, "", today(project)).map((round) => ({
      name: `第 ${round.number} 轮 ${nameOf(round.unitCode)}`,
      text: `${round.statusName};${round.plots} 块;异议未结 ${round.openObjections} 件;照片 ${round.photos} 张`,
    })),
    waiting: work.map(({ text }) => text),
    settings: settingLines(project),
    people: peopleLines(project),
  };
}

function villageLines(project: Project, nameOf: (code: string) => string): HandoverLine[] {
  const villages = new Map<string, Map<string, number>>();
  for (const [code, { state }] of plotProgress(project, "", today(project))) {
    const counts = villages.get(code.slice(0, 12)) ?? new Map<string, number>();
    counts.set(state, (counts.get(state) ?? 0) + 1);
    villages.set(code.slice(0, 12), counts);
  }
  return [...villages].map(([code, counts]) => ({
    name: nameOf(code),
    text: plotStates
      .filter((state) => counts.has(state))
      .map((state) => `${plotStateNames[state]} ${counts.get(state)} 块`)
      .join(";"),
  }));
}

/** Pictures and other data that nobody reads as text are only named. */
const longestShown = 120;

function settingLines(project: Project): HandoverLine[] {
  return (Object.keys(optionKeys) as OptionKey[]).flatMap((key) => {
    const value = getOption(project, key);
    if (value === optionDefaults[key]) return [];
    const text = value.length > longestShown ? "(已设,内容较长,见设置)" : value;
    return [{ name: optionKeys[key].title, text }];
  });
}

function peopleLines(project: Project): HandoverLine[] {
  return project.db
    .prepare<[], { person: string; steps: number; last: string }>(
      "SELECT person, count(*) AS steps, max(at) AS last FROM event GROUP BY person ORDER BY last DESC",
    )
    .all()
    .map(({ person, steps, last }) => ({
      name: person,
      text: `记入日志 ${steps} 步,最后一次 ${dateText(last)}`,
    }));
}
