/** What a contract is about (合同类型). */
export const contractKinds = [
  "lease",
  "contracting",
  "share",
  "works",
  "investment",
  "other",
] as const;
export type ContractKind = (typeof contractKinds)[number];
export const contractKindNames: Readonly<Record<ContractKind, string>> = {
  lease: "租赁",
  contracting: "其他方式承包",
  share: "入股",
  works: "工程",
  investment: "投资",
  other: "其他",
};

/** 地类 of what is let; buildings and machines too. */
export const contractLandClasses = [
  "paddy",
  "irrigated",
  "dry",
  "orchard",
  "forest",
  "grass",
  "waste",
  "pond",
  "construction",
  "building",
  "machine",
  "other",
] as const;
export type ContractLandClass = (typeof contractLandClasses)[number];
export const contractLandClassNames: Readonly<Record<ContractLandClass, string>> = {
  paddy: "水田",
  irrigated: "水浇地",
  dry: "旱地",
  orchard: "园地",
  forest: "林地",
  grass: "草地",
  waste: "四荒",
  pond: "坑塘",
  construction: "建设用地",
  building: "房屋",
  machine: "机械",
  other: "其他",
};

/** How the other side was found (承包方式). */
export const awardMethods = ["tender", "auction", "negotiation", "bidding", "direct"] as const;
export type AwardMethod = (typeof awardMethods)[number];
export const awardMethodNames: Readonly<Record<AwardMethod, string>> = {
  tender: "招标",
  auction: "拍卖",
  negotiation: "公开协商",
  bidding: "竞价",
  direct: "直接",
};

export const paymentModes = ["once", "yearly", "instalments"] as const;
export type PaymentMode = (typeof paymentModes)[number];
export const paymentModeNames: Readonly<Record<PaymentMode, string>> = {
  once: "一次性",
  yearly: "逐年",
  instalments: "分期",
};

export const contractForms = ["written", "oral", "none"] as const;
export type ContractForm = (typeof contractForms)[number];
export const contractFormNames: Readonly<Record<ContractForm, string>> = {
  written: "书面",
  oral: "口头",
  none: "无合同",
};

export const contractStatuses = ["active", "expired", "ended"] as const;
export type ContractStatus = (typeof contractStatuses)[number];
export const contractStatusNames: Readonly<Record<ContractStatus, string>> = {
  active: "履行中",
  expired: "已到期",
  ended: "已终止",
};

/** 土地来源: whose land it was before it was let. */
export const landSources = ["collective", "reserve", "waste", "household"] as const;
export type LandSource = (typeof landSources)[number];
export const landSourceNames: Readonly<Record<LandSource, string>> = {
  collective: "集体",
  reserve: "机动地",
  waste: "四荒",
  household: "农户委托流转",
};

/** Words that stand where a date should: kept as they are, never turned into a date. */
export const termWords = ["long_term", "not_agreed"] as const;
export type TermWord = (typeof termWords)[number];
export const termWordNames: Readonly<Record<TermWord, string>> = {
  long_term: "长期",
  not_agreed: "未约定",
};
