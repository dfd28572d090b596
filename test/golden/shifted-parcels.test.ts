import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import { closeProject, createProject, type Project } from "../../electron/core/project/project.ts";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import { quietContext } from "../../shared/contract/progress.ts";

const township = fileURLToPath(new URL("../../sample-data/township", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "qhs-shifted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sample's parcels moved on the ground, as a wrong datum or a wrong local grid would move them. */
function shiftedParcels(eastM: number, northM: number): string {
  const copy = join(folder, `${eastM}-${northM}`);
  cpSync(join(township, "矢量数据"), copy, { recursive: true });
  const path = join(copy, "DK1407992016.shp");
  const bytes = readFileSync(path);
  const move = (at: number, by: number) => bytes.writeDoubleLE(bytes.readDoubleLE(at) + by, at);
  for (const at of [36, 52]) move(at, eastM);
  for (const at of [44, 60]) move(at, northM);
  for (let record = 100; record < bytes.length; ) {
    const content = record + 8;
    if (bytes.readInt32LE(content) === 5) {
      for (const at of [4, 20]) move(content + at, eastM);
      for (const at of [12, 28]) move(content + at, northM);
      const points = content + 44 + 4 * bytes.readInt32LE(content + 36);
      const count = bytes.readInt32LE(content + 40);
      for (let point = 0; point < count; point++) {
        move(points + 16 * point, eastM);
        move(points + 16 * point + 8, northM);
      }
    }
    record = content + 2 * bytes.readInt32BE(record + 4);
  }
  writeFileSync(path, bytes);
  return path;
}

async function projectWith(parcels: string): Promise<Project> {
  const path = join(mkdtempSync(join(folder, "project-")), "shifted.gpkg");
  const project = createProject(path, { name: "样例镇", person: "测试" });
  for (const [layer, file] of [
    ["survey", join(township, "三调/DLTB.shp")],
    ["parcels", parcels],
  ] as const) {
    await importLayer(project, { layer, file, mode: "add" }, quietContext);
  }
  return project;
}

test.for([
  [500, 300],
  [-400, 0],
  [0, 600],
])(
  "T3, D24: parcels %i m east and %i m north of their place are not laid over the survey",
  async ([eastM, northM]) => {
    const project = await projectWith(shiftedParcels(eastM!, northM!));
    await expect(reconcile(project, {}, quietContext)).rejects.toMatchObject({
      code: "layers.mismatch",
    });
    expect(project.db.prepare("SELECT count(*) FROM run").pluck().get()).toBe(0);
    closeProject(project);
  },
);

test("T3: in their place they are", async () => {
  const project = await projectWith(shiftedParcels(0, 0));
  const report = await reconcile(project, {}, quietContext);
  expect(report.run.status).toBe("accepted");
  expect(report.householdOnFarmlandShare).toBeGreaterThan(0.97);
  closeProject(project);
});
