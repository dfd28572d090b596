import type { BillLine } from "../../../../shared/ledger/money/charge-rule.ts";
import { type ExactMu, exactMu, sameScale } from "../../../../shared/ledger/money/mu-text.ts";

/** What a line of a bill comes to before rounding, in yuan with every decimal: mu × price × years. */
export function exactLineYuan(line: BillLine): string {
  return yuanOf(exactFen(line));
}

/** What all lines come to before rounding, in yuan with every decimal. */
export function exactSumYuan(lines: readonly BillLine[]): string {
  const sum = lines.map(exactFen).reduce<ExactMu>(
    (total, next) => {
      const [one, other] = sameScale(total, next);
      return { digits: one.digits + other.digits, decimals: one.decimals };
    },
    { digits: 0n, decimals: 0 },
  );
  return yuanOf(sum);
}

/** Fen as digits × 10^−decimals, exact as the mu is. */
function exactFen({ chargedMu, priceFen, years }: BillLine): ExactMu {
  const { digits, decimals } = exactMu(chargedMu);
  return { digits: digits * BigInt(priceFen) * BigInt(years), decimals };
}

function yuanOf({ digits, decimals }: ExactMu): string {
  const places = decimals + 2;
  const text = digits.toString().padStart(places + 1, "0");
  const fraction = text.slice(-places).replace(/0+$/, "").padEnd(2, "0");
  return `${text.slice(0, -places)}.${fraction}`;
}
