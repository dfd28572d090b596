import { z } from "zod";

export const reportPackSchema = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  town_code: z.string(),
  town_name: z.string(),
  as_of: z.iso.date(),
  packed_at: z.string(),
  villages: z.int(),
  rows: z.int(),
});

const named = z.strictObject({ code: z.string(), name: z.string() });

/** The county's table of one date: what `qhs collect` made and `qhs county` shows again. */
const week = {
  as_of: z.iso.date(),
  towns: z.array(
    named.extend({
      packed_at: z.string(),
      figures: z.record(z.string(), z.string()),
    }),
  ),
  totals: z.record(z.string(), z.string()),
  previous_as_of: z.iso.date().nullable(),
  missing: z.array(named),
  late: z.array(z.strictObject({ name: z.string(), packed_at: z.string() })),
};

export const collectSchema = z.strictObject({
  file: z.string(),
  accepted: z.array(z.string()),
  refused: z.array(z.strictObject({ file_name: z.string(), reason: z.string() })),
  ...week,
});

export const countySchema = z.strictObject({
  ...week,
  /** With `--out`. */
  file: z.string().nullable(),
  /** With `--indicator`: towns, villages of a town, or the rows of a village. */
  units: z.array(
    named.extend({
      text: z.string(),
      numerator: z.string(),
      denominator: z.string().nullable(),
    }),
  ),
  rows: z.array(
    z.strictObject({
      part: z.string(),
      uid: z.string(),
      village_code: z.string(),
      amount: z.number(),
    }),
  ),
});
