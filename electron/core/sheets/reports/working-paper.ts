import type { AuditRecord, RecordLine } from "../../../../shared/ledger/audit/audit-record.ts";
import {
  auditRegisterNames,
  isAuditRegister,
  paperVerdictName,
  stratumNames,
} from "../../../../shared/ledger/audit/audit-words.ts";
import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { AuditPackage, DrawnBy, WorkingPaper } from "../../registers/audit/audit-file.ts";
import type { OfficePaper, PaperBlock } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";

/** One working paper with the record that it is about. */
export interface PrintedPaper {
  paper: WorkingPaper;
  villageName: string;
  /** Null for a row that was not drawn by lot. */
  sample: DrawnBy | null;
  /** Null where the audited file has no such row. */
  record: AuditRecord | null;
}

const factColumns: readonly TableColumn[] = [
  { title: "项目", widthMm: 38, align: "left" },
  { title: "内容", widthMm: 132, align: "left" },
];
const figureColumns: readonly TableColumn[] = [
  { title: "指标", widthMm: 42, align: "left" },
  { title: "在哪里", widthMm: 16, align: "center" },
  { title: "计入", widthMm: 30, align: "right" },
  { title: "口径", widthMm: 82, align: "left" },
];
const findingColumns: readonly TableColumn[] = [
  { title: "规则", widthMm: 18, align: "left" },
  { title: "疑似问题", widthMm: 82, align: "left" },
  { title: "依据", widthMm: 70, align: "left" },
];
const attachmentColumns: readonly TableColumn[] = [
  { title: "附件", widthMm: 70, align: "left" },
  { title: "SHA-256", widthMm: 100, align: "left" },
];

const heading = (text: string): PaperBlock => ({ kind: "paragraph", text, bold: true });
const paragraph = (text: string): PaperBlock => ({ kind: "paragraph", text });

function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): PaperBlock {
  return {
    ...{ kind: "table", columns },
    rows: rows.map((texts) => ({ cells: texts.map((text) => ({ text })) })),
  };
}

const facts = (lines: readonly RecordLine[]): PaperBlock =>
  table(
    factColumns,
    lines.map(({ name, text }) => [name, text]),
  );

/** A table under a heading, or a sentence where there is nothing to list. */
const listed = (
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  nothing: string,
): PaperBlock[] => [heading(title), rows.length === 0 ? paragraph(nothing) : table(columns, rows)];

/**
 * 审计工作底稿 of one record: what was drawn and how, the record in full, its papers, the figures that
 * count it with their basis, what the auditor found, who and when, and room to sign. Personal data is not
 * hidden here and nowhere else (A8).
 */
export function workingPaper(audited: AuditPackage, printed: PrintedPaper): OfficePaper {
  const { paper, villageName, record } = printed;
  const register = isAuditRegister(paper.register)
    ? auditRegisterNames[paper.register]
    : paper.register;
  return {
    title: "审计工作底稿",
    subtitles: [`${audited.projectName} ${villageName} ${register} ${paper.rowLabel}`],
    footer: "含个人信息,只供本次审计使用;打印已记入审计文件的日志",
    blocks: [
      heading("一、抽样"),
      facts(samplingLines(audited, printed)),
      ...(record === null
        ? [heading("二、记录"), paragraph("被审计的文件里没有这条记录。")]
        : recordBlocks(record)),
      heading("六、核实"),
      facts(checkLines(paper)),
      { kind: "signatures", names: ["审计人员", "复核人", "日期", "被审计单位", "经办人", "日期"] },
    ],
  };
}

function samplingLines(audited: AuditPackage, { paper, sample }: PrintedPaper): RecordLine[] {
  const by = sample?.stratifiedBy ?? "";
  return [
    { name: "被审计的数据包", text: audited.fileName },
    { name: "数据包 SHA-256", text: audited.sha256 },
    { name: "分层和种子", text: sample === null ? "不是抽中的" : drawnText(by, sample, paper) },
    { name: "记录标识", text: paper.rowUid },
  ];
}

const drawnText = (by: string, { seed, asOf }: DrawnBy, { stratum }: WorkingPaper) =>
  `${stratumNames[by as keyof typeof stratumNames] ?? by}(${stratum ?? ""}),种子“${seed}”,${asOf} 抽`;

function recordBlocks({ lines, related, papers, figures, findings }: AuditRecord): PaperBlock[] {
  return [
    heading("二、记录"),
    facts(lines),
    ...related.flatMap(({ title, lines: own }) => [paragraph(title), facts(own)]),
    ...listed(
      "三、附件",
      attachmentColumns,
      papers.map(({ fileName, sha256 }) => [fileName, sha256]),
      "文件里没有这条记录的附件。",
    ),
    ...listed(
      "四、计入哪些数字",
      figureColumns,
      figures.map(({ name, part, amount, basis }) => [name, part, amount, basis]),
      "这一天没有指标计入这条记录。",
    ),
    ...listed(
      "五、规则提示",
      findingColumns,
      findings.map(({ rule, text, basis }) => [rule, text, basis]),
      "规则没有提示问题。",
    ),
  ];
}

function checkLines(paper: WorkingPaper): RecordLine[] {
  const { verdict, note, finding, amountFen, article, checkedOn, checkedBy } = paper;
  return [
    { name: "结论", text: paperVerdictName(verdict) },
    { name: "说明", text: note ?? "" },
    { name: "列为问题", text: finding ?? "没有列为问题" },
    { name: "涉及金额", text: amountFen === null ? "" : `${groupedYuanText(amountFen)} 元` },
    { name: "依据条款", text: article ?? "" },
    { name: "谁、哪一天", text: checkedOn === null ? "" : `${checkedBy ?? ""} ${checkedOn}` },
  ];
}
