import { z } from "zod";

const count = z.int().nonnegative();

/** `qhs import --layer measured`: boundaries held as proposals. */
export const measuredImportSchema = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  shapes_read: count,
  proposed: count,
  matched_by_code: count,
  matched_by_overlap: count,
  unmatched: count,
  skipped: z.array(z.strictObject({ row: count, reason: z.string() })),
  datum_note: z.string(),
});
