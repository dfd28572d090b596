import { expect, test } from "vitest";
import {
  type ContractValues,
  contractHeadings,
} from "../../../../shared/ledger/contracts/facts.ts";
import { drawOfficePapers, type OfficePaper } from "../office-paper.ts";
import { readPdf } from "../testing/read-pdf.ts";
import type { PaperContract } from "./contract-paper.ts";
import { contractStatementPaper } from "./contract-statement.ts";
import { firstJudgementPaper, firstJudgementSheet } from "./first-judgement.ts";
import { reminderPaper } from "./payment-reminder.ts";
import { rectificationPaper, rectificationSheet } from "./rectification-list.ts";
import { supplementPaper } from "./supplement.ts";
import { terminationPaper } from "./termination-notice.ts";

/** A contract of which nothing else is known. */
function contractValues(known: Partial<ContractValues>): ContractValues {
  const empty = Object.fromEntries(Object.keys(contractHeadings).map((field) => [field, null]));
  return { ...(empty as unknown as ContractValues), ...known };
}

const contract: PaperContract = {
  villageName: "样例甲村",
  groupName: "",
  values: contractValues({
    number: "甲-001",
    name: "北坡荒地承包(虚构)",
    kind: "lease",
    lessor: "样例甲村股份经济合作社",
    lessee: "甄样例",
    place: "北坡",
    east: "沟",
    south: "路",
    west: null,
    north: "林",
    contractMu: "25",
    measuredMu: "50.6",
    use: "种植",
    signedOn: "2010-03-01",
    startOn: "2010-03-01",
    endOn: "long_term",
    unitPriceYuan: "6.32",
    totalFen: 1_600_000,
  }),
};

const about = { title: "试", subject: "虚构", date: new Date("2026-03-11T00:00:00Z") };

async function wordsOf(paper: OfficePaper): Promise<string> {
  const { pdf, missingCharacters } = await drawOfficePapers([paper], about);
  expect(missingCharacters).toEqual([]);
  const words = (await readPdf(pdf)).map((page) => page.words).join("");
  expect(words).not.toMatch(/null|undefined|NaN/);
  return words;
}

test("A4: the list of candidates says 疑似, with the value and the article beside each hit", async () => {
  const finding = {
    rule: "HT-50",
    title: "面积不符",
    severityName: "橙",
    text: "疑似面积不符:合同 25 亩,实测 50.6 亩,多 25.6 亩",
    basis: "农村土地承包法 第二十二条",
  };
  const twice = { ...finding, rule: "HT-26", title: "未约定期限", text: "疑似未约定期限:长期" };
  const candidates = [{ contract, findings: [finding, twice] }];
  const list = { candidates, exceptions: 0 };
  const words = await wordsOf(firstJudgementPaper("样例甲村", list, "2026-03-10"));
  expect(words).toContain("本村疑似问题合同 1 份,疑似问题 2 条");
  expect(words).toContain("农村土地承包法 第二十二条");
  expect(words).toContain("□属实□不属实");
  expect(words.match(/甲-001/g)).toHaveLength(1);
  const sheet = firstJudgementSheet("样例甲村", list, "2026-03-10");
  const rows = [...sheet.rows].map(({ values }) => values);
  expect(rows.map(({ rule }) => rule)).toEqual(["HT-50 面积不符", "HT-26 未约定期限"]);
  expect(rows[0]).toMatchObject({ number: "甲-001", basis: finding.basis, verdict: "" });
  expect(sheet.titleLines?.join("")).toContain("均为疑似");
});

test("A9: contracts that people set aside stand on the list's face, on paper and in the workbook", async () => {
  const list = { candidates: [], exceptions: 37 };
  const words = await wordsOf(firstJudgementPaper("样例甲村", list, "2026-03-10"));
  expect(words).toContain("本村疑似问题合同 0 份(另有例外 37 份)");
  const sheet = firstJudgementSheet("样例甲村", list, "2026-03-10");
  expect(sheet.titleLines?.join("")).toContain("疑似问题合同 0 份(另有例外 37 份)");
});

test("合同认定书 leaves room where the register has nothing, and keeps 长期 as it is", async () => {
  const words = await wordsOf(contractStatementPaper(contract));
  expect(words).toContain("西至________");
  expect(words).toContain("2010年3月1日 至 长期");
  expect(words).toContain("总价 16,000.00 元");
});

test("补充协议 holds what changes, old beside new, and nothing else", async () => {
  const nothing = {
    newUnitPriceYuan: null,
    newYearlyRentFen: null,
    newStartOn: null,
    newEndOn: null,
    newMu: null,
    arrearsFen: null,
  };
  const changes = {
    ...nothing,
    newUnitPriceYuan: "66.67",
    newEndOn: "2030-02-28",
    arrearsFen: 123_456,
    decidedBy: "2026年2月1日成员大会",
  };
  const words = await wordsOf(supplementPaper(contract, changes));
  expect(words).toContain("1. 单价由每亩每年 6.32 元改为 66.67 元。");
  expect(words).toContain("2. 期限由 2010年3月1日 至 长期 改为 2010年3月1日 至 2030年2月28日。");
  expect(words).toContain("3. 乙方确认欠缴 1,234.56 元");
  expect(words).not.toContain("4. ");
});

test("解除通知书 names ground, article and way to object; the slip is no consent", async () => {
  const words = await wordsOf(
    terminationPaper(contract, {
      ground: "拖欠租金经催告后仍未支付",
      basis: "民法典 第七百二十二条",
      decidedBy: null,
      handOverBy: "2026-10-31",
    }),
  );
  expect(words).toContain("依据民法典 第七百二十二条");
  expect(words).toContain("2026年10月31日 前交还");
  expect(words).toContain("收到不等于同意");
});

test("V8: 催缴通知 adds up: each line and the total, recomputed from the page in another way", async () => {
  const lines = [
    { dueOn: "2024-12-31", period: "2024年", dueFen: 123_450, paidFen: 100_000 },
    { dueOn: "2025-12-31", period: "2025年", dueFen: 123_450, paidFen: 0 },
  ];
  const reminder = {
    asOf: "2026-03-10",
    lines,
    payBy: "2026-04-10",
    collectiveAccount: "6222(虚构)",
    telephone: "0354-0000000",
  };
  const words = await wordsOf(reminderPaper(contract, reminder));
  const printed = words.replaceAll(",", "");
  const total = /合计欠缴 ([\d.]+) 元/.exec(printed)?.[1] ?? "";
  expect(Math.round(Number(total) * 100)).toBe(123_450 - 100_000 + 123_450);
  expect(words).toContain("234.50");
  expect(words).toContain("□仅收到本通知");
  expect(words).toContain("不收现金、不交个人");
});

const line = {
  villageName: "样例甲村",
  number: "甲-001",
  lessee: "甄样例",
  problems: ["HT-50 面积不符", "HT-26 未约定期限"],
  confirmed: "乡镇核定 2026-03-01",
  decision: "增",
  deadline: "2026-06-30",
  responsible: null,
  arrearsFen: 123_456,
  yearlyGainFen: 100_001,
  state: "整改中",
  papers: "",
};

test("整改台账 keeps arrears and yearly gain apart, on paper and in the workbook", async () => {
  const lines = [line, { ...line, arrearsFen: null, yearlyGainFen: 99 }];
  const words = await wordsOf(rectificationPaper("样例乡镇", lines, "2026-03-10"));
  expect(words).toContain("补缴欠款合计 1,234.56 元(一次性),年增收合计 1,001.00 元(每年)");
  const sheet = rectificationSheet("样例乡镇", lines, "2026-03-10");
  const [first, second] = [...sheet.rows];
  expect(Object.values(first?.values ?? {})).toContain(1234.56);
  expect(Object.values(second?.values ?? {})).toContain(null);
});
