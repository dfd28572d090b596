import type { Side } from "./settlement-ways.ts";

/** Types of claims and debts (debts.md §2). */
export const claimTypes = {
  C1: "拖欠承包费、租金",
  C2: "村民借支、往来欠款",
  C3: "干部、离任干部借支",
  C4: "企业、单位欠款和资产处置尾款",
  C5: "占用费、损害赔偿",
  C6: "税改前农业税费和“三提五统”尾欠",
  C7: "财政、上级应拨未拨和征地款未到位",
  C8: "违规出借、担保代偿",
} as const;
export const debtTypes = {
  D1: "欠村民工资、误工、补贴",
  D2: "欠工程款",
  D3: "欠个人借款、高息借款",
  D4: "欠金融机构",
  D5: "欠单位、部门往来和代管款",
  D6: "公益性债务",
  D7: "“事业债”、项目配套",
  D8: "以地抵债形成的占用",
} as const;

export const sideTypes: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  claim: claimTypes,
  debt: debtTypes,
};
export const sideNames: Readonly<Record<Side, string>> = { claim: "债权", debt: "债务" };
