import { z } from "zod";
import {
  disposalRoutes,
  landOrigins,
  landOwners,
  landUses,
  measureMethods,
  plotStates,
} from "../../land/field-form.ts";
import { finalClasses } from "../../land/final-class.ts";
import { isMeasuredMu } from "../../land/measured-mu.ts";
import { command, longCommand, query } from "./call-definition.ts";
import { areaM2, count, isoDate, mostRows, nothing, plotClass, scope } from "./common.ts";
import { paperLink } from "./paper-calls.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const yesNo = z.boolean().nullable();

/** The fields of a form (land.md §5); null empties a field. */
const formFields = {
  landUse: z.enum(landUses).nullable(),
  crop: text(40),
  /** Decimal text such as `3.25`. */
  measuredMu: z.string().refine(isMeasuredMu, "亩数须大于 0,最多 4 位小数,如 3.25").nullable(),
  measureMethod: z.enum(measureMethods).nullable(),
  irrigation: text(40),
  photoNumbers: text(80),
  gpsPoint: text(80),
  sinceYear: z
    .string()
    .regex(/^(19|20)\d{2}$/, "年份须为四位数字,如 1998")
    .nullable(),
  origin: z.enum(landOrigins).nullable(),
  inOldLedger: yesNo,
  subsidy: yesNo,
  tillerName: text(60),
  tillerIdNumber: text(30),
  tillerPhone: text(30),
  isMember: yesNo,
  householdRelation: text(60),
  hasContract: yesNo,
  contractNumber: text(60),
  payment: text(120),
  finalClass: z.enum(finalClasses).nullable(),
  owner: z.enum(landOwners).nullable(),
  mismatchReason: text(200),
  insideContract: yesNo,
  route: z.enum(disposalRoutes).nullable(),
  proposedRate: text(60),
  objection: text(300),
  tillerSigned: yesNo,
  neighboursSigned: z.int().min(0).max(20).nullable(),
  leaderSigned: yesNo,
  cadreSigned: yesNo,
  clerkSigned: yesNo,
  signedOn: isoDate.nullable(),
  note: text(300),
};
const formValues = z.strictObject(formFields);

const missingField = z.strictObject({ field: z.string(), title: z.string() });

const difference = z.strictObject({ muText: z.string(), percentText: z.string().nullable() });

/** A plot with how far its field work is; words beside the codes, for the grid. */
const fieldPlot = z.strictObject({
  code: z.string(),
  shortCode: z.string(),
  /** `W0012`: what is typed inside a group is its digits. */
  sheetCode: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  class: plotClass,
  className: z.string(),
  finalClass: z.enum(finalClasses).nullable(),
  finalClassName: z.string(),
  planarM2: areaM2,
  muText: z.string(),
  shapeSource: z.enum(["run", "measured", "split", "merge"]),
  /** As signed; null where none was entered. */
  measuredMu: z.string().nullable(),
  difference: difference.nullable(),
  tillerName: z.string(),
  landUseName: z.string(),
  ownerName: z.string(),
  routeName: z.string(),
  state: z.enum(plotStates),
  stateName: z.string(),
  /** none, then begun with `missing` fields open, then checked. */
  formStatus: z.enum(["none", "draft", "checked"]),
  missing: count,
  /** In a correction: taken out of a posting and not posted again yet (D10). */
  correcting: z.boolean(),
  /** The round that it stands in now. */
  posting: z
    .strictObject({
      uid: z.string(),
      number: count,
      round: count,
      startedOn: isoDate,
      lastDay: isoDate,
      isOver: z.boolean(),
      openObjections: count,
    })
    .nullable(),
  printed: z.boolean(),
  papers: count,
  /** Measured boundaries that wait for a decision. */
  proposals: count,
  /** The contract in force that it lies under (合同内, V7), by its number. */
  contractName: z.string().nullable(),
  labelEastM: z.number(),
  labelNorthM: z.number(),
});

const fieldForm = z.strictObject({
  plot: fieldPlot,
  /** Every field; all null where there is no form yet. */
  form: formValues,
  uid: z.string().nullable(),
  missing: z.array(missingField),
  /** Findings that cannot stand together, in words. */
  contradictions: z.array(z.string()),
  papers: z.array(paperLink),
});

const plotCode = z.string();
const ring = z.array(z.number()).min(6);

const proposal = z.strictObject({
  uid: z.string(),
  source: z.enum(["drawn", "typed", "file"]),
  sourceName: z.string(),
  /** File and row, or empty. */
  origin: z.string(),
  label: z.string(),
  plotCode: z.string().nullable(),
  shortCode: z.string().nullable(),
  match: z.enum(["code", "overlap", "given", "none"]),
  matchName: z.string(),
  /** Shared with the plot, as a share of the smaller of both (D3); null without a plot. */
  overlapShare: z.number().nullable(),
  before: z.strictObject({ planarM2: areaM2, muText: z.string() }).nullable(),
  after: z.strictObject({ planarM2: areaM2, muText: z.string() }),
  difference: difference.nullable(),
  /** What to look at before accepting: overlaps, distance, datum. */
  warnings: z.array(z.string()),
  /** Why it cannot be accepted as it is, or null. */
  obstacle: z.string().nullable(),
  status: z.enum(["proposed", "accepted", "rejected"]),
  reason: z.string().nullable(),
  proposedAt: z.string(),
  /** Outer ring and holes of each part, x0,y0,x1,y1,… in the project's plane. */
  polygons: z.array(z.array(z.array(z.number()))),
  beforePolygons: z.array(z.array(z.array(z.number()))),
});

const shapedPlot = z.strictObject({ code: z.string(), planarM2: areaM2, muText: z.string() });

const handout = z.strictObject({
  uid: z.string(),
  /** null: the whole pack. */
  sheetNumber: count.nullable(),
  receiver: z.string(),
  handedOutOn: isoDate,
  returnedOn: isoDate.nullable(),
  note: z.string(),
});

const handoutPack = z.strictObject({
  printJobUid: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  profile: z.string(),
  profileName: z.string(),
  paper: z.string(),
  version: count,
  pages: count,
  printedAt: z.string(),
  handouts: z.array(handout),
});

export const fieldCalls = {
  /**
   * Plots of a scope with their state, in the order of their numbers, a page at a time; `counts` are of
   * the whole scope. `search` finds digits, codes and tillers.
   */
  "field.plots": query(
    z.strictObject({
      scope,
      states: z.array(z.enum(plotStates)).optional(),
      search: z.string().max(40).optional(),
      offset: count,
      limit: z.int().min(1).max(mostRows),
      /** The day that postings are judged by; today when left out. */
      asOf: isoDate.optional(),
    }),
    z.strictObject({
      total: count,
      plots: z.array(fieldPlot),
      counts: z.record(z.enum(plotStates), count),
      /** Forms begun and not checked. */
      unsignedForms: count,
    }),
  ),
  "field.form": query(z.strictObject({ plotCode }), fieldForm),
  /** Only the fields that are given change; incomplete is saved and counted. Undoable. */
  "field.save": command(
    z.strictObject({ plotCode, patch: z.strictObject(formFields).partial() }),
    fieldForm,
  ),
  /** The step to 已核查: done where nothing is missing, else says what is. Undoable. */
  "field.check": command(
    z.strictObject({ plotCode }),
    z.strictObject({ done: z.boolean(), form: fieldForm }),
  ),
  /** Back to 待核查, before a posting. Undoable. */
  "field.uncheck": command(
    z.strictObject({ plotCode, reason: z.string().trim().min(1).max(200) }),
    fieldForm,
  ),

  /** Reads measured boundaries from SHP, KML, KMZ, GPX or CSV and holds them as proposals. */
  "measured.import": longCommand(
    z.strictObject({ file: z.string().min(1), crs: z.string().optional() }),
    z.strictObject({
      file: z.string(),
      sha256: z.string(),
      shapesRead: count,
      proposed: count,
      matchedByCode: count,
      matchedByOverlap: count,
      unmatched: count,
      skipped: z.array(z.strictObject({ row: count, reason: z.string() })),
      datumNote: z.string(),
    }),
  ),
  /** A boundary drawn on the map or typed point by point. Undoable. */
  "measured.draw": command(
    z.strictObject({
      source: z.enum(["drawn", "typed"]),
      ring,
      plotCode: plotCode.nullable(),
      label: z.string().max(60).optional(),
    }),
    proposal,
  ),
  "measured.list": query(
    z.strictObject({ scope, statuses: z.array(proposal.shape.status).optional() }),
    z.strictObject({ proposals: z.array(proposal) }),
  ),
  /** Gives the plot this shape; `plotCode` chooses another plot than the matched one. Undoable. */
  "measured.accept": command(
    z.strictObject({ uid: z.string(), plotCode: plotCode.optional() }),
    z.strictObject({ plot: shapedPlot, beforeM2: areaM2 }),
  ),
  "measured.reject": command(
    z.strictObject({ uid: z.string(), reason: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  /** Cuts a plot along a line; the largest part keeps the code, the others get -1, -2 (D2, D3). Undoable. */
  "plots.split": command(
    z.strictObject({
      plotCode,
      line: z.array(z.number()).min(4),
      reason: z.string().max(200).optional(),
    }),
    z.strictObject({ plots: z.array(shapedPlot) }),
  ),
  /** Unites plots that touch; the one with decisions keeps its code, else the larger (D3). Undoable. */
  "plots.merge": command(
    z.strictObject({
      plotCodes: z.array(plotCode).min(2).max(20),
      reason: z.string().max(200).optional(),
    }),
    z.strictObject({ plot: shapedPlot, gone: z.array(z.string()) }),
  ),

  /** The last printing of each group, profile and paper, and every earlier one that is still out. */
  "handouts.list": query(
    z.strictObject({ scope }),
    z.strictObject({ packs: z.array(handoutPack) }),
  ),
  "handouts.give": command(
    z.strictObject({
      printJobUid: z.string(),
      /** null: the whole pack. */
      sheetNumbers: z.array(z.int().positive()).min(1).nullable(),
      receiver: z.string().trim().min(1).max(60),
      handedOutOn: isoDate,
    }),
    nothing,
  ),
  "handouts.return": command(
    z.strictObject({
      uids: z.array(z.string()).min(1),
      /** null takes the tick back. */
      returnedOn: isoDate.nullable(),
      note: z.string().max(200).optional(),
    }),
    nothing,
  ),
};
