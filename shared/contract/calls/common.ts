import { z } from "zod";

/** Values that several calls speak of. Lengths in metres, areas in m², codes as text. */
export const count = z.int().nonnegative();
export const areaM2 = z.number();
export const nothing = z.strictObject({});

/** No list of records ends before its last row: a county has some ten thousands, all are asked for at once. */
export const mostRows = 100_000;

/** minX, minY, maxX, maxY in the project's plane, metres. */
export const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Bytes as they are: a PDF, a feature block. */
export const bytes = z.instanceof(ArrayBuffer);

const codeLengths = { project: 0, county: 6, town: 9, village: 12, group: 14 } as const;

/** What a screen is about: the whole project (code "") or one unit by its code of 6, 9, 12 or 14 digits. */
export const scope = z
  .strictObject({
    level: z.enum(["project", "county", "town", "village", "group"]),
    code: z.string().regex(/^\d*$/),
  })
  .refine(({ level, code }) => code.length === codeLengths[level], "代码的位数与级别不符");
export type Scope = z.infer<typeof scope>;

export const groupCode = z.string().regex(/^\d{14}$/);

export const plotClass = z.enum([
  "unconfirmed",
  "added_edge",
  "added_block",
  "undetermined",
  "overflow",
  "ridge",
  "sliver",
]);
export const history = z.enum(["registered", "arable_before", "not_arable_before", "unknown"]);

export const importLayer = z.enum([
  "survey",
  "parcels",
  "groups",
  "villages",
  "baseline",
  "farmland",
  "landmarks",
  "contract-area",
]);

export const paper = z.enum(["A4", "A3"]);
export const profile = z.enum(["work", "posting", "result"]);

/** A day of the local calendar, `2026-03-31`. */
export const isoDate = z.iso.date();

/** An AppError as data, where a refusal is an answer and not a failure. */
export const refusal = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** Area as measured, and the same as it is printed with the project's decimals. */
export const areaSum = z.strictObject({
  count,
  planarM2: areaM2,
  mu: z.number(),
  muText: z.string(),
});
