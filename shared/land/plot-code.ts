import { AppError } from "../contract/errors.ts";
import type { PlotClass } from "./land-class.ts";

export type PlotLetter = "W" | "X" | "D";

/** The parts of a plot's permanent code (D2). `suffix` is 0, or n for a part that was split off. */
export interface PlotCodeParts {
  groupCode: string;
  letter: PlotLetter;
  number: number;
  suffix: number;
}

const largestNumber = 9999;
const codePattern = /^(\d{14})([WXD])(\d{4})(?:-([1-9]\d*))?$/;

/**
 * A plot's permanent code: group (14 digits), letter, 4 digits, and `-n` for a split part (D2), such
 * as `14072510120103W0012`. Throws `plot.numbersUsedUp` above 9,999 and `value.invalid` for parts
 * that make no code.
 */
export function plotCode(parts: PlotCodeParts): string {
  if (parts.number > largestNumber) {
    throw new AppError(
      "plot.numbersUsedUp",
      `村民小组 ${parts.groupCode} 的图斑编号已用到 ${largestNumber},不能再编。请先核对组界,或调大碎斑限值后重新核对。`,
      { details: { groupCode: parts.groupCode } },
    );
  }
  const suffix = parts.suffix === 0 ? "" : `-${parts.suffix}`;
  const code = `${parts.groupCode}${parts.letter}${String(parts.number).padStart(4, "0")}${suffix}`;
  parsePlotCode(code);
  return code;
}

/** Whether a text is a full plot code. */
export function isPlotCode(text: string): boolean {
  const match = codePattern.exec(text);
  return match !== null && Number(match[3]) > 0;
}

/** The parts of a full plot code. Throws `value.invalid` for anything else. */
export function parsePlotCode(text: string): PlotCodeParts {
  const match = codePattern.exec(text);
  const number = Number(match?.[3]);
  if (match === null || number === 0) {
    throw new AppError(
      "value.invalid",
      `“${text}”不是图斑编号。应为 14 位组代码加 W、X 或 D 加 4 位数字,如 14072510120103W0012。`,
      { details: { text } },
    );
  }
  return {
    groupCode: match[1]!,
    letter: match[2] as PlotLetter,
    number,
    suffix: Number(match[4] ?? 0),
  };
}

/** The next free code of a part that was split off: same number, next suffix (D2, D3). */
export function splitCode(fromCode: string, usedCodes: Iterable<string>): string {
  const parts = parsePlotCode(fromCode);
  let highest = 0;
  for (const code of usedCodes) {
    const other = parsePlotCode(code);
    if (other.groupCode === parts.groupCode && other.number === parts.number) {
      highest = Math.max(highest, other.suffix);
    }
  }
  return plotCode({ ...parts, suffix: highest + 1 });
}

/** The code as people say and type it, `03-W0012`: the group's last two digits come first (D2). */
export function shortPlotCode(code: string): string {
  return `${parsePlotCode(code).groupCode.slice(-2)}-${sheetPlotCode(code)}`;
}

/** The code on a group's own sheets, `W0012` or `W0012-1`. */
export function sheetPlotCode(code: string): string {
  return code.slice(parsePlotCode(code).groupCode.length);
}

/**
 * The letter that a class gives a plot at first acceptance (D2), or null for slivers, ridges and
 * overflow, which have no code until a person promotes one.
 */
export function plotLetterOf(plotClass: PlotClass): PlotLetter | null {
  switch (plotClass) {
    case "unconfirmed":
      return "W";
    case "added_edge":
    case "added_block":
      return "X";
    case "undetermined":
      return "D";
    default:
      return null;
  }
}
