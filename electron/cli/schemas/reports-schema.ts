import { z } from "zod";

export const reportSchema = z.strictObject({
  kind: z.string(),
  as_of: z.iso.date(),
  known_at: z.string().nullable(),
  scope: z.strictObject({ code: z.string(), name: z.string() }),
  headline: z.string(),
  files: z.array(z.string()),
});

const snapshot = z.strictObject({
  number: z.int(),
  uid: z.string(),
  kind: z.enum(["weekly", "ten-day"]),
  scope_code: z.string(),
  as_of: z.iso.date(),
  known_at: z.string(),
  note: z.string().nullable(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      media_type: z.string(),
      sha256: z.string(),
      bytes: z.int(),
    }),
  ),
});

const change = z.strictObject({
  unit_code: z.string(),
  indicator: z.string(),
  name: z.string(),
  before_text: z.string(),
  after_text: z.string(),
  went_back: z.boolean(),
});

const late = z.strictObject({
  register: z.string(),
  register_name: z.string(),
  uid: z.string(),
  label: z.string(),
  village_name: z.string(),
  change: z.enum(["added", "changed", "removed"]),
  date: z.string(),
  recorded_at: z.string(),
  person: z.string(),
  snapshots: z.array(z.strictObject({ number: z.int(), delta_fen: z.int() })),
});

/** One of the five actions of `qhs snapshot`. */
export const snapshotSchema = z.union([
  z.strictObject({ taken: snapshot }),
  z.strictObject({ snapshots: z.array(snapshot) }),
  z.strictObject({ reprinted: snapshot, files: z.array(z.string()) }),
  z.strictObject({ before: snapshot, after: snapshot, changes: z.array(change) }),
  z.strictObject({
    late: z.array(late),
    changed: z.array(z.strictObject({ snapshot, changes: z.array(change) })),
  }),
]);
