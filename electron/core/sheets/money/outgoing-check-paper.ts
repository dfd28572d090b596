import { type StopReason, stopTitles } from "../../../../shared/ledger/money/outgoing-check.ts";
import { dayText } from "../contracts/contract-paper.ts";
import type { OfficePaper, PaperBlock } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";

/** 出账前体检 as it is signed. */
export interface CheckPage {
  readonly number: number;
  readonly unitName: string;
  /** `缴费通知`, `催收通知书`, `竞价公告`. */
  readonly paperName: string;
  readonly checkedOn: string;
  readonly headline: string;
  readonly items: readonly {
    readonly label: string;
    readonly subject: string;
    readonly reasons: readonly StopReason[];
  }[];
}

const stopColumns: readonly TableColumn[] = [
  { title: "编号", widthMm: 28, align: "left" },
  { title: "对象", widthMm: 24, align: "left" },
  { title: "停发原因", widthMm: 22, align: "left" },
  { title: "说明", widthMm: 54, align: "left" },
  { title: "还缺的材料", widthMm: 42, align: "left" },
];
const goColumns: readonly TableColumn[] = [
  { title: "编号", widthMm: 50, align: "left" },
  { title: "对象", widthMm: 120, align: "left" },
];

/** One page: what may go out, what stays here, why, and which paper would let it go; to be signed. */
export function outgoingCheckPaper(page: CheckPage): OfficePaper {
  const stopped = page.items.filter(({ reasons }) => reasons.length > 0);
  const allowed = page.items.filter(({ reasons }) => reasons.length === 0);
  const blocks: PaperBlock[] = [
    { kind: "paragraph", text: page.headline, bold: true, align: "center" },
    {
      kind: "paragraph",
      text: `停发 ${stopped.length} 份(原因没有消除前,程序不打印):`,
      bold: true,
    },
    {
      kind: "table",
      columns: stopColumns,
      rows: stopped.flatMap(({ label, subject, reasons }) =>
        reasons.map((reason, at) => ({
          cells: [
            { text: at === 0 ? label : "" },
            { text: at === 0 ? subject : "" },
            { text: stopTitles[reason.kind] },
            { text: reason.text },
            { text: reason.missingPaper },
          ],
        })),
      ),
    },
    { kind: "paragraph", text: `可发 ${allowed.length} 份:`, bold: true },
    {
      kind: "table",
      columns: goColumns,
      rows: allowed.map(({ label, subject }) => ({ cells: [{ text: label }, { text: subject }] })),
    },
    {
      kind: "paragraph",
      text: "以上经核对,同意按“可发”清单发出。程序只按已登记的材料核对,是否发出由签字人决定。",
    },
    { kind: "signatures", names: ["村集体负责人", "村监委会", "乡镇审核人", "日期"] },
  ];
  return {
    title: "出账前体检",
    subtitles: [
      `${page.unitName}    ${page.paperName}    第 ${page.number} 次    ${dayText(page.checkedOn)}`,
    ],
    footer: "签字后登记,方可打印所列文书",
    blocks,
  };
}
