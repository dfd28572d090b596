import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportLayer } from "../../electron/core/exchange/export-layer.ts";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import { closeProject, createProject, type Project } from "../../electron/core/project/project.ts";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import { defaultReconcileSettings } from "../../electron/core/reconcile/settings.ts";
import { quietContext } from "../../shared/contract/progress.ts";

const township = path.resolve(import.meta.dirname, "../../sample-data/township");
const layers = ["survey", "parcels"] as const;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qhs-again-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reconciled(name: string, files: Readonly<Record<string, string>>): Promise<Project> {
  mkdirSync(path.join(folder, name));
  const file = path.join(folder, name, "a.gpkg");
  const project = createProject(file, { name: "样例镇", person: "测试" });
  for (const layer of layers) {
    await importLayer(project, { layer, file: files[layer]!, mode: "add" }, quietContext);
  }
  await reconcile(project, { ...defaultReconcileSettings, dryRun: false }, quietContext);
  return project;
}

/** Counts and areas as stored, without what a file calls its own rows. */
function account({ db }: Project) {
  return {
    totals: JSON.parse(String(db.prepare("SELECT totals FROM run").pluck().get())) as unknown,
    classes: db
      .prepare(
        `SELECT class, sub_class, history, count(*) AS pieces, sum(planar_m2) AS planar_m2,
           sum(ellipsoid_m2) AS ellipsoid_m2 FROM piece GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      )
      .all(),
    plots: db
      .prepare(
        `SELECT code, proposed_class, planar_m2, label_x, label_y
         FROM plot JOIN plot_shape ON plot_code = code AND current = 1 ORDER BY code`,
      )
      .all(),
  };
}

test("A2: survey and parcels that went out as shapefiles and came in elsewhere give the same counts and areas", async () => {
  const original = {
    survey: path.join(township, "三调/DLTB.shp"),
    parcels: path.join(township, "矢量数据/DK1407992016.shp"),
  };
  const first = await reconciled("一", original);
  const exported = Object.fromEntries(
    layers.map((layer) => [layer, path.join(folder, `${layer}.shp`)]),
  );
  for (const layer of layers) {
    await exportLayer(first, { layer, format: "shp", out: exported[layer]! }, quietContext);
  }
  const second = await reconciled("另一台 机器", exported);
  const [one, other] = [account(first), account(second)];
  expect(one.plots.length).toBeGreaterThan(50);
  expect(other).toEqual(one);
  closeProject(first);
  closeProject(second);
}, 120_000);
