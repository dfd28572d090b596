import { z } from "zod";
import { disposalRoutes, landOwners, plotStates } from "../../land/field-form.ts";
import { finalClasses } from "../../land/final-class.ts";
import { command, longQuery, query } from "./call-definition.ts";
import { areaM2, areaSum, bytes, count, isoDate, nothing, paper, scope } from "./common.ts";
import { paperLink } from "./paper-calls.ts";

const outcome = z.enum(["upheld", "corrected", "handed_over"]);

/** A round of posting (公示). */
const round = z.strictObject({
  uid: z.string(),
  number: count,
  unitCode: z.string(),
  unitName: z.string(),
  /** prepared: put together, not posted yet. */
  status: z.enum(["prepared", "posted", "withdrawn"]),
  /** `准备中`, `公示中,还有 3 天`, `期满待确认`, `已确认`, `已撤回`. */
  statusName: z.string(),
  place: z.string(),
  days: count,
  startedOn: isoDate.nullable(),
  /** The last day; over from the day after. The day of posting does not count (民法典第二百零一条). */
  lastDay: isoDate.nullable(),
  isOver: z.boolean(),
  daysLeft: count.nullable(),
  plots: count,
  confirmed: count,
  superseded: count,
  objections: count,
  openObjections: count,
  photos: count,
  /** The round that this one corrects, and why; or why it was withdrawn. */
  corrects: z.strictObject({ uid: z.string(), number: count }).nullable(),
  reason: z.string(),
});

const roundPlot = z.strictObject({
  uid: z.string(),
  code: z.string(),
  shortCode: z.string(),
  groupName: z.string(),
  /** How often the plot has been posted, this time included. */
  round: count,
  finalClass: z.enum(finalClasses).nullable(),
  finalClassName: z.string(),
  owner: z.enum(landOwners).nullable(),
  ownerName: z.string(),
  route: z.enum(disposalRoutes).nullable(),
  routeName: z.string(),
  /** As signed, what is posted and later billed. */
  signedMu: z.string().nullable(),
  planarM2: areaM2,
  muText: z.string(),
  tillerName: z.string(),
  /** The contract in force that it lies under (合同内, V7), by its number. */
  contractName: z.string().nullable(),
  state: z.enum(plotStates),
  stateName: z.string(),
  openObjections: count,
  /** In which later round it is corrected, or null. */
  supersededBy: z.strictObject({ uid: z.string(), number: count }).nullable(),
  confirmation: z
    .strictObject({
      uid: z.string(),
      confirmedBy: z.string(),
      confirmedOn: isoDate,
      note: z.string(),
    })
    .nullable(),
  disposal: z
    .strictObject({
      uid: z.string(),
      route: z.enum(disposalRoutes),
      routeName: z.string(),
      disposedOn: isoDate,
      document: z.string(),
      counterpart: z.string(),
      note: z.string(),
    })
    .nullable(),
  /** Why it cannot be confirmed on the asked day, or null. */
  obstacle: z.string().nullable(),
});

const objection = z.strictObject({
  uid: z.string(),
  objectorName: z.string(),
  objectorPhone: z.string(),
  objectedOn: isoDate,
  /** Came after the last day. */
  isLate: z.boolean(),
  content: z.string(),
  plots: z.array(z.strictObject({ code: z.string(), shortCode: z.string() })),
  outcome: outcome.nullable(),
  outcomeName: z.string(),
  outcomeOn: isoDate.nullable(),
  outcomeNote: z.string(),
  decidedBy: z.string(),
  papers: count,
});

const details = round.extend({
  posted: z.array(roundPlot),
  objected: z.array(objection),
  papers: z.array(paperLink),
  byClass: z.array(
    areaSum.extend({
      finalClass: z.enum(finalClasses),
      className: z.string(),
      signedMu: z.string(),
    }),
  ),
  /** Σ of signed mu as signed (D11). */
  signedMu: z.string(),
  /** The sentence of the proof of no objection, or null while there is none to make. */
  statement: z.string().nullable(),
});

const uid = z.string();
const reason = z.string().trim().min(1).max(300);
const place = z.string().trim().min(1).max(100);
const days = z.int().min(7).max(90);
const unitCode = z.string().regex(/^(\d{12}|\d{14})$/);
const asOf = isoDate.optional();

export const postingCalls = {
  /** Newest first. */
  "posting.list": query(
    z.strictObject({ scope, asOf }),
    z.strictObject({ rounds: z.array(round) }),
  ),
  "posting.get": query(z.strictObject({ uid, asOf }), details),
  /** Puts a round together: checked plots of a village or group; all of them when none are named. */
  "posting.prepare": command(
    z.strictObject({
      unitCode,
      plotCodes: z.array(z.string()).min(1).optional(),
      place,
      days: days.default(7),
    }),
    details,
  ),
  /** Changes a round that is not posted yet. Undoable. */
  "posting.change": command(
    z.strictObject({
      uid,
      place: place.optional(),
      days: days.optional(),
      addPlots: z.array(z.string()).optional(),
      removePlots: z.array(z.string()).optional(),
    }),
    details,
  ),
  /** From this day it hangs; what was posted is fixed (D10). */
  "posting.start": command(z.strictObject({ uid, startedOn: isoDate }), details),
  /** Takes a round back: one that is not posted, or posted without objection and confirmation. */
  "posting.withdraw": command(z.strictObject({ uid, reason }), details),
  /** Opens posted plots for change, as a new round that is to be posted again (D10). */
  "posting.correct": command(
    z.strictObject({ uid, plotCodes: z.array(z.string()).min(1), reason }),
    details,
  ),
  "posting.object": command(
    z.strictObject({
      uid,
      objectorName: z.string().trim().min(1).max(60),
      objectorPhone: z.string().trim().max(30).optional(),
      objectedOn: isoDate,
      plotCodes: z.array(z.string()).min(1),
      content: z.string().trim().min(1).max(500),
    }),
    objection,
  ),
  /** 维持, 更正 or 移送; one that was handed over may get its final outcome later. Undoable. */
  "posting.decide": command(
    z.strictObject({
      objectionUid: z.string(),
      outcome,
      outcomeOn: isoDate,
      decidedBy: z.string().trim().min(1).max(60),
      note: z.string().trim().max(300).optional(),
    }),
    objection,
  ),
  /** The township confirms; without `plotCodes` every plot that nothing stands against. Undoable. */
  "posting.confirm": command(
    z.strictObject({
      uid,
      plotCodes: z.array(z.string()).min(1).optional(),
      confirmedBy: z.string().trim().min(1).max(60),
      confirmedOn: isoDate,
      note: z.string().trim().max(300).optional(),
    }),
    z.strictObject({
      confirmed: z.array(z.string()),
      leftOut: z.array(z.strictObject({ code: z.string(), reason: z.string() })),
    }),
  ),
  /** What was decided is carried out, with its date and paper. Undoable. */
  "posting.dispose": command(
    z.strictObject({
      plotCode: z.string(),
      route: z.enum(disposalRoutes),
      disposedOn: isoDate,
      /** Contract number, resolution, receipt: what proves it. */
      document: z.string().trim().min(1).max(120),
      counterpart: z.string().trim().max(60).optional(),
      note: z.string().trim().max(300).optional(),
    }),
    nothing,
  ),
  /** Table, overview, maps and register of a round as PDF, and the proof once it is true. */
  "posting.pdf": longQuery(z.strictObject({ uid, asOf, paper }), bytes),
};
