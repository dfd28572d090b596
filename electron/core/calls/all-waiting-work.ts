import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { deadlineWork } from "../reports/deadline-work.ts";
import { moneyWork } from "../reports/money-work.ts";
import { waitingWork } from "../reports/waiting-work.ts";
import { contractWork } from "./contract-work.ts";

/** What waits in a unit (code prefix, "" for all), in the order of the work: land, contracts, money, reports. */
export function allWaitingWork(
  project: Project,
  unitCode: string,
  land: Parameters<typeof waitingWork>[2],
): TodayOverview["waiting"] {
  const asOf = today(project);
  return [
    ...waitingWork(project, unitCode, land),
    ...contractWork(project, unitCode, asOf),
    ...moneyWork(project, unitCode, asOf),
    ...deadlineWork(project, unitCode, asOf),
  ];
}
