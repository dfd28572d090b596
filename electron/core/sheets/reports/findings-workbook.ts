import { type WorkbookColumn, workbookBytes } from "../../formats/xlsx-writer.ts";
import type { WorkingPaper } from "../../registers/audit/audit-file.ts";

const text = (heading: string, key: string, widthCharacters: number): WorkbookColumn => ({
  ...{ heading, key, widthCharacters, kind: "text" },
});

/** The headings that `qhs import --register audit-findings` reads, in the order of its template. */
const columns: readonly WorkbookColumn[] = [
  text("问题编号", "number", 16),
  text("村代码", "villageCode", 15),
  text("台账", "register", 12),
  text("记录标识", "rowUid", 24),
  text("涉及记录", "rowLabel", 16),
  text("问题", "content", 40),
  {
    ...{ heading: "涉及金额(元)", key: "amount", widthCharacters: 14, kind: "number" },
    numberFormat: "0.00",
  },
  text("依据", "article", 30),
  text("发现日期", "foundOn", 12),
  text("整改期限", "deadline", 12),
  text("责任人", "responsible", 12),
  text("整改日期", "rectifiedOn", 12),
  text("整改情况", "rectification", 30),
  text("备注", "note", 20),
];

/** One line of the list that goes to the township and comes back answered. */
export interface FindingLine {
  number: string;
  villageCode: string;
  register: string | null;
  rowUid: string | null;
  rowLabel: string | null;
  content: string;
  amountFen: number | null;
  article: string | null;
  foundOn: string;
  deadline: string | null;
  responsible?: string | null;
  rectifiedOn?: string | null;
  rectification?: string | null;
  note?: string | null;
}

/** The findings of working papers, numbered by village: `SJ-村代码-001`. */
export function findingLines(
  papers: readonly WorkingPaper[],
  deadline: string | null,
): FindingLine[] {
  const counts = new Map<string, number>();
  return papers.flatMap((paper) => {
    const { finding, villageCode, checkedOn } = paper;
    if (finding === null || finding.trim() === "" || checkedOn === null) return [];
    const number = (counts.get(villageCode) ?? 0) + 1;
    counts.set(villageCode, number);
    return {
      number: `SJ-${villageCode}-${String(number).padStart(3, "0")}`,
      villageCode,
      register: paper.register,
      rowUid: paper.rowUid,
      rowLabel: paper.rowLabel,
      content: finding,
      amountFen: paper.amountFen,
      article: paper.article,
      foundOn: checkedOn,
      deadline,
    };
  });
}

/** The list of findings as a workbook that `qhs import` reads on either side; dated for D9. */
export async function findingsWorkbook(
  title: string,
  lines: readonly FindingLine[],
  asOf: string,
): Promise<Buffer> {
  const rows = lines.map(({ amountFen, ...line }) => ({
    values: { ...line, amount: amountFen === null ? null : amountFen / 100 },
  }));
  const sheet = { name: "审计问题清单", titleLines: [title], columns, rows };
  return await workbookBytes([{ ...sheet, paper: "A4", isLandscape: true }], asOf);
}
