/** Registers that an auditor draws from, by the word of the command line. */
export const auditRegisterNames = {
  contract: "合同",
  claim: "债权",
  debt: "债务",
  charge: "缴费单",
  plot: "图斑",
} as const;
export type AuditRegister = keyof typeof auditRegisterNames;
export const auditRegisters = ["contract", "claim", "debt", "charge", "plot"] as const;

/** How rows are divided before a sample is drawn. */
export const stratumNames = {
  village: "按村",
  amount: "按金额",
  outsider: "按是否外来承包人",
  price: "按单价高低",
  late: "按录入早晚",
} as const;
export type Stratum = keyof typeof stratumNames;
export const strata = ["village", "amount", "outsider", "price", "late"] as const;

export const paperVerdictNames = { confirmed: "相符", rejected: "不符" } as const;

/** The verdict of a working paper in words; a paper without one waits. */
export const paperVerdictName = (verdict: keyof typeof paperVerdictNames | null): string =>
  verdict === null ? "待查" : paperVerdictNames[verdict];

export const isAuditRegister = (text: string): text is AuditRegister => text in auditRegisterNames;
