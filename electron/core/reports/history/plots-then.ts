import { countedClass, type FinalClass } from "../../../../shared/land/final-class.ts";
import type { PlotClass } from "../../../../shared/land/land-class.ts";
import type { Project } from "../../project/project.ts";
import { type PlotRow, type ShapeRow, stepsAfter, type WalkedPlots } from "./plot-steps.ts";

/** An open plot as it stood at a moment; its shape is read by `readShapes`. */
export interface PlotThen {
  readonly code: string;
  /** What lists count it as: the class that people found, else the proposed one. */
  readonly class: PlotClass;
  readonly finalClass: FinalClass | null;
  readonly shapeUid: string;
  readonly planarM2: number;
}

export interface PlotsThen {
  readonly plots: ReadonlyMap<string, PlotThen>;
  /** Shapes that stand in the log alone, since the command that drew them was taken back. */
  readonly logged: ReadonlyMap<string, Uint8Array>;
}

interface Kept {
  readonly key: string;
  readonly then: PlotsThen;
}
const kept = new WeakMap<Project["db"], Kept>();

/**
 * The open plots as they stood after an event: those of today, walked back through the log and the runs
 * after it. A pure read; the answer is kept until the next event, as map and list ask for it in turn.
 * @param until id of the event, the last one that counts; 0 is before everything
 */
export function plotsThen(project: Pick<Project, "db">, until: number): PlotsThen {
  const { db } = project;
  const newest = db.prepare("SELECT max(id) FROM event").pluck().get();
  const key = `${newest} ${until}`;
  const known = kept.get(db);
  if (known?.key === key && !db.inTransaction) return known.then;
  const walked = presentPlots(project);
  for (const step of stepsAfter(project, until)) step(walked);
  const then = { plots: openPlots(walked), logged: walked.logged };
  if (!db.inTransaction) kept.set(db, { key, then });
  return then;
}

/** The open plots as they stand. */
export function plotsNow(project: Pick<Project, "db">): PlotsThen {
  const books = presentPlots(project);
  return { plots: openPlots(books), logged: books.logged };
}

/** The shapes of some plots by their uid, as they are stored. */
export function readShapes(
  { db }: Pick<Project, "db">,
  { logged }: PlotsThen,
  uids: Iterable<string>,
): Map<string, Uint8Array> {
  const stored = db
    .prepare<[string], Uint8Array>("SELECT geom FROM plot_shape WHERE uid = ?")
    .pluck();
  return new Map(
    [...uids].flatMap((uid): [string, Uint8Array][] => {
      const shape = logged.get(uid) ?? stored.get(uid);
      return shape === undefined ? [] : [[uid, shape]];
    }),
  );
}

function presentPlots({ db }: Pick<Project, "db">): WalkedPlots {
  const plots = db
    .prepare<[], PlotRow>(
      `SELECT uid, code, proposed_class AS class, final_class AS finalClass, state,
         first_run_id AS firstRunId FROM plot`,
    )
    .all();
  const shapes = db
    .prepare<[], ShapeRow>(
      `SELECT uid, plot_code AS code, current, event_uid AS eventUid, planar_m2 AS planarM2,
         fid AS place FROM plot_shape`,
    )
    .all();
  return {
    plots: new Map(plots.map((row) => [row.uid, row])),
    shapes: new Map(shapes.map((row) => [row.uid, row])),
    logged: new Map(),
  };
}

function openPlots({ plots, shapes }: WalkedPlots): Map<string, PlotThen> {
  const current = new Map<string, ShapeRow>();
  for (const shape of shapes.values()) if (shape.current === 1) current.set(shape.code, shape);
  const open = [...plots.values()].filter(({ state }) => state === "open");
  return new Map(
    open.flatMap(({ code, class: proposed, finalClass }): [string, PlotThen][] => {
      const shape = current.get(code);
      if (shape === undefined) return [];
      const { uid: shapeUid, planarM2 } = shape;
      const counted = countedClass(finalClass, proposed);
      return [[code, { code, class: counted, finalClass, shapeUid, planarM2 }]];
    }),
  );
}
