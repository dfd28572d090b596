import type { CallOutput } from "../../../shared/contract/calls.ts";

export type Round = CallOutput<"posting.list">["rounds"][number];
export type RoundDetails = CallOutput<"posting.get">;
export type RoundPlot = RoundDetails["posted"][number];
export type RoundObjection = RoundDetails["objected"][number];

/** Which look the state of a round has. */
export function roundMark({ status, isOver, statusName }: Round) {
  if (status === "withdrawn") return "plain";
  if (statusName === "已确认") return "good";
  return isOver ? "warning" : "plain";
}

/** `2026-03-02 至 2026-03-09(7 天)`, or that it does not hang yet. */
export function periodText({ startedOn, lastDay, days }: Round): string {
  return startedOn === null || lastDay === null
    ? `${days} 天,未张贴`
    : `${startedOn} 至 ${lastDay}(${days} 天)`;
}

/** Where a plot stands, in a few words for the list. */
export function standingText(plot: RoundPlot): string {
  const { supersededBy, openObjections, stateName } = plot;
  if (supersededBy !== null) return `第 ${supersededBy.number} 轮更正`;
  return openObjections > 0 ? `${stateName},异议 ${openObjections}` : stateName;
}
