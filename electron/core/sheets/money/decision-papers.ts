import { dayText, given } from "../contracts/contract-paper.ts";
import type { OfficePaper, PaperBlock } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";

/** What is to be decided, by whom and with how many votes; what is not known yet is left to be written. */
export interface DecisionCase {
  readonly villageName: string;
  /** `2026 年集体地有偿使用收费办法`. */
  readonly subject: string;
  /** The proposal, one sentence a line. */
  readonly content: readonly string[];
  /** `成员大会`. */
  readonly meetingName: string;
  readonly heldOn: string | null;
  readonly due: number | null;
  readonly present: number | null;
  readonly inFavour: number | null;
  /** `应到 312,须到 208,须同意 208`, or why there is no line. */
  readonly line: string;
  readonly basis: string;
  readonly recusal: string | null;
  readonly telephone: string | null;
  readonly noticeDays: number;
}

const text = (words: string): PaperBlock => ({ kind: "paragraph", text: `\u3000\u3000${words}` });
const strong = (words: string): PaperBlock => ({ kind: "paragraph", text: words, bold: true });
const number = (count: number | null) => (count === null ? "____" : String(count));

/** The eight papers of 四议两公开 in their order, to be filled in and signed by people (A9). */
export function decisionPapers(case_: DecisionCase): OfficePaper[] {
  return [
    step(case_, "村党组织提议", "党支部(党总支)会议对下列事项研究后提议:", [
      "参加会议党组织成员",
      "支部书记",
      "日期",
    ]),
    step(case_, "村“两委”商议", "村“两委”会议对党组织的提议商议后,形成下列方案:", [
      "参加会议两委成员",
      "主持人",
      "日期",
    ]),
    step(
      case_,
      "党员大会审议",
      "党员大会对下列方案进行审议:应到党员 ____ 人,实到 ____ 人,同意 ____ 人。",
      ["主持人", "记录人", "日期"],
    ),
    resolution(case_),
    resolutionNotice(case_),
    resultNotice(case_),
    attendance(case_),
    ballot(case_),
  ];
}

function step(
  { villageName, subject, content }: DecisionCase,
  title: string,
  opening: string,
  names: readonly string[],
): OfficePaper {
  return {
    title,
    subtitles: [`${villageName}    ${subject}`],
    blocks: [
      text(opening),
      ...content.map(text),
      strong("意见:"),
      text("____________________________________________"),
      text("____________________________________________"),
      { kind: "signatures", names },
    ],
  };
}

function resolution(case_: DecisionCase): OfficePaper {
  const { villageName, subject, content, meetingName, heldOn, line, basis, recusal } = case_;
  return {
    title: `${meetingName}决议`,
    subtitles: [`${villageName}    ${subject}`],
    footer: "表决结果由会议认定,程序只列出法律规定的人数",
    blocks: [
      text(
        `${dayText(heldOn)},${meetingName}在 ________________ 召开。应到 ${number(case_.due)},实到 ${number(case_.present)},同意 ${number(case_.inFavour)},反对 ____,弃权 ____。`,
      ),
      strong(`表决须达到:${line}`),
      ...(basis === "" ? [] : [text(`依据:${basis}`)]),
      text(`回避情况:${given(recusal)}`),
      strong("决议内容:"),
      ...content.map(text),
      strong("□通过    □未通过"),
      { kind: "signatures", names: ["主持人", "计票人", "监票人", "记录人", "村监委会", "日期"] },
    ],
  };
}

function resolutionNotice(case_: DecisionCase): OfficePaper {
  const { villageName, subject, content, meetingName, heldOn, telephone, noticeDays } = case_;
  return {
    title: "决议公告",
    subtitles: [`${villageName}    ${subject}`],
    blocks: [
      text(
        `${dayText(heldOn)},${meetingName}对“${subject}”进行表决,应到 ${number(case_.due)},实到 ${number(case_.present)},同意 ${number(case_.inFavour)}。现将决议公告如下:`,
      ),
      ...content.map(text),
      text(
        `公告期 ${noticeDays} 日,自 ____年__月__日 起至 ____年__月__日 止(张贴当日不计)。有意见的请在公告期内向村监委会提出,电话 ${given(telephone)}。`,
      ),
      { kind: "signatures", names: ["村集体(盖章)", "张贴人", "张贴日期"] },
    ],
  };
}

function resultNotice({ villageName, subject, telephone, noticeDays }: DecisionCase): OfficePaper {
  return {
    title: "实施结果公告",
    subtitles: [`${villageName}    ${subject}`],
    blocks: [
      text(`“${subject}”按决议实施完毕,结果如下:`),
      ...[1, 2, 3, 4].map(() => text("____________________________________________")),
      text(
        `公告期 ${noticeDays} 日,自 ____年__月__日 起至 ____年__月__日 止。有意见的请向村监委会提出,电话 ${given(telephone)}。`,
      ),
      { kind: "signatures", names: ["村集体(盖章)", "张贴人", "张贴日期"] },
    ],
  };
}

const attendanceColumns: readonly TableColumn[] = [
  { title: "序号", widthMm: 14, align: "right" },
  { title: "姓名(户主或代表)", widthMm: 44, align: "left" },
  { title: "签字", widthMm: 36, align: "left" },
  { title: "委托人(附委托书)", widthMm: 44, align: "left" },
  { title: "备注", widthMm: 32, align: "left" },
];
/** Nobody signs more lines than there are people; without a number a page of them. */
const fewestLines = 30;

function attendance({ villageName, subject, meetingName, heldOn, due }: DecisionCase): OfficePaper {
  const rows = Array.from({ length: due ?? fewestLines }, (_, at) => ({
    cells: [{ text: String(at + 1) }, { text: "" }, { text: "" }, { text: "" }, { text: "" }],
  }));
  return {
    title: `${meetingName}签到表`,
    subtitles: [`${villageName}    ${subject}    ${dayText(heldOn)}    应到 ${number(due)}`],
    blocks: [
      { kind: "table", columns: attendanceColumns, rows, rowMm: 8.5 },
      { kind: "signatures", names: ["实到人数", "记录人", "村监委会"] },
    ],
  };
}

/** Three on a page, to be cut apart. */
function ballot({ villageName, subject, content, meetingName }: DecisionCase): OfficePaper {
  const one: PaperBlock[] = [
    strong(`${villageName}${meetingName}表决票`),
    text(subject),
    ...content.map(text),
    strong("□同意        □反对        □弃权"),
  ];
  const cut: PaperBlock = { kind: "tearOff", words: "沿此线裁开" };
  return { title: "表决票", blocks: [...one, cut, ...one, cut, ...one] };
}
