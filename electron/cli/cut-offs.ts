import { AppError } from "../../shared/contract/errors.ts";
import { isCalendarDay } from "../../shared/entry/read-date.ts";

/** The options of every command that reports as of a date (D38). */
export const cutOffOptions = {
  "as-of": {
    kind: "text",
    placeholder: "DATE",
    summary: "截至哪一天,如 2026-11-24",
    required: true,
  },
  "known-at": {
    kind: "text",
    placeholder: "TIME",
    summary: "只看那时已录入的(日期,或带时区的时刻;默认全部)",
  },
} as const;

/** The options that pick a village or a town; the whole project without either. */
export const scopeOptions = {
  village: { kind: "text", placeholder: "CODE", summary: "只算一个村(12 位村代码)" },
  town: { kind: "text", placeholder: "CODE", summary: "只算一个乡镇(9 位代码)" },
} as const;

interface GivenCutOffs {
  readonly "as-of": string;
  readonly "known-at": string | undefined;
}

interface GivenScope {
  readonly village: string | undefined;
  readonly town: string | undefined;
}

/**
 * What the options ask for. A day as entry time means until the end of that day in China.
 * @throws AppError `usage`
 */
export function cutOffsOf(options: GivenCutOffs): { asOf: string; knownAt: string | null } {
  const asOf = options["as-of"];
  if (!isCalendarDay(asOf)) throw wrong("--as-of", "2026-11-24 这样的日期", asOf);
  const given = options["known-at"];
  if (given === undefined) return { asOf, knownAt: null };
  if (isCalendarDay(given)) return { asOf, knownAt: `${given}T23:59:59.999+08:00` };
  const hasZone = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(given);
  if (hasZone && !Number.isNaN(Date.parse(given))) return { asOf, knownAt: given };
  throw wrong("--known-at", "2026-11-24 或 2026-11-24T17:00:00+08:00", given);
}

/** The unit's code, "" for the whole project. Throws `usage`. */
export function scopeCodeOf({ village, town }: GivenScope): string {
  if (village !== undefined && town !== undefined) {
    throw new AppError("usage", "--village 和 --town 只能给一个。");
  }
  if (village !== undefined && !/^\d{12}$/.test(village)) {
    throw wrong("--village", "12 位村代码", village);
  }
  if (town !== undefined && !/^\d{9}$/.test(town)) throw wrong("--town", "9 位乡镇代码", town);
  return village ?? town ?? "";
}

const wrong = (option: string, wanted: string, given: string) =>
  new AppError("usage", `${option} 应为 ${wanted},给的是“${given}”。`);
