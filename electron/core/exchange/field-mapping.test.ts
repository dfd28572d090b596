import { describe, expect, it } from "vitest";
import { AppError } from "../../../shared/contract/errors.ts";
import { mapFields, refuseNumericCodes } from "./field-mapping.ts";
import { landmarkKind } from "./landmark-kind.ts";
import { layerDefinitions } from "./layer-definitions.ts";
import { readRowValues } from "./row-values.ts";

const survey = layerDefinitions.survey;

function sources(names: readonly string[], overrides = {}): Record<string, string> {
  const mapping = mapFields(survey.title, survey.fields, names, overrides);
  return Object.fromEntries(mapping.used.map((one) => [one.definition.name, one.sourceName]));
}

function errorOf(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("no AppError");
}

describe("field mapping (D23)", () => {
  it("takes names in any case, Chinese headings, cut headings and old names", () => {
    expect(sources(["dlbm", "权属性质", "坐落单位代", "TKXS"])).toEqual({
      DLBM: "dlbm",
      QSXZ: "权属性质",
      ZLDWDM: "坐落单位代",
      KCXS: "TKXS",
    });
  });

  it("keeps what it does not know apart and never lets an alias take a standard field", () => {
    const mapping = mapFields(survey.title, survey.fields, ["DLBM", "QSXZ", "TKXS", "KCXS", "X"]);
    expect(mapping.unused).toEqual(["TKXS", "X"]);
  });

  it("obeys --map", () => {
    expect(sources(["DLBM", "QSXZ", "A1"], { tbmj: "a1" }).TBMJ).toBe("A1");
    expect(sources(["DLBM", "DLBM2", "QSXZ"], { DLBM: "DLBM2" }).DLBM).toBe("DLBM2");
  });

  it("names the missing field, what is there, and --map", () => {
    const error = errorOf(() => sources(["DLBM", "FOO"]));
    expect(error.code).toBe("field.missing");
    expect(error.message).toContain("QSXZ(权属性质)");
    expect(error.message).toContain("DLBM、FOO");
    expect(error.message).toContain("--map QSXZ=");
  });

  it("refuses --map to a field that is not there", () => {
    expect(errorOf(() => sources(["DLBM", "QSXZ"], { TBMJ: "NONE" })).message).toContain("NONE");
    expect(errorOf(() => sources(["DLBM", "QSXZ"], { NONE: "DLBM" })).message).toContain("BSM");
  });

  it("refuses an older survey whose codes are numbers", () => {
    const baseline = layerDefinitions.baseline;
    const mapping = mapFields(baseline.title, baseline.fields, ["DLBM"]);
    const field = { name: "DLBM", type: "N", length: 4, decimals: 0 } as const;
    expect(errorOf(() => refuseNumericCodes("二调图斑", mapping, [field])).code).toBe(
      "value.invalid",
    );
    refuseNumericCodes("二调图斑", mapping, [{ ...field, type: "C" }]);
  });
});

describe("row values", () => {
  const mapping = mapFields(survey.title, survey.fields, [
    "BSM",
    "DLBM",
    "QSXZ",
    "TBMJ",
    "BZ",
    "X",
    "Y",
  ]);

  it("restores leading zeros, parses numbers, keeps unknown fields", () => {
    const row = readRowValues(
      3,
      { BSM: " 12 ", DLBM: 103, QSXZ: "30", TBMJ: "12.5", BZ: "<Null>", X: "甲", Y: "" },
      mapping,
    );
    expect(row.columns).toEqual({ bsm: "12", dlbm: "0103", qsxz: "30", tbmj: 12.5, bz: null });
    expect(row.otherFields).toBe('{"X":"甲"}');
    expect(row.notices).toEqual([]);
  });

  it("says what is empty, no number, or cut", () => {
    const row = readRowValues(
      7,
      { BSM: 1.4072510120103e18, DLBM: "", QSXZ: "30", TBMJ: "约3亩", X: null, Y: null },
      mapping,
    );
    expect(row.columns.dlbm).toBe("");
    expect(row.columns.tbmj).toBeNull();
    expect(row.notices.map((one) => one.code).sort()).toEqual([
      "value.lostDigits",
      "value.missing",
      "value.notNumber",
    ]);
    expect(row.otherFields).toContain("约3亩");
  });

  it("cuts the zeros that a 19-digit unit code appends", () => {
    const { villages } = layerDefinitions;
    const map = mapFields(villages.title, villages.fields, ["ZLDWDM"]);
    expect(readRowValues(1, { ZLDWDM: "1407251012010000000" }, map).columns).toEqual({
      cjqydm: "140725101201",
    });
  });
});

describe("landmark kind", () => {
  it("comes from the kind field, else the name, else stays as written", () => {
    expect(landmarkKind("村委会驻地", "下庄")).toBe("村委会");
    expect(landmarkKind(null, "关帝庙")).toBe("庙");
    expect(landmarkKind("其他", "石桥")).toBe("桥");
    expect(landmarkKind("其他", "老槐")).toBe("其他");
    expect(landmarkKind(null, "老槐")).toBeNull();
  });
});
