import { z } from "zod";
import { severities } from "../../../shared/ledger/contracts/rule.ts";

const count = z.int().nonnegative();
const ruleValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** `qhs contracts check`: candidates are contracts with a 红, 橙 or 黄 finding. */
const checkSchema = z.strictObject({
  as_of: z.iso.date(),
  contracts: count,
  candidates: count,
  hints: count,
  by_rule: z.record(z.string(), count),
  not_checked: z.record(z.string(), z.record(z.string(), count)),
  /** Findings that a person set aside, which are not among the findings (A9). */
  exceptions: count,
  findings: z.array(
    z.strictObject({
      contract: z.string().nullable(),
      contract_uid: z.string().nullable(),
      plot: z.string().nullable(),
      village_code: z.string().nullable(),
      rule: z.string(),
      title: z.string(),
      severity: z.enum(severities),
      values: z.record(z.string(), ruleValue),
      text: z.string(),
      basis: z.string(),
      rectification: z.string(),
    }),
  ),
});

const proposeSchema = z.strictObject({ proposed: count, known: count });
const exportSchema = z.strictObject({ file: z.string(), contracts: count });

export const contractsSchema = z.union([checkSchema, proposeSchema, exportSchema]);

const refusedRow = z.strictObject({
  sheet: z.string(),
  row: count,
  problems: z.array(z.strictObject({ heading: z.string(), text: z.string(), reason: z.string() })),
});

/** `qhs import --register` of a sheet: rows + refused + skipped = counted. */
export const sheetImportSchema = z.strictObject({
  register: z.string(),
  file: z.string(),
  sha256: z.string(),
  mode: z.enum(["add", "replace"]),
  batch_uid: z.string(),
  counted: count,
  rows: count,
  added: count,
  updated: count,
  unchanged: count,
  doubtful: count,
  refused: count,
  skipped: z.strictObject({ blank: count, total: count, heading: count, foot: count }),
  absent: z.array(z.string()),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      heading_row: count.nullable(),
      is_template_order: z.boolean(),
      columns: z.array(z.strictObject({ heading: z.string(), key: z.string().nullable() })),
    }),
  ),
  refused_rows: z.array(refusedRow),
  notes: z.array(z.strictObject({ sheet: z.string(), row: count, note: z.string() })),
});

export const templateSchema = z.strictObject({
  register: z.string(),
  file: z.string(),
  headings: z.array(z.string()),
});
