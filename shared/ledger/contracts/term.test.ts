import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addYears } from "../money/calendar.ts";
import { exactUnits, unitsText } from "./exact.ts";
import { addMonths, isOverYears, termYears } from "./term.ts";

describe("D34: terms", () => {
  test("both ways of writing twenty years are twenty", () => {
    expect(unitsText(termYears("2010-01-01", "2029-12-31"))).toBe("20");
    expect(unitsText(termYears("2010-01-01", "2030-01-01"))).toBe("20");
    expect(unitsText(termYears("2010-01-01", "2010-07-02"))).toBe("0.5");
    expect(unitsText(termYears("2012-02-29", "2032-02-28"))).toBe("20");
  });

  test("whole years of any start are counted whole and not over", () => {
    const day = fc
      .date({ min: new Date("1950-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 70 }), (start, years) => {
        const end = addYears(start, years);
        expect(termYears(start, end)).toBe(BigInt(years) * 1_000_000n);
        expect(termYears(start, addDays(end, -1))).toBe(BigInt(years) * 1_000_000n);
        expect(isOverYears(start, end, years)).toBe(false);
        expect(isOverYears(start, addDays(end, 1), years)).toBe(true);
      }),
    );
  });

  test("months end with the month", () => {
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(addMonths("2026-01-15", 12)).toBe("2027-01-15");
    expect(addMonths("2026-12-31", 2)).toBe("2027-02-28");
  });
});

describe("exact decimals", () => {
  test("six decimals, half-up beyond, minus seen, other texts are none", () => {
    expect(exactUnits("6.32")).toBe(6_320_000n);
    expect(exactUnits("0.1333335")).toBe(133_334n);
    expect(exactUnits("-3")).toBe(-3_000_000n);
    expect(["", "3亩", null].map(exactUnits)).toEqual([null, null, null]);
    expect(unitsText(66_666_667n)).toBe("66.67");
    expect(unitsText(-500_000n)).toBe("-0.5");
  });
});
