import type { MultiPolygon } from "../../../../shared/geometry/types.ts";
import { runCommand } from "../../project/event-log.ts";
import { featureWriter } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";
import { polygonsOf, square } from "./exchange-fixtures.ts";

// An accepted run with two plots, as reconcile would leave it. Everything is invented.

export const inventedGroup = "14072510120101";

function insertRun(project: Project): number {
  const result = project.db
    .prepare(
      `INSERT INTO run (uid, status, engine, parameters, inputs, totals, result_sha256, turf_patches,
         turf_max_difference_m2, started_at, seconds, person)
       VALUES ('run-1', 'accepted', 'clipper', '{}', '[]', '{}', '', 0, 0, '2026-03-04T08:00:00+00:00', 1, '测试员')`,
    )
    .run();
  return Number(result.lastInsertRowid);
}

function insertPlot(project: Project, runId: number, number: number): string {
  const plotCode = `${inventedGroup}W000${number}`;
  project.db
    .prepare(
      `INSERT INTO plot (uid, code, group_code, group_source, letter, number, proposed_class,
         proposed_sub_class, history, reason, state, first_run_id, last_run_id)
       VALUES (?, ?, ?, 'area', 'W', ?, 'unconfirmed', '', 'arable_before', ?, 'open', ?, ?)`,
    )
    .run(
      `plot-${number}`,
      plotCode,
      inventedGroup,
      number,
      "三调旱地,二调耕地,未被确权地块覆盖",
      runId,
      runId,
    );
  return plotCode;
}

/** A square with a square hole and an odd part beside it: what an export has to get right. */
function shapeOf(number: number, sizeM: number): { polygons: MultiPolygon; planarM2: number } {
  const [outer] = square(number * 1000, 0, sizeM);
  const [hole] = square(number * 1000 + sizeM / 4, sizeM / 4, sizeM / 2);
  const [beside] = square(number * 1000 + sizeM * 2, 0, 10.1);
  const polygons = [[...(outer ?? []), ...(hole ?? [])], beside ?? []];
  return { polygons, planarM2: sizeM ** 2 * 0.75 + 10.1 ** 2 };
}

/** Fills a project whose survey has been imported; `sizeM` is the side of each plot. */
export function inventRun(project: Project, sizeM: number): number {
  return runCommand(project, { command: "test", undoable: false }, () => {
    const runId = insertRun(project);
    const patchUid = String(
      project.db.prepare("SELECT uid FROM survey_patch LIMIT 1").pluck().get(),
    );
    const shapes = featureWriter(project, "plot_shape", [
      ...["uid", "plot_code", "current", "source", "event_uid", "patch_uid", "planar_m2"],
      ...["ellipsoid_m2", "ridge_free_m2", "mean_width_m", "label_x", "label_y"],
      ...["neighbour_east", "neighbour_south", "neighbour_west", "sheet_codes"],
    ]);
    const pieces = featureWriter(project, "piece", [
      ...[
        "uid",
        "run_id",
        "patch_uid",
        "group_code",
        "group_source",
        "class",
        "sub_class",
        "history",
      ],
      ...["reason", "planar_m2", "ellipsoid_m2", "ridge_free_m2", "mean_width_m", "plot_code"],
    ]);
    for (const number of [1, 2]) {
      const plotCode = insertPlot(project, runId, number);
      const { polygons, planarM2 } = shapeOf(number, sizeM);
      const geometry = polygonsOf(polygons);
      const areas = [planarM2, planarM2 * 1.0001, planarM2, 14.2];
      const neighbour = "张三 140725199001011234";
      shapes.insert(geometry, [
        ...[`shape-${number}`, plotCode, 1, "run", "event-1", patchUid],
        ...areas,
        ...[510_000, 4_170_000, neighbour, "land:1107", `parcel:${inventedGroup}00007`],
        '["J50I090055"]',
      ]);
      pieces.insert(geometry, [
        ...[
          `piece-${number}`,
          runId,
          patchUid,
          inventedGroup,
          "area",
          "unconfirmed",
          "",
          "unknown",
        ],
        ...["理由", ...areas, plotCode],
      ]);
    }
    shapes.finish();
    pieces.finish();
    project.db
      .prepare(
        `INSERT INTO run_patch (run_id, patch_uid, disposition, planar_m2, household_m2, other_contract_m2,
           left_over_m2, balance_error_m2) VALUES (?, ?, 'other_class', 10000, 0, 0, 0, 0)`,
      )
      .run(runId, patchUid);
    project.db
      .prepare(
        "INSERT INTO run_resource (run_id, group_code, dlbm, patches, planar_m2) VALUES (?, ?, '0301', 1, 10000)",
      )
      .run(runId, inventedGroup);
    return runId;
  });
}
