import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { measuredImportSchema } from "../../electron/cli/schemas/measured-import-schema.ts";
import { reconciledProject, removeTemporaryFolders } from "../browser/sample-files.ts";
import { runQhs } from "./run-qhs.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-measured-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeTemporaryFolders();
});

test("qhs import --layer measured holds boundaries as proposals; the plots stay (D1, D24)", async () => {
  const project = await reconciledProject();
  const list = async () =>
    JSON.parse((await runQhs(folder, "plots", project, "--json")).standardOutput);
  const before = await list();
  const [plot] = before.plots;
  const { label_east_m: east, label_north_m: north } = plot;
  const corners = [
    [east - 20, north - 20],
    [east + 20, north - 20],
    [east + 20, north + 20],
  ];
  const file = path.join(folder, "points.csv");
  writeFileSync(file, corners.map(([x, y]) => `${plot.code},${y},${x}`).join("\n"));
  const measured = ["import", project, "--layer", "measured", "--file", file];
  const refused = await runQhs(folder, ...measured, "--json");
  expect([refused.exitCode, JSON.parse(refused.standardOutput).error.code]).toEqual([
    1,
    "crs.unknown",
  ]);
  const strange = await runQhs(folder, ...measured, "--mode", "replace", "--crs", "CM=114");
  expect(strange.exitCode).toBe(2);
  const done = await runQhs(folder, ...measured, "--crs", "CM=114", "--json");
  const report = measuredImportSchema.parse(JSON.parse(done.standardOutput));
  expect(report).toMatchObject({ shapes_read: 1, proposed: 1, matched_by_code: 1, skipped: [] });
  expect(await list()).toEqual(before);
  expect((await runQhs(folder, "verify", project)).exitCode).toBe(0);
});
