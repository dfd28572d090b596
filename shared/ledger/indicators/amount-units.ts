import { type DecimalForm, muUnitsPerMu, quotientText } from "./quotient.ts";

const twoDecimals: DecimalForm = { decimals: 2, rounding: "half-up" };

/** Money for a sentence: `59.60 万元`, from 100 million yuan on `2.36 亿元`. */
export function moneyWords(fen: bigint, form: DecimalForm = twoDecimals): string {
  const magnitude = fen < 0n ? -fen : fen;
  const isLarge = magnitude >= 10_000_000_000n;
  const unit = isLarge ? 10_000_000_000n : 1_000_000n;
  return `${quotientText(fen, unit, 1n, isLarge ? twoDecimals : form)} ${isLarge ? "亿元" : "万元"}`;
}

/** Area for a sentence: `50.00 亩`, from 10,000 mu on `19.64 万亩`. `units` are 1/10,000 mu. */
export function areaWords(units: bigint, form: DecimalForm = twoDecimals): string {
  const isLarge = units >= 10_000n * muUnitsPerMu;
  const unit = isLarge ? 10_000n * muUnitsPerMu : muUnitsPerMu;
  return `${quotientText(units, unit, 1n, isLarge ? twoDecimals : form)} ${isLarge ? "万亩" : "亩"}`;
}
