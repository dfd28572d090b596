import { describe, expect, it } from "vitest";
import { drawOfficePapers, type OfficePaper, type PaperBlock } from "./office-paper.ts";
import { readPdf } from "./testing/read-pdf.ts";

const about = { title: "试", subject: "虚构镇", date: new Date("2026-03-11T00:00:00Z") };

const columns = [
  { title: "序号", widthMm: 15, align: "right" },
  { title: "承包方", widthMm: 60, align: "left" },
  { title: "金额(元)", widthMm: 30, align: "right" },
] as const;

function list(rows: number): OfficePaper {
  return {
    title: "缴费清单",
    subtitles: ["虚构镇 甲村"],
    footer: "虚构数据",
    blocks: [
      { kind: "paragraph", text: "各户应缴金额如下,请于月底前缴清。" },
      {
        kind: "table",
        columns,
        rows: Array.from({ length: rows }, (_, i) => ({
          cells: [{ text: String(i + 1) }, { text: `户主${i + 1}` }, { text: "1,234.50" }],
        })),
      },
      { kind: "tearOff", words: "沿此线剪下,下联由缴款人保存" },
      { kind: "signatures", names: ["经办人", "村主任", "缴款人", "日期"] },
    ],
  };
}

describe("office papers", () => {
  it("a long table repeats its head on every page and loses no row", async () => {
    const { pdf, pages } = await drawOfficePapers([list(80)], about);
    const read = await readPdf(pdf);
    expect(read).toHaveLength(pages);
    expect(pages).toBe(3);
    for (const [index, page] of read.entries()) {
      expect(page.words).toContain(`第 ${index + 1} 页,共 3 页`);
      expect(page.words).toContain("虚构数据");
    }
    const words = read.map((page) => page.words.replaceAll(/\s/g, "")).join("");
    const numbers = [...words.matchAll(/户主(\d+?)1,234\.50/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(words.match(/承包方/g)).toHaveLength(3);
  });

  it("every paper begins on a page of its own and numbers its own pages", async () => {
    const { pdf, pages } = await drawOfficePapers([list(2), list(3)], about);
    expect(pages).toBe(2);
    for (const page of await readPdf(pdf)) expect(page.words).toContain("第 1 页,共 1 页");
  });

  it("a heading, an announcing sentence or a blank never stands alone at the foot of a page", async () => {
    const filler = { kind: "paragraph", text: "一行字。" } as const;
    const [table] = list(3).blocks.filter(({ kind }) => kind === "table");
    const ends: readonly [name: string, blocks: PaperBlock[]][] = [
      ["heading before a table", [{ kind: "heading", text: "二、要点" }, table!]],
      [
        "heading before a heading",
        [{ kind: "heading", text: "要点" }, { kind: "heading", text: "之一" }, table!],
      ],
      ["announcement before text", [{ kind: "paragraph", text: "要点如下:" }, filler]],
      [
        "text before signatures",
        [
          { kind: "paragraph", text: "要点。" },
          { kind: "space", heightMm: 6 },
          { kind: "signatures", names: ["甲", "乙", "丙", "丁"] },
        ],
      ],
    ];
    for (const [name, blocks] of ends) {
      for (let fillers = 24; fillers < 36; fillers++) {
        const paper = { title: "试", blocks: [...Array(fillers).fill(filler), ...blocks] };
        const pages = await readPdf((await drawOfficePapers([paper], about)).pdf);
        const words = pages.map((page) => page.words.replaceAll(" ", "").replace(/第1页.*$/, ""));
        expect(
          words.filter((text) => /要点[如下之一::。]*$/.test(text)),
          `${name} ${fillers}`,
        ).toEqual([]);
      }
    }
  });

  it("a block too high for a page makes no empty one", async () => {
    const paper: OfficePaper = {
      title: "试",
      blocks: [{ kind: "drawing", heightMm: 400, draw: () => {} }],
    };
    expect((await drawOfficePapers([paper], about)).pages).toBeLessThanOrEqual(2);
  });

  it("D9: the same papers give the same bytes; D45: a character without a glyph is told", async () => {
    const first = await drawOfficePapers([list(5)], about);
    expect(first.pdf.equals((await drawOfficePapers([list(5)], about)).pdf)).toBe(true);
    expect(first.missingCharacters).toEqual([]);
    const strange = { title: "\u{1F600}", blocks: [] };
    const { missingCharacters } = await drawOfficePapers([strange], about);
    expect(missingCharacters).toEqual(["\u{1F600}"]);
  });
});
