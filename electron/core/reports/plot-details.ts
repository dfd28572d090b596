import { AppError } from "../../../shared/contract/errors.ts";
import type { Project } from "../project/project.ts";

/** What lies behind a plot, beside what the list shows of it. */
export interface PlotDetails {
  uid: string;
  groupSource: string;
  firstRunAt: string;
  lastRunAt: string;
  patch: PlotPatch | null;
  shapes: readonly PlotShape[];
  locks: readonly { kind: string; lockedAt: string }[];
  papers: readonly {
    profile: "work" | "posting" | "result";
    paper: "A4" | "A3";
    version: number;
    printedAt: string;
  }[];
  events: readonly { at: string; person: string; command: string; kind: string }[];
}

/** The survey patch that a plot was cut from, as the survey declares it; areas in m². */
export interface PlotPatch {
  bsm: string | null;
  tbbh: string | null;
  dlbm: string;
  qsxz: string | null;
  qsdwmc: string | null;
  zldwmc: string | null;
  declaredM2: number | null;
  ridgeFactor: number | null;
  planarM2: number;
}

export interface PlotShape {
  uid: string;
  current: boolean;
  source: string;
  planarM2: number;
  /** When the event was stored that set it. */
  at: string;
}

interface PlotFacts {
  uid: string;
  groupSource: string;
  firstRunAt: string;
  lastRunAt: string;
  patchUid: string;
}

/** Reads everything about an open plot. Throws `value.invalid` where there is none of that code. */
export function plotDetails(project: Project, code: string): PlotDetails {
  const facts = project.db
    .prepare<[string], PlotFacts>(
      `SELECT plot.uid, group_source AS groupSource, first.started_at AS firstRunAt,
         last.started_at AS lastRunAt, plot_shape.patch_uid AS patchUid
       FROM plot JOIN plot_shape ON plot_code = code AND current = 1
       JOIN run first ON first.id = first_run_id JOIN run last ON last.id = last_run_id
       WHERE code = ? AND state = 'open'`,
    )
    .get(code);
  if (facts === undefined) {
    throw new AppError("value.invalid", `没有编号为 ${code} 的图斑,它可能已并入别的图斑。`, {
      details: { code },
    });
  }
  const { patchUid, ...plot } = facts;
  return {
    ...plot,
    patch: patchOf(project, patchUid),
    shapes: shapesOf(project, code),
    locks: project.db
      .prepare<[string], PlotDetails["locks"][number]>(
        "SELECT kind, locked_at AS lockedAt FROM plot_lock WHERE plot_code = ? ORDER BY id",
      )
      .all(code),
    papers: papersOf(project, code),
    events: eventsOf(project, code, plot.uid),
  };
}

/** What happened to a plot, be it open or gone. */
export interface PlotPast {
  isOpen: boolean;
  shapes: PlotDetails["shapes"];
  events: PlotDetails["events"];
}

/** Throws `value.invalid` for a code that was never given, or whose plot was taken back. */
export function plotPast(project: Project, code: string): PlotPast {
  const plot = project.db
    .prepare<[string], { uid: string; state: string }>("SELECT uid, state FROM plot WHERE code = ?")
    .get(code);
  if (plot === undefined) {
    throw new AppError("value.invalid", `没有编号为 ${code} 的图斑,新建它的操作已被撤销。`, {
      details: { code },
    });
  }
  return {
    isOpen: plot.state === "open",
    shapes: shapesOf(project, code),
    events: eventsOf(project, code, plot.uid),
  };
}

function patchOf(project: Project, uid: string): PlotPatch | null {
  const row = project.db
    .prepare<[string], PlotPatch>(
      `SELECT bsm, tbbh, dlbm, qsxz, qsdwmc, zldwmc, tbmj AS declaredM2, kcxs AS ridgeFactor,
         planar_m2 AS planarM2 FROM survey_patch WHERE uid = ?`,
    )
    .get(uid);
  return row ?? null;
}

function shapesOf(project: Project, code: string): PlotShape[] {
  return project.db
    .prepare<[string], Omit<PlotShape, "current"> & { current: number }>(
      `SELECT s.uid, s.current, s.source, s.planar_m2 AS planarM2, e.at FROM plot_shape s
       JOIN event e ON e.uid = s.event_uid WHERE s.plot_code = ? ORDER BY s.fid DESC`,
    )
    .all(code)
    .map((row) => ({ ...row, current: row.current === 1 }));
}

/** Printings of its group since it was locked by one: those are the papers that it stands on. */
function papersOf(project: Project, code: string): PlotDetails["papers"] {
  return project.db
    .prepare<{ code: string }, PlotDetails["papers"][number]>(
      `SELECT profile, paper, version, printed_at AS printedAt FROM print_job
       WHERE group_code = substr(:code, 1, 14) AND id >=
         (SELECT min(j.id) FROM print_job j JOIN plot_lock l ON l.reference = j.uid
          WHERE l.plot_code = :code AND l.kind = 'printed')
       ORDER BY id DESC`,
    )
    .all({ code });
}

/** Events that name the plot or one of its locks; runs stand in the shapes. */
function eventsOf(project: Project, code: string, plotUid: string): PlotDetails["events"] {
  return project.db
    .prepare<{ code: string; plotUid: string }, PlotDetails["events"][number]>(
      `SELECT at, person, command, kind FROM event WHERE id IN
         (SELECT event_id FROM event_row WHERE table_name = 'plot' AND row_uid = :plotUid
          UNION SELECT event_id FROM event_row WHERE table_name = 'plot_lock' AND row_uid IN
            (SELECT uid FROM plot_lock WHERE plot_code = :code))
       ORDER BY id DESC`,
    )
    .all({ code, plotUid });
}
