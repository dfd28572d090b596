import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { count, nothing } from "./common.ts";

const option = z.strictObject({
  key: z.string(),
  title: z.string(),
  value: z.string(),
  defaultValue: z.string(),
  /** The values it takes, where they are few. */
  choices: z.array(z.string()).nullable(),
});

const unit = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.enum(["county", "town", "village", "group"]),
  /** Code of the unit above; null at the top. */
  parent: z.string().nullable(),
  /** Only of villages: confirmed shares instead of plots (D14). */
  sharesOnly: z.boolean(),
  plots: count,
});
export type Unit = z.infer<typeof unit>;

export const settingsCalls = {
  "settings.get": query(nothing, z.strictObject({ options: z.array(option) })),
  /** Undoable; throws `value.invalid` with what the option takes. */
  "settings.set": command(z.strictObject({ key: z.string(), value: z.string() }), nothing),
  /** Every county, town, village and group that the data names, sorted by code. */
  "units.list": query(nothing, z.strictObject({ units: z.array(unit) })),
  "unit.rename": command(z.strictObject({ code: z.string(), name: z.string() }), nothing),
  "village.shares": command(
    z.strictObject({ code: z.string().regex(/^\d{12}$/), sharesOnly: z.boolean() }),
    nothing,
  ),
};
