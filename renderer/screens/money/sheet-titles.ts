/** Sheets of the money side, by the register that they go into. */
export const sheetTitles = {
  claims: "债权",
  debts: "债务",
  settlements: "化解",
  receipts: "收款",
  vouchers: "凭证",
} as const;
