import { expect, test } from "vitest";
import { drawDataRequestLetter } from "./data-request-letter.ts";
import { readPdf } from "./testing/read-pdf.ts";

const titles = ["三调图斑", "确权矢量", "权属库", "二调图斑", "组界", "合同表"];

const letter = (present: readonly string[]) =>
  drawDataRequestLetter({
    projectName: "虚构镇",
    telephone: "",
    inputs: titles.map((title) => ({ title, present: present.includes(title) })),
    date: new Date("2026-03-11T00:00:00Z"),
  });

test("the letter names every input with its fields, and what is asked for", async () => {
  const pages = await readPdf(await letter(["三调图斑", "组界"]));
  expect(pages).toHaveLength(1);
  const text = pages.map((page) => page.words).join("");
  for (const title of titles) expect(text).toContain(title);
  for (const word of ["DLBM", "QSXZ", "DKBM", "DKLB", "ZJQYDM", ".mdb", "CGCS2000", "虚构镇"]) {
    expect(text).toContain(word);
  }
  expect(text.match(/已有/g)).toHaveLength(2);
  const { texts } = pages[0]!;
  expect(texts.filter((one) => one.text === "请提供")).toHaveLength(4);
});

test("D9: the same request gives the same bytes", async () => {
  expect((await letter([])).equals(await letter([]))).toBe(true);
});
