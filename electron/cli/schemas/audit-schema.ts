import { z } from "zod";

export const sampleSchema = z.strictObject({
  register: z.string(),
  stratified_by: z.string(),
  seed: z.string(),
  drawn: z.array(
    z.strictObject({
      stratum: z.string(),
      of: z.int(),
      rows: z.array(
        z.strictObject({
          uid: z.string(),
          label: z.string(),
          village_code: z.string(),
          village_name: z.string(),
          amount_fen: z.int().nullable(),
        }),
      ),
    }),
  ),
});

const side = {
  key: z.string(),
  unit_code: z.string(),
  party: z.string().nullable(),
  amount: z.string().nullable(),
};

export const matchSchema = z.strictObject({
  source: z.string(),
  subject: z.enum(["contract", "claim", "debt"]),
  as_of: z.iso.date(),
  both: z.array(
    z.strictObject({
      key: z.string(),
      unit_code: z.string(),
      ours: z.string().nullable(),
      theirs: z.string().nullable(),
      differs: z.boolean(),
    }),
  ),
  only_ours: z.array(z.strictObject({ ...side, uid: z.string(), register: z.string() })),
  only_theirs: z.array(z.strictObject(side)),
});

export const auditPackSchema = z.strictObject({
  folder: z.string(),
  project_sha256: z.string(),
  log_hash: z.string(),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int() })),
});

const paper = z.strictObject({
  uid: z.string(),
  register: z.string(),
  row_uid: z.string(),
  row_label: z.string(),
  village_code: z.string(),
  stratum: z.string().nullable(),
  verdict: z.enum(["confirmed", "rejected"]).nullable(),
  note: z.string().nullable(),
  finding: z.string().nullable(),
  amount_fen: z.int().nullable(),
  article: z.string().nullable(),
  checked_on: z.string().nullable(),
  checked_by: z.string().nullable(),
});

/** The answers of the actions of `qhs audit`. */
export const auditSchema = z.union([
  z.strictObject({ file: z.string(), project: z.string(), sha256: z.string() }),
  z.strictObject({ papers: z.array(paper) }),
  z.strictObject({ file: z.string(), findings: z.int() }),
  z.strictObject({ file: z.string(), printed: z.int() }),
]);
