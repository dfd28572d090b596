const dayLength = 86_400_000;

/** The day `days` later (earlier when negative). Dates are `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return isoDate(new Date(Date.parse(date) + days * dayLength));
}

/** The same day `years` later; 29 February becomes the 28th where that year has none (民法典 202). */
export function addYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, "0");
  const sameDay = `${year}${date.slice(4)}`;
  return isoDate(new Date(Date.parse(sameDay))) === sameDay ? sameDay : `${year}-02-28`;
}

/** Days from one date to another, negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

function isoDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
