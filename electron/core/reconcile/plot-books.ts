import type { Database } from "better-sqlite3";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import { parsePlotCode } from "../../../shared/land/plot-code.ts";
import { type FeatureWriter, featureWriter } from "../project/feature-store.ts";
import { geometryEnvelope } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import type { PieceResult } from "./patch-result.ts";
import type { KnownPlot } from "./plot-recognition.ts";

/** A plot of the books with its current shape. */
export interface BookedPlot extends KnownPlot {
  uid: string;
  shapeUid: string;
  class: PlotClass;
  shape: Uint8Array;
}

export interface PlotBooks {
  readonly plots: readonly BookedPlot[];
  /** Every code ever given, those of plots that are gone too (D2: never reused). */
  readonly usedCodes: Set<string>;
}

/**
 * Reads the plots that a new run has to recognise; those merged into others are history. One that a
 * registered contract names is as good as locked (D1).
 */
export function readPlotBooks(db: Database): PlotBooks {
  const rows = db
    .prepare(
      `SELECT p.uid, p.code, p.state, p.proposed_class AS class, p.final_class AS finalClass,
         s.uid AS shapeUid, s.geom, s.planar_m2 AS planarM2,
         EXISTS (SELECT 1 FROM plot_lock l WHERE l.plot_code = p.code)
           OR EXISTS (SELECT 1 FROM contract_object o JOIN contract c ON c.uid = o.contract_uid
             WHERE o.code = p.code AND o.kind = 'plot' AND c.standing = 'registered') AS locked
       FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.merged_into IS NULL ORDER BY p.code`,
    )
    .all() as BookRow[];
  const usedCodes = db.prepare("SELECT code FROM plot").pluck().all() as string[];
  return { plots: rows.map(plotOfRow), usedCodes: new Set(usedCodes) };
}

interface BookRow {
  uid: string;
  code: string;
  state: string;
  class: PlotClass;
  finalClass: string | null;
  shapeUid: string;
  geom: Uint8Array;
  planarM2: number;
  locked: number;
}

function plotOfRow(row: BookRow): BookedPlot {
  return {
    uid: row.uid,
    shapeUid: row.shapeUid,
    code: row.code,
    open: row.state === "open",
    locked: row.locked === 1,
    decided: row.finalClass !== null,
    class: row.class,
    planarM2: row.planarM2,
    shape: row.geom,
    box: boxOfShape(row.geom),
  };
}

/** No piece is without area, so that its blob has an envelope. */
export function boxOfShape(shape: Uint8Array): BoundingBox {
  const box = geometryEnvelope(shape);
  if (box === null) throw new Error("a plot without a shape");
  return box;
}

/** A piece that is, or becomes, a plot. */
export interface PlottedPiece {
  patchUid: string;
  piece: PieceResult;
}

/** Writes plots and shapes of one run, inside its command. */
export interface PlotWriter {
  create(code: string, plotted: PlottedPiece): void;
  /** Gives an existing plot the proposal and, when it differs, the shape of this run. */
  renew(plot: BookedPlot, plotted: PlottedPiece, newShape: boolean): void;
  retire(plot: BookedPlot, mergedInto: string | null): void;
  finish(): void;
}

const shapeColumns = [
  "uid",
  "plot_code",
  "current",
  "source",
  "run_id",
  "event_uid",
  "patch_uid",
  "planar_m2",
  "ellipsoid_m2",
  "ridge_free_m2",
  "mean_width_m",
  "label_x",
  "label_y",
  "neighbour_east",
  "neighbour_south",
  "neighbour_west",
  "neighbour_north",
  "sheet_codes",
] as const;

export function openPlotWriter(project: Project, runId: number, eventUid: string): PlotWriter {
  const { db } = project;
  const shapes = featureWriter(project, "plot_shape", shapeColumns);
  const insertPlot = db.prepare(
    `INSERT INTO plot (uid, code, group_code, group_source, letter, number, suffix, proposed_class,
       proposed_sub_class, history, reason, state, first_run_id, last_run_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
  );
  const renewPlot = db.prepare(
    `UPDATE plot SET proposed_class = ?, proposed_sub_class = ?, history = ?, reason = ?,
       state = 'open', last_run_id = ? WHERE uid = ?`,
  );
  const retirePlot = db.prepare("UPDATE plot SET state = 'gone', merged_into = ? WHERE uid = ?");
  const oldShape = db.prepare("UPDATE plot_shape SET current = 0 WHERE uid = ?");
  const addShape = (code: string, plotted: PlottedPiece) => {
    insertShape(shapes, { code, plotted, runId, eventUid });
  };
  return {
    create: (code, plotted) => {
      const { groupCode, letter, number, suffix } = parsePlotCode(code);
      const { piece } = plotted;
      insertPlot.run(
        `${eventUid}-${code}`,
        code,
        groupCode,
        piece.groupSource,
        letter,
        number,
        suffix,
        piece.class,
        piece.subClass,
        piece.history,
        piece.reason,
        runId,
        runId,
      );
      addShape(code, plotted);
    },
    renew: (plot, plotted, newShape) => {
      const { piece } = plotted;
      renewPlot.run(piece.class, piece.subClass, piece.history, piece.reason, runId, plot.uid);
      if (!newShape) return;
      oldShape.run(plot.shapeUid);
      addShape(plot.code, plotted);
    },
    retire: (plot, mergedInto) => {
      retirePlot.run(mergedInto, plot.uid);
    },
    finish: () => {
      shapes.finish();
    },
  };
}

function insertShape(
  shapes: FeatureWriter,
  shape: { code: string; plotted: PlottedPiece; runId: number; eventUid: string },
): void {
  const { code, runId, eventUid } = shape;
  const { piece, patchUid } = shape.plotted;
  const facts = piece.plot;
  if (facts === null) throw new Error(`${piece.class} takes no plot shape`);
  shapes.insert(piece.shape, [
    `${eventUid}-${code}`,
    code,
    1,
    "run",
    runId,
    eventUid,
    patchUid,
    piece.planarM2,
    piece.ellipsoidM2,
    piece.ridgeFreeM2,
    piece.meanWidthM,
    facts.labelX,
    facts.labelY,
    facts.neighbours.east,
    facts.neighbours.south,
    facts.neighbours.west,
    facts.neighbours.north,
    JSON.stringify(facts.sheetCodes),
  ]);
}
