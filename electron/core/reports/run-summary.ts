import type { Project } from "../project/project.ts";

/** A run as it stands in the books. Areas in m². */
export interface StoredRun {
  id: number;
  uid: string;
  status: "proposed" | "accepted" | "discarded" | "failed";
  person: string;
  startedAt: string;
  seconds: number;
  engine: "clipper" | "turf";
  parameters: Readonly<Record<string, unknown>>;
  totals: Readonly<Record<string, number>>;
  resultSha256: string;
  turfCheck: { patches: number; maxDifferenceM2: number };
  forcedReason: string | null;
  /** Whether something was imported after it. */
  outdated: boolean;
  findings: readonly { kind: string; count: number }[];
}

interface RunRow extends Omit<StoredRun, "parameters" | "totals" | "turfCheck" | "outdated"> {
  parameters: string;
  totals: string;
  turfPatches: number;
  turfMaxDifferenceM2: number;
  outdated: number;
}

/** The accepted run that stands, or the run with that id; null where there is none. */
export function storedRun(project: Project, id: number | null = null): StoredRun | null {
  const { db } = project;
  const row = db
    .prepare<{ id: number | null }, RunRow>(
      `SELECT id, uid, status, person, started_at AS startedAt, seconds, engine, parameters, totals,
         result_sha256 AS resultSha256, turf_patches AS turfPatches,
         turf_max_difference_m2 AS turfMaxDifferenceM2, forced_reason AS forcedReason,
         EXISTS (SELECT 1 FROM import_batch
                 WHERE julianday(imported_at) > julianday(started_at)) AS outdated
       FROM run WHERE id = :id OR (:id IS NULL AND status = 'accepted') ORDER BY id DESC LIMIT 1`,
    )
    .get({ id });
  if (row === undefined) return null;
  const { parameters, totals, turfPatches, turfMaxDifferenceM2, outdated, ...facts } = row;
  return {
    ...facts,
    parameters: JSON.parse(parameters) as Record<string, unknown>,
    totals: JSON.parse(totals) as Record<string, number>,
    turfCheck: { patches: turfPatches, maxDifferenceM2: turfMaxDifferenceM2 },
    outdated: outdated === 1,
    findings: db
      .prepare<[number], { kind: string; count: number }>(
        "SELECT kind, count(*) AS count FROM run_finding WHERE run_id = ? GROUP BY kind ORDER BY kind",
      )
      .all(row.id),
  };
}
