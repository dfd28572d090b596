import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import { readRegisterFacts } from "../registers/contracts/register-facts.ts";
import { addContract } from "../registers/contracts/save-contract.ts";
import { importLayer } from "./import-layer.ts";
import {
  openWorkbench,
  polygonsOf,
  refusalOf,
  square,
  type Workbench,
  writeLayer,
} from "./testing/exchange-fixtures.ts";

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.remove());

const villageCode = "140725101201";
const asOf = "2026-04-01";

/** Outlines of contracts as an old drawing has them: a number, sometimes a name. */
async function importOutlines(name: string, outlines: readonly [number: string, eastM: number][]) {
  const rows = outlines.map(([number, eastM]) => ({
    geometry: polygonsOf(square(eastM, 0, 100)),
    attributes: { HTBH: number, MC: "北坡四荒", CDM: villageCode },
  }));
  const file = await writeLayer(join(bench.folder, name), rows);
  return importLayer(bench.project, { layer: "contract-area", file, mode: "add" }, quietContext);
}

test("HT-51, HT-52: outlines belong to their contracts by number, and those that overlap are told", async () => {
  const lease = { villageCode, kind: "contracting", landClass: "waste", status: "active" } as const;
  for (const number of ["四荒-1", "四荒-2", "四荒-3"]) {
    const lessee = `甄样例${number.slice(-1)}(虚构)`;
    addContract(bench.project, {
      ...lease,
      number,
      lessee,
      startOn: "2000-01-01",
      endOn: "2040-12-31",
    });
  }
  const report = await importOutlines("area.shp", [
    ["四荒-1", 0],
    ["四荒-2", 90],
    ["四荒-3", 500],
  ]);
  expect(report).toMatchObject({ layer: "contract-area", rowsStored: 3 });
  const { contracts, overlaps, land } = readRegisterFacts(bench.project, asOf);
  expect(contracts.map(({ plotCodes }) => plotCodes)).toEqual([["四荒-1"], ["四荒-2"], ["四荒-3"]]);
  expect(land.every(({ hasShape }) => hasShape)).toBe(true);
  expect(overlaps).toMatchObject([{ mu: "1.5000" }]);
  expect(overlaps?.[0]?.widthM).toBeCloseTo(2000 / 220, 2);
  const told = checkRegister(bench.project, asOf).findings.filter(({ rule }) => rule === "HT-52");
  expect(told.map(({ contract }) => contract)).toEqual(["四荒-1", "四荒-2"]);
});

test("a layer without villages counts for a number that one contract has, not for two", async () => {
  const area = [{ geometry: polygonsOf(square(0, 0, 50)), attributes: { HTBH: "四荒-1" } }];
  const file = await writeLayer(join(bench.folder, "bare.shp"), area);
  const request = { layer: "contract-area", file, mode: "add" } as const;
  await importLayer(bench.project, request, quietContext);
  const codes = () => readRegisterFacts(bench.project, asOf).contracts.map((one) => one.plotCodes);
  addContract(bench.project, { number: "四荒-1", villageCode });
  expect(codes()).toEqual([["四荒-1"]]);
  addContract(bench.project, { number: "四荒-1", villageCode: "140725101202" });
  expect(codes()).toEqual([null, null]);
});

test("D4: an outline of a contract that has one already is refused in mode add", async () => {
  await importOutlines("first.shp", [["四荒-1", 0]]);
  const again = await refusalOf(importOutlines("second.shp", [["四荒-1", 10]]));
  expect(again.code).toBe("import.duplicateKey");
});
