import { z } from "zod";
import { longQuery } from "./call-definition.ts";
import { bytes, isoDate, scope } from "./common.ts";

/** Papers of a scope: the village's list of candidates, the list of cases. */
export const scopePapers = [
  "first_judgement",
  "first_judgement_xlsx",
  "rectification",
  "rectification_xlsx",
] as const;
/** Papers of one contract. */
export const contractPapers = ["statement", "supplement", "termination", "reminder"] as const;

export const casePaperCalls = {
  /** 问题合同初判表 and 整改台账 of a scope, as PDF or XLSX. */
  "casePapers.list": longQuery(
    z.strictObject({ paper: z.enum(scopePapers), scope, asOf: isoDate }),
    bytes,
  ),
  /** 合同认定书, 补充协议, 解除通知书 or 催缴通知 filled from the case, as PDF. */
  "casePapers.contract": longQuery(
    z.strictObject({ paper: z.enum(contractPapers), contractUid: z.string(), asOf: isoDate }),
    bytes,
  ),
};
