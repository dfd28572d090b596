import { isCalendarDay } from "../../entry/read-date.ts";
import { paymentModes } from "./contract-words.ts";
import type { DecisionRow } from "./decision-table.ts";
import { problemDecisions } from "./problem-words.ts";

/** A county's own decision table as JSON text, or what is wrong with it in words. */
export type DecisionRowsRead =
  | { readonly rows: readonly DecisionRow[] }
  | { readonly fault: string };

const oneOf = (words: readonly string[]) => (value: unknown) =>
  typeof value === "string" && words.includes(value);
const isWords = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isDay = (value: unknown) => typeof value === "string" && isCalendarDay(value);
const isYears = (value: unknown) => typeof value === "number" && value > 0;
const orNull = (check: (value: unknown) => boolean) => (value: unknown) =>
  value === null || check(value);

const fieldChecks: Readonly<Record<keyof DecisionRow, (value: unknown) => boolean>> = {
  id: isWords,
  wasteLand: orNull((value) => typeof value === "boolean"),
  signedFrom: orNull(isDay),
  signedTo: orNull(isDay),
  overYears: orNull(isYears),
  notOverYears: orNull(isYears),
  payment: orNull(oneOf(paymentModes)),
  way: oneOf(problemDecisions),
  text: isWords,
  source: isWords,
};

/** Reads rows with all the fields of `DecisionRow`, conditions that do not matter as null. */
export function readDecisionRows(text: string): DecisionRowsRead {
  const rows = parsedList(text);
  if (rows === null) return { fault: "须为 JSON 列表" };
  for (const [at, row] of rows.entries()) {
    if (typeof row !== "object" || row === null)
      return { fault: `第 ${at + 1} 行不是一行处理意见` };
    const wrong = Object.entries(fieldChecks).find(
      ([field, check]) => !check((row as Record<string, unknown>)[field]),
    );
    if (wrong !== undefined) return { fault: `第 ${at + 1} 行的 ${wrong[0]} 缺少或不对` };
  }
  return { rows: rows as DecisionRow[] };
}

function parsedList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What is wrong with the option's text, in words; null for none and for the empty text. */
export function decisionRowsProblem(text: string): string | null {
  if (text === "") return null;
  const read = readDecisionRows(text);
  return "fault" in read ? read.fault : null;
}
