import { z } from "zod";
import { query } from "./call-definition.ts";

/** Something that answers to what was typed; `code` is the full one. */
const found = z.strictObject({
  kind: z.enum(["plot", "parcel", "unit"]),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
});
export type Found = z.infer<typeof found>;

export const searchCalls = {
  /**
   * Plots by digits or code (`12`, `W0012`, `03-W0012`), parcels by their last digits (three or more),
   * units by name. The best first, at most `limit`.
   */
  "search.find": query(
    z.strictObject({ text: z.string().trim().min(1).max(60), limit: z.int().min(1).max(100) }),
    z.strictObject({ found: z.array(found) }),
  ),
};
