import { z } from "zod";
import { finalClasses } from "../../land/final-class.ts";
import { longQuery, query } from "./call-definition.ts";
import { areaM2, areaSum, box, count, isoDate, nothing, plotClass, scope } from "./common.ts";

/** What became of a plot since a moment: `both` is another boundary and another class. */
export const plotChangeKind = z.enum(["added", "gone", "boundary", "class", "both"]);
export type PlotChangeKind = z.infer<typeof plotChangeKind>;

const plotSide = z.strictObject({
  class: plotClass,
  className: z.string(),
  finalClass: z.enum(finalClasses).nullable(),
  planarM2: areaM2,
  muText: z.string(),
});

const plotChange = z.strictObject({
  code: z.string(),
  shortCode: z.string(),
  groupName: z.string(),
  kind: plotChangeKind,
  kindName: z.string(),
  /** null where the plot was not there. */
  before: plotSide.nullable(),
  after: plotSide.nullable(),
  /** After minus before. */
  differenceM2: areaM2,
  differenceMuText: z.string(),
  /** Such as the plot that it was united with. */
  note: z.string(),
  /** Around both shapes. */
  box,
});
export type PlotChange = z.infer<typeof plotChange>;

const pastEvent = z.strictObject({ at: z.string(), person: z.string(), title: z.string() });
const pastShape = z.strictObject({
  uid: z.string(),
  current: z.boolean(),
  source: z.string(),
  planarM2: areaM2,
  muText: z.string(),
  at: z.string(),
});

export const pastCalls = {
  /**
   * Moments worth looking back to, the newest first: before and after each run, postings, frozen reports,
   * printings. `until` is the last event of the log that counts.
   */
  "past.moments": query(
    nothing,
    z.strictObject({
      moments: z.array(z.strictObject({ until: count, at: z.string(), title: z.string() })),
    }),
  ),
  /**
   * The plots of a scope as they stood at a moment, or at the end of a day in China, against today's.
   * Sums are of unrounded areas (D11): `before` + `added` − `gone` + `moved` = `after`.
   */
  "past.changes": longQuery(
    z.strictObject({
      scope,
      moment: z.union([z.strictObject({ until: count }), z.strictObject({ day: isoDate })]),
    }),
    z.strictObject({
      until: count,
      changes: z.array(plotChange),
      before: areaSum,
      after: areaSum,
      added: areaSum,
      gone: areaSum,
      /** Plots with another boundary, and by how much they grew or shrank together. */
      moved: areaSum,
      /** Plots with another class, by their area of today. */
      reclassed: areaSum,
    }),
  ),
  /** What happened to a plot, also to one that is no more; the newest first. */
  "past.plot": query(
    z.strictObject({ code: z.string() }),
    z.strictObject({
      code: z.string(),
      shortCode: z.string(),
      isOpen: z.boolean(),
      events: z.array(pastEvent),
      shapes: z.array(pastShape),
    }),
  ),
};
