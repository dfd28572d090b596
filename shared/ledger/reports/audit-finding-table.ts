import { cutOffText, type ReportBasis } from "./report-basis.ts";
import { type ReportTable, textCell } from "./report-table.ts";

/** A finding of the audit with the township's answer. */
export interface AuditFinding {
  number: string;
  level: string;
  villageCode: string;
  rowLabel: string | null;
  content: string;
  amountFen: number | null;
  article: string | null;
  foundOn: string;
  deadline: string | null;
  responsible: string | null;
  rectifiedOn: string | null;
  rectification: string | null;
}

/** 审计问题整改情况表: the list of the audit with what was done about each, as it goes back. */
export function auditFindingTable(
  basis: ReportBasis,
  findings: readonly AuditFinding[],
): ReportTable {
  const by = (day: string | null) => day !== null && day <= basis.asOf;
  const known = findings.filter(({ foundOn }) => by(foundOn));
  const done = known.filter(({ rectifiedOn }) => by(rectifiedOn));
  const stateOf = ({ rectifiedOn, deadline }: AuditFinding) => {
    if (by(rectifiedOn)) return "已整改";
    return deadline !== null && deadline < basis.asOf ? "逾期未整改" : "整改中";
  };
  const answerOf = ({ rectifiedOn, responsible, rectification }: AuditFinding) =>
    by(rectifiedOn)
      ? [rectifiedOn, responsible, rectification].filter((word) => word !== null).join(" ")
      : (responsible ?? "");
  return {
    name: "审计问题整改",
    title: `${basis.scopeName}审计问题整改情况表`,
    subtitles: [cutOffText(basis)],
    paragraphs: [`审计发现问题 ${known.length} 个,已整改 ${done.length} 个。`],
    columns: [
      { key: "number", heading: "编号", kind: "text", width: 8 },
      { key: "village", heading: "村", kind: "text", width: 6 },
      { key: "row", heading: "涉及记录", kind: "text", width: 6 },
      { key: "content", heading: "问题", kind: "text", width: 12 },
      { key: "amount", heading: "金额(元)", kind: "number", width: 6, decimals: 2 },
      { key: "article", heading: "依据", kind: "text", width: 9 },
      { key: "deadline", heading: "期限", kind: "text", width: 5.5 },
      { key: "state", heading: "情况", kind: "text", width: 5 },
      { key: "answer", heading: "整改情况", kind: "text", width: 8.5 },
    ],
    rows: known.map((finding) => ({
      cells: {
        number: textCell(finding.number),
        village: textCell(basis.nameOf(finding.villageCode)),
        row: textCell(finding.rowLabel ?? ""),
        content: textCell(finding.content),
        amount:
          finding.amountFen === null
            ? textCell("")
            : { text: (finding.amountFen / 100).toFixed(2), number: finding.amountFen / 100 },
        article: textCell(finding.article ?? ""),
        deadline: textCell(finding.deadline ?? ""),
        state: textCell(stateOf(finding)),
        answer: textCell(answerOf(finding)),
      },
    })),
    notes: [],
    signatures: ["整改责任人", "乡镇农经站", "乡镇负责人", "(盖章)", "日期"],
    paper: "A4",
    isLandscape: true,
  };
}
