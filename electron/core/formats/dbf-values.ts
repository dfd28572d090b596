import type { FieldValue } from "./feature-source.ts";

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Value of the text in an N or F field: a number, but the digits as text for an integer of
 * more than 15 (a code, which a number would not hold exactly), undefined for what is no number.
 */
export function decimalValue(text: string): FieldValue | undefined {
  if (!numberPattern.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return text.length > 15 && /^[+-]?\d+$/.test(text) ? text : value;
}

/** YYYYMMDD as YYYY-MM-DD; null for a date of zeros; undefined for what is no day of the calendar. */
export function dateValue(text: string): FieldValue | undefined {
  if (/^0+$/.test(text)) return null;
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return isDay ? `${year}-${month}-${day}` : undefined;
}

/** T, Y → 1; F, N → 0; ? (not known) → null; undefined for anything else. */
export function logicalValue(text: string): FieldValue | undefined {
  if (/^[TtYy1]$/.test(text)) return 1;
  if (/^[FfNn0]$/.test(text)) return 0;
  return text === "?" ? null : undefined;
}
