import { parsePlotCode, sheetPlotCode, shortPlotCode } from "./plot-code.ts";

/**
 * Whether a plot is the one that somebody typed: the digits alone (`12`, `0012`, `12-1`), with the letter
 * (`W12`), with group and letter (`03-W12`), or the full code (D2). Digits are unique in a group only.
 */
export function isPlotTyped(code: string, typed: string): boolean {
  const text = typed.trim().toUpperCase();
  if (text === code) return true;
  const match = /^(?:(?:(\d{2})-)?([WXD]))?(\d{1,4})(?:-([1-9]\d*))?$/.exec(text);
  if (match === null) return false;
  const { groupCode, letter, number, suffix } = parsePlotCode(code);
  const [, group = groupCode.slice(-2), typedLetter = letter, digits, typedSuffix = "0"] = match;
  return (
    groupCode.endsWith(group) &&
    letter === typedLetter &&
    number === Number(digits) &&
    suffix === Number(typedSuffix)
  );
}

/** Whether a text occurs in one of a plot's codes. */
export function plotCodeIncludes(code: string, text: string): boolean {
  const wanted = text.trim().toUpperCase();
  return [code, shortPlotCode(code), sheetPlotCode(code)].some((one) => one.includes(wanted));
}
