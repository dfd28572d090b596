import { describe, expect, it } from "vitest";
import { classText, keptSentence, neighbourText } from "./sheet-words.ts";
import { fixturePlot } from "./testing/village-fixture.ts";

const ring = Float64Array.of(0, 0, 10, 0, 10, 10);
const parcel = { kind: "parcel", parcelCode: "9907251012010100177", placeName: "枣林边" } as const;

describe("neighbourText", () => {
  it("names a parcel without a holder by number and place", () => {
    const neighbour = { ...parcel, holderName: null };
    expect(neighbourText(neighbour, "work")).toBe("00177 枣林边");
    expect(neighbourText({ ...neighbour, placeName: "" }, "work")).toBe("00177");
  });

  it("D29, V6: shows the holder's name on the work sheet only", () => {
    const neighbour = { ...parcel, holderName: "王建国" };
    expect(neighbourText(neighbour, "work")).toBe("王建国00177");
    expect(neighbourText(neighbour, "posting")).toBe("王**00177");
    expect(neighbourText(neighbour, "result")).toBe("王**00177");
  });
});

describe("classText", () => {
  it("D1, D29: a result shows what people settled and never the proposal", () => {
    const open = fixturePlot(1, "added_block", [[ring]]);
    const settled = { ...open, finalClass: "unconfirmed" } as const;
    expect(classText(open, "work")).toBe("新增地(成片)");
    expect(classText(open, "result")).toBe("待认定");
    expect(classText(settled, "result")).toBe("未确权地");
  });
});

describe("keptSentence", () => {
  it("T7: says how many plots keep their shape and by how much the run differs", () => {
    const codes = ["a", "b"];
    expect(keptSentence({ codes, differenceM2: 800 }, 2)).toBe(
      "另有 2 块已出图图斑保留原图形,与本次核对结果不同(本次核对比本册多 1.20 亩)",
    );
    expect(keptSentence({ codes, differenceM2: -800 }, 2)).toContain("比本册少 1.20 亩");
    expect(keptSentence({ codes, differenceM2: 0.1 }, 2)).toContain("面积相同");
    expect(keptSentence({ codes: [], differenceM2: 0 }, 2)).toBe("");
  });
});
