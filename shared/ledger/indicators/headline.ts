import type { IndicatorId } from "./definitions.ts";
import type { Figure } from "./figure.ts";

/**
 * The sentence that counties ask for, ready to paste: counts, amounts and areas as of one date, with
 * the contracts that were set aside named beside the problem contracts (A9).
 */
export function headlineSentence(figures: readonly Figure[], asOf: string): string {
  const figure = (id: IndicatorId) => figures.find((one) => one.id === id)!;
  const registered = figure("I2").denominator!.text;
  const problems = figure("I2").numerator.text;
  const setAside = figure("I2").exceptions.length;
  const exceptions = setAside === 0 ? "" : `(另有例外 ${setAside} 份)`;
  const closed = figure("I3").numerator.text;
  const settled = figure("I6").numerator.text;
  const [year, month, day] = asOf.split("-").map(Number);
  return (
    `截至 ${year} 年 ${month} 月 ${day} 日,共排查合同 ${registered} 份,` +
    `问题合同 ${problems} 份${exceptions},已整改 ${closed} 份;` +
    `化解债权债务 ${settled} 万元;收回非承包地 ${figure("I9").text},` +
    `年增收 ${figure("I10").text},一次性增收 ${figure("I10b").text}。`
  );
}
