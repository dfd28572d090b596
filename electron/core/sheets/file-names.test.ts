import { describe, expect, it } from "vitest";
import { packFileStem, safeFileName } from "./file-names.ts";

describe("file names", () => {
  it("takes out what Windows forbids", () => {
    expect(safeFileName('一组/二组: "甲"?*|<乙>\\')).toBe("一组_二组_ _甲_____乙__");
    expect(safeFileName(" 三组. ")).toBe("三组");
    expect(safeFileName("\t")).toBe("_");
  });

  it("names code, group, profile and, for A3, the paper", () => {
    expect(packFileStem("14072510100303", "三组", "work", "A4")).toBe(
      "14072510100303_三组_核查作业",
    );
    expect(packFileStem("14072510100303", "三组", "posting", "A3")).toBe(
      "14072510100303_三组_公示_A3",
    );
  });
});
