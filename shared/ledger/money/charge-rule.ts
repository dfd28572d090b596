import { type ExactMu, exactMu, muText, sameScale } from "./mu-text.ts";
import type { MoneyFault } from "./settlement-faults.ts";

/** What one mu costs a year in fen, by class of land and grade; `*` stands for every class or grade. */
export interface ChargePrice {
  readonly landClass: string;
  readonly grade: string;
  readonly memberFen: number;
  readonly nonMemberFen: number;
}

/** The village's unit, to which a bill is rounded once, in fen: fen, jiao or yuan. */
export type RoundingUnit = 1 | 10 | 100;

/** How a village charges, as it was voted (land.md §7). */
export interface ChargeRule {
  readonly villageCode: string;
  readonly prices: readonly ChargePrice[];
  /** Mu that each person has free every year, decimal text; `0` for none. */
  readonly exemptMu: string;
  /** Persons who pay nothing, each with the reason that the meeting gave. */
  readonly exemptPersons: readonly { readonly person: string; readonly reason: string }[];
  readonly startYear: number;
  /** The year of the decision; years before it are back years. */
  readonly decidedYear: number;
  readonly chargesBackYears: boolean;
  readonly roundingFen: RoundingUnit;
}

/** One plot of one person as it was signed. */
export interface ChargedPlot {
  readonly plotCode: string;
  readonly landClass: string;
  readonly grade: string;
  readonly signedMu: string;
}

export interface ChargedPerson {
  readonly person: string;
  readonly member: boolean;
  readonly plots: readonly ChargedPlot[];
}

/** One line of a bill: mu charged × price × years, before rounding; shown as arithmetic (V8). */
export interface BillLine {
  readonly plotCode: string;
  readonly signedMu: string;
  readonly exemptMu: string;
  readonly chargedMu: string;
  readonly priceFen: number;
  readonly years: number;
}

export interface Bill {
  readonly person: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly lines: readonly BillLine[];
  readonly amountFen: number;
  readonly exemption: string | null;
}

export type BillOutcome =
  | { readonly kind: "bill"; readonly bill: Bill }
  | { readonly kind: "refused"; readonly faults: readonly MoneyFault[] };

/**
 * One person's bill for whole years: Σ mu × price × years in integers, rounded half-up to the village's
 * unit once at the end (D37). Refused, never guessed, when a price is missing or a year lies before the
 * start, or before the decision while back years are off.
 */
export function billOf(
  rule: ChargeRule,
  charged: ChargedPerson,
  years: { readonly from: number; readonly to: number },
): BillOutcome {
  const faults = [...yearFaults(rule, years), ...priceFaults(rule, charged)];
  if (faults.length > 0) return { kind: "refused", faults };
  const span = years.to - years.from + 1;
  const exempt = rule.exemptPersons.find(({ person }) => person === charged.person);
  const lines = exempt === undefined ? linesOf(rule, charged, span) : [];
  return {
    kind: "bill",
    bill: {
      person: charged.person,
      fromYear: years.from,
      toYear: years.to,
      lines,
      amountFen: amountOfLines(lines, rule.roundingFen),
      exemption: exempt?.reason ?? null,
    },
  };
}

/** Σ charged mu × price × years of lines in fen, half-up to the unit once. */
export function amountOfLines(lines: readonly BillLine[], roundingFen: RoundingUnit): number {
  let sum: ExactMu = { digits: 0n, decimals: 0 };
  for (const { chargedMu, priceFen, years } of lines) {
    const mu = exactMu(chargedMu);
    const line = { ...mu, digits: mu.digits * BigInt(priceFen) * BigInt(years) };
    const [one, other] = sameScale(sum, line);
    sum = { digits: one.digits + other.digits, decimals: one.decimals };
  }
  const unit = BigInt(roundingFen) * 10n ** BigInt(sum.decimals);
  return Number((2n * sum.digits + unit) / (2n * unit)) * roundingFen;
}

/** The price of a plot: its own grade's, else the one for every grade of its class, else of every class. */
function priceOf(rule: ChargeRule, plot: ChargedPlot): ChargePrice | undefined {
  const own = rule.prices.filter(({ landClass }) => landClass === plot.landClass);
  const ofClass = own.length > 0 ? own : rule.prices.filter(({ landClass }) => landClass === "*");
  return (
    ofClass.find(({ grade }) => grade === plot.grade) ?? ofClass.find((one) => one.grade === "*")
  );
}

/** The free mu go to the plots in the order of their codes until they are used up. */
function linesOf(rule: ChargeRule, charged: ChargedPerson, years: number): BillLine[] {
  let free = exactMu(rule.exemptMu);
  const plots = charged.plots.toSorted((one, other) => (one.plotCode < other.plotCode ? -1 : 1));
  return plots.map((plot) => {
    const [mu, left] = sameScale(exactMu(plot.signedMu), free);
    const used = left.digits < mu.digits ? left.digits : mu.digits;
    free = { ...left, digits: left.digits - used };
    const price = priceOf(rule, plot)!;
    return {
      plotCode: plot.plotCode,
      signedMu: plot.signedMu,
      exemptMu: muText({ ...mu, digits: used }),
      chargedMu: muText({ ...mu, digits: mu.digits - used }),
      priceFen: charged.member ? price.memberFen : price.nonMemberFen,
      years,
    };
  });
}

function yearFaults(rule: ChargeRule, { from, to }: { from: number; to: number }): MoneyFault[] {
  const wrong = (text: string): MoneyFault[] => [{ kind: "date", text }];
  if (!Number.isInteger(from) || !Number.isInteger(to) || to < from) {
    return wrong(`收费年度 ${from}—${to} 不成立,止年不能早于起年。`);
  }
  if (from < rule.startYear) {
    return wrong(`收费从 ${rule.startYear} 年开始,不能收 ${from} 年的。`);
  }
  if (from < rule.decidedYear && !rule.chargesBackYears) {
    return wrong(
      `${from} 年早于决议年度 ${rule.decidedYear},本村未决定补收以前年度;确需补收,请先依法决议。`,
    );
  }
  return [];
}

function priceFaults(rule: ChargeRule, charged: ChargedPerson): MoneyFault[] {
  return charged.plots
    .filter((plot) => priceOf(rule, plot) === undefined)
    .map((plot) => ({
      kind: "amount",
      text: `${plot.plotCode}:${plot.landClass}(等级 ${plot.grade || "未填"})没有议定单价,不能出账。`,
    }));
}
