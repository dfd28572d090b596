import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../contract/errors.ts";
import {
  isPlotCode,
  type PlotLetter,
  parsePlotCode,
  plotCode,
  plotLetterOf,
  sheetPlotCode,
  shortPlotCode,
} from "./plot-code.ts";

const groupCode = "14072510120103";

describe("plot codes (D2)", () => {
  test("group, letter, four digits; the short form begins with the group's last two", () => {
    const code = plotCode({ groupCode, letter: "W", number: 12, suffix: 0 });
    expect(code).toBe("14072510120103W0012");
    expect(shortPlotCode(code)).toBe("03-W0012");
    expect(sheetPlotCode(code)).toBe("W0012");
  });

  test("a split part keeps the code and adds its number", () => {
    const code = plotCode({ groupCode, letter: "X", number: 9999, suffix: 12 });
    expect(code).toBe("14072510120103X9999-12");
    expect(shortPlotCode(code)).toBe("03-X9999-12");
    expect(sheetPlotCode(code)).toBe("X9999-12");
  });

  test("above 9,999 the numbers are used up", () => {
    const parts = { groupCode, letter: "D", number: 10_000, suffix: 0 } as const;
    expect(() => plotCode(parts)).toThrow(
      expect.objectContaining({ code: "plot.numbersUsedUp", kind: "user" }),
    );
  });

  test.each([
    "",
    "W0012",
    "03-W0012",
    "1407251012010W0012",
    "14072510120103A0012",
    "14072510120103w0012",
    "14072510120103W012",
    "14072510120103W0000",
    "14072510120103W0012-0",
    "14072510120103W0012-",
    "14072510120103W0012 ",
  ])("“%s” is no plot code", (text) => {
    expect(() => parsePlotCode(text)).toThrow(AppError);
  });

  test("parts that make no code are refused", () => {
    expect(() => plotCode({ groupCode: "12", letter: "W", number: 1, suffix: 0 })).toThrow(
      AppError,
    );
    expect(() => plotCode({ groupCode, letter: "W", number: 1.5, suffix: 0 })).toThrow(AppError);
    expect(() => plotCode({ groupCode, letter: "W", number: 1, suffix: -1 })).toThrow(AppError);
  });

  test("property: parsing gives back the parts", () => {
    const parts = fc.record({
      groupCode: fc.stringMatching(/^\d{14}$/),
      letter: fc.constantFrom<PlotLetter>("W", "X", "D"),
      number: fc.integer({ min: 1, max: 9999 }),
      suffix: fc.nat(99),
    });
    fc.assert(
      fc.property(parts, (given) => {
        expect(parsePlotCode(plotCode(given))).toEqual(given);
      }),
    );
  });
});

test("the class gives the letter; folded classes have none (D2, D19)", () => {
  expect(plotLetterOf("unconfirmed")).toBe("W");
  expect(plotLetterOf("added_edge")).toBe("X");
  expect(plotLetterOf("added_block")).toBe("X");
  expect(plotLetterOf("undetermined")).toBe("D");
  expect(plotLetterOf("overflow")).toBeNull();
  expect(plotLetterOf("ridge")).toBeNull();
  expect(plotLetterOf("sliver")).toBeNull();
});

test("a plot code is told from a parcel's number and from words (D2)", () => {
  const texts = ["14072510120103W0012", "14072510120103W0012-1", "14072510120103W0000"];
  expect([...texts, "1407251012010300012", "北坡"].map(isPlotCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
