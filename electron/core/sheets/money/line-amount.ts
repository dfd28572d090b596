import type { BillLine } from "../../../../shared/ledger/money/charge-rule.ts";
import { exactMu } from "../../../../shared/ledger/money/mu-text.ts";

/** What a line of a bill comes to before rounding, in yuan with every decimal: mu × price × years. */
export function exactLineYuan({ chargedMu, priceFen, years }: BillLine): string {
  const { digits, decimals } = exactMu(chargedMu);
  const places = decimals + 2;
  const text = (digits * BigInt(priceFen) * BigInt(years)).toString().padStart(places + 1, "0");
  const fraction = text.slice(-places).replace(/0+$/, "").padEnd(2, "0");
  return `${text.slice(0, -places)}.${fraction}`;
}
