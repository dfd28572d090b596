import type { TableColumn } from "../sheet-table/table-column.ts";

const text = { is: "text" } as const;
const code = { is: "code" } as const;
const date = { is: "date" } as const;
const money = { is: "money" } as const;
const yesNo = { is: "yesNo" } as const;

const column = (
  key: string,
  heading: string,
  kind: TableColumn["kind"],
  synonyms: readonly string[] = [],
): TableColumn => ({ key, heading, kind, synonyms });
const needed = (
  key: string,
  heading: string,
  kind: TableColumn["kind"],
  synonyms: readonly string[] = [],
): TableColumn => ({ key, heading, kind, synonyms, required: true });

const inBook = {
  is: "word",
  words: new Map([
    ["账内", "in"],
    ["账外", "off"],
    ["已入账", "in"],
    ["未入账", "off"],
    ["帐内", "in"],
    ["帐外", "off"],
  ]),
} as const;

const party = ["债务人", "债权人", "欠款人", "欠款单位", "姓名", "单位名称", "对方", "户主"];

/** Columns of the claims and of the debts, as the template prints them (debts.md §7). */
export const moneyRowColumns: readonly TableColumn[] = [
  needed("number", "编号", code, ["债权编号", "债务编号", "台账编号"]),
  column("villageCode", "村代码", { is: "unitCode", digits: [12] }, ["行政村代码", "村编码"]),
  column("groupCode", "组代码", { is: "unitCode", digits: [14] }, ["小组代码", "村民小组代码"]),
  needed("party", "对象", text, party),
  column("idNumber", "证件号", { is: "identity" }, ["身份证号", "身份证号码", "证件号码"]),
  column("phone", "电话", code, ["联系电话", "手机", "手机号"]),
  column("isMember", "是否本集体成员", yesNo, ["是否成员", "本集体成员"]),
  column("specialGroup", "特殊群体", text, ["困难类型", "特殊人群"]),
  needed("type", "类型", text, ["债权类型", "债务类型", "类别"]),
  column("contractNumber", "合同编号", code, ["合同号"]),
  column("formedOn", "形成日期", date, ["形成时间", "发生日期", "发生时间"]),
  column("reason", "原因", text, ["形成原因", "事由", "项目"]),
  needed("originalFen", "原值(元)", money, [
    "原值",
    "金额",
    "本金",
    "原始金额",
    "债权金额",
    "债务金额",
  ]),
  column("inBook", "账内外", inBook, ["账内/账外", "账内账外", "是否入账"]),
  column("voucherNumber", "凭证号", code, ["原始凭证号", "凭证编号"]),
  column("ratePercent", "利率(%)", text, ["年利率", "利率"]),
  column("lastDemandOn", "最近催收日", date, ["最后催收日期", "催收日期"]),
  column("lastAcknowledgedOn", "最近承认日", date, ["最后承认日期", "承认日期"]),
  column("lockedOn", "锁定日", date, ["锁定日期"]),
  column("note", "备注", text, ["说明"]),
  column("plotCodes", "地块编码", { is: "codes" }, ["地块代码", "图斑编号", "地块"]),
  column("isRelated", "是否关联方", yesNo, ["关联方", "是否关联"]),
];

/** What other people's sheets of claims and debts may say besides. */
export const villageColumns: readonly TableColumn[] = [
  column("villageName", "村名", text, ["村", "行政村", "村名称"]),
  column("groupName", "组名", text, ["村民小组", "小组", "组"]),
];

export const settlementColumns: readonly TableColumn[] = [
  needed("number", "编号", code, ["债权编号", "债务编号", "债权债务编号", "台账编号"]),
  needed("date", "日期", date, ["化解日期", "化解时间", "收款日期"]),
  needed("way", "方式", text, ["化解方式", "处置方式"]),
  needed("amountFen", "金额(元)", money, ["化解金额", "金额"]),
  column("cashFen", "现金(元)", money, ["现金", "其中现金"]),
  column("forgivenFen", "减免(元)", money, ["减免", "其中减免"]),
  column("counterpart", "抵销对方编号", code, ["对方编号", "抵销编号"]),
  column("voucherNo", "凭证号", code, ["收据号", "凭证编号"]),
  column("approvalNo", "批准文号", text, ["决议文号", "文号"]),
  column("note", "备注", text, ["说明"]),
];

export const receiptColumns: readonly TableColumn[] = [
  needed("number", "合同或缴费编号", code, ["合同编号", "缴费编号", "合同号"]),
  needed("receivedOn", "日期", date, ["收款日期", "收款时间", "缴款日期"]),
  needed("amountFen", "金额(元)", money, ["收款金额", "金额", "实收金额"]),
  column("receiptNumber", "收据号", code, ["票据号", "收据编号", "票号"]),
  column("payer", "缴款人", text, ["交款人", "付款人", "姓名"]),
  column("note", "备注", text, ["说明"]),
];

export const voucherColumns: readonly TableColumn[] = [
  needed("bookedOn", "日期", date, ["凭证日期", "记账日期"]),
  needed("voucherNumber", "凭证号", code, ["凭证字号", "凭证编号"]),
  needed("account", "科目", text, ["会计科目", "科目名称"]),
  column("party", "对方", text, ["对方单位", "往来单位", "对方名称", "明细"]),
  column("debitFen", "借方(元)", money, ["借方金额", "借方"]),
  column("creditFen", "贷方(元)", money, ["贷方金额", "贷方"]),
  column("summary", "摘要", text, ["摘要内容"]),
];

/** Sheets without it belong to the village that the person chose. */
export const villageCodeColumn: TableColumn = column(
  "villageCode",
  "村代码",
  { is: "unitCode", digits: [12] },
  ["行政村代码", "村编码"],
);
