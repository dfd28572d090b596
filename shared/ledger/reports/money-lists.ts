import type { ListHead } from "./list-table.ts";
import type {
  BookMatchLine,
  ChargeLine,
  LandLine,
  MoneyLine,
  SettlementLine,
} from "./money-lines.ts";

const balanceNote =
  "底数 = 现金 + 减免 + 抵销 + 划转抵债 + 核销 + 余额;债权、债务各自列示,不相抵。";
const settledKeys = ["cash", "forgiven", "setOff", "transferred", "writtenOff"];

/** 债权台账, 债务台账: every row with what settled it and what is left (A5). */
export const moneyRowList = (title: string): ListHead<MoneyLine> => ({
  title,
  columns: [
    { key: "number", heading: "编号", width: 6, text: ({ number }) => number },
    { key: "party", heading: "对象", width: 6.5, text: ({ party }) => party },
    { key: "type", heading: "类型", width: 6.5, text: ({ typeName }) => typeName },
    { key: "formed", heading: "形成日期", width: 5.5, text: ({ formedOn }) => formedOn ?? "" },
    { key: "base", heading: "底数", width: 6.2, fen: ({ account }) => account.baseFen },
    { key: "cash", heading: "现金", width: 5.3, fen: ({ account }) => account.cashFen },
    { key: "forgiven", heading: "减免", width: 5, fen: ({ account }) => account.forgivenFen },
    { key: "setOff", heading: "抵销", width: 5, fen: ({ account }) => account.setOffFen },
    {
      ...{ key: "transferred", heading: "划转抵债", width: 5 },
      fen: ({ account }) => account.transferredFen,
    },
    { key: "writtenOff", heading: "核销", width: 5, fen: ({ account }) => account.writtenOffFen },
    {
      ...{ key: "balance", heading: "余额", width: 6.2 },
      ...{ fen: ({ account }) => account.balanceFen, rest: { of: "base", less: settledKeys } },
    },
    { key: "state", heading: "状态", width: 3.6, text: ({ stateName }) => stateName },
  ],
  notes: [balanceNote],
});

/** 化解清单 of one side: what lacks a paper is listed and counts nothing. */
export const settlementList = (title: string): ListHead<SettlementLine> => ({
  title,
  columns: [
    { key: "date", heading: "日期", width: 5.5, text: ({ date }) => date },
    { key: "number", heading: "编号", width: 6, text: ({ number }) => number },
    { key: "party", heading: "对象", width: 6.5, text: ({ party }) => party },
    { key: "way", heading: "方式", width: 7, text: ({ wayName }) => wayName },
    { key: "amount", heading: "金额", width: 6.2, fen: ({ amountFen }) => amountFen },
    { key: "counted", heading: "计入化解", width: 6.2, fen: ({ countedFen }) => countedFen },
    { key: "forgiven", heading: "其中减免", width: 5.3, fen: ({ forgivenFen }) => forgivenFen },
    { key: "voucher", heading: "收据、凭证号", width: 6.5, text: ({ voucherNo }) => voucherNo },
    { key: "approval", heading: "批准文号", width: 6.5, text: ({ approvalNo }) => approvalNo },
    { key: "note", heading: "说明", width: 9, text: ({ note }) => note },
  ],
  notes: [
    "缺佐证的列出而不计入;分期协议、诉讼不计入;更正错账(R12)改底数,不计入化解。抵销在债权、债务两边各列一次。",
  ],
});

/** 收费台账: what each bill asked for, what came in and what is still open. */
export const chargeList: ListHead<ChargeLine> = {
  title: "收费台账",
  columns: [
    { key: "number", heading: "编号", width: 6.8, text: ({ number }) => number },
    { key: "payer", heading: "缴费人", width: 6, text: ({ payer }) => payer },
    { key: "plots", heading: "地块", width: 8, text: ({ plots }) => plots },
    { key: "mu", heading: "计费面积(亩)", width: 4.5, mu: ({ chargedMu }) => chargedMu },
    { key: "years", heading: "年度", width: 4.6, text: ({ years }) => years },
    { key: "due", heading: "应收", width: 6, fen: ({ dueFen }) => dueFen },
    { key: "received", heading: "已收", width: 6, fen: ({ receivedFen }) => receivedFen },
    {
      ...{ key: "arrears", heading: "欠缴", width: 6, rest: { of: "due", less: ["received"] } },
      fen: ({ dueFen, receivedFen }) => dueFen - receivedFen,
    },
    { key: "dueOn", heading: "缴清期限", width: 5.5, text: ({ dueOn }) => dueOn },
    { key: "notice", heading: "通知编号", width: 5.3, text: ({ notices }) => notices },
    { key: "state", heading: "状态", width: 5.3, text: ({ stateName }) => stateName },
  ],
  notes: ["应收从出账之日起计;撤回的账单列出,应收为 0。欠缴 = 应收 − 已收。"],
};

/** 收据与凭证对照: receipts against the account books, with what has no other half. */
export const bookMatchList: ListHead<BookMatchLine> = {
  title: "收据与凭证对照表",
  columns: [
    { key: "receipt", heading: "收据号", width: 8, text: ({ receipts }) => receipts },
    { key: "receiptOn", heading: "收款日期", width: 5.5, text: ({ receivedOn }) => receivedOn },
    { key: "payer", heading: "缴款人", width: 7, text: ({ payer }) => payer },
    { key: "received", heading: "收据金额", width: 6.5, fen: ({ receivedFen }) => receivedFen },
    { key: "voucher", heading: "凭证号", width: 6, text: ({ voucherNo }) => voucherNo },
    { key: "bookedOn", heading: "记账日期", width: 5.5, text: ({ bookedOn }) => bookedOn },
    { key: "party", heading: "账上对方", width: 7, text: ({ party }) => party },
    { key: "booked", heading: "账面金额", width: 6.5, fen: ({ bookedFen }) => bookedFen },
    {
      ...{ key: "difference", heading: "差额", width: 6.5 },
      fen: ({ receivedFen, bookedFen }) => receivedFen - bookedFen,
      rest: { of: "received", less: ["booked"] },
    },
    { key: "state", heading: "情况", width: 7, text: ({ stateName }) => stateName },
  ],
  notes: ["先按号、再按缴款人、金额和时间对。差额 = 收据金额 − 账面金额。"],
};

/** 收回盘活台账: land taken back, let, entrusted, brought in as shares, enterprises revived. */
export const landList: ListHead<LandLine> = {
  title: "收回盘活台账",
  columns: [
    { key: "number", heading: "编号", width: 6, text: ({ number }) => number },
    { key: "kind", heading: "事项", width: 5, text: ({ kindName }) => kindName },
    { key: "on", heading: "日期", width: 5.5, text: ({ happenedOn }) => happenedOn },
    { key: "ended", heading: "结束", width: 5.5, text: ({ endedOn }) => endedOn ?? "" },
    { key: "mu", heading: "面积(亩)", width: 5, mu: ({ mu }) => mu },
    { key: "from", heading: "从谁", width: 6, text: ({ fromWhom }) => fromWhom ?? "" },
    { key: "to", heading: "给谁", width: 6, text: ({ toWhom }) => toWhom ?? "" },
    { key: "yearly", heading: "年增收", width: 6, fen: ({ yearlyGainFen }) => yearlyGainFen },
    { key: "once", heading: "一次性", width: 6, fen: ({ oneOffFen }) => oneOffFen },
    { key: "paper", heading: "凭据", width: 8, text: ({ paper }) => paper },
    { key: "tags", heading: "标签", width: 6, text: ({ tags }) => tags.join("、") },
  ],
  notes: ["面积为协议或移交清单上的面积;同一块地收回后再发包,各列一行。"],
};
