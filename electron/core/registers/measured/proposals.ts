import { AppError } from "../../../../shared/contract/errors.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon } from "../../../../shared/geometry/types.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { addShape, polygonsOf, retireShape, shapedPlot } from "../shapes/plot-shapes.ts";

export type ProposalStatus = "proposed" | "accepted" | "rejected";

/** A measured boundary with the plot that it is matched to, if that is open. */
export interface Proposal {
  readonly uid: string;
  readonly source: "drawn" | "typed" | "file";
  readonly fileName: string | null;
  readonly sourceRow: number | null;
  readonly label: string | null;
  readonly plotCode: string | null;
  readonly match: "code" | "overlap" | "given" | "none";
  readonly sharedM2: number;
  readonly planarM2: number;
  readonly warnings: readonly string[];
  readonly status: ProposalStatus;
  readonly reason: string | null;
  readonly proposedAt: string;
  readonly polygons: MultiPolygon;
  /** The shape that the plot has now, or had when this one was accepted. */
  readonly before: { readonly planarM2: number; readonly polygons: MultiPolygon } | null;
  /** Why it cannot be accepted as it is, or null. */
  readonly obstacle: string | null;
}

interface ProposalRow extends Omit<Proposal, "warnings" | "polygons" | "before" | "obstacle"> {
  readonly geom: Uint8Array;
  readonly warnings: string;
  readonly plotState: string | null;
  readonly isPosted: number;
  readonly beforeGeom: Uint8Array | null;
  readonly beforeM2: number | null;
}

/** An accepted boundary is the plot's shape now: before it stood the newest of the retired ones. */
const proposalQuery = `
SELECT m.uid, m.geom, m.source, m.file_name AS fileName, m.source_row AS sourceRow, m.label,
  m.plot_code AS plotCode, m.match, m.shared_m2 AS sharedM2, m.planar_m2 AS planarM2, m.warnings,
  m.status, m.reason, m.proposed_at AS proposedAt, p.state AS plotState,
  EXISTS (SELECT 1 FROM plot_lock l WHERE l.plot_code = m.plot_code AND l.kind = 'posted') AS isPosted,
  s.geom AS beforeGeom, s.planar_m2 AS beforeM2
FROM measured_shape m
LEFT JOIN plot p ON p.code = m.plot_code
LEFT JOIN plot_shape s ON s.fid = (
  SELECT max(fid) FROM plot_shape
  WHERE plot_code = m.plot_code AND current = (m.status <> 'accepted'))`;

/** Measured boundaries of a unit, and all that belong to no plot yet; the newest first. */
export function listProposals(
  project: Pick<Project, "db">,
  unitCode: string,
  statuses: readonly ProposalStatus[],
): Proposal[] {
  return project.db
    .prepare<{ unit: string; statuses: string }, ProposalRow>(
      `${proposalQuery}
       WHERE (m.plot_code IS NULL OR m.plot_code BETWEEN :unit AND :unit || '~')
         AND m.status IN (SELECT value FROM json_each(:statuses)) ORDER BY m.fid DESC`,
    )
    .all({ unit: unitCode, statuses: JSON.stringify(statuses) })
    .map(proposalOfRow);
}

/** One measured boundary; throws `value.invalid` where there is none. */
export function readProposal(project: Pick<Project, "db">, uid: string): Proposal {
  const row = project.db
    .prepare<[string], ProposalRow>(`${proposalQuery} WHERE m.uid = ?`)
    .get(uid);
  if (row !== undefined) return proposalOfRow(row);
  throw new AppError("value.invalid", "这条实测界线已经不在了,请刷新后重试。", {
    details: { uid },
  });
}

function proposalOfRow(row: ProposalRow): Proposal {
  const { geom, warnings, plotState, isPosted, beforeGeom, beforeM2, ...facts } = row;
  return {
    ...facts,
    warnings: JSON.parse(warnings) as string[],
    polygons: polygonsOf(geom),
    before:
      beforeGeom === null || beforeM2 === null
        ? null
        : { planarM2: beforeM2, polygons: polygonsOf(beforeGeom) },
    obstacle: facts.status === "proposed" ? obstacleOf(row) : null,
  };
}

function obstacleOf(row: ProposalRow): string | null {
  if (row.plotCode === null) return "没有对上图斑,请先在图上选一块图斑";
  if (row.plotState !== "open") return "对上的图斑已并入别的图斑,请另选一块";
  if (row.isPosted === 1) return "图斑已经公示,要先在“公示”里更正";
  if (row.sharedM2 === 0) return "与图斑没有重叠,多半是坐标系或图斑号弄错了";
  return null;
}

/**
 * Gives the plot this shape in place of the one it has; undoable. The plot keeps it through later runs
 * (D1). Returns the plot's code and its area before, m².
 * @param plotCode another plot than the matched one
 * @throws AppError `value.invalid` for one that is decided or does not lie on the plot, `plot.posted`.
 */
export function acceptProposal(
  project: Project,
  operations: ShapeOperations,
  uid: string,
  plotCode: string | undefined,
): { code: string; beforeM2: number } {
  const proposal = readProposal(project, uid);
  refuseDecided(proposal);
  const code = plotCode ?? proposal.plotCode;
  if (code === null) throw refused("这条界线没有对上图斑。请先在图上选一块图斑,再采用。", uid);
  const plot = shapedPlot(project, code);
  const sharedM2 = operations.sharedM2(proposal.polygons, plot.shape.polygons);
  if (sharedM2 <= 0) {
    throw refused("这条界线与图斑没有重叠,多半是坐标系或图斑号弄错了,不能采用。", uid);
  }
  runCommand(project, { command: "measured.accept", undoable: true }, (recorder) => {
    retireShape(recorder, plot.shape.uid);
    const { polygons } = proposal;
    addShape(project, recorder, operations, {
      code,
      source: "measured",
      polygons,
      after: plot.shape,
    });
    recorder.update("measured_shape", uid, {
      status: "accepted",
      plot_code: code,
      shared_m2: sharedM2,
      ...(code === proposal.plotCode ? {} : { match: "given" }),
    });
  });
  return { code, beforeM2: plot.shape.planarM2 };
}

/** Puts a boundary aside with a reason; undoable. Throws `value.invalid` for one that is decided. */
export function rejectProposal(project: Project, uid: string, reason: string): void {
  refuseDecided(readProposal(project, uid));
  runCommand(project, { command: "measured.reject", undoable: true }, (recorder) => {
    recorder.update("measured_shape", uid, { status: "rejected", reason });
  });
}

function refuseDecided({ uid, status }: Proposal): void {
  if (status === "proposed") return;
  const word = status === "accepted" ? "已采用" : "已放下不用";
  throw refused(`这条界线${word},没有再改。要改回来可按 Ctrl+Z 撤销。`, uid);
}

function refused(message: string, uid: string): AppError {
  return new AppError("value.invalid", message, { details: { uid } });
}
