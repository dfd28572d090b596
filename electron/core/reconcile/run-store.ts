import type { Database, Statement } from "better-sqlite3";
import { type FeatureWriter, featureWriter } from "../project/feature-store.ts";
import type { Project } from "../project/project.ts";
import type { FindingResult, PatchResult, PieceResult } from "./patch-result.ts";

/** Writes what a run finds, as it comes in; used inside the run's command. */
export interface RunStore {
  readonly runId: number;
  addPatch(patch: PatchResult): void;
  addFinding(finding: StoredFinding): void;
  addPiece(patchUid: string, piece: PieceResult, plotCode: string | null): void;
  addResource(groupCode: string, dlbm: string, patches: number, planarM2: number): void;
  finishPieces(): void;
  complete(values: Readonly<Record<string, string | number | null>>): void;
}

export interface StoredFinding extends Omit<FindingResult, "kind" | "layer"> {
  kind: string;
  layer: string;
  details?: Readonly<Record<string, unknown>>;
}

const pieceColumns = [
  "uid",
  "run_id",
  "patch_uid",
  "group_code",
  "group_source",
  "class",
  "sub_class",
  "history",
  "reason",
  "planar_m2",
  "ellipsoid_m2",
  "ridge_free_m2",
  "mean_width_m",
  "plot_code",
] as const;

export function openRunStore(project: Project, uid: string, startedAt: string): RunStore {
  const { db } = project;
  discardProposals(db);
  const runId = Number(
    db
      .prepare(
        `INSERT INTO run (uid, status, engine, parameters, inputs, totals, result_sha256, turf_patches,
           turf_max_difference_m2, forced_reason, started_at, seconds, person)
         VALUES (?, 'failed', '', '{}', '[]', '{}', '', 0, 0, NULL, ?, 0, ?)`,
      )
      .run(uid, startedAt, project.person).lastInsertRowid,
  );
  const statements = prepareStatements(db);
  const pieces: FeatureWriter = featureWriter(project, "piece", pieceColumns);
  let pieceCount = 0;
  return {
    runId,
    addPatch: (p) => {
      statements.patch.run(
        runId,
        p.uid,
        p.disposition,
        p.reason,
        p.planarM2,
        p.householdM2,
        p.otherContractM2,
        p.leftOverM2,
        p.balanceErrorM2,
      );
    },
    addFinding: (f) => {
      const details = JSON.stringify(f.details ?? {});
      statements.finding.run(
        runId,
        f.kind,
        f.layer,
        f.subject,
        f.otherSubject,
        f.groupCode,
        f.reason,
        f.planarM2,
        details,
      );
    },
    addPiece: (patchUid, piece, plotCode) => {
      pieceCount++;
      pieces.insert(piece.shape, [
        `${uid}-${pieceCount}`,
        runId,
        patchUid,
        piece.groupCode,
        piece.groupSource,
        piece.class,
        piece.subClass,
        piece.history,
        piece.reason,
        piece.planarM2,
        piece.ellipsoidM2,
        piece.ridgeFreeM2,
        piece.meanWidthM,
        plotCode,
      ]);
    },
    addResource: (groupCode, dlbm, patches, planarM2) => {
      statements.resource.run(runId, groupCode, dlbm, patches, planarM2);
    },
    finishPieces: () => {
      pieces.finish();
    },
    complete: (values) => {
      const sets = Object.keys(values).map((column) => `${column} = ?`);
      db.prepare(`UPDATE run SET ${sets.join(", ")} WHERE id = ?`).run(
        ...Object.values(values),
        runId,
      );
    },
  };
}

/** A proposal nobody accepted gives way to the next run; its row stays, its shapes go. */
function discardProposals(db: Database): void {
  const proposals = "SELECT id FROM run WHERE status IN ('proposed', 'failed')";
  for (const table of ["piece", "run_patch", "run_resource", "run_finding"]) {
    db.exec(`DELETE FROM ${table} WHERE run_id IN (${proposals})`);
  }
  db.exec("UPDATE run SET status = 'discarded' WHERE status = 'proposed'");
}

function prepareStatements(db: Database): Record<"patch" | "finding" | "resource", Statement> {
  return {
    patch: db.prepare(
      `INSERT INTO run_patch (run_id, patch_uid, disposition, reason, planar_m2, household_m2,
         other_contract_m2, left_over_m2, balance_error_m2) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    finding: db.prepare(
      `INSERT INTO run_finding (run_id, kind, layer, subject, other_subject, group_code, reason,
         planar_m2, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    resource: db.prepare(
      `INSERT INTO run_resource (run_id, group_code, dlbm, patches, planar_m2) VALUES (?, ?, ?, ?, ?)`,
    ),
  };
}
