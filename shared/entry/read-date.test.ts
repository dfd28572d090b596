import { expect, test } from "vitest";
import { dateOfSerial, isCalendarDay, readEntryDate } from "./read-date.ts";

test.for([
  ["2008-03-01", "2008-03-01"],
  ["2008.3.1", "2008-03-01"],
  ["2008/3/1", "2008-03-01"],
  ["2008年3月1日", "2008-03-01"],
  ["2008 年 3 月 1 号", "2008-03-01"],
  ["20080301", "2008-03-01"],
  ["2008.3.1", "2008-03-01"],
  ["2008-03-01 00:00:00", "2008-03-01"],
] as const)("T1: %s is %s without a word", ([typed, date]) => {
  expect(readEntryDate(typed)).toEqual({ kind: "date", date, note: null });
});

test.for([
  ["2008年3月", "2008-03-01", "没有写日"],
  ["200803", "2008-03-01", "没有写日"],
  ["2008.3", "2008-03-01", "没有写日"],
  ["2008年", "2008-01-01", "只有年份"],
] as const)("T1: %s is taken as %s, and says so", ([typed, date, words]) => {
  const read = readEntryDate(typed);
  expect(read).toMatchObject({ kind: "date", date });
  expect(read.kind === "date" ? read.note : "").toContain(words);
});

test.for([
  ["2028年2月", "2028-02-29", "没有写日"],
  ["2027.2", "2027-02-28", "没有写日"],
  ["202812", "2028-12-31", "没有写日"],
  ["2028年", "2028-12-31", "只有年份"],
] as const)("T1: as an end %s is taken as %s, and says so", ([typed, date, words]) => {
  const read = readEntryDate(typed, "end");
  expect(read).toMatchObject({ kind: "date", date });
  expect(read.kind === "date" ? read.note : "").toContain(words);
  expect(readEntryDate("2028年2月15日", "end")).toMatchObject({ date: "2028-02-15", note: null });
  expect(readEntryDate("2028年13月", "end").kind).toBe("invalid");
});

test("长期 and 未约定 stay what they are, and nothing is nothing", () => {
  expect(readEntryDate("长期").kind).toBe("indefinite");
  expect(readEntryDate(" 永久 ").kind).toBe("indefinite");
  expect(readEntryDate("未约定").kind).toBe("unspecified");
  for (const typed of ["", "  ", "-", "/"]) expect(readEntryDate(typed).kind).toBe("empty");
});

test("what is no day of the calendar is refused with its text", () => {
  for (const typed of ["2008-02-30", "2008.13.1", "08.3.1", "三月", "99999999", "2008-3-1-1"]) {
    const read = readEntryDate(typed);
    expect(read.kind, typed).toBe("invalid");
    expect(read.kind === "invalid" ? read.reason : "").toContain(typed);
  }
  expect(isCalendarDay("2024-02-29")).toBe(true);
  expect(isCalendarDay("2023-02-29")).toBe(false);
});

test("Excel's serial days, past the leap day that never was", () => {
  expect(dateOfSerial(39508)).toBe("2008-03-01");
  expect(dateOfSerial(39508.75)).toBe("2008-03-01");
  expect(dateOfSerial(61)).toBe("1900-03-01");
  for (const serial of [0, 60, 73_051, -1, Number.NaN]) expect(dateOfSerial(serial)).toBeNull();
});
