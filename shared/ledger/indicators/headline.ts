import { areaWords, moneyWords } from "./amount-units.ts";
import { type CountyRules, reportedIndicators } from "./county-rules.ts";
import type { Figure } from "./figure.ts";
import type { IndicatorId } from "./indicator-definition.ts";

const byId = (figures: readonly Figure[]) => (id: IndicatorId) =>
  figures.find((one) => one.id === id)!;

/**
 * The sentence that counties ask for, ready to paste: counts, amounts and areas as of one date, with
 * the contracts that were set aside named beside the problem contracts (A9), then the county's rates.
 */
export function headlineSentence(
  figures: readonly Figure[],
  asOf: string,
  rules: CountyRules,
): string {
  const figure = byId(figures);
  const registered = figure("I2").denominator!.text;
  const problems = figure("I2").numerator.text;
  const setAside = figure("I2").exceptionCount;
  const exceptions = setAside === 0 ? "" : `(另有例外 ${setAside} 份)`;
  const gained = (id: "I10" | "I10b") => moneyWords(figure(id).numerator.sum, rules.forms[id]);
  const [year, month, day] = asOf.split("-").map(Number);
  return (
    `截至 ${year} 年 ${month} 月 ${day} 日,共排查合同 ${registered} 份,` +
    `问题合同 ${problems} 份${exceptions},已整改 ${figure("I3").numerator.text} 份;` +
    `化解债权 ${moneyWords(figure("I4").numerator.sum)}、债务 ${moneyWords(figure("I5").numerator.sum)};` +
    `收回非承包地 ${areaWords(figure("I9").numerator.sum, rules.forms.I9)},` +
    `年增收 ${gained("I10")},一次性增收 ${gained("I10b")}。`
  );
}

/** The rates side by side, as counties print them: `合同清理率 96.7%,债权债务化解率 31.11%。` */
export function ratesSentence(figures: readonly Figure[], rules: CountyRules): string {
  const figure = byId(figures);
  const told = reportedIndicators(rules)
    .map(figure)
    .filter(({ unitName, value }) => unitName === "%" && value !== null)
    .map(({ name, text }) => `${name} ${text}`);
  return told.length === 0 ? "" : `${told.join(",")}。`;
}

/**
 * What must not be divided although it stands side by side: land taken back covers more than new land
 * (寿阳: 19.64 against 15), so above it both bases are named and no rate is given.
 */
export function basesApart(figures: readonly Figure[]): string[] {
  const figure = byId(figures);
  const taken = figure("I9").numerator;
  const found = figure("I7").denominator!;
  const apart: string[] = [];
  if (found.sum > 0n && taken.sum > found.sum) {
    apart.push(
      `收回非承包地 ${areaWords(taken.sum)}含未确权地和以往非承包地,核查认定的新增地 ` +
        `${areaWords(found.sum)},两者口径不同,不作比率。`,
    );
  }
  return [
    ...apart,
    ...figures
      .filter(({ text }) => text.startsWith("不作比率"))
      .map(({ name, text }) => `${name}${text}。`),
  ];
}
