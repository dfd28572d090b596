import { z } from "zod";
import { longCommand, longQuery, query } from "./call-definition.ts";
import { areaM2, box, bytes, count, groupCode, nothing, paper, profile } from "./common.ts";

const page = z.strictObject({
  /** Place in the pack, from 1. */
  number: count,
  box,
  /** An extra page for plots that the regular grid cuts (D28). */
  extra: z.boolean(),
  plots: z.array(z.string()),
});

const printedFile = z.strictObject({
  /** For `sheets.file`. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  kind: z.enum(["pdf", "xlsx"]),
  bytes: count,
  groupCode: z.string().nullable(),
});

const pack = z.strictObject({
  groupCode: z.string(),
  groupName: z.string(),
  version: count,
  pages: z.strictObject({ all: count, cover: count, map: count, list: count, forms: count }),
  plots: count,
  planarM2: areaM2,
  muText: z.string(),
  pdf: z.string(),
  xlsx: z.string(),
});

const printReport = z.strictObject({
  folder: z.string(),
  packs: z.array(pack),
  files: z.array(printedFile),
  pages: count,
  planarM2: areaM2,
  muText: z.string(),
  warnings: z.array(z.string()),
});
export type PrintReport = z.infer<typeof printReport>;

const printJob = z.strictObject({
  groupCode: z.string(),
  groupName: z.string(),
  profile,
  paper,
  version: count,
  pages: count,
  printedAt: z.string(),
  /** A run has been accepted since. */
  olderThanRun: z.boolean(),
});

export const sheetCalls = {
  /** Where a group's map pages lie. */
  "sheets.pages": query(
    z.strictObject({ groupCode, paper }),
    z.strictObject({ pages: z.array(page) }),
  ),
  /** The real PDF of a group, without recording it as printed: no lock, no version (D1). */
  "sheets.preview": longQuery(z.strictObject({ groupCode, paper, profile }), bytes),
  /** Prints, records and locks (D1), into a folder beside the project file. */
  "sheets.print": longCommand(
    z.strictObject({
      groupCodes: z.union([z.literal("all"), z.array(groupCode).min(1)]),
      paper,
      profile,
    }),
    printReport,
  ),
  "sheets.file": query(z.strictObject({ id: z.string() }), bytes),
  /** The last printing of each group, profile and paper. */
  "sheets.jobs": query(nothing, z.strictObject({ jobs: z.array(printJob) })),
  /** The letter that asks for the data (数据协调函), as PDF. */
  "letter.dataRequest": query(nothing, bytes),
  /** What a successor must know (交接页), as PDF. */
  "letter.handover": query(nothing, bytes),
};
