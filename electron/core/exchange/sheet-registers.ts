import {
  auditFindingSheet,
  externalFigureSheet,
  governanceSheet,
  villageFileSheet,
} from "./check-sheets.ts";
import { contractSheet } from "./contract-sheet.ts";
import { claimSheet, debtSheet } from "./money/money-row-sheet.ts";
import { receiptSheet } from "./money/receipt-sheet.ts";
import { settlementSheet } from "./money/settlement-sheet.ts";
import { voucherSheet } from "./money/voucher-sheet.ts";
import { personSheet } from "./person-sheet.ts";
import type { SheetRegister } from "./sheet-table/sheet-register.ts";
import { unitSheet } from "./unit-sheet.ts";

/** Registers that sheets are taken into, by the word of the command line. */
export const sheetRegisters = {
  contracts: contractSheet,
  units: unitSheet,
  people: personSheet,
  claims: claimSheet,
  debts: debtSheet,
  settlements: settlementSheet,
  receipts: receiptSheet,
  vouchers: voucherSheet,
  "audit-findings": auditFindingSheet,
  governance: governanceSheet,
  "village-files": villageFileSheet,
  "external-figures": externalFigureSheet,
} as const satisfies Record<string, SheetRegister>;

export type SheetRegisterName = keyof typeof sheetRegisters;
