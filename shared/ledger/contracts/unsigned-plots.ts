import type { LandFacts, RegisterFacts } from "./context-facts.ts";
import type { RuleHit } from "./rule.ts";

/**
 * HT-04 seen from the land: plots whose field form names somebody who uses them, while no contract of the
 * register names the plot and the form knows of none. Land of households is not asked for.
 */
export function unsignedPlots(
  { contracts, land }: RegisterFacts,
  asOf: string,
): readonly { readonly land: LandFacts; readonly outcome: RuleHit }[] {
  const contracted = new Set(
    contracts.flatMap(({ plotCodes, status }) => (status === "ended" ? [] : (plotCodes ?? []))),
  );
  return land
    .filter((one) => isUsedWithoutContract(one, contracted))
    .map((one) => ({
      land: one,
      outcome: {
        kind: "hit",
        facts: { plot: one.plotCode, tiller: one.tillerName },
        values: { plot: one.plotCode, tiller: one.tillerName },
        detail: `${one.plotCode} 由 ${one.tillerName} 耕种,没有合同`,
        lawOn: asOf,
        severity: null,
        basis: null,
      },
    }));
}

function isUsedWithoutContract(land: LandFacts, contracted: ReadonlySet<string>): boolean {
  const household = land.parcelKind === "10" || land.parcelKind === "21";
  const used = land.tillerName !== null && land.currentUse !== "fallow";
  return used && !household && land.formContractNumber === null && !contracted.has(land.plotCode);
}
