import { z } from "zod";
import { exportSchema } from "../json-schemas.ts";

/** A layer with its areas, or a register as a sheet. */
export const exportCommandSchema = z.union([
  exportSchema,
  z.strictObject({ register: z.string(), file: z.string(), rows: z.int() }),
]);
