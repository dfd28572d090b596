/** What the screens are called; apart from the screens themselves, so that they may name each other. */
export const screenTitles = {
  today: "今天要办",
  import: "导入",
  reconcile: "套图核对",
  field: "现场核查",
  sheets: "分幅出图",
  posting: "公示",
  contracts: "合同",
  problems: "问题合同",
  money: "债权债务",
  charges: "收费发包",
  reports: "报表",
  audit: "审计",
  settings: "设置",
} as const;

/** In the address. */
export type ScreenKey = keyof typeof screenTitles;
