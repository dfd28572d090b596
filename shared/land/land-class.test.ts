import { describe, expect, test } from "vitest";
import {
  isCultivated,
  isGarden,
  isStateOwned,
  landClassName,
  neighbourWord,
  parcelKindName,
  plotClassName,
  plotSubClassName,
} from "./land-class.ts";
import { baselineClassNames, surveyClassNames } from "./land-class-names.ts";

describe("land classes (dltb.md §3)", () => {
  test("cultivated is 01xx in the third survey and 011 to 013 in the second (D14)", () => {
    const cultivated = ["0101", "0102", "0103", "011", "012", "013", "0103 "];
    expect(cultivated.every(isCultivated)).toBe(true);
    const other = ["0201", "021", "1001", "1101", "101", "1203", "123", "", "09"];
    expect(other.some(isCultivated)).toBe(false);
  });

  test("garden is 02xx and 02x, the adjustable ones too", () => {
    expect(["0201", "0204K", "022"].every(isGarden)).toBe(true);
    expect(["0101", "0301", "202", "1202", "2020"].some(isGarden)).toBe(false);
  });

  test("names follow the survey that the code's length tells", () => {
    expect(landClassName("0103")).toBe("旱地");
    expect(landClassName("013")).toBe("旱地");
    expect(landClassName("0201K")).toBe("可调整果园");
    expect(landClassName("08h2a")).toBe("高教用地");
    expect(landClassName("101")).toBe("铁路用地");
    expect(landClassName("1101")).toBe("河流水面");
    expect(landClassName("203")).toBe("村庄");
    expect(landClassName("1399")).toBe("地类1399");
  });

  test("the tables are whole: 69 classes of the third survey, 62 of the second", () => {
    expect(Object.keys(surveyClassNames)).toHaveLength(69);
    expect(Object.keys(baselineClassNames)).toHaveLength(62);
  });

  test.each([
    ["1107", "沟"],
    ["1107A", "沟"],
    ["117", "沟"],
    ["1006", "路"],
    ["1003", "路"],
    ["104", "路"],
    ["1001", "铁路"],
    ["1101", "河"],
    ["111", "河"],
    ["1104K", "塘"],
    ["0307K", "林"],
    ["033", "林"],
    ["0702", "村庄"],
    ["0701", "城镇"],
    ["203", "村庄"],
    ["202", "城镇"],
    ["0404", "草地"],
    ["1203", "田坎"],
    ["1204", "荒地"],
    ["127", "荒地"],
    ["0101", "耕地"],
    ["9999", "地类9999"],
  ])("as a neighbour %s is %s", (dlbm, word) => {
    expect(neighbourWord(dlbm)).toBe(word);
  });

  test("every known class has a short word of its own", () => {
    for (const code of [...Object.keys(surveyClassNames), ...Object.keys(baselineClassNames)]) {
      expect(neighbourWord(code).length, code).toBeLessThanOrEqual(4);
      expect(neighbourWord(code)).not.toContain("地类");
    }
  });
});

test("state-owned is QSXZ 10, 20, 21; collective and empty are not (D14)", () => {
  expect(["10", "20", "21", " 20 "].every(isStateOwned)).toBe(true);
  expect(["30", "31", "32", "40", "41", ""].some(isStateOwned)).toBe(false);
});

test("kinds of parcels and the sub-classes they give (D15, D19)", () => {
  expect(parcelKindName("10")).toBe("承包地块");
  expect(parcelKindName("21")).toBe("自留地");
  expect(parcelKindName("77")).toBe("类别77");
  expect(plotSubClassName("22")).toBe("机动地");
  expect(plotSubClassName("23")).toBe("开荒地");
  expect(plotSubClassName("99")).toBe("其他集体土地");
  expect(plotSubClassName("10")).toBe("");
  expect(plotSubClassName("")).toBe("");
});

test("plot classes have their names of the glossary", () => {
  expect(plotClassName("unconfirmed")).toBe("未确权地");
  expect(plotClassName("added_edge")).toBe("新增地(零星)");
  expect(plotClassName("added_block")).toBe("新增地(成片)");
  expect(plotClassName("undetermined")).toBe("待定");
  expect(plotClassName("overflow")).toBe("溢出(疑似)");
  expect(plotClassName("ridge")).toBe("田坎(疑似)");
  expect(plotClassName("sliver")).toBe("碎斑");
});
