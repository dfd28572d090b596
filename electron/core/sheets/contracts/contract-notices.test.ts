import { expect, test } from "vitest";
import {
  type ContractValues,
  contractHeadings,
} from "../../../../shared/ledger/contracts/facts.ts";
import { drawOfficePapers, type OfficePaper } from "../office-paper.ts";
import { readPdf } from "../testing/read-pdf.ts";
import type { PaperContract } from "./contract-paper.ts";
import { reminderPaper } from "./payment-reminder.ts";
import { supplementPaper } from "./supplement.ts";
import { terminationPaper } from "./termination-notice.ts";

const empty = Object.fromEntries(Object.keys(contractHeadings).map((field) => [field, null]));
const contract: PaperContract = {
  ...{ villageName: "样例甲村", groupName: "" },
  values: {
    ...(empty as unknown as ContractValues),
    ...{ number: "甲-001", name: "北坡荒地承包(虚构)", kind: "lease", lessee: "甄样例" },
    ...{ lessor: "样例甲村股份经济合作社", place: "北坡", contractMu: "25", use: "种植" },
    ...{ signedOn: "2010-03-01", startOn: "2010-03-01", endOn: "long_term" },
    ...{ unitPriceYuan: "6.32", totalFen: 1_600_000 },
  },
};
const due = [
  { dueOn: "2024-12-31", period: "2024年", dueFen: 123_450, paidFen: 100_000 },
  { dueOn: "2025-12-31", period: "2025年", dueFen: 123_450, paidFen: 0 },
];

const notices: Readonly<Record<string, OfficePaper>> = {
  "payment-reminder": reminderPaper(contract, {
    ...{ asOf: "2026-03-10", payBy: "2026-04-10", lines: due },
    ...{ collectiveAccount: "6222(虚构)", telephone: "0354-0000000" },
  }),
  supplement: supplementPaper(contract, {
    ...{ newUnitPriceYuan: "66.67", newYearlyRentFen: null, newStartOn: null, newMu: null },
    ...{ newEndOn: "2030-02-28", arrearsFen: 123_456, decidedBy: "2026年2月1日成员大会" },
  }),
  termination: terminationPaper(contract, {
    ...{ ground: "拖欠租金经催告后仍未支付", basis: "民法典 第七百二十二条" },
    ...{ decidedBy: null, handOverBy: "2026-10-31" },
  }),
};

async function textOf(paper: OfficePaper): Promise<string> {
  const about = { title: "试", subject: "虚构", date: new Date("2026-03-11T00:00:00Z") };
  const { pdf, missingCharacters } = await drawOfficePapers([paper], about);
  expect(missingCharacters).toEqual([]);
  const pages = (await readPdf(pdf)).map(({ texts }) => {
    const lines = Map.groupBy(texts, ({ yMm }) => Math.round(yMm));
    const top = [...lines.keys()].sort((one, other) => one - other);
    const words = (y: number) => (lines.get(y) ?? []).map(({ text }) => text.trim()).join(" ");
    return top.map((y) => words(y).replace(/ +/g, " ").trim()).join("\n");
  });
  return `${pages.join("\n\n")}\n`;
}

test.each(Object.entries(notices))("V8: %s has its golden text", async (name, paper) => {
  await expect(await textOf(paper)).toMatchFileSnapshot(`./golden/${name}.txt`);
});

test("V8: 催缴通知, 补充协议: the sums again from the printed text", async () => {
  const fenIn = (text: string | undefined) => Math.round(Number(text?.replaceAll(",", "")) * 100);
  const reminder = await textOf(notices["payment-reminder"]!);
  const owed = due.reduce((sum, { dueFen, paidFen }) => sum + dueFen - paidFen, 0);
  expect(fenIn(/合计欠缴 ([\d,.]+) 元/.exec(reminder)?.[1])).toBe(owed);
  const supplement = await textOf(notices.supplement!);
  expect(fenIn(/确认欠缴 ([\d,.]+) 元/.exec(supplement)?.[1])).toBe(123_456);
});
