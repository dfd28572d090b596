import { z } from "zod";
import { severities } from "../ledger/contracts/rule.ts";

/** What a county hands on, as a file: options by key and contract rules by id. */
export const templateFormat = "qhs-county-template";

const ruleChange = z.strictObject({
  isEnabled: z.boolean().optional(),
  severity: z.enum(severities).nullable().optional(),
  parameters: z.record(z.string(), z.number().nonnegative()).optional(),
});

export const templateDocument = z.object({
  format: z.literal(templateFormat),
  options: z.record(z.string(), z.unknown()),
  /** Files of before the rules travelled have none. */
  rules: z.record(z.string(), ruleChange).default({}),
});
