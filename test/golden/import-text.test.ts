import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importLayer, previewLayer } from "../../electron/core/exchange/import-layer.ts";
import {
  openWorkbench,
  polygonsOf,
  square,
  type Workbench,
  writeLayer,
} from "../../electron/core/exchange/testing/exchange-fixtures.ts";
import { quietContext } from "../../shared/contract/progress.ts";

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.remove());

const languageByteAt = 29;
const names = [
  "东坡地",
  "庙后",
  "村委会旁",
  "王家坟",
  "河滩",
  "三亩半",
  "石碾圪台",
  "南梁",
  "沟掌",
  "上垴",
  "下洼",
];

function layerWithNames(encoding: "GBK" | "UTF-8"): Promise<string> {
  const rows = names.map((name, index) => ({
    geometry: polygonsOf(square(index * 20, 0, 20)),
    attributes: {
      DKBM: `1407251012010100${String(index).padStart(3, "0")}`,
      DKLB: "10",
      DKMC: name,
    },
  }));
  return writeLayer(join(bench.folder, "DK.shp"), rows, { encoding });
}

function setLanguageByte(shp: string, value: number): void {
  const path = shp.replace(/\.shp$/, ".dbf");
  const bytes = readFileSync(path);
  bytes[languageByteAt] = value;
  writeFileSync(path, bytes);
}

async function check(file: string, encodingName: string): Promise<void> {
  const preview = await previewLayer(bench.project, { layer: "parcels", file });
  expect(preview.encoding.name).toBe(encodingName);
  expect(preview.encoding.reason).not.toBe("");
  expect(preview.firstRows.map((row) => row.values.dkmc)).toEqual(names.slice(0, 10));
  await importLayer(bench.project, { layer: "parcels", file, mode: "add" }, quietContext);
  const stored = bench.project.db.prepare("SELECT dkmc FROM parcel ORDER BY fid").pluck().all();
  expect(stored).toEqual(names);
}

describe("Chinese reads right, and ten rows show it before anything is stored (T2, D25)", () => {
  it("GBK without .cpg and without a language byte", async () => {
    const file = await layerWithNames("GBK");
    setLanguageByte(file, 0);
    await check(file, "GB18030");
  });

  it("GBK with language byte 0x4D", async () => {
    const file = await layerWithNames("GBK");
    setLanguageByte(file, 0x4d);
    await check(file, "GB18030");
  });

  it("UTF-8 with its .cpg", async () => {
    await check(await layerWithNames("UTF-8"), "UTF-8");
  });

  it("UTF-8 without .cpg, even with the language byte of GBK", async () => {
    const file = await layerWithNames("UTF-8");
    rmSync(file.replace(/\.shp$/, ".cpg"));
    setLanguageByte(file, 0x4d);
    await check(file, "UTF-8");
  });

  it("obeys --encoding where the file misleads", async () => {
    const file = await layerWithNames("GBK");
    const request = { layer: "parcels", file, encoding: "UTF-8" } as const;
    const wrong = await previewLayer(bench.project, request);
    expect(wrong.firstRows[0]?.values.dkmc).not.toBe(names[0]);
    const right = await previewLayer(bench.project, { ...request, encoding: "GBK" });
    expect(right.firstRows[0]?.values.dkmc).toBe(names[0]);
  });
});
