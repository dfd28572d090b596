import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";
import { type FieldWork, fieldWork } from "./field-work.ts";
import type { GroupProgress } from "./group-progress.ts";
import { type PostingWork, postingWork } from "./posting-work.ts";
import type { StoredRun } from "./run-summary.ts";

/** Something that waits for somebody, and the screen on which it is done. */
export interface WaitingWork {
  kind:
    | "import_warnings"
    | "run_missing"
    | "run_outdated"
    | "not_printed"
    | "changed_since_print"
    | FieldWork["kind"]
    | PostingWork["kind"];
  text: string;
  count: number;
  target: {
    screen: "import" | "reconcile" | "sheets" | "field" | "posting" | "charges";
    groupCode: string | null;
    tab?: string;
  };
}

function countOf(project: Project, sql: string, ...parameters: (string | number)[]): number {
  const count = project.db
    .prepare(sql)
    .pluck()
    .get(...parameters);
  return Number(count ?? 0);
}

/** What waits in a unit (code prefix, "" for all), in the order of the work. */
export function waitingWork(
  project: Project,
  unitCode: string,
  { run, groups }: { run: StoredRun | null; groups: readonly GroupProgress[] },
): WaitingWork[] {
  return [
    ...importWork(project),
    ...runWork(project, run),
    ...paperWork(project, unitCode, run, groups),
    ...fieldWork(project, unitCode, today(project)),
    ...postingWork(project, unitCode, today(project)),
  ];
}

/** Rows that were left out, and warnings, of imports that still count. */
function importWork(project: Project): WaitingWork[] {
  const count = countOf(
    project,
    `SELECT count(*) FROM import_notice WHERE level IN ('skipped', 'warning') AND batch_id IN
       (SELECT max(id) FROM import_batch GROUP BY target, file_name)
       AND batch_id NOT IN
         (SELECT id FROM import_batch WHERE uid IN (SELECT value FROM json_each(?)))`,
    JSON.stringify([...withdrawnImports(project)]),
  );
  if (count === 0) return [];
  const text = `导入时有 ${count} 条提示要看`;
  return [{ kind: "import_warnings", text, count, target: { screen: "import", groupCode: null } }];
}

function runWork(project: Project, run: StoredRun | null): WaitingWork[] {
  const target = { screen: "reconcile", groupCode: null } as const;
  if (run?.outdated) {
    return [
      { kind: "run_outdated", text: "核对之后又导入了数据,要重新套图核对", count: 1, target },
    ];
  }
  const has = (table: string) =>
    countOf(project, `SELECT EXISTS (SELECT 1 FROM ${table} WHERE active = 1)`) === 1;
  if (run !== null || !has("survey_patch") || !has("parcel")) return [];
  return [{ kind: "run_missing", text: "数据已齐,还没有套图核对", count: 1, target }];
}

function paperWork(
  project: Project,
  unitCode: string,
  run: StoredRun | null,
  groups: readonly GroupProgress[],
): WaitingWork[] {
  const work: WaitingWork[] = [];
  const open = groups.filter((group) => group.printedPlots < group.plots);
  const plots = open.reduce((sum, group) => sum + group.plots - group.printedPlots, 0);
  const [onlyOne, another] = open;
  const groupCode = another === undefined ? (onlyOne?.code ?? null) : null;
  if (plots > 0) {
    const text = `${open.length} 个组的 ${plots} 块图斑还没有出图`;
    work.push({ kind: "not_printed", text, count: plots, target: { screen: "sheets", groupCode } });
  }
  const changed =
    run === null
      ? 0
      : countOf(
          project,
          `SELECT count(*) FROM run_finding WHERE run_id = ? AND kind = 'plot_would_change'
           AND substr(ifnull(group_code, ''), 1, length(?)) = ?`,
          run.id,
          unitCode,
          unitCode,
        );
  if (changed > 0) {
    const text = `${changed} 块图斑印发之后数据有变,按印发的保留,请复查`;
    const target = { screen: "reconcile", groupCode: null } as const;
    work.push({ kind: "changed_since_print", text, count: changed, target });
  }
  return work;
}
