import { describe, expect, it } from "vitest";
import { PdfCanvas } from "./pdf-canvas.ts";
import { firstLines, fitLine, wrapText } from "./text-flow.ts";

const canvas = new PdfCanvas({ title: "t", subject: "s", date: new Date(0) });
const style = { sizePt: 10 };
const oneSignMm = canvas.textWidthMm("地", style);

describe("wrapText", () => {
  it("breaks Chinese anywhere but keeps numbers whole", () => {
    expect(wrapText(canvas, "面积共12345678亩", style, oneSignMm * 5)).toEqual([
      "面积共",
      "12345678",
      "亩",
    ]);
  });

  it("never begins a line with a closing mark", () => {
    expect(wrapText(canvas, "东至水沟、西至路", style, oneSignMm * 4.2)).toEqual([
      "东至水沟、",
      "西至路",
    ]);
  });

  it("never ends a line with a box to tick", () => {
    expect(wrapText(canvas, "□收回□发包", style, oneSignMm * 4.2)).toEqual(["□收回", "□发包"]);
  });

  it("breaks a word that is longer than the line", () => {
    const lines = wrapText(canvas, "DK1407252016DLTB2024", style, oneSignMm * 4);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join("")).toBe("DK1407252016DLTB2024");
  });
});

describe("fitLine and firstLines", () => {
  it("show by an ellipsis that something was cut off", () => {
    const cut = fitLine(canvas, "示例县平川镇上河湾村", style, oneSignMm * 5);
    expect(cut.endsWith("…")).toBe(true);
    expect(canvas.textWidthMm(cut, style)).toBeLessThanOrEqual(oneSignMm * 5);
    expect(fitLine(canvas, "三组", style, oneSignMm * 5)).toBe("三组");
    expect(firstLines(["甲乙", "丙丁", "戊"], 2)).toEqual(["甲乙", "丙…"]);
  });
});
