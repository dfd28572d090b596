import type { Project } from "../project/project.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";

export type InputKey = "survey" | "parcels" | "household" | "baseline" | "groups" | "contracts";

/** One of the six inputs of the work (campaign.md §3): whether it is there, and what its lack costs. */
export interface InputState {
  key: InputKey;
  title: string;
  present: boolean;
  detail: string;
  costWhenMissing: string;
}

interface InputDefinition {
  key: InputKey;
  title: string;
  /** null while the project has no place for it. */
  table: string | null;
  unit: string;
  costWhenMissing: string;
}

const inputs: readonly InputDefinition[] = [
  {
    key: "survey",
    title: "三调图斑",
    table: "survey_patch",
    unit: "个图斑",
    costWhenMissing: "不能套图核对。",
  },
  {
    key: "parcels",
    title: "确权矢量",
    table: "parcel",
    unit: "个地块",
    costWhenMissing: "不能套图核对。",
  },
  {
    key: "household",
    title: "权属库",
    table: "register_parcel",
    unit: "条承包地块信息",
    costWhenMissing: "图上没有户名,四至只有地块号;边延按地块判断;股权村须手工标记。",
  },
  {
    key: "baseline",
    title: "二调图斑",
    table: "baseline_patch",
    unit: "个图斑",
    costWhenMissing: "分不清未确权地和新增地,查不到来历的列为待定。",
  },
  {
    key: "groups",
    title: "组界",
    table: "group_area",
    unit: "个组",
    costWhenMissing: "图斑归哪个组只能按确权代码推断,组界附近可能分错。",
  },
  {
    key: "contracts",
    title: "合同表",
    table: null,
    unit: "份合同",
    costWhenMissing: "不能核对合同,图上印“合同未核对”。",
  },
];

/** The six inputs in the order of the letter that asks for them. */
export function inputStates(project: Project): InputState[] {
  return inputs.map(({ table, unit, ...facts }) => {
    const found = table === null ? newestContracts(project) : newest(project, table);
    return {
      ...facts,
      present: found !== null,
      detail:
        found === null
          ? "缺"
          : `${found.rows} ${unit},${found.importedAt.slice(0, 10)} 导入(${found.fileName})`,
    };
  });
}

interface Newest {
  rows: number;
  fileName: string;
  importedAt: string;
}

/** Contracts are typed in as well as imported: the newest sheet is told where there is one. */
function newestContracts(project: Project): Newest | null {
  const row = project.db
    .prepare<[string], { rows: number; fileName: string | null; importedAt: string | null }>(
      `SELECT count(*) AS rows, max(c.registered_on) AS importedAt,
         (SELECT file_name FROM import_batch WHERE target = 'table:contracts'
          AND uid NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1) AS fileName
       FROM contract c WHERE c.standing = 'registered'`,
    )
    .get(JSON.stringify([...withdrawnImports(project)]));
  if (row === undefined || row.rows === 0) return null;
  return { rows: row.rows, fileName: row.fileName ?? "手工录入", importedAt: row.importedAt ?? "" };
}

/** How many rows count, and the newest import among them. */
function newest(project: Project, table: string): Newest | null {
  const row = project.db
    .prepare<[], Newest>(
      `SELECT (SELECT count(*) FROM ${table} WHERE active = 1) AS rows,
         file_name AS fileName, imported_at AS importedAt FROM import_batch
       WHERE id = (SELECT max(batch_id) FROM ${table} WHERE active = 1)`,
    )
    .get();
  return row ?? null;
}
