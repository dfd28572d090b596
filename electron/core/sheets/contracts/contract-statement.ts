import type { OfficePaper } from "../office-paper.ts";
import { contractTable, type PaperContract, unitOf } from "./contract-paper.ts";

/**
 * 合同认定书: both sides set down what was agreed where the contract is oral or its paper is lost
 * (民法典第四百九十条:一方已经履行主要义务、对方接受的,合同成立). It records, it changes nothing.
 */
export function contractStatementPaper(contract: PaperContract): OfficePaper {
  return {
    title: "合同认定书",
    subtitles: [unitOf(contract)],
    footer: "本认定书只确认原有约定,不改变任何一方的权利义务",
    blocks: [
      {
        kind: "paragraph",
        text: "因原合同为口头约定或原件缺失,双方对已经履行的合同内容共同确认如下:",
      },
      contractTable(contract),
      {
        kind: "paragraph",
        text: "已缴款项:截至____年__月__日,承包方已缴________元(收据号________),尚欠________元。",
      },
      {
        kind: "paragraph",
        text: "双方对上列内容无异议。有异议的写在此处:______________________________________",
      },
      {
        kind: "signatures",
        names: ["发包方(盖章)", "代表人", "日期", "承包方(签字按印)", "见证人", "日期"],
      },
    ],
  };
}
