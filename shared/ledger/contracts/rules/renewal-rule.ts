import { lackOf, plainName } from "../cells.ts";
import type { RuleContext } from "../context.ts";
import { awardMethodNames } from "../contract-words.ts";
import { unitsText } from "../exact.ts";
import type { ContractFacts } from "../facts.ts";
import { contractPrice } from "../prices.ts";
import { defineRule, hit, none, notChecked } from "../rule.ts";
import { addMonths, dayOf } from "../term.ts";

/** HT-25: a new contract for the same land long before the old one ends. */
export const earlyRenewal = defineRule({
  id: "HT-25",
  title: "提前续签/倒签",
  severity: "red",
  refs: ["rco35", "cc154"],
  rectification: "撤:核查经过,重新依法决定",
  parameters: { months: { value: 6, title: "提前多少个月以上" } },
  check: (contract, context, { months }) => {
    const lack = lackOf(contract, "signedOn");
    if (lack !== null) return notChecked(lack);
    const { signedOn, previousNumber } = contract;
    if (signedOn === null) return none;
    const previous = previousOf(contract, context);
    if (previous === null) {
      const reason = lackOf(contract, "previousNumber") ?? `原合同 ${previousNumber} 未登记`;
      return notChecked(reason);
    }
    const oldEnd = dayOf(previous.endOn);
    if (oldEnd === null) return notChecked("原合同没有终止日期");
    if (addMonths(signedOn, months) >= oldEnd) return none;
    const [oldPrice, newPrice] = [contractPrice(previous), contractPrice(contract)];
    const number = previous.number ?? "未编号";
    const values = {
      previousNumber: number,
      oldEnd,
      signedOn,
      oldPriceYuan: oldPrice === null ? null : unitsText(oldPrice),
      newPriceYuan: newPrice === null ? null : unitsText(newPrice),
    };
    const words = [
      `原合同 ${number} 到 ${oldEnd} 才届满,${signedOn} 已续签,提前超过 ${months} 个月`,
      ...(oldPrice !== null && newPrice !== null && newPrice < oldPrice
        ? [`单价由 ${values.oldPriceYuan} 元降为 ${values.newPriceYuan} 元`]
        : []),
      ...(contract.method === "direct" ? [`承包方式为“${awardMethodNames.direct}”`] : []),
    ];
    return hit(values, words.join(","), signedOn);
  },
});

/** The contract it follows: by its number in the village, else the same party's earlier one on a plot. */
function previousOf(contract: ContractFacts, context: RuleContext): ContractFacts | null {
  const { previousNumber, villageCode, lessee, startOn } = contract;
  if (previousNumber !== null) {
    const named = context.contractsNumbered(previousNumber);
    const own = named.find((one) => one.villageCode === villageCode && one.uid !== contract.uid);
    if (own !== undefined) return own;
  }
  const start = dayOf(startOn);
  if (lessee === null || start === null) return null;
  const earlier = (contract.plotCodes ?? [])
    .flatMap((code) => context.contractsOfPlot(code))
    .filter((one) => {
      const oneStart = dayOf(one.startOn);
      const sameParty = one.lessee !== null && plainName(one.lessee) === plainName(lessee);
      return one.uid !== contract.uid && sameParty && oneStart !== null && oneStart < start;
    })
    .sort((one, other) => ((one.startOn ?? "") < (other.startOn ?? "") ? 1 : -1));
  return earlier[0] ?? null;
}
