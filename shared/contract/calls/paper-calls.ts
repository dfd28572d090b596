import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { bytes, count, nothing } from "./common.ts";

/** Which book a record with papers stands in. */
export const paperRegister = z.enum([
  "plot",
  "field_form",
  "posting",
  "posting_objection",
  "plot_disposal",
  "contract",
  "meeting",
  "claim",
]);

export const paperKind = z.enum(["photo", "scan", "document"]);

export const paperLink = z.strictObject({
  uid: z.string(),
  paperUid: z.string(),
  kind: paperKind,
  fileName: z.string(),
  caption: z.string(),
  mediaType: z.enum(["image/png", "image/jpeg", "application/pdf"]),
  bytes: count,
  widthPx: count.nullable(),
  heightPx: count.nullable(),
  sha256: z.string(),
  linkedAt: z.string(),
});

const record = { register: paperRegister, recordUid: z.string().min(1) };

export const paperCalls = {
  /** Photos, scans and documents of one record. `recordUid` of a plot is its code. */
  "papers.list": query(z.strictObject(record), z.strictObject({ papers: z.array(paperLink) })),
  /**
   * Stores a photo or scan (PNG, JPG, PDF; at most 5 MB, pictures at most 2,400 px on the long side) once
   * by its SHA-256 and links it. Undoable.
   */
  "papers.add": command(
    z.strictObject({
      ...record,
      kind: paperKind,
      fileName: z.string().trim().min(1).max(150),
      caption: z.string().max(200).optional(),
      contentBase64: z.string().max(7_000_000),
    }),
    paperLink,
  ),
  /** Takes a link away; the bytes stay for other links and for the log. Undoable. */
  "papers.remove": command(z.strictObject({ linkUid: z.string() }), nothing),
  "papers.content": query(z.strictObject({ paperUid: z.string() }), bytes),
};
