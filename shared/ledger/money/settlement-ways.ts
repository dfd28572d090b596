/** Claims are owed to the village, debts by it; the two are never netted (debts.md §1). */
export type Side = "claim" | "debt";

export const wayIds = [
  "R1",
  "R2",
  "R3",
  "R4",
  "R5",
  "R6",
  "R7",
  "R8",
  "R9",
  "R10",
  "R11",
  "R12",
] as const;

export type SettlementWay = (typeof wayIds)[number];

/** Where an event's sum goes (D37); `mixed` is told by the event's own cash and forgiven parts. */
export type SettledAs =
  | "cash"
  | "mixed"
  | "forgiven"
  | "setOff"
  | "transferred"
  | "writtenOff"
  | "nothing"
  | "base";

/** What a settlement row can show for itself; each is a number or name of a paper. */
export type EvidenceField = "voucherNo" | "approvalNo" | "note" | "counterpart";

/** One paper that must be there: any of the fields may name it. */
export interface EvidenceRule {
  readonly anyOf: readonly EvidenceField[];
  /** What is missing, in words for people. */
  readonly paper: string;
  /** Needed only when part of the sum is cash (R3). */
  readonly onlyWithCash?: boolean;
}

export interface WayDefinition {
  readonly title: string;
  /** Other words for it that people write into the sheet. */
  readonly synonyms: readonly string[];
  readonly sides: readonly Side[];
  readonly settledAs: SettledAs;
  readonly evidence: readonly EvidenceRule[];
}

const eitherNumber: readonly EvidenceField[] = ["voucherNo", "approvalNo"];
const both: readonly Side[] = ["claim", "debt"];

/** The ways of resolution with what each needs before it counts (debts.md §3; sums: D37). */
export const settlementWays: Readonly<Record<SettlementWay, WayDefinition>> = {
  R1: {
    title: "清收",
    synonyms: ["现金", "转账", "收回", "清收(现金/转账)"],
    sides: ["claim"],
    settledAs: "cash",
    evidence: [{ anyOf: ["voucherNo"], paper: "收据号或银行回单号(填入凭证号)" }],
  },
  R2: {
    title: "分期还款协议",
    synonyms: ["分期", "还款协议", "补签还款协议", "分期/补签还款协议"],
    sides: ["claim"],
    settledAs: "nothing",
    evidence: [{ anyOf: [...eitherNumber, "note"], paper: "双方签字的还款协议" }],
  },
  R3: {
    title: "减免(激励)",
    synonyms: ["减免", "激励减免", "321"],
    sides: ["claim"],
    settledAs: "mixed",
    evidence: [
      { anyOf: ["approvalNo"], paper: "减免方案、会议记录、名单和公示的文号(填入批准文号)" },
      { anyOf: ["voucherNo"], paper: "现金部分的收据号(填入凭证号)", onlyWithCash: true },
    ],
  },
  R4: {
    title: "抵销",
    synonyms: ["两清", "以工抵债", "抵销/以工抵债"],
    sides: both,
    settledAs: "setOff",
    evidence: [
      { anyOf: ["counterpart"], paper: "抵销对方编号" },
      { anyOf: eitherNumber, paper: "双方确认单的编号(民法典第五百六十八条、五百六十九条)" },
    ],
  },
  R5: {
    title: "划转",
    synonyms: ["债权转让", "债务转移", "三角债", "划转/债权转让/债务转移"],
    sides: both,
    settledAs: "transferred",
    evidence: [
      {
        anyOf: eitherNumber,
        paper:
          "三方协议(债权转让须通知债务人,债务转移须债权人同意:民法典第五百四十六条、五百五十一条)",
      },
    ],
  },
  R6: {
    title: "以物抵债",
    synonyms: ["资产抵债", "以资抵债", "以物/资产抵债"],
    sides: both,
    settledAs: "transferred",
    evidence: [
      { anyOf: ["approvalNo"], paper: "决议文号(填入批准文号)" },
      { anyOf: ["voucherNo"], paper: "评估和交接清单的编号(填入凭证号)" },
    ],
  },
  R7: {
    title: "减息",
    synonyms: ["停息", "减息停息", "减息/停息"],
    sides: ["debt"],
    settledAs: "forgiven",
    evidence: [{ anyOf: eitherNumber, paper: "债权人签字的减息协议" }],
  },
  R8: {
    title: "核销",
    synonyms: ["坏账核销", "无法支付", "核销(坏账/无法支付)"],
    sides: both,
    settledAs: "writtenOff",
    evidence: [
      { anyOf: ["approvalNo"], paper: "决议和乡镇批准的文号(填入批准文号)" },
      { anyOf: ["voucherNo", "note"], paper: "死亡无继承人、注销、破产等证明(填入凭证号或备注)" },
    ],
  },
  R9: {
    title: "偿还",
    synonyms: ["还款", "偿还(自有收入/盘活/奖补)", "自有收入偿还"],
    sides: ["debt"],
    settledAs: "cash",
    evidence: [{ anyOf: ["voucherNo"], paper: "直接付给债权人账户的付款凭证号" }],
  },
  R10: {
    title: "债权人放弃",
    synonyms: ["捐助", "放弃", "捐助/放弃"],
    sides: ["debt"],
    settledAs: "forgiven",
    evidence: [{ anyOf: eitherNumber, paper: "债权人书面放弃声明(民法典第五百七十五条)" }],
  },
  R11: {
    title: "诉讼仲裁",
    synonyms: ["诉讼", "仲裁", "支付令", "诉讼/仲裁/支付令"],
    sides: both,
    settledAs: "nothing",
    evidence: [{ anyOf: [...eitherNumber, "note"], paper: "案号" }],
  },
  R12: {
    title: "更正错账",
    synonyms: ["剔除虚债", "挤水分", "更正错账/剔除虚债", "更正错账/剔除虚债(挤水分)"],
    sides: both,
    settledAs: "base",
    evidence: [{ anyOf: [...eitherNumber, "note"], paper: "核查说明" }],
  },
};

/** The way that a cell names by id, title or another word for it; null when none does. */
export function settlementWayOf(text: string): SettlementWay | null {
  const word = plainWord(text);
  const id = /^R(\d{1,2})/.exec(word)?.[1];
  if (id !== undefined) return wayIds.find((way) => way === `R${Number(id)}`) ?? null;
  const names = (way: SettlementWay) => [
    settlementWays[way].title,
    ...settlementWays[way].synonyms,
  ];
  return wayIds.find((way) => names(way).some((name) => plainWord(name) === word)) ?? null;
}

/** Without spaces, with narrow brackets and capitals, so that `R3` and `减免(激励)` are one word each. */
function plainWord(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}
