import { AppError } from "../../../shared/contract/errors.ts";
import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { dayInChina } from "../../../shared/land/date-text.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { projectCrs } from "../project/project-crs.ts";
import { type UnitNames, unitNames } from "../project/unit-names.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";
import { type LiveContract, liveContractsOfPlots } from "../registers/contracts/live-contracts.ts";
import type { KeptPlots, SheetUnderlay } from "./sheet-data.ts";
import { openUnderlay } from "./sheet-underlay.ts";

/** The facts that all groups of one project share, read once for a whole printing. */
export interface SheetSource {
  project: Project;
  projectUid: string;
  crs: PlaneCrs;
  names: UnitNames;
  run: AcceptedRun;
  hasRegister: boolean;
  /** Contracts in force on the run's day by the plots that lie under them (D9, V7). */
  contractsOfPlots: ReadonlyMap<string, readonly LiveContract[]>;
  /** What came in, newest batch of each layer. */
  batches: readonly BatchFact[];
  /** Survey class and declared area by the uid of each plot's source patch. */
  patches: ReadonlyMap<string, PatchFact>;
  /** Findings of the run by group, then by kind. */
  findings: ReadonlyMap<string, readonly FindingCount[]>;
  resources: ReadonlyMap<string, readonly ResourceFact[]>;
  /** Locked plots that the run found otherwise, by group. */
  kept: ReadonlyMap<string, KeptPlots>;
  /** Open as long as the source is used; whoever opened the source closes it. */
  underlay: SheetUnderlay | null;
}

export interface FindingCount {
  groupCode: string;
  kind: string;
  count: number;
}

export interface ResourceFact {
  groupCode: string;
  dlbm: string;
  patches: number;
  planarM2: number;
}

export interface AcceptedRun {
  id: number;
  engine: string;
  parameters: Readonly<Record<string, unknown>>;
  /** Layers that took part. */
  layers: ReadonlySet<string>;
  startedAt: string;
}

export interface BatchFact {
  target: string;
  fileName: string;
  importedAt: string;
}

export interface PatchFact {
  dlbm: string;
  tbmj: number | null;
}

/** Reads what all groups share. Throws `project.incomplete` when nothing has been reconciled yet. */
export function openSheetSource(project: Project): SheetSource {
  const crs = projectCrs(project);
  const run = acceptedRun(project);
  if (crs === null || run === null) {
    throw new AppError(
      "project.incomplete",
      "项目里还没有套图核对结果,不能出图。请先运行 qhs reconcile。",
      { details: { path: project.path } },
    );
  }
  const { db } = project;
  const registered = db.prepare("SELECT 1 FROM register_parcel WHERE active = 1 LIMIT 1").get();
  return {
    project,
    projectUid: projectInfo(project).project_uid ?? "",
    crs,
    names: unitNames(project),
    run,
    hasRegister: registered !== undefined,
    contractsOfPlots: liveContractsOfPlots(project, dayInChina(run.startedAt)),
    batches: db
      .prepare(
        `SELECT target, file_name AS fileName, imported_at AS importedAt FROM import_batch
         WHERE id IN (SELECT max(id) FROM import_batch
           WHERE uid NOT IN (SELECT value FROM json_each(?)) GROUP BY target) ORDER BY id`,
      )
      .all(JSON.stringify([...withdrawnImports(project)])) as BatchFact[],
    patches: patchFacts(project),
    findings: byGroup<FindingCount>(
      project,
      run.id,
      `SELECT group_code AS groupCode, kind, count(*) AS count FROM run_finding
       WHERE run_id = ? AND group_code IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    ),
    resources: byGroup<ResourceFact>(
      project,
      run.id,
      `SELECT group_code AS groupCode, dlbm, patches, planar_m2 AS planarM2 FROM run_resource
       WHERE run_id = ? ORDER BY group_code, dlbm`,
    ),
    kept: keptPlots(project, run.id),
    underlay: openUnderlay(project),
  };
}

/** Findings `plot_would_change` of the run; one plot may have several, with a part of the area each. */
function keptPlots(project: Project, runId: number): Map<string, KeptPlots> {
  const rows = byGroup<{ groupCode: string; code: string; details: string }>(
    project,
    runId,
    `SELECT group_code AS groupCode, subject AS code, details FROM run_finding
     WHERE run_id = ? AND kind = 'plot_would_change' ORDER BY subject, id`,
  );
  return new Map(
    [...rows].map(([groupCode, found]) => {
      const differences = found.map(({ details }) => {
        const { planarM2Before, planarM2After } = JSON.parse(details) as {
          planarM2Before: number | null;
          planarM2After: number | null;
        };
        return (planarM2After ?? 0) - (planarM2Before ?? 0);
      });
      const codes = [...new Set(found.map(({ code }) => code))];
      return [groupCode, { codes, differenceM2: sumExact(differences) }];
    }),
  );
}

/** All rows of a run at once: neither table has an index by group, and a county has 2,000 groups. */
function byGroup<Row extends { groupCode: string }>(
  project: Project,
  runId: number,
  sql: string,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of project.db.prepare(sql).all(runId) as Row[]) {
    const present = groups.get(row.groupCode);
    if (present) present.push(row);
    else groups.set(row.groupCode, [row]);
  }
  return groups;
}

/** Groups that have plots to print, by code. */
export function groupsWithPlots(project: Project): string[] {
  return project.db
    .prepare("SELECT DISTINCT group_code FROM plot WHERE state = 'open' ORDER BY group_code")
    .pluck()
    .all() as string[];
}

function acceptedRun(project: Project): AcceptedRun | null {
  const row = project.db
    .prepare(
      `SELECT id, engine, parameters, inputs, started_at AS startedAt FROM run
       WHERE status = 'accepted' ORDER BY id DESC LIMIT 1`,
    )
    .get() as
    | { id: number; engine: string; parameters: string; inputs: string; startedAt: string }
    | undefined;
  if (row === undefined) return null;
  const inputs = JSON.parse(row.inputs) as { layer: string }[];
  return {
    id: row.id,
    engine: row.engine,
    parameters: JSON.parse(row.parameters) as Record<string, unknown>,
    layers: new Set(inputs.map((input) => input.layer)),
    startedAt: row.startedAt,
  };
}

function patchFacts(project: Project): Map<string, PatchFact> {
  const rows = project.db
    .prepare(
      `SELECT uid, dlbm, tbmj FROM survey_patch
       WHERE uid IN (SELECT patch_uid FROM plot_shape WHERE current = 1)`,
    )
    .all() as ({ uid: string } & PatchFact)[];
  return new Map(rows.map(({ uid, dlbm, tbmj }) => [uid, { dlbm, tbmj }]));
}
