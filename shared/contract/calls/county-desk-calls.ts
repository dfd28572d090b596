import { z } from "zod";
import { indicatorIds } from "../../ledger/indicators/indicator-definition.ts";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing } from "./common.ts";
import { reportTable } from "./report-calls.ts";

const unitCode = z.string().regex(/^(\d{9}|\d{12})?$/);
/** One date of the county's file; `due` is the last day on which a pack was in time. */
const week = z.strictObject({ asOf: isoDate, due: isoDate.nullable() });

/** The county's desk: the open file is the county's own and holds no land. */
export const countyDeskCalls = {
  /** Packs of all towns in one step, files or folders with them: the newest date, or the one asked for. */
  "county.collect": longCommand(
    z.strictObject({ paths: z.array(z.string().min(1)).min(1), asOf: isoDate.nullable() }),
    z.strictObject({
      asOf: z.string(),
      /** Towns that came in, were corrected, or were there already. */
      towns: z.array(
        z.strictObject({ name: z.string(), outcome: z.enum(["stored", "replaced", "present"]) }),
      ),
      refused: z.array(z.strictObject({ fileName: z.string(), reason: z.string() })),
    }),
  ),
  /** The towns that ought to report, a line each: code and name. */
  "county.expect": command(
    z.strictObject({ text: z.string().max(100_000) }),
    z.strictObject({ towns: count }),
  ),
  /** Dates that packs came in for, newest first. */
  "county.dates": query(nothing, z.strictObject({ dates: z.array(isoDate) })),
  "county.week": query(
    week,
    z.strictObject({
      previousAsOf: isoDate.nullable(),
      reported: count,
      missing: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      /** `packedAt` is UTC with offset. */
      late: z.array(z.strictObject({ name: z.string(), packedAt: z.string() })),
      tables: z.array(reportTable),
    }),
  ),
  /** A figure one step further: towns of the county, villages of a town, the rows of a village (A1). */
  "county.open": query(
    z.strictObject({ asOf: isoDate, indicator: z.enum(indicatorIds), unitCode }),
    z.strictObject({
      name: z.string(),
      unitName: z.string(),
      units: z.array(z.strictObject({ code: z.string(), name: z.string(), text: z.string() })),
      /** Known by the number that the township's own file has for them; no name left the township. */
      rows: z.array(
        z.strictObject({
          uid: z.string(),
          part: z.string(),
          villageName: z.string(),
          amount: z.number(),
        }),
      ),
    }),
  ),
  "county.workbook": longQuery(week, bytes),
  "county.pdf": longQuery(week, bytes),
};
