import { z } from "zod";
import { meetingTypes, votingUnits } from "../../ledger/meetings/meeting-facts.ts";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing, refusal, scope } from "./common.ts";
import { villageCode } from "./contract-values.ts";

const register = z.enum([
  "contracts",
  "units",
  "people",
  "claims",
  "debts",
  "settlements",
  "receipts",
  "vouchers",
  "audit-findings",
  "governance",
  "village-files",
  "external-figures",
]);

/** Sheets of a register: a file on the machine, or what was pasted (TSV). */
const tableRequest = z.strictObject({
  register,
  source: z.union([
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({
      text: z.string().min(1).max(20_000_000),
      /** Whether the rows have a heading or come in the template's order; without it the content tells. */
      order: z.enum(["heading", "template"]).optional(),
    }),
  ]),
  /** Heading of the sheet → key of a column, or null to leave it out. */
  chosen: z.record(z.string(), z.string().nullable()).optional(),
  /** For sheets without a column for the village. */
  villageCode: villageCode.optional(),
  mode: z.enum(["add", "replace"]),
  /** Takes rows with unreadable cells too (存疑): the cells are kept as text and stay open. */
  doubtful: z.boolean().optional(),
});

const cellProblem = z.strictObject({ heading: z.string(), text: z.string(), reason: z.string() });
const refusedRow = z.strictObject({
  sheet: z.string(),
  row: count,
  /** The row as it stands, by heading: to be corrected and pasted back. */
  cells: z.record(z.string(), z.string()),
  problems: z.array(cellProblem),
});

const tableFacts = {
  register,
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      headingRow: count.nullable(),
      /** Without a heading, read in the order of the template. */
      isTemplateOrder: z.boolean(),
      columns: z.array(z.strictObject({ heading: z.string(), key: z.string().nullable() })),
    }),
  ),
  /** `rows` + `refused` + `skipped` = `counted`. */
  counted: count,
  rows: count,
  refused: count,
  skipped: z.strictObject({ blank: count, total: count, heading: count, foot: count }),
  /** Headings that no sheet has: their rules will not be checked (D32). */
  absent: z.array(z.string()),
  refusedRows: z.array(refusedRow),
  /** What was assumed, by row: a missing day, a serial date. */
  notes: z.array(z.strictObject({ sheet: z.string(), row: count, note: z.string() })),
  notesTotal: count,
};

const meetingFields = {
  unitCode: z.string().regex(/^\d{12}(\d{2})?$/),
  type: z.enum(meetingTypes),
  votingUnit: z.enum(votingUnits).nullable(),
  heldOn: isoDate.nullable(),
  subject: z.string().trim().max(200).nullable(),
  due: count.nullable(),
  present: count.nullable(),
  online: count.nullable(),
  proxies: count.nullable(),
  inFavour: count.nullable(),
  noticeOn: isoDate.nullable(),
  partyDiscussedOn: isoDate.nullable(),
  /** 回避 record in words. */
  recusal: z.string().trim().max(200).nullable(),
  note: z.string().trim().max(500).nullable(),
};

const unitFacts = z.strictObject({
  unitCode: z.string(),
  name: z.string(),
  sharesOnly: z.boolean().nullable(),
  households: count.nullable(),
  members: count.nullable(),
  capableMembers: count.nullable(),
  householdRepresentatives: count.nullable(),
  memberRepresentatives: count.nullable(),
  landlessMembers: count.nullable(),
  secondRoundEndsOn: isoDate.nullable(),
  extensionEndsOn: isoDate.nullable(),
  arableMu: z.string().nullable(),
  reserveMu: z.string().nullable(),
  papersRecorded: z.boolean().nullable(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  collectiveAccount: z.string().nullable(),
});

export const registerCalls = {
  /** How a sheet would come in; a file that would be refused is an answer too. */
  "registers.preview": longQuery(
    tableRequest,
    z.strictObject({
      refusal: refusal.nullable(),
      preview: z
        .strictObject({
          ...tableFacts,
          /** Columns of the register, for choosing. */
          columns: z.array(z.strictObject({ key: z.string(), heading: z.string() })),
          /** First rows as understood, by key; words and dates as the register keeps them. */
          firstRows: z.array(
            z.strictObject({
              sheet: z.string(),
              row: count,
              texts: z.record(z.string(), z.string()),
              values: z.record(
                z.string(),
                z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
              ),
            }),
          ),
          /** Keys that are in the register already (D4): refused in mode add, updated in replace. */
          known: z.strictObject({ count, first: z.array(z.string()) }),
        })
        .nullable(),
    }),
  ),
  /** Takes a sheet into its register as one batch, or nothing of it (D4). */
  "registers.import": longCommand(
    tableRequest,
    z.strictObject({
      ...tableFacts,
      batchUid: z.string(),
      added: count,
      updated: count,
      unchanged: count,
      doubtful: count,
    }),
  ),
  /** An empty sheet with the headings in order and a page of allowed values (XLSX). */
  "registers.template": query(z.strictObject({ register }), bytes),

  "meetings.list": query(
    z.strictObject({ scope }),
    z.strictObject({
      meetings: z.array(
        z.strictObject({
          uid: z.string(),
          unitName: z.string(),
          typeName: z.string(),
          ...meetingFields,
        }),
      ),
    }),
  ),
  /** Without a uid a new meeting (D36). Undoable. */
  "meetings.save": command(
    z.strictObject({ uid: z.string().nullable(), values: z.strictObject(meetingFields) }),
    z.strictObject({ uid: z.string() }),
  ),
  /** Facts of villages and groups of `qhs template units`. */
  "villages.list": query(
    z.strictObject({ scope }),
    z.strictObject({ villages: z.array(unitFacts) }),
  ),
  "villages.save": command(
    z.strictObject({
      unitCode: z.string().regex(/^\d{12}(\d{2})?$/),
      patch: unitFacts.omit({ unitCode: true, name: true, sharesOnly: true }).partial(),
    }),
    nothing,
  ),
};
