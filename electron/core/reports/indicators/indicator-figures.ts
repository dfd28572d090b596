import { AppError } from "../../../../shared/contract/errors.ts";
import {
  type CountyRules,
  countyRules,
} from "../../../../shared/ledger/indicators/county-rules.ts";
import { factsOfScope } from "../../../../shared/ledger/indicators/facts.ts";
import { figuresOf } from "../../../../shared/ledger/indicators/figure.ts";
import type {
  ReportBasis,
  ReportQuestion,
  ReportWords,
} from "../../../../shared/ledger/reports/report-basis.ts";
import type { Project } from "../../project/project.ts";
import { getOption } from "../../project/settings.ts";
import { distinctNames, unitNames } from "../../project/unit-names.ts";
import { indicatorFacts, listOf } from "./indicator-facts.ts";

/** The county's choices as the project's options hold them. */
export function projectRules(project: Pick<Project, "db">): CountyRules {
  return countyRules({
    contracts: getOption(project, "indicator_contracts"),
    settlement: getOption(project, "indicator_settlement"),
    land: getOption(project, "indicator_land"),
    rounding: getOption(project, "indicator_rounding"),
    forms: getOption(project, "indicator_forms"),
  });
}

/**
 * Reads the rows once and works the figures of the scope out.
 * @throws AppError `value.invalid` for a unit that the project knows nothing about
 */
export function reportBasis(project: Project, question: ReportQuestion): ReportBasis {
  const { asOf, knownAt, scopeCode } = question;
  const all = indicatorFacts(project, knownAt);
  const facts = factsOfScope(all, scopeCode);
  if (scopeCode !== "" && all.villages.length > 0 && facts.villages.length === 0) {
    throw new AppError(
      "value.invalid",
      `项目里没有代码 ${scopeCode} 的单位,请核对代码(县 6 位、乡镇 9 位、村 12 位)。`,
      { details: { scopeCode } },
    );
  }
  const rules = projectRules(project);
  const nameOf = unitNames(project);
  return {
    ...question,
    scopeName: nameOf(scopeCode === "" ? commonUnit(facts.villages) : scopeCode),
    rules,
    facts,
    figures: figuresOf(facts, asOf, "", rules.forms),
    nameOf: distinctNames(
      nameOf,
      facts.villages.map(({ villageCode }) => villageCode),
    ),
    words: reportWords(project),
  };
}

/** The town, else the county, that all villages lie in; "" for an empty project or several counties. */
function commonUnit(villages: readonly { villageCode: string }[]): string {
  for (const digits of [9, 6]) {
    const codes = new Set(villages.map(({ villageCode }) => villageCode.slice(0, digits)));
    const [only, another] = codes;
    if (only !== undefined && another === undefined) return only;
  }
  return "";
}

function reportWords(project: Pick<Project, "db">): ReportWords {
  return {
    logo: getOption(project, "logo"),
    red: getOption(project, "report_red_word"),
    yellow: getOption(project, "report_yellow_word"),
    signatures: listOf(getOption(project, "report_signatures")),
    summaryIndicators: listOf(getOption(project, "report_indicators")),
  };
}
