import { z } from "zod";

const count = z.int().nonnegative();

/** What `qhs demo --case` prints: the program's own counts over the rows of the case. */
export const demoCaseSchema = z.strictObject({
  project: z.string(),
  case: z.string(),
  imports: z.array(
    z.strictObject({
      title: z.string(),
      file: z.string(),
      rows_stored: count,
      rows_skipped: count,
    }),
  ),
  as_of: z.string(),
  contracts: count,
  candidates: count,
  problems: count,
  closed: count,
  yearly_gain_fen: z.int(),
  settled_debts_fen: z.int(),
  verified: z.boolean(),
});
