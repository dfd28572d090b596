import type { Project } from "../project/project.ts";
import { plotProgress } from "../registers/plots/plot-state.ts";
import { listRounds, type RoundFacts } from "../registers/posting/round-facts.ts";

/** What waits about postings. */
export interface PostingWork {
  kind: "postings_ending" | "postings_over" | "objections_open" | "plots_undisposed";
  text: string;
  count: number;
  target:
    | { screen: "posting"; groupCode: null }
    | { screen: "charges"; groupCode: null; tab: "routes" };
}

/** From so many days before the last one a posting is said to end. */
const noticeDays = 3;

/**
 * Rounds that end soon or are over, objections that nobody has settled, and plots that the township has
 * confirmed and nobody has disposed of, in a unit on a day.
 */
export function postingWork(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): PostingWork[] {
  const hanging = listRounds(project, unitCode, asOf).filter(({ status }) => status === "posted");
  const unsettled = hanging.filter(
    ({ plots, confirmed, superseded }) => confirmed + superseded < plots,
  );
  const over = unsettled.filter(({ isOver }) => isOver);
  const ending = unsettled.filter(
    ({ isOver, daysLeft }) => !isOver && daysLeft !== null && daysLeft <= noticeDays,
  );
  const open = hanging.reduce((sum, { openObjections }) => sum + openObjections, 0);
  return [
    work("postings_ending", ending.length, `${roundWords(ending)}公示 ${noticeDays} 天内到期`),
    work("postings_over", over.length, `${roundWords(over)}公示期满,等乡镇确认`),
    work("objections_open", open, `公示异议有 ${open} 件没有处理完`),
    undisposedWork(project, unitCode, asOf),
  ].filter(({ count }) => count > 0);
}

function undisposedWork(project: Pick<Project, "db">, unitCode: string, asOf: string): PostingWork {
  const progress = [...plotProgress(project, unitCode, asOf).values()];
  const count = progress.filter(({ state }) => state === "confirmed").length;
  return {
    kind: "plots_undisposed",
    text: `${count} 块已确认的图斑还没有处置`,
    count,
    target: { screen: "charges", groupCode: null, tab: "routes" },
  };
}

/** `第 3、5 轮`. */
function roundWords(rounds: readonly RoundFacts[]): string {
  const numbers = rounds.map(({ number }) => number).sort((a, b) => a - b);
  return `第 ${numbers.join("、")} 轮`;
}

function work(kind: PostingWork["kind"], count: number, text: string): PostingWork {
  return { kind, text, count, target: { screen: "posting", groupCode: null } };
}
