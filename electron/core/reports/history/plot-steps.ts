import type { FinalClass } from "../../../../shared/land/final-class.ts";
import type { PlotClass } from "../../../../shared/land/land-class.ts";
import type { JsonObject, JsonValue } from "../../project/canonical-json.ts";
import type { EventBody } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";

export interface PlotRow {
  readonly uid: string;
  readonly code: string;
  readonly class: PlotClass;
  readonly finalClass: FinalClass | null;
  readonly state: string;
  readonly firstRunId: number;
}

export interface ShapeRow {
  readonly uid: string;
  readonly code: string;
  readonly current: number;
  readonly eventUid: string;
  readonly planarM2: number;
  /** Later shapes of a plot have higher ones. */
  readonly place: number;
}

/** The books of plots on their way back in time. */
export interface WalkedPlots {
  readonly plots: Map<string, PlotRow>;
  readonly shapes: Map<string, ShapeRow>;
  readonly logged: Map<string, Uint8Array>;
}

/** Takes one event back. */
type Step = (books: WalkedPlots) => void;

interface StoredEvent {
  readonly uid: string;
  readonly body: string;
  readonly runId: number | null;
}

/**
 * What takes back each event after a moment that changed plots, the newest first: row commands by the
 * rows that the log keeps, runs by the findings and pieces that they have stored.
 */
export function* stepsAfter({ db }: Pick<Project, "db">, until: number): Generator<Step> {
  const events = db
    .prepare<[number], StoredEvent>(
      `SELECT e.uid, e.body, r.id AS runId FROM event e
       LEFT JOIN run r ON r.uid = e.uid AND r.status = 'accepted'
       WHERE e.id > ? AND (r.id IS NOT NULL OR e.id IN
         (SELECT event_id FROM event_row WHERE table_name IN ('plot', 'plot_shape')))
       ORDER BY e.id DESC`,
    )
    .all(until);
  for (const { uid, body, runId } of events) {
    yield runId === null ? rowStep(JSON.parse(body) as EventBody) : runStep(db, uid, runId);
  }
}

function rowStep({ rows }: EventBody): Step {
  return ({ plots, shapes, logged }) => {
    for (const { table, uid, before } of rows.toReversed()) {
      if (table === "plot") putBack(plots, uid, before, plotOf);
      if (table !== "plot_shape") continue;
      const place = shapes.get(uid)?.place ?? Number.POSITIVE_INFINITY;
      const wasGone = !shapes.has(uid);
      putBack(shapes, uid, before, (row) => shapeOf(row, place));
      if (wasGone && before !== null) logged.set(uid, bytesOf(before.geom));
    }
  };
}

function putBack<Row>(
  rows: Map<string, Row>,
  uid: string,
  before: JsonObject | null,
  rowOf: (row: JsonObject) => Row,
): void {
  if (before === null) rows.delete(uid);
  else rows.set(uid, rowOf(before));
}

function plotOf(row: JsonObject): PlotRow {
  return {
    uid: String(row.uid),
    code: String(row.code),
    class: row.proposed_class as PlotClass,
    finalClass: (row.final_class ?? null) as FinalClass | null,
    state: String(row.state),
    firstRunId: Number(row.first_run_id),
  };
}

function shapeOf(row: JsonObject, place: number): ShapeRow {
  return {
    uid: String(row.uid),
    code: String(row.plot_code),
    current: Number(row.current),
    eventUid: String(row.event_uid),
    planarM2: Number(row.planar_m2),
    place,
  };
}

function bytesOf(value: JsonValue | undefined): Uint8Array {
  const packed = (value as JsonObject | undefined)?.$base64;
  if (typeof packed !== "string") throw new Error("the log keeps a shape without its bytes");
  return Buffer.from(packed, "base64");
}

/** A run made plots, gave others its shape and class, and let the ones go that it did not find (D3). */
function runStep(db: Project["db"], eventUid: string, runId: number): Step {
  const changed = (kind: string) =>
    db
      .prepare<[number, string], string>(
        "SELECT subject FROM run_finding WHERE run_id = ? AND kind = ?",
      )
      .pluck()
      .all(runId, kind);
  return ({ plots, shapes }) => {
    const byCode = new Map([...plots.values()].map((plot) => [plot.code, plot]));
    const put = (code: string, change: Partial<PlotRow>) => {
      const plot = byCode.get(code);
      if (plot !== undefined) plots.set(plot.uid, { ...plot, ...change });
    };
    const found = changed("plot_new");
    const classes = classesBefore(db, runId, [...found, ...changed("plot_changed")]);
    for (const [code, before] of classes) put(code, { class: before });
    for (const code of found) {
      const plot = byCode.get(code);
      if (plot?.firstRunId === runId) plots.delete(plot.uid);
      else put(code, { state: "gone", class: classes.get(code) ?? plot?.class ?? "undetermined" });
    }
    for (const code of changed("plot_gone")) put(code, { state: "open" });
    takeShapesBack(shapes, eventUid);
  };
}

/** The run's shapes go, and each plot has the one again that it had before. */
function takeShapesBack(shapes: Map<string, ShapeRow>, eventUid: string): void {
  const renewed = new Set<string>();
  for (const { uid, code, eventUid: by } of [...shapes.values()]) {
    if (by !== eventUid) continue;
    renewed.add(code);
    shapes.delete(uid);
  }
  const former = new Map<string, ShapeRow>();
  for (const shape of shapes.values()) {
    if (!renewed.has(shape.code)) continue;
    const known = former.get(shape.code);
    if (known === undefined || shape.place > known.place) former.set(shape.code, shape);
  }
  for (const shape of former.values()) shapes.set(shape.uid, { ...shape, current: 1 });
}

/** Class of plots by the last run before this one that they took it from; a locked plot took none (D1). */
function classesBefore(
  db: Project["db"],
  runId: number,
  codes: readonly string[],
): Map<string, PlotClass> {
  const rows = db
    .prepare<{ runId: number; codes: string }, { code: string; class: PlotClass }>(
      `SELECT p.plot_code AS code, p.class, max(p.run_id) FROM piece p
       JOIN run r ON r.id = p.run_id AND r.status = 'accepted'
       WHERE p.run_id < :runId AND p.plot_code IN (SELECT value FROM json_each(:codes))
         AND NOT EXISTS (SELECT 1 FROM run_finding f WHERE f.run_id = p.run_id
           AND f.kind = 'plot_would_change' AND f.subject = p.plot_code)
       GROUP BY p.plot_code`,
    )
    .all({ runId, codes: JSON.stringify(codes) });
  return new Map(rows.map(({ code, class: before }) => [code, before]));
}
