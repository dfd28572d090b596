import { describe, expect, it } from "vitest";
import { AppError } from "../../../shared/contract/errors.ts";
import { esriWktOf, type PlaneCrs, planeCrsFromSrsId } from "../../../shared/geodesy/crs.ts";
import { createTransform } from "../../../shared/geodesy/gauss-kruger.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { type CrsQuestion, decideCrs } from "./crs-decision.ts";

const plain: BoundingBox = [500_000, 4_170_000, 510_000, 4_180_000];
const prefixed: BoundingBox = [38_500_000, 4_170_000, 38_510_000, 4_180_000];
const cm114 = planeCrsFromSrsId(4547) as PlaneCrs;
const zone38 = planeCrsFromSrsId(4526) as PlaneCrs;

function question(changes: Partial<CrsQuestion>): CrsQuestion {
  return {
    fileName: "DLTB.shp",
    prjText: null,
    crsOption: undefined,
    extent: plain,
    projectCrs: null,
    ...changes,
  };
}

function refusal(changes: Partial<CrsQuestion>): AppError {
  try {
    decideCrs(question(changes));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("was accepted");
}

describe("CRS decision (D24, T3)", () => {
  it("takes a .prj by its parameters", () => {
    const decision = decideCrs(question({ prjText: esriWktOf(cm114) }));
    expect(decision.target).toEqual(cm114);
    expect(decision.reason).toContain("原样");
  });

  it("removes a zone prefix by an exact shift", () => {
    const decision = decideCrs(
      question({ prjText: esriWktOf(zone38), extent: prefixed, projectCrs: cm114 }),
    );
    expect(decision.reason).toContain("38");
    expect(createTransform(decision.source, decision.target)(38_512_345.678, 4_171_000.5)).toEqual([
      38_512_345.678 - 38_000_000,
      4_171_000.5,
    ]);
  });

  it("understands a prefix beside a .prj without one, and the other way round", () => {
    const withPrefix = decideCrs(question({ prjText: esriWktOf(cm114), extent: prefixed }));
    expect(withPrefix.source).toEqual({ kind: "plane", crs: zone38 });
    expect(withPrefix.target).toEqual(cm114);
    const without = decideCrs(question({ prjText: esriWktOf(zone38), extent: plain }));
    expect(without.source).toEqual({ kind: "plane", crs: cm114 });
  });

  it("refuses a .prj of another zone than the coordinates", () => {
    const zone39 = planeCrsFromSrsId(4527) as PlaneCrs;
    const error = refusal({ prjText: esriWktOf(zone39), extent: prefixed });
    expect(error.code).toBe("crs.refused");
    expect(error.message).toContain("带号是 38");
  });

  it("refuses a plane .prj on degrees and degrees on plane coordinates", () => {
    const degrees: BoundingBox = [113.5, 37.6, 113.6, 37.7];
    expect(refusal({ prjText: esriWktOf(cm114), extent: degrees }).message).toContain("经纬度");
    expect(refusal({ crsOption: "EPSG:4490", extent: plain }).message).toContain("平面坐标");
  });

  it("projects degrees and six degree zones to the three degree zone", () => {
    const degrees: BoundingBox = [113.5, 37.6, 113.6, 37.7];
    expect(decideCrs(question({ crsOption: "EPSG:4490", extent: degrees })).target).toEqual(cm114);
    const six = decideCrs(
      question({ crsOption: "EPSG:4497", extent: [19_760_000, 4_170_000, 19_770_000, 4_180_000] }),
    );
    expect(six.target).toEqual(cm114);
    expect(six.reason).toContain("换带");
  });

  it("never guesses the datum and says which option to give", () => {
    const known = refusal({ extent: prefixed });
    expect(known.code).toBe("crs.unknown");
    expect(known.message).toContain("--crs CM=114");
    expect(refusal({}).message).toContain("--crs CM=度数");
    expect(refusal({ prjText: "hello" }).message).toContain(".prj 认不出");
  });

  it("takes --crs where there is no .prj, with the prefix that the coordinates have", () => {
    const decision = decideCrs(question({ crsOption: "CM=114", extent: prefixed }));
    expect(decision.source).toEqual({ kind: "plane", crs: zone38 });
    expect(decideCrs(question({ crsOption: "CM=113.5" })).target.centralMeridianDeg).toBe(113.5);
    expect(refusal({ crsOption: "CM=111", extent: prefixed }).code).toBe("crs.refused");
  });

  it("refuses other datums in the words of D24, even with --crs", () => {
    const prjText = esriWktOf(cm114)
      .replace("D_China_2000", "D_Xian_1980")
      .replace('CGCS2000",6378137.0,298.257222101', 'Xian_1980",6378140.0,298.257');
    for (const crsOption of [undefined, "EPSG:4547"]) {
      const error = refusal({ prjText, crsOption });
      expect(error.code).toBe("crs.refused");
      expect(error.message).toContain("不要索取或录入转换参数");
    }
    expect(refusal({ crsOption: "EPSG:2383" }).message).toContain("西安80");
    expect(refusal({ crsOption: "EPSG:4326" }).message).toContain("WGS 84");
  });

  it("refuses swapped axes", () => {
    const error = refusal({
      prjText: esriWktOf(cm114),
      extent: [4_170_000, 500_000, 4_180_000, 510_000],
    });
    expect(error.code).toBe("crs.axes");
    expect(error.message).toContain("对调");
  });

  it("refuses --crs against a .prj that fits, takes it against one that does not", () => {
    expect(refusal({ prjText: esriWktOf(cm114), crsOption: "CM=111" }).code).toBe("crs.refused");
    const zone39 = planeCrsFromSrsId(4527) as PlaneCrs;
    const decision = decideCrs(
      question({ prjText: esriWktOf(zone39), crsOption: "EPSG:4526", extent: prefixed }),
    );
    expect(decision.source).toEqual({ kind: "plane", crs: zone38 });
  });
});
