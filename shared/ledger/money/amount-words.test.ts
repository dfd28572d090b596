import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalAmount, groupedYuanText, yuanText } from "./amount-words.ts";

test.each([
  [0, "人民币零元整"],
  [1, "人民币壹分"],
  [10, "人民币壹角整"],
  [105, "人民币壹元零伍分"],
  [686_000, "人民币陆仟捌佰陆拾元整"],
  [140_950, "人民币壹仟肆佰零玖元伍角整"],
  [600_714, "人民币陆仟零柒元壹角肆分"],
  [168_032, "人民币壹仟陆佰捌拾元叁角贰分"],
  [10_700_053, "人民币壹拾万柒仟元伍角叁分"],
  [1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"],
  [32_504, "人民币叁佰贰拾伍元零肆分"],
  [100_000_000_00, "人民币壹亿元整"],
  [100_000_100_00, "人民币壹亿零壹佰元整"],
  [1_000_100_010_00, "人民币壹拾亿零壹拾万零壹拾元整"],
])("支付结算办法: %i fen is %s", (fen, words) => {
  expect(capitalAmount(fen)).toBe(words);
});

const values = "零壹贰叁肆伍陆柒捌玖";

/** Reads the words back in another way than they are made. */
function readBack(words: string): number {
  const [, whole = "", rest = ""] = /^人民币(?:(.*)元)?(.*)$/.exec(words) ?? [];
  const group = (text: string) =>
    [..."仟佰拾"].reduce((sum, sign, at) => {
      const found = new RegExp(`(.)${sign}`).exec(text);
      return sum + (found === null ? 0 : values.indexOf(found[1]!) * 10 ** (3 - at));
    }, 0) + (/[壹贰叁肆伍陆柒捌玖]$/.test(text) ? values.indexOf(text.at(-1)!) : 0);
  const [, hundredMillions = "", tenThousands = "", ones = ""] =
    /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(whole) ?? [];
  const yuan = group(hundredMillions) * 1e8 + group(tenThousands) * 1e4 + group(ones);
  const part = (sign: string) => values.indexOf(new RegExp(`(.)${sign}`).exec(rest)?.[1] ?? "零");
  return yuan * 100 + part("角") * 10 + part("分");
}

test("the words read back give the amount, with never two 零 in a row", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
      const words = capitalAmount(fen);
      expect(readBack(words)).toBe(fen);
      expect(words).not.toContain("零零");
      expect(/[元角]$/.test(words)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("what is no amount of a bill is refused", () => {
  for (const fen of [-1, 0.5, 100_000_000_000_000])
    expect(() => capitalAmount(fen)).toThrow(RangeError);
});

test("yuan have two decimals, whatever the sign", () => {
  expect([0, 5, 686_000, -105].map(yuanText)).toEqual(["0.00", "0.05", "6860.00", "-1.05"]);
});

test("yuan in groups of three, whatever the size and sign", () => {
  expect([0, 5, 123_456, 100_000_000, -7, -123_456_789].map(groupedYuanText)).toEqual([
    "0.00",
    "0.05",
    "1,234.56",
    "1,000,000.00",
    "-0.07",
    "-1,234,567.89",
  ]);
});
