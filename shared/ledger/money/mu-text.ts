import { AppError } from "../../contract/errors.ts";

/** A signed area in mu, exactly as on paper: digits × 10^−decimals. */
export interface ExactMu {
  readonly digits: bigint;
  readonly decimals: number;
}

/**
 * Mu as decimal text (D37): `12`, `12.50`, at most 6 decimals, not negative. Throws `value.invalid`.
 */
export function exactMu(text: string): ExactMu {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) {
    throw new AppError("value.invalid", `亩数“${text}”应为不带单位的正数,最多 6 位小数。`, {
      details: { text },
    });
  }
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), decimals: fraction.length };
}

/** Both numbers with the same number of decimals. */
export function sameScale(one: ExactMu, other: ExactMu): [ExactMu, ExactMu] {
  const decimals = Math.max(one.decimals, other.decimals);
  return [rescaled(one, decimals), rescaled(other, decimals)];
}

function rescaled({ digits, decimals }: ExactMu, to: number): ExactMu {
  return { digits: digits * 10n ** BigInt(to - decimals), decimals: to };
}

/** Decimal text again, with as many decimals as the number carries. */
export function muText({ digits, decimals }: ExactMu): string {
  const text = digits.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Sum of mu as signed on paper (D11: signed mu add as signed). */
export function sumMuText(texts: readonly string[]): string {
  const sum = texts.map(exactMu).reduce(
    (total, next) => {
      const [one, other] = sameScale(total, next);
      return { digits: one.digits + other.digits, decimals: one.decimals };
    },
    { digits: 0n, decimals: 0 },
  );
  return muText(sum);
}
