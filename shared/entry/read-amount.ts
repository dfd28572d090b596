import { plainText } from "./plain-text.ts";

/** A number as it was written, exact; or why it is none. */
export type EntryNumber<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "empty" }
  | { readonly kind: "invalid"; readonly reason: string };

export type MoneyUnit = "元" | "万元";

/** Larger sums could not be added up exactly. */
const mostFen = 10n ** 15n;
const decimal = /^(-)?(\d+)(?:\.(\d+))?$/;
const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Reads money to integer fen: `1,234.5`, `¥1234.50`, `1.2万元`, `1234元`. `unit` is the heading's, used
 * where the cell names none. What is finer than a fen is refused, not rounded.
 */
export function readEntryFen(typed: string, unit: MoneyUnit = "元"): EntryNumber<number> {
  const text = plainText(typed).replace(/^[¥¥]/, "");
  if (isEmpty(text)) return { kind: "empty" };
  const [, digits = text, named] = /^(.*?) ?(万元|万|元)$/.exec(text) ?? [];
  const places = (named ?? unit).startsWith("万") ? 6 : 2;
  const scaled = scaledDecimal(digits, places);
  if (scaled === null) return { kind: "invalid", reason: `“${text}”不是金额` };
  if (scaled === "tooFine") return { kind: "invalid", reason: `“${text}”小于 1 分` };
  if (scaled >= mostFen || -scaled >= mostFen) {
    return { kind: "invalid", reason: `“${text}”超出本程序能算的金额` };
  }
  return { kind: "value", value: Number(scaled) };
}

/**
 * Reads mu to decimal text without needless zeros: `3.25`, `3.25亩`, `1,200`. At most four decimals,
 * as on old certificates; finer is refused.
 */
export function readEntryMu(typed: string): EntryNumber<string> {
  const text = plainText(typed);
  if (isEmpty(text)) return { kind: "empty" };
  const number = decimalText(text.replace(/ ?亩$/, ""));
  if (number === null) return { kind: "invalid", reason: `“${text}”不是亩数` };
  if ((number.split(".")[1]?.length ?? 0) > 4) {
    return { kind: "invalid", reason: `“${text}”的小数多于 4 位` };
  }
  return { kind: "value", value: number };
}

/** Plain decimal text of a number as typed, thousands signs and needless zeros taken away; null for others. */
export function decimalText(typed: string): string | null {
  const text = plainText(typed);
  const bare = grouped.test(text) ? text.replaceAll(",", "") : text;
  const [match, sign = "", whole = "", fraction = ""] = decimal.exec(bare) ?? [];
  if (match === undefined) return null;
  const shortWhole = whole.replace(/^0+(?=\d)/, "");
  const shortFraction = fraction.replace(/0+$/, "");
  const number = shortFraction === "" ? shortWhole : `${shortWhole}.${shortFraction}`;
  return number === "0" ? "0" : `${sign}${number}`;
}

const isEmpty = (text: string) => /^(|-|—|\/|无)$/.test(text);

function scaledDecimal(digits: string, places: number): bigint | "tooFine" | null {
  const number = decimalText(digits);
  if (number === null) return null;
  const [whole = "0", fraction = ""] = number.split(".");
  if (fraction.length > places) return "tooFine";
  return BigInt(`${whole}${fraction.padEnd(places, "0")}`);
}
