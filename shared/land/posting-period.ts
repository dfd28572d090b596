import { addDays, daysBetween } from "../ledger/money/calendar.ts";

/**
 * The last day of a posting of so many days: the day on which it was put up does not count (民法典第二百零
 * 一条), so seven days from 1 March end with 8 March.
 * @param startedOn YYYY-MM-DD
 */
export function lastPostingDay(startedOn: string, days: number): string {
  return addDays(startedOn, days);
}

/** Over from the day after the last one. */
export function isPostingOver(lastDay: string, onDay: string): boolean {
  return onDay > lastDay;
}

/** Days that are left on a day, the last one included; 0 when it is over. */
export function postingDaysLeft(lastDay: string, onDay: string): number {
  return Math.max(0, daysBetween(onDay, lastDay) + 1);
}
