import { addDays, addYears, daysBetween } from "../money/calendar.ts";
import { dividedHalfUp, millionths } from "./exact.ts";
import type { ContractFacts } from "./facts.ts";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A start or end where it is a day; null for 长期, 未约定 and for nothing. */
export function dayOf(value: string | null): string | null {
  return value !== null && dayPattern.test(value) ? value : null;
}

/** The same day `months` later, the last of the month where that has no such day. */
export function addMonths(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const lastDay = Number(addDays(`${monthText(index + 1)}-01`, -1).slice(8));
  const day = Math.min(Number(date.slice(8)), lastDay);
  return `${monthText(index)}-${String(day).padStart(2, "0")}`;
}

/** Months since the year 0 as `YYYY-MM`. */
function monthText(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, "0");
  return `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** More than so many years: the end lies behind the anniversary; the anniversary itself is not over (D34). */
export function isOverYears(start: string, end: string, years: number): boolean {
  return end > addYears(start, years);
}

/**
 * Length of a term in millionths of a year. A term that ends on an anniversary or the day before it is of
 * whole years, because contracts write both `2010-01-01 至 2030-01-01` and `… 至 2029-12-31`.
 */
export function termYears(start: string, end: string): bigint {
  let whole = Math.max(0, Number(end.slice(0, 4)) - Number(start.slice(0, 4)) - 1);
  while (addYears(start, whole + 1) <= addDays(end, 1)) whole += 1;
  const rest = daysBetween(addYears(start, whole), end);
  if (rest <= 0) return BigInt(whole) * millionths;
  const length = daysBetween(addYears(start, whole), addYears(start, whole + 1));
  return BigInt(whole) * millionths + dividedHalfUp(BigInt(rest) * millionths, BigInt(length));
}

/** The day of the contract for law and price: signing, else the start of the term. */
export function contractDay({ signedOn, startOn }: ContractFacts): string | null {
  return signedOn ?? dayOf(startOn);
}
