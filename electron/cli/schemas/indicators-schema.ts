import { z } from "zod";
import { indicatorIds } from "../../../shared/ledger/indicators/indicator-definition.ts";

const part = z.enum(["numerator", "denominator", "exceptions"]);

/** One row behind a figure; `amount` adds up in `unit`: rows, 元 or 亩. */
const row = z.strictObject({
  part,
  register: z.string(),
  uid: z.string(),
  label: z.string(),
  village_code: z.string(),
  amount: z.number(),
  text: z.string(),
  unit_name: z.string(),
});

const scope = z.strictObject({ code: z.string(), name: z.string() });

/** `qhs indicators`: sums of money are in 万元 here, their rows in 元. */
export const indicatorsSchema = z.strictObject({
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  scope,
  headline: z.string(),
  notes: z.array(z.string()),
  indicators: z.array(
    z.strictObject({
      id: z.enum(indicatorIds),
      name: z.string(),
      /** Whether the county reports this reading. */
      reported: z.boolean(),
      numerator: z.number(),
      numerator_name: z.string(),
      numerator_unit: z.string(),
      denominator: z.number().nullable(),
      denominator_name: z.string().nullable(),
      denominator_unit: z.string().nullable(),
      value: z.number().nullable(),
      text: z.string(),
      unit: z.string(),
      definition: z.string(),
      exceptions: z.int().nonnegative(),
      rows: z.array(row),
    }),
  ),
});

export const rowsSchema = z.strictObject({
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  scope,
  indicator: z.enum(indicatorIds),
  name: z.string(),
  part,
  part_name: z.string(),
  total: z.string(),
  unit: z.string(),
  rows: z.array(row.extend({ village_name: z.string() })),
});
