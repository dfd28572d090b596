import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../contract/errors.ts";
import { formatAreaM2, formatMu, muOf, sumExact } from "./mu.ts";

describe("mu of square metres (D11)", () => {
  test("0.0015 is exact, not a division by 666.67", () => {
    expect(muOf(1_000_000)).toBe(1500);
    expect(muOf(2000 / 3)).toBe(1);
    expect(formatMu(1_000_000)).toBe("1500.00");
    expect(formatMu(24_905_495.14)).toBe("37358.24");
  });

  test("half a hundredth goes up where the binary product falls just short", () => {
    // 10 m² are 0.015 mu; in doubles the product lies below, and a plain toFixed says 0.01.
    expect((10 * 0.0015).toFixed(2)).toBe("0.01");
    expect(formatMu(10)).toBe("0.02");
    expect(formatMu(670)).toBe("1.01");
    expect(formatMu(3.3)).toBe("0.00");
    expect(formatMu(10 / 3)).toBe("0.01");
  });

  test("decimals are a matter of the village: none, one, four", () => {
    expect(formatMu(1000, 0)).toBe("2");
    expect(formatMu(999, 0)).toBe("1");
    expect(formatMu(700, 1)).toBe("1.1");
    expect(formatMu(16_850.211168, 4)).toBe("25.2753");
  });

  test("negative differences round away from zero and never print minus zero", () => {
    expect(formatMu(-670)).toBe("-1.01");
    expect(formatMu(-0.001)).toBe("0.00");
    expect(formatMu(-0)).toBe("0.00");
  });

  test("exponents in the number's text are understood", () => {
    expect(formatMu(1e-7)).toBe("0.00");
    expect(formatMu(1e-7, 10)).toBe("0.0000000002");
    expect(formatMu(1.5e21)).toBe("2250000000000000000.00");
  });

  test("NaN and infinity are refused", () => {
    expect(() => formatMu(Number.NaN)).toThrow(AppError);
    expect(() => formatAreaM2(Number.POSITIVE_INFINITY)).toThrow(/不是有效的数/);
  });

  test("property: agrees with the definition in integers", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 4 }), (tenths, decimals) => {
        // The area is tenths/1000 m², which a double of this size prints back as it was.
        const areaM2 = Number(tenths) / 1000;
        const scale = 10n ** BigInt(decimals);
        const twice = (2n * tenths * 15n * scale) / 10_000_000n;
        const rounded = (twice + 1n) / 2n;
        expect(BigInt(formatMu(areaM2, decimals).replace(".", ""))).toBe(rounded);
      }),
    );
  });
});

describe("square metres as text", () => {
  test("half up from the shortest decimal text", () => {
    expect(formatAreaM2(1.005)).toBe("1.01");
    expect((1.005).toFixed(2)).toBe("1.00");
    expect(formatAreaM2(2400.0154)).toBe("2400.02");
    expect(formatAreaM2(7, 0)).toBe("7");
    expect(formatAreaM2(0.04, 1)).toBe("0.0");
  });
});

describe("sums (D9, D11)", () => {
  test("small parts between large ones that cancel are not lost", () => {
    expect(sumExact([1e16, 1, -1e16])).toBe(1);
    expect(sumExact(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sumExact([])).toBe(0);
  });

  test("a tie is decided by what lies below it", () => {
    const half = 2 ** -53;
    expect(sumExact([1, half, 2 ** -110])).toBe(1 + 2 ** -52);
    expect(sumExact([1, half, -(2 ** -110)])).toBe(1);
    expect(sumExact([1, half])).toBe(1);
  });

  test("property: the same total in any order", () => {
    const area = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(area, { maxLength: 60 }), fc.nat(), (areas, seed) => {
        const keyed = areas.map((value, i) => ({
          value,
          key: ((i + 1) * (seed + 7919)) % 104_729,
        }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
        expect(sumExact(shuffled)).toBe(sumExact(areas));
      }),
    );
  });

  test("property: equals the sum in integers where all parts are 1/1024 m²", () => {
    const part = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const exact = parts.reduce((sum, value) => sum + BigInt(value), 0n);
        expect(sumExact(parts.map((value) => value / 1024))).toBe(Number(exact) / 1024);
      }),
    );
  });
});
