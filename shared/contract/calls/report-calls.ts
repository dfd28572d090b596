import { z } from "zod";
import { indicatorIds } from "../../ledger/indicators/indicator-definition.ts";
import { reportKinds } from "../../ledger/reports/report-kinds.ts";
import { command, longCommand, longQuery, query } from "./call-definition.ts";
import { bytes, count, isoDate, nothing, scope } from "./common.ts";

/** Both cut-offs of D38; without `knownAt` everything that was entered counts. */
const question = {
  asOf: isoDate,
  knownAt: z.iso.datetime({ offset: true }).nullable().default(null),
  scope,
};

const indicatorId = z.enum(indicatorIds);
const part = z.enum(["numerator", "denominator", "exceptions"]);
const unit = z.strictObject({ code: z.string(), name: z.string() });

const plainPart = z.strictObject({
  name: z.string(),
  /** In `unitName`: 份, 万元, 亩. */
  amount: z.number(),
  text: z.string(),
  unitName: z.string(),
  rows: count,
});

/** A figure with both sides; `text` is how a report prints it. */
export const plainFigure = z.strictObject({
  id: indicatorId,
  name: z.string(),
  numerator: plainPart,
  denominator: plainPart.nullable(),
  /** null where nothing can be divided: "—", or bases that differ. */
  value: z.number().nullable(),
  text: z.string(),
  unitName: z.string(),
  definition: z.string(),
  exceptions: count,
});

/** Where the record is found: the code of a plot, the uid of anything else. */
const place = z.strictObject({ register: z.string(), key: z.string() });

const figureRow = z.strictObject({
  part,
  /** Table that holds it: contract, problem_contract, money_row, plot … */
  register: z.string(),
  uid: z.string(),
  label: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  amount: z.number(),
  text: z.string(),
  unitName: z.string(),
  place,
});

const reportKind = z.enum(reportKinds);

const cell = z.strictObject({
  text: z.string(),
  number: z.number().optional(),
  /** What `indicators.rows` is asked for when the cell is clicked. */
  opens: z.strictObject({ indicator: indicatorId, part, unitCode: z.string() }).optional(),
});

/** A table of a report as a screen shows it. */
export const reportTable = z.strictObject({
  name: z.string(),
  title: z.string(),
  subtitles: z.array(z.string()),
  paragraphs: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      key: z.string(),
      heading: z.string(),
      kind: z.enum(["text", "number", "rate"]),
      width: z.number(),
    }),
  ),
  rows: z.array(z.strictObject({ cells: z.record(z.string(), cell), isTotal: z.boolean() })),
  notes: z.array(z.string()),
  signatures: z.array(z.string()),
});

const snapshotKind = z.enum(["weekly", "ten-day"]);
const snapshot = z.strictObject({
  uid: z.string(),
  number: count,
  kind: snapshotKind,
  scopeCode: z.string(),
  scopeName: z.string(),
  asOf: isoDate,
  knownAt: z.string(),
  note: z.string().nullable(),
  files: z.array(
    z.strictObject({ name: z.string(), mediaType: z.string(), sha256: z.string(), bytes: count }),
  ),
});

const change = z.strictObject({
  unitCode: z.string(),
  unitName: z.string(),
  indicator: indicatorId,
  name: z.string(),
  beforeText: z.string(),
  afterText: z.string(),
  wentBack: z.boolean(),
});

const text = (longest: number) => z.string().trim().min(1).max(longest);
const villageCode = z.string().regex(/^\d{12}$/);

const governanceFields = {
  number: text(40),
  villageCode,
  source: text(60).nullable(),
  content: text(500),
  foundOn: isoDate,
  deadline: isoDate.nullable(),
  responsible: text(60).nullable(),
  rectifiedOn: isoDate.nullable(),
  rectification: text(500).nullable(),
  note: text(300).nullable(),
};
const governanceProblem = z.strictObject({
  uid: z.string(),
  ...governanceFields,
  villageName: z.string(),
});

const villagePaper = z.strictObject({
  villageCode,
  name: text(60),
  presentOn: isoDate.nullable(),
  pages: count.nullable(),
  place: text(60).nullable(),
  note: text(200).nullable(),
});

export const reportCalls = {
  /** Every indicator of a unit; `reported` names those that the county chose. */
  "indicators.list": query(
    z.strictObject(question),
    z.strictObject({
      scopeName: z.string(),
      headline: z.string(),
      rates: z.string(),
      notes: z.array(z.string()),
      reported: z.array(indicatorId),
      figures: z.array(plainFigure),
    }),
  ),
  /** One indicator of every village, for the map, the bars and comparison. */
  "indicators.villages": query(
    z.strictObject({ ...question, indicator: indicatorId }),
    z.strictObject({ villages: z.array(unit.extend({ figure: plainFigure })) }),
  ),
  /** The rows behind one number of one unit. */
  "indicators.rows": query(
    z.strictObject({ ...question, indicator: indicatorId, part }),
    z.strictObject({
      name: z.string(),
      partName: z.string(),
      total: z.string(),
      unitName: z.string(),
      rows: z.array(figureRow),
    }),
  ),
  /** An indicator as the freezes have it, oldest first. */
  "indicators.trend": query(
    z.strictObject({ indicator: indicatorId, scope, kind: snapshotKind }),
    z.strictObject({
      points: z.array(
        z.strictObject({
          snapshotUid: z.string(),
          asOf: isoDate,
          value: z.number().nullable(),
          text: z.string(),
        }),
      ),
    }),
  ),
  /** What is still owed on locked claims and due bills, by how long it has been owed. */
  "indicators.arrears": query(
    z.strictObject(question),
    z.strictObject({
      ages: z.array(
        z.strictObject({
          name: z.string(),
          fen: z.int(),
          rows: z.array(
            z.strictObject({
              register: z.string(),
              uid: z.string(),
              label: z.string(),
              villageCode: z.string(),
              villageName: z.string(),
              owedSince: z.string().nullable(),
              fen: z.int(),
              place,
            }),
          ),
        }),
      ),
    }),
  ),
  "reports.tables": query(
    z.strictObject({ ...question, kind: reportKind }),
    z.strictObject({ tables: z.array(reportTable) }),
  ),
  "reports.pdf": longQuery(z.strictObject({ ...question, kind: reportKind }), bytes),
  "reports.workbook": longQuery(z.strictObject({ ...question, kind: reportKind }), bytes),
  /** What a township hands up: figures, rules, row numbers and hashes; no names, numbers or geometry. */
  "reports.pack": longQuery(z.strictObject(question), bytes),
  /** Newest first. */
  "snapshots.list": query(nothing, z.strictObject({ snapshots: z.array(snapshot) })),
  /** What went back against the freeze before, to be explained before one is taken. */
  "snapshots.preview": query(
    z.strictObject({ kind: snapshotKind, asOf: isoDate, scope }),
    z.strictObject({ previous: snapshot.nullable(), wentBack: z.array(change) }),
  ),
  "snapshots.take": longCommand(
    z.strictObject({
      kind: snapshotKind,
      asOf: isoDate,
      scope,
      reasons: z.array(
        z.strictObject({
          indicator: indicatorId,
          unitCode: z.string().nullable(),
          reason: text(300),
        }),
      ),
      note: text(200).nullable(),
    }),
    snapshot,
  ),
  /** One file of a freeze, byte for byte. */
  "snapshots.file": query(z.strictObject({ uid: z.string(), name: z.string() }), bytes),
  /** The rows behind a number of a freeze, as they were then. */
  "snapshots.rows": query(
    z.strictObject({ uid: z.string(), indicator: indicatorId, unitCode: z.string() }),
    z.strictObject({
      name: z.string(),
      unitName: z.string(),
      asOf: isoDate,
      text: z.string(),
      rows: z.array(figureRow),
    }),
  ),
  "snapshots.compare": query(
    z.strictObject({ beforeUid: z.string(), afterUid: z.string() }),
    z.strictObject({ changes: z.array(change) }),
  ),
  /** What was recorded after freezes and is dated before their day, and their figures as they are now (D38). */
  "snapshots.late": query(
    z.strictObject({ scope }),
    z.strictObject({
      entries: z.array(
        z.strictObject({
          register: z.string(),
          registerName: z.string(),
          uid: z.string(),
          label: z.string(),
          villageName: z.string(),
          change: z.enum(["added", "changed", "removed"]),
          date: z.string(),
          recordedAt: z.string(),
          person: z.string(),
          snapshots: z.array(z.strictObject({ number: count, deltaFen: z.int() })),
        }),
      ),
      snapshots: z.array(snapshot.extend({ changes: z.array(change) })),
    }),
  ),
  "governance.list": query(
    z.strictObject({ scope }),
    z.strictObject({ problems: z.array(governanceProblem) }),
  ),
  /** Adds one without `uid`. Undoable. */
  "governance.save": command(
    z.strictObject({ uid: z.string().nullable(), ...governanceFields }),
    governanceProblem,
  ),
  "governance.remove": command(z.strictObject({ uid: z.string() }), nothing),
  /** The papers that each village should have, there or missing. */
  "villageFiles.list": query(
    z.strictObject({ scope }),
    z.strictObject({
      villages: z.array(unit.extend({ papers: z.array(villagePaper) })),
    }),
  ),
  "villageFiles.save": command(villagePaper, nothing),
};
