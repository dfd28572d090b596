import type { OfficePaper } from "../office-paper.ts";
import { dayText, given, type PaperContract, unitOf } from "./contract-paper.ts";

/** Why a contract is ended, and who decided. */
export interface Termination {
  /** In plain words, from the case. */
  readonly ground: string;
  /** Law and article in force on the day, from the law table (D33). */
  readonly basis: string;
  readonly decidedBy: string | null;
  /** `YYYY-MM-DD` by which the land is to be handed over; null leaves room to write. */
  readonly handOverBy: string | null;
}

/**
 * 解除通知书: a contract ends when the notice reaches the other side (民法典第五百六十五条); the slip is
 * the proof that it did. The other side may go to court or arbitration, and the notice says so.
 */
export function terminationPaper(contract: PaperContract, why: Termination): OfficePaper {
  const { values } = contract;
  return {
    title: "解除合同通知书",
    subtitles: [`${unitOf(contract)}    合同编号:${given(values.number)}`],
    blocks: [
      { kind: "paragraph", text: `${given(values.lessee)}:` },
      {
        kind: "paragraph",
        text: `\u3000\u3000你方与${given(values.lessor)}于 ${dayText(values.signedOn)} 签订的“${given(values.name)}”,因${why.ground},依据${why.basis},经${given(why.decidedBy)}决定,通知解除。合同自本通知到达你方时解除。`,
      },
      {
        kind: "paragraph",
        text: `\u3000\u3000请于 ${dayText(why.handOverBy)} 前交还标的(${given(values.place)}),双方办理交还确认和款项结算。地上有在田作物的,收获后交还。`,
      },
      {
        kind: "paragraph",
        text: "\u3000\u3000你方对解除有异议的,可以向农村土地承包仲裁委员会申请仲裁,或者向人民法院起诉。",
      },
      { kind: "signatures", names: ["发包方(盖章)", "代表人", "日期"] },
      { kind: "tearOff", words: "送达回执,沿此线剪下存档" },
      {
        kind: "paragraph",
        text: `□已收到“${given(values.name)}”解除合同通知书。收到不等于同意。`,
      },
      { kind: "signatures", names: ["收件人", "送达人", "日期"] },
    ],
  };
}
