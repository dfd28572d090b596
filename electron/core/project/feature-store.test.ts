import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "./event-log.ts";
import { featuresInBox, featureWriter, readFeatures, registerWriter } from "./feature-store.ts";
import { encodeGeometry } from "./geometry-blob.ts";
import { closeProject, type Project } from "./project.ts";
import { projectCrs, setProjectCrs } from "./project-crs.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  sampleCrs,
  square,
  storeSampleRun,
} from "./testing/sample-project.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

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
];

const rows = (sql: string) => project.db.prepare(sql).raw().all();

test("D26: a bulk load fills the R-tree and restores the triggers that the standard asks for", () => {
  const triggers = () =>
    rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
  const before = triggers();
  importSampleParcels(project);
  expect(triggers()).toEqual(before);
  expect(rows("SELECT count(*) FROM rtree_parcel_geom")).toEqual([[3]]);
  project.db.exec("UPDATE parcel SET geom = (SELECT geom FROM parcel WHERE fid = 3) WHERE fid = 1");
  const meet = [
    ...featuresInBox(project.db, "parcel", [500_310, 4_000_010, 500_311, 4_000_011], []),
  ];
  expect(meet.map(({ fid }) => fid)).toEqual([1, 3]);
  project.db.exec("DELETE FROM parcel WHERE fid = 3");
  expect(rows("SELECT id FROM rtree_parcel_geom ORDER BY id")).toEqual([[1], [2]]);
});

test("the extent of a layer is the true one, and grows with the next load", () => {
  importSampleParcels(project);
  const extent = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'parcel'";
  expect(rows(extent)).toEqual([[500_100, 4_000_000, 500_350, 4_000_050]]);
  runCommand(project, { command: "import", undoable: false }, () => {
    const columns = ["uid", "batch_id", "source_row", "dkbm"];
    const writer = featureWriter(project, "parcel", columns);
    writer.insert(square(499_000, 4_000_010, 5), ["parcels-9", 1, 9, "x"]);
    expect(writer.finish()).toEqual({ count: 1, extent: [499_000, 4_000_010, 499_005, 4_000_015] });
  });
  expect(rows(extent)).toEqual([[499_000, 4_000_000, 500_350, 4_000_050]]);
});

test("a load that fails leaves layer, R-tree and triggers as they were", () => {
  importSampleParcels(project);
  const state = () =>
    rows(`SELECT (SELECT count(*) FROM parcel), (SELECT count(*) FROM rtree_parcel_geom),
      (SELECT count(*) FROM sqlite_master WHERE type = 'trigger')`);
  const before = state();
  const load = () =>
    runCommand(project, { command: "import", undoable: false }, () => {
      const writer = featureWriter(project, "parcel", ["uid", "batch_id", "source_row", "dkbm"]);
      writer.insert(square(499_000, 4_000_010, 5), ["parcels-9", 1, 9, "x"]);
      writer.insert(square(499_000, 4_000_010, 5), ["parcels-10", 77, 10, "x"]);
    });
  expect(codeThrownBy(load)).toMatch(/FOREIGNKEY/);
  expect(state()).toEqual(before);
});

test("a command that forgets to finish its load fails, so that no layer loses its triggers", () => {
  const forgetful = () =>
    runCommand(project, { command: "import", undoable: false }, () => {
      featureWriter(project, "parcel", ["uid"]);
    });
  expect(forgetful).toThrow(/unfinished load of parcel/);
  importSampleParcels(project);
});

test("values of the wrong kind are refused: what is digested must read back the same", () => {
  importSampleParcels(project);
  const insert = (values: (string | number)[]) => () =>
    runCommand(project, { command: "import", undoable: false }, () => {
      featureWriter(project, "parcel", ["uid", "batch_id", "source_row", "dkbm"]).insert(
        square(0, 0, 1),
        values,
      );
    });
  expect(insert(["u", 1, 1, 140725])).toThrow(/dkbm got a number/);
  expect(insert(["u", "1", 1, "140725"])).not.toThrow(/dkbm/);
  expect(insert(["u", 1, "1", "x"])).toThrow(/source_row got a string/);
});

test("only active rows of imported layers are met by a box, in the order of fid", () => {
  importSampleParcels(project);
  project.db.exec("UPDATE parcel SET active = 0 WHERE fid = 2");
  const all = [500_000, 3_999_999, 501_000, 4_001_000] as const;
  const found = [...featuresInBox(project.db, "parcel", all, ["dkbm", "scmj"])];
  expect(found.map(({ fid }) => fid)).toEqual([1, 3]);
  expect(found[0]).toEqual({
    fid: 1,
    geometry: square(500_100, 4_000_000, 50),
    values: ["1407251012010010001", null],
  });
  const narrowed = featuresInBox(project.db, "parcel", all, [], {
    where: "t.source_row > ?",
    parameters: [1],
  });
  expect([...narrowed].map(({ fid }) => fid)).toEqual([3]);
  const read = readFeatures(project.db, "parcel", ["uid"], { where: "active = 0" });
  expect([...read].map(({ values }) => values)).toEqual([["parcels-2"]]);
});

test("bulk loads outside a command are refused", () => {
  expect(() => featureWriter(project, "parcel", ["uid"])).toThrow(/inside a command/);
  expect(() => registerWriter(project, "register_holder", ["uid"])).toThrow(/inside a command/);
});

test("the project's plane is set once, in every layer, and blobs carry its number", () => {
  expect(projectCrs(project)).toBeNull();
  importSampleParcels(project);
  expect(projectCrs(project)).toEqual(sampleCrs);
  expect(rows("SELECT DISTINCT srs_id FROM gpkg_geometry_columns")).toEqual([[4547]]);
  setProjectCrs(project, sampleCrs);
  const other = () => setProjectCrs(project, { ...sampleCrs, centralMeridianDeg: 117 });
  expect(codeThrownBy(other)).toBe("layers.mismatch");
  expect(other).toThrow(/114.*117/);
  const blob = rows("SELECT geom FROM parcel WHERE fid = 1")[0] as [Buffer];
  expect(blob[0]).toEqual(encodeGeometry(square(500_100, 4_000_000, 50), 4547));
});

test("the extent of a guarded layer shrinks when rows are deleted by whatever statement", () => {
  importSampleParcels(project);
  storeSampleRun(project);
  runCommand(project, { command: "test", undoable: false }, () => {
    const writer = featureWriter(project, "piece", [...pieceColumns]);
    const rest = [1, "p", "g", "zjqy", "sliver", "", "unknown", "", 1, 1, 1, 1];
    writer.insert(square(400_000.123, 3_000_000.456, 1), ["far", ...rest]);
    writer.finish();
  });
  const extent = "SELECT min_x, min_y FROM gpkg_contents WHERE table_name = 'piece'";
  expect(rows(extent)).toEqual([[400_000.123, 3_000_000.456]]);
  runCommand(project, { command: "test", undoable: false }, () => {
    project.db.exec("DELETE FROM piece WHERE uid = 'far'");
  });
  expect(rows(extent)).toEqual([[500_000, 4_000_000]]);
  runCommand(project, { command: "test", undoable: false }, () => {
    project.db.exec("DELETE FROM piece");
  });
  expect(rows(extent)).toEqual([[null, null]]);
});

test("guarded layers take rows inside a command, and their extent follows single rows", () => {
  importSampleParcels(project);
  storeSampleRun(project);
  const extent = "SELECT min_x, max_y FROM gpkg_contents WHERE table_name = 'plot_shape'";
  expect(rows(extent)).toEqual([[500_000, 4_000_050]]);
  expect(() => project.db.exec("DELETE FROM piece")).toThrow(/inside a command/);
});
