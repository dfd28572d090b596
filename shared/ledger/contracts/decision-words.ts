import { paymentModeNames } from "./contract-words.ts";
import type { DecisionRow } from "./decision-table.ts";

/** What a row of the decision table asks for, in words: 四荒承包、1994-02-20 以前签订、超过 50 年. */
export function decisionConditions(row: DecisionRow): string {
  const { wasteLand, signedFrom, signedTo, overYears, notOverYears, payment } = row;
  const words = [
    wasteLand === null ? null : wasteLand ? "四荒承包" : "四荒承包以外的",
    signedFrom === null ? null : `${signedFrom} 起签订`,
    signedTo === null ? null : `${signedTo} 及以前签订`,
    overYears === null ? null : `超过 ${overYears} 年`,
    notOverYears === null ? null : `不超过 ${notOverYears} 年`,
    payment === null ? null : `${paymentModeNames[payment]}付款`,
  ];
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? "所有合同" : said.join("、");
}
