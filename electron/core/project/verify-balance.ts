import type { Database } from "better-sqlite3";
import { multiPolygonPerimeterM } from "../../../shared/geometry/measure.ts";
import { decodeGeometry } from "./geometry-blob.ts";

/** D13, for a patch and for the run: max(0.01 m², 1e-6 A). */
const tolerance = (areaM2: number) => Math.max(0.01, 1e-6 * Math.abs(areaM2));

/** Half a unit of the 0.1 mm grid along the patch's border: what rounding may cost a long narrow one. */
function borderTolerance(db: Database, patchUid: string): number {
  const blob = db.prepare("SELECT geom FROM survey_patch WHERE uid = ?").pluck().get(patchUid);
  const geometry = blob instanceof Uint8Array ? decodeGeometry(blob) : null;
  return geometry?.type === "MultiPolygon"
    ? 0.00005 * multiPolygonPerimeterM(geometry.polygons)
    : 0;
}

const listedRows = 20;

/** The run that counts: the last one accepted; null when there is none. */
function acceptedRun(db: Database): { id: number; totals: string } | null {
  const row = db
    .prepare("SELECT id, totals FROM run WHERE status = 'accepted' ORDER BY id DESC LIMIT 1")
    .get() as { id: number; totals: string } | undefined;
  return row ?? null;
}

/** The balance of areas of the accepted run, patch by patch and in its totals (D13, D20). */
export function balanceFaults(db: Database): string[] {
  const run = acceptedRun(db);
  if (run === null) return [];
  return [...patchFaults(db, run.id), ...totalFaults(db, run.id, run.totals)];
}

interface PatchRow {
  readonly patch_uid: string;
  readonly planar_m2: number;
  readonly household_m2: number;
  readonly other_contract_m2: number;
  readonly left_over_m2: number;
  readonly balance_error_m2: number;
  readonly pieces_m2: number;
}

function patchFaults(db: Database, runId: number): string[] {
  const rows = db
    .prepare(
      `SELECT p.*, ifnull(s.pieces_m2, 0) AS pieces_m2 FROM run_patch p LEFT JOIN
       (SELECT patch_uid, sum(planar_m2) AS pieces_m2 FROM piece WHERE run_id = @runId GROUP BY patch_uid) s
       ON s.patch_uid = p.patch_uid WHERE p.run_id = @runId AND p.disposition = 'reconciled'`,
    )
    .iterate({ runId }) as IterableIterator<PatchRow>;
  const faults: string[] = [];
  for (const row of rows) {
    const allowed = tolerance(row.planar_m2);
    const parts = row.household_m2 + row.other_contract_m2 + row.left_over_m2;
    const open = row.planar_m2 - parts - row.balance_error_m2;
    const error = Math.abs(row.balance_error_m2);
    if (
      Math.abs(open) > allowed ||
      (error > allowed && error > borderTolerance(db, row.patch_uid))
    ) {
      faults.push(`图斑 ${row.patch_uid} 不平衡,差 ${(row.planar_m2 - parts).toFixed(4)} m²。`);
    }
    const missing = row.left_over_m2 - row.pieces_m2;
    if (Math.abs(missing) > allowed) {
      faults.push(`图斑 ${row.patch_uid} 的剩余图形合计与剩余面积差 ${missing.toFixed(4)} m²。`);
    }
  }
  if (faults.length <= listedRows) return faults;
  return [
    ...faults.slice(0, listedRows),
    `共 ${faults.length} 处不平衡,以上列出前 ${listedRows} 处。`,
  ];
}

/** What each total of a run must be, from its patches (D20). */
const totalSums = {
  surveyM2: ["三调", "sum(planar_m2)"],
  otherM2: ["其他地类", "sum(planar_m2) FILTER (WHERE disposition = 'other_class')"],
  cultivatedM2: ["耕地", "sum(planar_m2) FILTER (WHERE disposition <> 'other_class')"],
  stateOwnedM2: ["国有", "sum(planar_m2) FILTER (WHERE disposition = 'state_owned')"],
  excludedM2: ["除外", "sum(planar_m2) FILTER (WHERE disposition IN ('no_owner', 'shares_only'))"],
  unprocessedM2: ["未处理", "sum(planar_m2) FILTER (WHERE disposition = 'unprocessed')"],
  collectiveCultivatedM2: ["集体耕地", "sum(planar_m2) FILTER (WHERE disposition = 'reconciled')"],
  householdCoveredM2: [
    "承包地覆盖",
    "sum(household_m2 + other_contract_m2) FILTER (WHERE disposition = 'reconciled')",
  ],
  otherContractM2: ["合同内", "sum(other_contract_m2) FILTER (WHERE disposition = 'reconciled')"],
  leftOverM2: ["剩余", "sum(left_over_m2) FILTER (WHERE disposition = 'reconciled')"],
  balanceErrorM2: ["平差", "sum(balance_error_m2) FILTER (WHERE disposition = 'reconciled')"],
} as const;

function totalFaults(db: Database, runId: number, totalsJson: string): string[] {
  const columns = Object.entries(totalSums).map(([key, [, sql]]) => `ifnull(${sql}, 0) AS ${key}`);
  const sums = db
    .prepare(`SELECT ${columns.join(", ")} FROM run_patch WHERE run_id = ?`)
    .get(runId) as Record<keyof typeof totalSums, number>;
  const totals = JSON.parse(totalsJson) as Record<string, unknown>;
  const faults: string[] = [];
  for (const [key, [title]] of Object.entries(totalSums)) {
    const sum = sums[key as keyof typeof totalSums];
    const stored = totals[key];
    if (typeof stored !== "number") faults.push(`核对结果里没有“${title}”合计。`);
    else if (Math.abs(stored - sum) > tolerance(sum)) {
      const difference = (stored - sum).toFixed(4);
      faults.push(`核对结果的“${title}”合计与各图斑之和差 ${difference} m²。`);
    }
  }
  if (Math.abs(sums.balanceErrorM2) > tolerance(sums.collectiveCultivatedM2)) {
    faults.push(`全部图斑合计不平衡,差 ${sums.balanceErrorM2.toFixed(4)} m²。`);
  }
  return faults;
}

/** Plot codes are made of their parts and unique; an open plot has one current shape, a gone one none. */
export function plotFaults(db: Database): string[] {
  const rows = db
    .prepare(
      `SELECT p.code, p.group_code, p.letter, p.number, p.suffix, p.state,
       (SELECT count(*) FROM plot_shape s WHERE s.plot_code = p.code AND s.current = 1) AS shapes
       FROM plot p`,
    )
    .all() as {
    code: string;
    group_code: string;
    letter: string;
    number: number;
    suffix: number;
    state: string;
    shapes: number;
  }[];
  const faults: string[] = [];
  const numbers = new Map<string, string>();
  for (const plot of rows) {
    const number = `${plot.group_code} ${plot.number}-${plot.suffix}`;
    const other = numbers.get(number);
    if (other !== undefined) faults.push(`图斑 ${plot.code} 与 ${other} 在组内同号。`);
    numbers.set(number, plot.code);
    const stem = `${plot.group_code}${plot.letter}${String(plot.number).padStart(4, "0")}`;
    const code = plot.suffix === 0 ? stem : `${stem}-${plot.suffix}`;
    if (plot.code !== code) faults.push(`图斑编号 ${plot.code} 与其组、字母、序号不符。`);
    const expected = plot.state === "gone" ? 0 : 1;
    if (plot.shapes !== expected) {
      faults.push(`图斑 ${plot.code} 应有 ${expected} 个现行图形,实有 ${plot.shapes} 个。`);
    }
  }
  return faults;
}
