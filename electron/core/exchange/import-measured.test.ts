import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { planeCrsFromSrsId } from "../../../shared/geodesy/crs.ts";
import { toDegrees } from "../../../shared/geodesy/gauss-kruger.ts";
import { box, landProject, origin, type Shape } from "../../../test/support/land-project.ts";
import { writeShapefile } from "../formats/shapefile-writer.ts";
import { appErrorOf, textField } from "../formats/testing/sample-files.ts";
import type { Project } from "../project/project.ts";
import { undoLast } from "../project/undo.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { createShapeOperations } from "../reconcile/shape-operations.ts";
import { acceptProposal, listProposals, rejectProposal } from "../registers/measured/proposals.ts";
import { importMeasured, type MeasuredRequest } from "./import-measured.ts";
import { prjText } from "./testing/exchange-fixtures.ts";

let close = () => {};
afterEach(() => close());

const operations = await createShapeOperations();

/** One plot of 50 × 80 m east of a household's land (invented). */
async function onePlot(): Promise<{
  project: Project;
  code: string;
  file: (name: string, text: string) => string;
}> {
  const made = landProject({
    survey: [{ shape: box(0, 0, 100, 80) }],
    parcels: [{ shape: box(0, 0, 50, 80) }],
    baseline: [{ shape: box(-100, -100, 500, 500), dlbm: "013" }],
  });
  close = made.close;
  const { project } = made;
  await reconcile(project, { workers: 1 }, quietContext);
  const code = String(project.db.prepare("SELECT code FROM plot").pluck().get());
  const file = (name: string, text: string) => {
    const path = join(dirname(project.path), name);
    writeFileSync(path, text);
    return path;
  };
  return { project, code, file };
}

const plane = planeCrsFromSrsId(4547)!;

/** Points of a shape as they stand in a list: name, north, east. */
const points = (name: string, shape: Shape) =>
  shape.map(([x, y]) => `${name},${origin.northM + y},${origin.eastM + x}`).join("\n");

const read = (project: Project, request: MeasuredRequest) =>
  importMeasured(project, operations, request, quietContext);

const waiting = (project: Project) => listProposals(project, "", ["proposed"]);

test("points are matched by code, shown with before and after, accepted one by one (D1)", async () => {
  const { project, code, file } = await onePlot();
  const path = file("p.csv", points("W0001", box(50, 0, 45, 80)));
  const report = await read(project, { file: path, crs: "CM=114" });
  expect(report).toMatchObject({ shapesRead: 1, proposed: 1, matchedByCode: 1, skipped: [] });
  const [proposal] = waiting(project);
  expect(proposal).toMatchObject({ plotCode: code, match: "code", warnings: [], obstacle: null });
  expect([proposal?.before?.planarM2, proposal?.planarM2]).toEqual([4000, 3600]);
  expect(acceptProposal(project, operations, proposal!.uid, undefined)).toEqual({
    code,
    beforeM2: 4000,
  });
  const shape = project.db
    .prepare("SELECT source, planar_m2 FROM plot_shape WHERE plot_code = ? AND current = 1")
    .get(code);
  expect(shape).toEqual({ source: "measured", planar_m2: 3600 });
  await reconcile(project, { workers: 1, minWidthM: 3 }, quietContext);
  const [accepted] = listProposals(project, "", ["accepted"]);
  expect(accepted?.before?.planarM2).toBe(4000);
  expect(project.db.prepare("SELECT count(*) FROM plot").pluck().get()).toBe(1);
});

test("without a code the plot is found by half of the smaller shape (D3), or none is", async () => {
  const { project, code, file } = await onePlot();
  const shifted = points("老赵家", box(75, 0, 50, 80));
  const apart = points("河滩", box(90, 0, 100, 80));
  const path = file("p.csv", `${shifted}\n${apart}`);
  const report = await read(project, { file: path, crs: "EPSG:4547" });
  expect(report).toMatchObject({ matchedByCode: 0, matchedByOverlap: 1, unmatched: 1 });
  const [none, half] = waiting(project);
  expect(half).toMatchObject({ plotCode: code, match: "overlap" });
  expect(none).toMatchObject({ plotCode: null, obstacle: expect.stringContaining("没有对上") });
  acceptProposal(project, operations, none!.uid, code);
  expect(listProposals(project, "", ["accepted"])[0]).toMatchObject({
    plotCode: code,
    match: "given",
  });
});

test("confirmed land and other plots under a boundary are named before it is accepted (V7)", async () => {
  const { project, file } = await onePlot();
  const path = file("p.csv", points("W0001", box(40, 0, 60, 80)));
  await read(project, { file: path, crs: "CM=114" });
  expect(waiting(project)[0]?.warnings).toEqual([
    expect.stringMatching(/^压到已确权地块 00001 1.20 亩$/),
  ]);
});

test("KML is placed as it is, says so on every proposal, and asks for no parameters (D24)", async () => {
  const { project, code, file } = await onePlot();
  const ring = box(50, 0, 50, 80).map(([x, y]) =>
    toDegrees(plane, origin.eastM + x, origin.northM + y),
  );
  const text = ring.map(([lon, lat]) => `${lon},${lat},0`).join(" ");
  const path = file(
    "w.kml",
    `<kml><Placemark><name>1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${text}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`,
  );
  const report = await read(project, { file: path });
  expect(report.datumNote).toMatch(/WGS 84,未作基准转换/);
  expect(waiting(project)[0]).toMatchObject({
    plotCode: code,
    match: "code",
    warnings: [report.datumNote],
  });
  expect(waiting(project)[0]?.planarM2).toBeCloseTo(4000, 1);
});

test("a shapefile keeps D24 as layers do, and its field of codes is used", async () => {
  const { project, code } = await onePlot();
  const path = join(dirname(project.path), "测量.shp");
  const ring = Float64Array.from(
    box(50, 0, 50, 70).flatMap(([x, y]) => [origin.eastM + x, origin.northM + y]),
  );
  await writeShapefile(
    path,
    { geometryKind: "polygon", fields: [textField("TBH", 20)], prjText, encoding: "UTF-8" },
    [{ geometry: { type: "MultiPolygon", polygons: [[ring]] }, attributes: { TBH: code } }],
  );
  expect(await read(project, { file: path })).toMatchObject({ matchedByCode: 1 });
  rmSync(path.replace(".shp", ".prj"));
  undoLast(project);
  expect((await appErrorOf(() => read(project, { file: path }))).code).toBe("crs.unknown");
});

test("points without a stated plane, the same file again, other files: refused in words", async () => {
  const { project, file } = await onePlot();
  const path = file("p.csv", points("W0001", box(50, 0, 45, 80)));
  const codeOf = async (request: MeasuredRequest) =>
    (await appErrorOf(() => read(project, request))).code;
  expect(await codeOf({ file: path })).toBe("crs.unknown");
  expect(await codeOf({ file: path, crs: "EPSG:4326" })).toBe("crs.refused");
  expect(await codeOf({ file: file("a.dwg", "x") })).toBe("file.kind");
  await read(project, { file: path, crs: "CM=114" });
  expect(await codeOf({ file: path, crs: "CM=114" })).toBe("import.repeated");
  rejectProposal(project, waiting(project)[0]!.uid, "量错了(虚构)");
  await read(project, { file: path, crs: "CM=114" });
  expect(waiting(project)).toHaveLength(1);
});

test("a browser hands over a folder: its one file is read, two are asked about", async () => {
  const { project, file } = await onePlot();
  const folder = join(dirname(project.path), "上传");
  mkdirSync(folder);
  file("上传/p.csv", points("W0001", box(50, 0, 45, 80)));
  file("上传/说明.doc", "x");
  const report = await read(project, { file: folder, crs: "CM=114" });
  expect(report).toMatchObject({ file: "p.csv", proposed: 1 });
  file("上传/q.csv", "x");
  expect((await appErrorOf(() => read(project, { file: folder }))).code).toBe("file.kind");
});

test("undo takes back an acceptance, then the whole file", async () => {
  const { project, file } = await onePlot();
  const path = file("p.csv", points("W0001", box(50, 0, 45, 80)));
  await read(project, { file: path, crs: "CM=114" });
  acceptProposal(project, operations, waiting(project)[0]!.uid, undefined);
  expect(waiting(project)).toEqual([]);
  expect(undoLast(project).command).toBe("measured.accept");
  expect(waiting(project)).toHaveLength(1);
  expect(undoLast(project).command).toBe("measured.import");
  expect(waiting(project)).toEqual([]);
});
