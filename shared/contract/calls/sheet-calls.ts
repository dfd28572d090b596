import { z } from "zod";
import { longCommand, longQuery, query } from "./call-definition.ts";
import {
  areaM2,
  box,
  bytes,
  count,
  groupCode,
  isoDate,
  nothing,
  paper,
  profile,
  scope,
} from "./common.ts";

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

const edition = z.strictObject({
  uid: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  profile,
  profileName: z.string(),
  paper,
  version: count,
  pages: count,
  printedAt: z.string(),
  /** SHA-256 of the PDF as it went out. */
  sha256: z.string(),
  /** The event of the log that recorded it; for `past.changes`. */
  until: count,
  handouts: z.array(
    z.strictObject({
      receiver: z.string(),
      sheetNumber: count.nullable(),
      handedOutOn: isoDate,
      returnedOn: isoDate.nullable(),
    }),
  ),
});
export type Edition = z.infer<typeof edition>;

export const sheetCalls = {
  /** Every printing of a unit, the newest first, with who got it. */
  "editions.list": query(z.strictObject({ scope }), z.strictObject({ editions: z.array(edition) })),
  /**
   * Whether the PDF of a printing is still there byte for byte, and whether today's rows make the same one
   * (null where the group has no plots any more).
   */
  "editions.compare": longQuery(
    z.strictObject({ uid: z.string() }),
    z.strictObject({ isKept: z.boolean(), isSameToday: z.boolean().nullable() }),
  ),
  /** The same bytes as went out: the kept file, or a drawing that has its hash. */
  "editions.pdf": longQuery(z.strictObject({ uid: z.string() }), bytes),
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
