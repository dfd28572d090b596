import { plainText } from "./plain-text.ts";

/**
 * A date as it was written. `note` says in words what was assumed, for the person to see; nothing is
 * filled in silently. Dates are `YYYY-MM-DD`.
 */
export type EntryDate =
  | { readonly kind: "date"; readonly date: string; readonly note: string | null }
  /** 长期: without an end. */
  | { readonly kind: "indefinite" }
  /** 未约定: nothing was agreed. */
  | { readonly kind: "unspecified" }
  | { readonly kind: "empty" }
  | { readonly kind: "invalid"; readonly reason: string };

const indefiniteWords = /^(长期|永久|永远|无期限|无固定期限)$/;
const unspecifiedWords = /^(未约定|没约定|没有约定|无约定|未写明|不详|未定|不定期)$/;
const emptyWords = /^(|-|—|\/|无|空)$/;

/** Year, then month and day where they were given, with any of the usual signs between. */
const separated =
  /^(\d{4}) ?[-./年] ?(?:(\d{1,2}) ?(?:[-./月] ?(?:(\d{1,2}) ?[日号]?)?)?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
const joined = /^(\d{4})(\d{2})(\d{2})?$/;

/**
 * Reads a date the ways people write it: `2008-03-01`, `2008.3.1`, `2008/3/1`, `2008年3月1日`,
 * `20080301`, `2008年3月`, `2008年`, `长期`, `未约定`, in full-width digits too. A missing day or month
 * becomes the first, at the end of a term the last of the month or year, and `note` says so.
 * @param side which end of a term the date is; `start` for a day that stands alone
 */
export function readEntryDate(typed: string, side: "start" | "end" = "start"): EntryDate {
  const text = plainText(typed);
  if (emptyWords.test(text)) return { kind: "empty" };
  if (indefiniteWords.test(text)) return { kind: "indefinite" };
  if (unspecifiedWords.test(text)) return { kind: "unspecified" };
  const [, year, month, day] = separated.exec(text) ?? joined.exec(text) ?? [];
  if (year === undefined) return { kind: "invalid", reason: `“${text}”不是日期` };
  const wholeMonth = month ?? (side === "start" ? "1" : "12");
  const wholeDay = day ?? (side === "start" ? "1" : lastDay(Number(year), Number(wholeMonth)));
  const date = `${year}-${wholeMonth.padStart(2, "0")}-${wholeDay.padStart(2, "0")}`;
  if (!isCalendarDay(date)) return { kind: "invalid", reason: `“${text}”不是日历上的日期` };
  return { kind: "date", date, note: assumedNote(text, date, month, day) };
}

/** Days of Excel's calendar; 60 is the 29 February 1900 that never was. */
const serialOfMarch1900 = 61;
const marchFirst1900 = Date.UTC(1900, 2, 1);
const dayLength = 86_400_000;
const lastSerial = 73_050;

/** A date from Excel's number of days (1900 calendar), or null where it is no day from March 1900 to 2099. */
export function dateOfSerial(serial: number): string | null {
  const days = Math.floor(serial);
  if (!(days >= serialOfMarch1900 && days <= lastSerial)) return null;
  return new Date(marchFirst1900 + (days - serialOfMarch1900) * dayLength)
    .toISOString()
    .slice(0, 10);
}

/** Whether `YYYY-MM-DD` is a day of the calendar from 1900 to 2099. */
export function isCalendarDay(date: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === date;
}

/** Of a month, 1 to 12; a month that there is not gives a day that is refused with it. */
function lastDay(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function assumedNote(text: string, date: string, month?: string, day?: string): string | null {
  if (day !== undefined) return null;
  return `“${text}”${month === undefined ? "只有年份" : "没有写日"},按 ${date} 计`;
}
