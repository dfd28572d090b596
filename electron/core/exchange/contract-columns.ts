import {
  awardMethodNames,
  contractFormNames,
  contractKindNames,
  contractLandClassNames,
  contractStatusNames,
  landSourceNames,
  paymentModeNames,
} from "../../../shared/ledger/contracts/contract-words.ts";
import { type ContractField, contractHeadings } from "../../../shared/ledger/contracts/facts.ts";
import { meetingTypeNames } from "../../../shared/ledger/meetings/meeting-facts.ts";
import { signerHeading } from "../registers/contracts/contract-row.ts";
import { type CellKind, type TableColumn, wordList } from "./sheet-table/table-column.ts";

/** The names of a list, each with the other words for it that sheets use. */
function words<Word extends string>(
  names: Readonly<Record<Word, string>>,
  synonyms: Partial<Record<Word, readonly string[]>>,
): ReturnType<typeof wordList> {
  const entries = Object.entries<string>(names).map(([word, name]) => [
    word,
    [name, ...(synonyms[word as Word] ?? [])],
  ]);
  return wordList(Object.fromEntries(entries));
}

const kinds = words(contractKindNames, {
  lease: ["出租", "租用", "土地租赁", "房屋租赁", "租赁合同", "租赁经营"],
  contracting: ["承包", "四荒承包", "其他承包", "承包合同", "家庭以外承包", "发包"],
  share: ["参股", "股份合作", "入股合作"],
  works: ["工程施工", "工程建设", "施工"],
  investment: ["投资入股", "对外投资"],
});
const landClasses = words(contractLandClassNames, {
  irrigated: ["水地", "井水地"],
  dry: ["旱坡地", "耕地(旱地)", "坡地", "旱田"],
  orchard: ["果园", "果树地", "园林地"],
  forest: ["林木", "有林地"],
  grass: ["牧草地", "草坡", "草原"],
  waste: ["荒山", "荒沟", "荒滩", "荒丘", "荒地", "荒坡", "“四荒”地", "四荒地"],
  pond: ["鱼塘", "水面", "养殖水面", "水库", "坑塘水面"],
  construction: ["集体建设用地", "宅基地", "厂地"],
  building: ["房产", "厂房", "门面房", "校舍", "房屋建筑"],
  machine: ["农机", "机械设备", "机器设备"],
});
const methodWords = words(awardMethodNames, {
  tender: ["公开招标", "招标承包", "招投标"],
  auction: ["公开拍卖", "拍卖承包"],
  negotiation: ["公开协商承包"],
  bidding: ["公开竞价", "竞标", "竞价承包", "竞争性谈判"],
  direct: ["直接发包", "指定", "直接承包", "直接签订"],
});
const asksIfOpen = "没有写明是不是公开的;公开协商的写“公开协商”,没有公开的写“直接”";
/** 协商 alone may be 公开协商 (承包法 49) or the very opposite of it, which HT-12 asks for. */
const methods: CellKind = {
  ...methodWords,
  unclear: { 协商: asksIfOpen, 民主协商: asksIfOpen, 协商承包: asksIfOpen },
};
const payments = words(paymentModeNames, {
  once: ["一次", "一次性付清", "一次付清", "一次性支付", "一次性缴纳", "一次性交清"],
  yearly: ["按年", "年付", "一年一付", "每年", "按年支付", "逐年支付", "年交"],
  instalments: ["分次", "分期支付", "分批", "分期付款"],
});
const forms = words(contractFormNames, {
  written: ["书面合同", "纸质", "有合同", "有", "书面协议"],
  oral: ["口头协议", "口头约定", "口头合同"],
  none: ["无", "没有合同", "未签合同", "未签", "事实占用"],
});
const statuses = words(contractStatusNames, {
  active: ["履行", "正在履行", "执行中", "有效", "在履行", "正常履行", "生效"],
  expired: ["到期", "已经到期", "期满"],
  ended: ["终止", "解除", "已解除", "作废"],
});
const sources = words(landSourceNames, {
  collective: ["集体土地", "村集体"],
  reserve: ["机动", "机动土地"],
  waste: ["荒山", "荒地", "四荒地"],
  household: ["农户流转", "委托流转", "农户土地流转", "农户承包地"],
});
const meetings = ((): CellKind => {
  const names: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(Object.entries(meetingTypeNames).map(([word, name]) => [word, [name]])),
    villagers: ["村民会议", "村民大会"],
    villager_representatives: ["村民代表会议", "村民代表会", "村民代表大会", "代表会议"],
    villager_group: ["村民小组会议", "小组会议", "组民会议", "村民组会议"],
    members: ["成员大会", "社员大会", "股东大会"],
    member_representatives: ["成员代表大会", "成员代表会议", "社员代表大会", "股东代表大会"],
    none: ["无", "未开会", "没有", "未召开", "没开会"],
  };
  return wordList(names);
})();

const text: CellKind = { is: "text" };
const code: CellKind = { is: "code" };
const money: CellKind = { is: "money" };
const mu: CellKind = { is: "mu" };
const count: CellKind = { is: "count" };
const date: CellKind = { is: "date" };
const term: CellKind = { is: "term" };
const termEnd: CellKind = { is: "term", side: "end" };
const yesNo: CellKind = { is: "yesNo" };

/** How each field is read, and by what other words sheets call it. */
const fields: Readonly<Record<ContractField, readonly [CellKind, ...string[]]>> = {
  number: [code, "合同号", "编号", "合同编码", "合同序号"],
  villageCode: [{ is: "unitCode", digits: [12] }, "行政村代码", "村编码", "村级代码"],
  groupCode: [{ is: "unitCode", digits: [14] }, "村民小组代码", "小组代码", "组编码"],
  name: [text, "合同名", "合同标题", "项目名称", "标的名称"],
  kind: [kinds, "类型", "合同类别", "合同种类"],
  lessor: [text, "甲方", "发包方名称", "出租方", "发包单位", "甲方名称", "发包方姓名"],
  lessee: [
    text,
    ...["乙方", "承包人", "承租人", "承租方", "承包方姓名", "承包方名称", "乙方姓名", "乙方名称"],
    ...["承包人姓名", "承租人姓名", "承包户", "承包(租)方", "承租方名称"],
  ],
  idNumber: [
    { is: "identity" },
    ...["身份证号", "证件号码", "身份证号码", "承包方证件号", "承包方身份证号", "身份证"],
    ...["承包人身份证号", "统一社会信用代码", "承包方证件号码", "承包方身份证号码", "乙方身份证号"],
  ],
  phone: [
    code,
    ...["联系电话", "手机", "手机号", "电话号码", "承包方电话", "联系方式", "承包方联系电话"],
  ],
  isMember: [
    yesNo,
    "是否成员",
    "本集体成员",
    "是否本村人",
    "是否本村村民",
    "是否本集体经济组织成员",
  ],
  plotCodes: [{ is: "codes" }, "地块代码", "图斑编号", "地块号", "图斑号", "地块", "标的地块编码"],
  landClass: [landClasses, "土地类型", "土地类别", "资源类型", "土地地类", "标的地类", "标的类型"],
  place: [text, "地块坐落", "位置", "地点", "土地坐落", "地名", "标的坐落", "小地名", "坐落位置"],
  east: [text, "四至东", "东", "四至东至"],
  south: [text, "四至南", "南", "四至南至"],
  west: [text, "四至西", "西", "四至西至"],
  north: [text, "四至北", "北", "四至北至"],
  contractMu: [
    mu,
    ...["面积", "承包面积", "合同面积", "租赁面积", "面积合同", "合同亩数", "亩数", "标的面积"],
    ...["面积合同面积", "发包面积", "土地面积"],
  ],
  measuredMu: [mu, "实际面积", "测量面积", "面积实测", "实测亩数", "丈量面积", "面积实测面积"],
  use: [text, "合同用途", "约定用途", "土地用途", "经营内容", "承包用途"],
  currentUse: [text, "实际用途", "目前用途", "现在用途", "现用途"],
  signedOn: [date, "签订时间", "签约日期", "签约时间", "合同签订日期", "合同签订时间", "签定日期"],
  startOn: [
    term,
    ...[
      "开始日期",
      "起始时间",
      "开始时间",
      "承包起始日期",
      "起",
      "起始",
      "合同期限起",
      "承包期限起",
    ],
    ...["合同开始日期", "租赁开始日期", "承包开始时间", "期限起", "合同起始日期"],
  ],
  endOn: [
    termEnd,
    ...["结束日期", "到期日期", "终止时间", "到期日", "到期时间", "承包终止日期", "止", "截止日期"],
    ...["合同期限止", "承包期限止", "截止时间", "合同到期日", "结束时间", "期限止", "合同终止日期"],
  ],
  method: [methods, "发包方式", "承包形式", "出让方式", "交易方式", "取得方式", "发包形式"],
  unitPriceYuan: [
    { is: "price" },
    ...["每亩单价", "亩价", "每亩年租金", "年亩租金", "承包单价", "租金单价", "亩均价"],
  ],
  totalFen: [
    money,
    ...["总金额", "合同总价", "合同金额", "合同总金额", "合同总价款", "承包费总额", "总承包费"],
    ...["承包总金额", "价款", "合同价款", "总租金"],
  ],
  payment: [payments, "付款方式", "缴费方式", "缴纳方式", "交费方式", "收款方式", "交款方式"],
  prepaidYears: [count, "预交年数", "预缴年数", "一次收取年数"],
  dueFen: [money, "应缴金额", "应收金额", "应缴承包费", "应交", "应收", "应交金额", "累计应缴"],
  paidFen: [
    money,
    "已缴金额",
    "实收",
    "已收金额",
    "已缴承包费",
    "已交",
    "已交金额",
    "已收",
    "累计已缴",
  ],
  arrearsSince: [date, "欠缴起始日期", "欠费起始日", "欠缴开始日期", "欠费起始日期", "拖欠起始日"],
  meetingType: [meetings, "会议种类", "会议形式", "会议名称", "民主程序"],
  meetingDate: [date, "会议时间", "会议召开日期", "开会日期", "开会时间"],
  meetingDue: [count, "应到", "会议应到人数", "应参会人数", "会议应到"],
  meetingPresent: [count, "实到", "会议实到人数", "到会人数", "参会人数", "会议实到"],
  meetingInFavour: [count, "同意", "会议同意人数", "赞成人数", "同意票数", "会议同意", "赞成票数"],
  approvalNumber: [text, "批准文号", "乡镇批复文号", "镇批准文号", "乡镇批准", "批复文号"],
  postingDays: [count, "公示期", "公示时间", "公示天数", "公示"],
  filingNumber: [text, "备案编号", "备案文号", "乡镇备案号", "备案"],
  form: [forms, "签订形式", "合同签订形式", "合同书面形式"],
  operator: [text, "实际经营者", "实际经营人", "现经营人", "实际耕种人", "现使用人", "现承包人"],
  status: [statuses, "合同状态", "履行情况", "履行状态", "合同履行情况"],
  remark: [text, "说明", "备注说明", "其他说明"],
  landSource: [sources, "土地性质", "地块来源", "资源来源"],
  mandate: [text, "委托流转书", "农户委托书", "委托手续"],
  previousNumber: [code, "原合同号", "上一份合同编号", "续签前合同编号"],
  previousRentFen: [money, "原租金", "原年承包费", "原承包费"],
  escalation: [text, "递增约定", "租金递增", "递增机制", "价格递增条款"],
  buyBack: [text, "回购约定", "附着物回购", "回购"],
  relation: [text, "与村干部关系", "关联人", "与干部关系", "亲属关系"],
  lesseeExists: [yesNo, "承包方是否存续", "承包主体是否存续", "承包方是否存在"],
};

/** Columns that a sheet may have beside those of the template, which say something of a contract. */
export type ContractExtra = "villageName" | "groupName" | "period" | "signer";

const extras: readonly TableColumn<ContractExtra>[] = [
  {
    key: "villageName",
    heading: "村名",
    synonyms: ["村", "行政村", "村名称", "村委会", "所在村", "村组村"],
    kind: text,
  },
  {
    key: "groupName",
    heading: "组名",
    synonyms: ["村民小组", "小组", "组", "组别", "村组组"],
    kind: text,
  },
  {
    key: "period",
    heading: "合同期限",
    synonyms: [
      "承包期限",
      "起止日期",
      "起止时间",
      "租赁期限",
      "承包起止时间",
      "合同起止时间",
      "起止年限",
    ],
    kind: { is: "period" },
  },
  {
    key: "signer",
    heading: signerHeading,
    synonyms: [
      "签订人",
      "签名人",
      "代签人",
      "签字代表",
      "乙方签字人",
      "承包方签字人",
      "承包方签字",
    ],
    kind: text,
  },
];

/** Columns of the contract sheet in the order of the template, then what else sheets may hold. */
export const contractColumns: readonly TableColumn<ContractField | ContractExtra>[] = [
  ...Object.entries(contractHeadings).map(([field, heading]) => {
    const [kind, ...synonyms] = fields[field as ContractField];
    return { key: field as ContractField, heading, synonyms, kind };
  }),
  ...extras,
];

/** Fields of the template in its order. */
export const contractFields = Object.keys(contractHeadings) as ContractField[];
