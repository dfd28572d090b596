import { describe, expect, test } from "vitest";
import { incentiveOffers, jinfuScheme } from "../../../../shared/ledger/money/incentive.ts";
import { drawOfficePapers, type OfficePaper } from "../office-paper.ts";
import { readPdf } from "../testing/read-pdf.ts";
import { auctionNoticePaper, auctionResultPaper } from "./auction-papers.ts";
import { chargeNoticePaper } from "./charge-notice.ts";
import { decisionPapers } from "./decision-papers.ts";
import { demandNoticePaper } from "./demand-notice.ts";
import { outgoingCheckPaper } from "./outgoing-check-paper.ts";
import {
  fenOfCapitals,
  sampleAuction,
  sampleCharge,
  sampleDecision,
  sampleDemand,
} from "./testing/sample-papers.ts";

const about = { title: "试", subject: "虚构", date: new Date("2026-05-10T00:00:00Z") };

/** The words of the PDF, line by line of its pages; nothing may lack a glyph. */
async function pagesOf(papers: readonly OfficePaper[]): Promise<string[]> {
  const { pdf, missingCharacters } = await drawOfficePapers(papers, about);
  expect(missingCharacters).toEqual([]);
  const pages = (await readPdf(pdf)).map(({ texts }) => {
    const lines = Map.groupBy(texts, ({ yMm }) => Math.round(yMm));
    const top = [...lines.keys()].sort((one, other) => one - other);
    const wordsOf = (y: number) => (lines.get(y) ?? []).map(({ text }) => text.trim()).join(" ");
    return top.map((y) => wordsOf(y).replace(/ +/g, " ").trim()).join("\n");
  });
  expect(pages.join("")).not.toMatch(/null|undefined|NaN/);
  return pages;
}
const golden = (name: string) => `./golden/${name}.txt`;
const textOf = (pages: readonly string[]) => `${pages.join("\n\n")}\n`;

/** Amounts in yuan as they stand in a text, in fen. */
const fenOf = (yuan: string) => Math.round(Number(yuan.replaceAll(",", "")) * 100);

describe("缴费通知", () => {
  test("golden text", async () => {
    const text = textOf(await pagesOf([chargeNoticePaper(sampleCharge)]));
    await expect(text).toMatchFileSnapshot(golden("charge-notice"));
    expect(text).toContain("不收现金、不交个人");
    expect(text).toContain("2026-04-20 成员大会");
  });

  test("V8, D37: recomputed from the printed figures alone, and from the capital words", async () => {
    const text = (await pagesOf([chargeNoticePaper(sampleCharge)])).join("\n");
    const rows = [...text.matchAll(/ ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) (\d+) ([\d.]+)$/gm)];
    expect(rows).toHaveLength(2);
    for (const [, signed, exempt, charged, price, years, amount] of rows) {
      expect(Number(signed) - Number(exempt)).toBeCloseTo(Number(charged), 9);
      expect(Number(charged) * Number(price) * Number(years)).toBeCloseTo(Number(amount), 6);
    }
    // 3.25 × 91.14 = 296.205; 12.5 × 45.57 = 569.625; together 865.83 to the jiao: 865.80.
    const exact = 3.25 * 91.14 + 12.5 * 45.57;
    const tenths = Math.floor(exact * 10 + 0.5) / 10;
    const [, sum = ""] = /应缴 ([\d.]+) 元/.exec(text) ?? [];
    expect(fenOf(sum)).toBe(Math.round(tenths * 100));
    const [, words = ""] = /大写:(人民币[^\s\d]+?整)/.exec(text) ?? [];
    expect(fenOfCapitals(words)).toBe(fenOf(sum));
    const terms = /合计:([\d. +]+) = ([\d,.]+) 元,四舍五入到角为 ([\d,.]+) 元/.exec(text);
    const added = (terms?.[1] ?? "").split("+").reduce((total, term) => total + Number(term), 0);
    expect(added).toBeCloseTo(exact, 6);
    expect(Number(terms?.[2])).toBeCloseTo(exact, 9);
    expect(fenOf(terms?.[3] ?? "")).toBe(fenOf(sum));
  });
});

describe("催收通知书", () => {
  test("golden text with the slip", async () => {
    const text = textOf(await pagesOf([demandNoticePaper(sampleDemand)]));
    await expect(text).toMatchFileSnapshot(golden("demand-notice"));
    expect(text).toMatch(/□仅收到本通知.*□确认欠款 _+ 元,同意于 _+年_+月_+日 前偿还/s);
  });

  test("W10: 9,800 owed, 6,860 / 7,840 / 8,820 to pay; every row adds to the balance", async () => {
    const text = (await pagesOf([demandNoticePaper(sampleDemand)])).join("\n");
    for (const [percent, paid] of [
      [30, 6860],
      [20, 7840],
      [10, 8820],
    ] as const) {
      const forgiven = (9800 * percent) / 100;
      expect(text).toContain(`${percent}% ${forgiven.toFixed(2)} ${paid.toFixed(2)}`);
      expect(forgiven + paid).toBe(9800);
    }
    const [, words = ""] = /大写:(人民币[^\s\d]+?整)/.exec(text) ?? [];
    expect(fenOfCapitals(words)).toBe(980_000);
    expect(incentiveOffers(jinfuScheme("2023-03-01"), sampleDemand.debtor)).toHaveLength(3);
  });
});

test("出账前体检: golden; each reason with its missing paper", async () => {
  const stopped = { text: "03-W0013:还有 1 件异议未结", missingPaper: "异议处理结果" };
  const page = outgoingCheckPaper({
    ...{ number: 3, unitName: "样例甲村", paperName: "缴费通知", checkedOn: "2026-05-10" },
    headline: "可发 1 份,停发 1 份",
    items: [
      { label: "JF-2026-0001", subject: "甄样例", reasons: [] },
      { label: "JF-2026-0002", subject: "贾样例", reasons: [{ ...stopped, kind: "objection" }] },
    ],
  });
  await expect(textOf(await pagesOf([page]))).toMatchFileSnapshot(golden("outgoing-check"));
});

test("四议两公开: golden; eight papers, the line of the law on the resolution, one sign-in line a person", async () => {
  const papers = decisionPapers(sampleDecision);
  expect(papers.map(({ title }) => title)).toEqual([
    ...["村党组织提议", "村“两委”商议", "党员大会审议", "成员大会决议", "决议公告"],
    ...["实施结果公告", "成员大会签到表", "表决票"],
  ]);
  const pages = await pagesOf(papers);
  await expect(textOf(pages)).toMatchFileSnapshot(golden("decision-papers"));
  expect(pages.join("")).toContain("应到 312,须到 208,须同意 208");
  const attendance = (await pagesOf([papers[6]!])).join("");
  expect(attendance).toContain("312");
});

test("竞价公告 and 结果公告: golden; the sum of mu and the price again from the page", async () => {
  const notice = await pagesOf([auctionNoticePaper(sampleAuction)]);
  await expect(textOf(notice)).toMatchFileSnapshot(golden("auction-notice"));
  expect(notice.join("")).toContain(`合计 ${(3.75 + 12.5).toFixed(2)}`);
  const result = await pagesOf([
    auctionResultPaper(sampleAuction, {
      ...{ winner: "郑样例", priceFen: 18_050, bids: 3, confirmedOn: "2026-05-10" },
      ...{ confirmedBy: "样例甲村村监委会", resultOn: "2026-05-11", resultDays: 5 },
    }),
  ]);
  await expect(textOf(result)).toMatchFileSnapshot(golden("auction-result"));
  const [, words = ""] = /大写:(人民币[^)]+)\)/.exec(result.join("").replaceAll("\n", "")) ?? [];
  expect(fenOfCapitals(words)).toBe(18_050);
});

test("竞价公告 about plots of several groups: each is named with its group's digits, and the sum is over all", async () => {
  const plots = ["14072510120101W0001", "14072510120102X0003", "14072510120110W0002"].map(
    (plotCode, at) => ({ plotCode, signedMu: `${at + 1}.25`, place: "" }),
  );
  const pages = await pagesOf([auctionNoticePaper({ ...sampleAuction, plots })]);
  const text = pages.join("");
  for (const code of ["01-W0001", "02-X0003", "10-W0002"]) expect(text).toContain(code);
  expect(text).toContain("合计 6.75");
});
