import { describe, expect, test } from "vitest";
import {
  datumRefusal,
  parseCrsOption,
  projectCrsFor,
  recogniseExtent,
  type SourceCrs,
} from "./crs.ts";
import { toPlane } from "./gauss-kruger.ts";

const plane = (
  centralMeridianDeg: number,
  zoneWidthDeg: 1.5 | 3 | 6,
  falseEastingM = 500_000,
): SourceCrs => ({ kind: "plane", crs: { centralMeridianDeg, zoneWidthDeg, falseEastingM } });

const advice = "请提供单位转换为 CGCS2000 后重新提供;不要索取或录入转换参数(可能涉密)。";

describe("the project's plane (D24)", () => {
  const here = [531_000, 3_386_000, 532_000, 3_387_000] as const;

  test("3° and 1.5° zones stay, without their prefix", () => {
    expect(projectCrsFor(plane(114, 3, 38_500_000), here)).toEqual({
      centralMeridianDeg: 114,
      zoneWidthDeg: 3,
      falseEastingM: 500_000,
    });
    expect(projectCrsFor(plane(112.5, 1.5, 75_500_000), here)).toEqual({
      centralMeridianDeg: 112.5,
      zoneWidthDeg: 1.5,
      falseEastingM: 500_000,
    });
  });

  test("a county stretched into the neighbouring zone keeps its zone", () => {
    expect(projectCrsFor(plane(114, 3), [690_000, 3e6, 700_000, 3.1e6]).centralMeridianDeg).toBe(
      114,
    );
  });

  test.each([
    [117.19, 39],
    [76.53, 26],
    [73.65, 25],
    [112.4999, 37],
    [112.5001, 38],
  ])("degrees round %d lie in zone %d (crs.md §3)", (lonDeg, zone) => {
    const extent = [lonDeg - 0.01, 37, lonDeg + 0.01, 37.1] as const;
    expect(projectCrsFor({ kind: "degrees" }, extent)).toEqual({
      centralMeridianDeg: 3 * zone,
      zoneWidthDeg: 3,
      falseEastingM: 500_000,
    });
  });

  test.each([0, 37.1, 140, Number.NaN])("degrees round %d lie in no zone of China", (lonDeg) => {
    const extent = [lonDeg, 37, lonDeg, 37.1] as const;
    expect(() => projectCrsFor({ kind: "degrees" }, extent)).toThrow(
      expect.objectContaining({ code: "crs.unknown" }),
    );
  });

  test.each([
    [109.2, 108],
    [110.9, 111],
    [113.1, 114],
  ])("a 6° zone at %d goes to the 3° zone of its centre", (lonDeg, centralMeridianDeg) => {
    const crs = { centralMeridianDeg: 111, zoneWidthDeg: 6, falseEastingM: 19_500_000 } as const;
    const [eastM, northM] = toPlane(crs, lonDeg, 37);
    const extent = [eastM - 500, northM - 500, eastM + 500, northM + 500] as const;
    expect(projectCrsFor({ kind: "plane", crs }, extent)).toEqual({
      centralMeridianDeg,
      zoneWidthDeg: 3,
      falseEastingM: 500_000,
    });
  });
});

describe("--crs", () => {
  test.each([
    ["EPSG:4547", plane(114, 3)],
    ["epsg:4526", plane(114, 3, 38_500_000)],
    [" EPSG : 4497 ", plane(111, 6, 19_500_000)],
    ["EPSG:4490", { kind: "degrees" } as SourceCrs],
    ["CM=113.5", plane(113.5, 3)],
    ["cm = 112.5", plane(112.5, 1.5)],
    ["CM=114", plane(114, 3)],
    ["CM=113.6666666667", plane(409_200 / 3600, 3)],
  ])("%s", (text, source) => {
    expect(parseCrsOption(text)).toEqual(source);
  });

  test.each([
    "",
    "4547",
    "EPSG:",
    "EPSG:9999",
    "EPSG:4514x",
    "CM=",
    "CM=9",
    "CM=200",
    "CM=114E",
    "CM=1e2",
  ])("“%s” is a usage error", (text) => {
    expect(() => parseCrsOption(text)).toThrow(
      expect.objectContaining({ code: "usage", message: expect.stringContaining("EPSG:4547") }),
    );
  });

  test.each([
    ["WGS 84", [4326, 3857, 32649]],
    ["西安80", [4610, 2349, 2369, 2370, 2390, 2327, 2337, 2338, 2348, 2362, 2383]],
    ["北京54", [4214, 2401, 2421, 2422, 2442, 21413, 21423, 21453, 21463, 21473, 21459]],
    ["新北京54", [4555, 4652, 4656, 4766, 4781, 4782, 4800, 4812, 4822, 4568, 4578, 4579, 4589]],
  ])("codes of %s are refused with the words of D24", (datumName, codes) => {
    for (const code of codes) {
      expect(() => parseCrsOption(`EPSG:${code}`), String(code)).toThrow(
        expect.objectContaining({
          code: "crs.refused",
          message: expect.stringContaining(advice),
          details: { datum: datumName },
        }),
      );
    }
  });

  test("the refusal names the datum and is the user's to solve", () => {
    const refusal = datumRefusal("西安80");
    expect(refusal).toMatchObject({ code: "crs.refused", kind: "user" });
    expect(refusal.message).toBe(`文件的坐标系是 西安80,不是 CGCS2000。${advice}`);
  });
});

describe("recognising from coordinates (crs.md §3)", () => {
  test.each([
    ["degrees", [112.9, 37.1, 113.2, 37.4], { kind: "degrees" }],
    [
      "no prefix",
      [531e3, 3386e3, 532e3, 3387e3],
      { kind: "plane", zone: null, zoneWidthDeg: null },
    ],
    ["zone 38", [38531e3, 3386e3, 38532e3, 3387e3], { kind: "plane", zone: 38, zoneWidthDeg: 3 }],
    ["zone 25", [25531e3, 3386e3, 25532e3, 3387e3], { kind: "plane", zone: 25, zoneWidthDeg: 3 }],
    ["zone 45", [45531e3, 5386e3, 45532e3, 5387e3], { kind: "plane", zone: 45, zoneWidthDeg: 3 }],
    ["zone 13", [13531e3, 3386e3, 13532e3, 3387e3], { kind: "plane", zone: 13, zoneWidthDeg: 6 }],
    ["zone 23", [23531e3, 3386e3, 23532e3, 3387e3], { kind: "plane", zone: 23, zoneWidthDeg: 6 }],
    ["zone 24 cannot be", [24531e3, 3386e3, 24532e3, 3387e3], { kind: "unknown" }],
    ["two zones at once", [37999e3, 3386e3, 38001e3, 3387e3], { kind: "unknown" }],
    ["swapped, no prefix", [3386e3, 531e3, 3387e3, 532e3], { kind: "swapped" }],
    ["swapped, zone 38", [3386e3, 38531e3, 3387e3, 38532e3], { kind: "swapped" }],
    ["swapped degrees", [37.1, 112.9, 37.4, 113.2], { kind: "swapped" }],
    ["swapped degrees in the west", [37.1, 76.9, 37.4, 77.2], { kind: "swapped" }],
    ["web Mercator", [12567e3, 4448e3, 12589e3, 4469e3], { kind: "unknown" }],
    ["a local grid", [5e3, 4e3, 6e3, 5e3], { kind: "unknown" }],
    ["beyond China's northings", [531e3, 6386e3, 532e3, 6387e3], { kind: "unknown" }],
    ["NaN", [Number.NaN, 0, 1, 1], { kind: "unknown" }],
    ["huge", [-1e300, -1e300, 1e300, 1e300], { kind: "unknown" }],
    ["empty", [Infinity, Infinity, -Infinity, -Infinity], { kind: "unknown" }],
  ] as const)("%s", (_name, extent, expected) => {
    expect(recogniseExtent(extent)).toEqual(expected);
  });
});
