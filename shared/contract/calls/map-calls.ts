import { z } from "zod";
import { command, query } from "./call-definition.ts";
import { box, bytes, count, isoDate, nothing, plotClass, scope } from "./common.ts";

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
  "contracted",
  "contracts",
]);
export type MapLayer = z.infer<typeof mapLayer>;

/** One thing on the map. */
const place = z.union([
  z.strictObject({ kind: z.literal("plot"), code: z.string() }),
  z.strictObject({ kind: z.literal("parcel"), code: z.string() }),
  z.strictObject({ kind: z.literal("finding"), id: count }),
  z.strictObject({ kind: z.literal("notice"), id: count }),
]);

const backdropFile = z.strictObject({
  path: z.string(),
  name: z.string(),
  kindTitle: z.string(),
  crsTitle: z.string(),
  /** Why it cannot be shown, such as a file that has been moved. */
  problem: z.string().nullable(),
});

const pixels = z.int().min(1).max(4096);

export const mapCalls = {
  /**
   * The backdrop pictures of a box, RGBA line by line from the upper left, `width` × `height` pixels;
   * transparent where there is none.
   */
  "backdrop.draw": query(z.strictObject({ box, width: pixels, height: pixels }), bytes),
  /** From the ground upwards. */
  "backdrop.list": query(
    nothing,
    z.strictObject({ files: z.array(backdropFile), onSheets: z.boolean() }),
  ),
  /** A local GeoTIFF, JPG or PNG with world file, or MBTiles; undoable. */
  "backdrop.add": command(z.strictObject({ path: z.string().trim().min(1) }), nothing),
  "backdrop.remove": command(z.strictObject({ path: z.string() }), nothing),
  /**
   * Features whose box meets the given one, as a feature block (`feature-block.ts`); at most `limit`,
   * and the block says when there are more. `classes` narrows plots and pieces. Outlines are thinned
   * to `metresPerPixel`, where it is given. `contracted` are the plots that are 合同内, `contracts`
   * the imported outlines of contracts, with the uid of the contract as key.
   */
  "map.features": query(
    z.strictObject({
      layer: mapLayer,
      box,
      limit: z.int().min(1).max(100_000),
      classes: z.array(plotClass).optional(),
      metresPerPixel: z.number().positive().optional(),
      /** The day that contracts are judged by; today where it is left out. */
      asOf: isoDate.optional(),
      /** Plots as they stood after this event of the log; other layers have no past. */
      until: count.optional(),
    }),
    bytes,
  ),
  /** null where nothing lies. */
  "map.extent": query(z.strictObject({ scope }), z.strictObject({ box: box.nullable() })),
  /**
   * A contract's land: plots that it names or that lie under it, and all its shapes (polygons of rings
   * x0,y0,x1,y1,… in the project's plane). `box` is null where none of it lies on the map.
   */
  "map.contract": query(
    z.strictObject({ uid: z.string() }),
    z.strictObject({
      uid: z.string(),
      name: z.string(),
      plotCodes: z.array(z.string()),
      shapes: z.array(z.array(z.array(z.number()))),
      box: box.nullable(),
    }),
  ),
  "map.locate": query(
    z.strictObject({ place }),
    z.strictObject({
      found: z.strictObject({ layer: mapLayer, fid: count, box }).nullable(),
    }),
  ),
};
