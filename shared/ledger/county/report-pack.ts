import type { CountyRules } from "../indicators/county-rules.ts";
import { indicatorDefinitions } from "../indicators/definitions.ts";
import type { Figure } from "../indicators/figure.ts";
import type { IndicatorId } from "../indicators/indicator-definition.ts";
import type { PartName } from "../indicators/plain-figure.ts";
import { type FrozenFigure, freeze, type UnitFigures } from "../reports/snapshot-rows.ts";

/** Raised when the same figure would mean something else than before. */
export const packVersion = 1;

/** How one figure is made, in words, so that two townships can be told apart where they differ. */
export interface PackFormula {
  id: IndicatorId;
  name: string;
  numerator: string;
  denominator: string | null;
  decimals: number;
  rounding: string;
}

/**
 * What a township hands to the county: figures of the town and its villages, how they are made, and the
 * numbers of the rows behind them. No personal name, no identity number, no telephone, no geometry: rows
 * are known by their uid, which means nothing outside the township's own file.
 */
export interface ReportPack {
  format: "qhs-report";
  version: number;
  townCode: string;
  townName: string;
  asOf: string;
  packedAt: string;
  projectUid: string;
  /** Hash of the last entry of the township's log: what the figures were made from. */
  logHash: string;
  rules: Pick<CountyRules, "contracts" | "settlement" | "land">;
  formulas: PackFormula[];
  units: { code: string; name: string }[];
  figures: FrozenFigure[];
  rows: {
    indicator: IndicatorId;
    part: PartName;
    uid: string;
    villageCode: string;
    amount: number;
  }[];
}

interface PackFacts {
  townCode: string;
  asOf: string;
  packedAt: string;
  projectUid: string;
  logHash: string;
  rules: CountyRules;
  figures: readonly Figure[];
  villages: readonly UnitFigures[];
  nameOf: (code: string) => string;
}

export function reportPack(facts: PackFacts): ReportPack {
  const { townCode, asOf, packedAt, projectUid, logHash, rules, villages, nameOf } = facts;
  const { figures, rows } = freeze({ code: townCode, figures: facts.figures }, villages);
  const { contracts, settlement, land } = rules;
  return {
    format: "qhs-report",
    version: packVersion,
    townCode,
    townName: nameOf(townCode),
    asOf,
    packedAt,
    projectUid,
    logHash,
    rules: { contracts, settlement, land },
    formulas: indicatorDefinitions.map(({ id, name, numerator, denominator }) => ({
      id,
      name,
      numerator: numerator.name,
      denominator: denominator?.name ?? null,
      decimals: rules.forms[id].decimals,
      rounding: rules.forms[id].rounding,
    })),
    units: [townCode, ...villages.map(({ code }) => code)].map((code) => ({
      code,
      name: nameOf(code),
    })),
    figures,
    rows: rows.map(({ indicator, part, uid, villageCode, amount }) => ({
      ...{ indicator, part, uid, villageCode, amount },
    })),
  };
}

/** In words, what makes two packs' figures different things; empty where they can be added up. */
export function formulaDifferences(one: ReportPack, other: ReportPack): string[] {
  const differences: string[] = [];
  if (one.version !== other.version) {
    differences.push(`报送包版本 ${one.version} 与 ${other.version}`);
  }
  const picked = [
    ["合同清理率口径", one.rules.contracts, other.rules.contracts],
    ["化解率口径", one.rules.settlement, other.rules.settlement],
    ["新增地源完成率口径", one.rules.land, other.rules.land],
  ] as const;
  for (const [title, mine, theirs] of picked) {
    if (mine !== theirs) differences.push(`${title} ${mine} 与 ${theirs}`);
  }
  for (const formula of one.formulas) {
    const twin = other.formulas.find(({ id }) => id === formula.id);
    const mine = formulaText(formula);
    const theirs = twin === undefined ? "没有" : formulaText(twin);
    if (mine !== theirs) differences.push(`${formula.name}:${mine} 与 ${theirs}`);
  }
  return differences;
}

const formulaText = ({ numerator, denominator, decimals, rounding }: PackFormula) =>
  `${numerator}${denominator === null ? "" : `÷${denominator}`},${decimals} 位小数,${rounding === "truncate" ? "截尾" : "四舍五入"}`;
