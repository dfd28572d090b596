import { drawOfficePapers, type OfficePaper, type PaperBlock } from "./office-paper.ts";
import type { TableColumn } from "./table-sheet.ts";

/** One thing to know, in two columns. */
export interface HandoverLine {
  readonly name: string;
  readonly text: string;
}

/** What a successor must know of a project (issue 3 §2.7). */
export interface HandoverFacts {
  readonly projectName: string;
  /** The day of the handing over, in words. */
  readonly day: string;
  /** Where the file and its copies lie. */
  readonly places: readonly HandoverLine[];
  /** What data is in, from which file, and what each lack costs. */
  readonly inputs: readonly HandoverLine[];
  /** How far each village is, by the states of its plots. */
  readonly villages: readonly HandoverLine[];
  readonly postings: readonly HandoverLine[];
  /** What waits for somebody. */
  readonly waiting: readonly string[];
  /** Settings that differ from the usual ones. */
  readonly settings: readonly HandoverLine[];
  /** Who has worked on it, and how much. */
  readonly people: readonly HandoverLine[];
}

const columns: readonly TableColumn[] = [
  { title: "事项", widthMm: 45, align: "left" },
  { title: "情况", widthMm: 125, align: "left" },
];

const rules = [
  "每天第一次改动之前,程序自动留一份副本,共留 7 份;换机器前另做一次备份(qhs backup),恢复用 qhs restore。",
  "一个项目文件同一时间只能由一个人改;第二个人打开的是只读。",
  "每一步都记在日志里,不能删改;做错了按 Ctrl+Z 撤销自己的上一步。",
  "已张贴的图斑不能直接改,要在“公示”里更正并重新公示;已出图或有核查表的图斑,重新核对不会改动它。",
  "交接前请两人一起运行一次核验(qhs verify),全部通过再签字。",
];

/** 交接页, A4 upright: where everything lies, how far it is, what waits, and room to sign. */
export async function drawHandoverPage(facts: HandoverFacts, date: Date): Promise<Buffer> {
  const about = { title: "交接页", subject: facts.projectName, date };
  return (await drawOfficePapers([handoverPaper(facts)], about)).pdf;
}

function handoverPaper(facts: HandoverFacts): OfficePaper {
  const { waiting } = facts;
  return {
    title: "工作交接页",
    subtitles: [`${facts.projectName}  ${facts.day}`],
    blocks: [
      ...section("一、文件在哪里", facts.places, ""),
      ...section("二、数据", facts.inputs, ""),
      ...section("三、各村进度", facts.villages, "还没有图斑。"),
      ...section("四、公示", facts.postings, "还没有公示。"),
      heading("五、等着办的"),
      ...(waiting.length === 0 ? ["眼下没有等着办的事。"] : waiting.map((text) => `□ ${text}`)).map(
        paragraph,
      ),
      ...section("六、与通常不同的设置", facts.settings, "全部是通常的设置。"),
      ...section("七、做过这项工作的人", facts.people, ""),
      heading("八、要记住的规矩"),
      ...rules.map((text, index) => paragraph(`${index + 1}. ${text}`)),
      { kind: "space", heightMm: 6 },
      { kind: "signatures", names: ["移交人", "接收人", "监交人", "日期"] },
    ],
    footer: "交接双方各执一份",
  };
}

function section(title: string, lines: readonly HandoverLine[], none: string): PaperBlock[] {
  if (lines.length === 0) return none === "" ? [] : [heading(title), paragraph(none)];
  const rows = lines.map(({ name, text }) => ({ cells: [{ text: name, bold: true }, { text }] }));
  return [heading(title), { kind: "table", columns, rows }];
}

const heading = (text: string): PaperBlock => ({ kind: "heading", text });
const paragraph = (text: string): PaperBlock => ({ kind: "paragraph", text, sizePt: 11 });
