import { isCalendarDay } from "./read-date.ts";

/** The same day of the next year, `YYYY-MM-DD`; 29 February becomes the last day of that February. */
export function yearLater(day: string): string {
  const next = `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}${day.slice(4)}`;
  return isCalendarDay(next) ? next : `${next.slice(0, 8)}28`;
}
