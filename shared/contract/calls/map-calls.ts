import { z } from "zod";
import { query } from "./call-definition.ts";
import { box, bytes, count, plotClass, scope } from "./common.ts";

export const mapLayer = z.enum([
  "survey",
  "parcels",
  "groups",
  "villages",
  "baseline",
  "farmland",
  "landmarks",
  "plots",
  "pieces",
]);
export type MapLayer = z.infer<typeof mapLayer>;

/** One thing on the map. */
const place = z.union([
  z.strictObject({ kind: z.literal("plot"), code: z.string() }),
  z.strictObject({ kind: z.literal("parcel"), code: z.string() }),
  z.strictObject({ kind: z.literal("finding"), id: count }),
  z.strictObject({ kind: z.literal("notice"), id: count }),
]);

export const mapCalls = {
  /**
   * Features whose box meets the given one, as a feature block (`feature-block.ts`); at most `limit`,
   * and the block says when there are more. `classes` narrows plots and pieces. Outlines are thinned
   * to `metresPerPixel`, where it is given.
   */
  "map.features": query(
    z.strictObject({
      layer: mapLayer,
      box,
      limit: z.int().min(1).max(100_000),
      classes: z.array(plotClass).optional(),
      metresPerPixel: z.number().positive().optional(),
    }),
    bytes,
  ),
  /** null where nothing lies. */
  "map.extent": query(z.strictObject({ scope }), z.strictObject({ box: box.nullable() })),
  "map.locate": query(
    z.strictObject({ place }),
    z.strictObject({
      found: z.strictObject({ layer: mapLayer, fid: count, box }).nullable(),
    }),
  ),
};
