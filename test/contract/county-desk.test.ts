import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packFolder, townCode, townPack, twelveTowns } from "../support/town-packs.ts";
import { openRealCore } from "./real-core.ts";

const firstWeek = { asOf: "2026-11-13", due: null };
const secondWeek = { asOf: "2026-11-20", due: "2020-01-01" };

let core: Awaited<ReturnType<typeof openRealCore>>;
beforeAll(async () => {
  core = await openRealCore();
  await core.call("project.create", {
    ...{ path: path.join(core.folder, "县.gpkg"), name: "虚构县", countyCode: "990725" },
  });
});
afterAll(() => core.close());

const start = (bytes: ArrayBuffer) => Buffer.from(bytes, 0, 2).toString();

test("twelve packs come in by one step; missing and late towns are named; a figure opens (A1)", async () => {
  const towns = twelveTowns.map((n) => `${townCode(n)}\t虚构${n}镇`).join("\n");
  expect(await core.call("county.expect", { text: towns })).toEqual({ towns: 12 });
  expect(await core.refusalOf("county.expect", { text: "虚构镇" })).toBe("value.invalid");
  const first = packFolder(core.folder, "第一周", { asOf: firstWeek.asOf, towns: twelveTowns });
  const collected = await core.call("county.collect", { paths: [first], asOf: null });
  expect(collected).toMatchObject({ asOf: firstWeek.asOf, refused: [] });
  expect(collected.towns.map(({ outcome }) => outcome)).toEqual(Array(12).fill("stored"));
  const printed = await core.call("county.workbook", firstWeek);

  const eleven = twelveTowns.slice(0, 11);
  const second = packFolder(core.folder, "第二周", {
    asOf: secondWeek.asOf,
    towns: eleven,
    more: 1,
  });
  await core.call("county.collect", { paths: [second], asOf: null });
  expect((await core.call("county.dates", {})).dates).toEqual([secondWeek.asOf, firstWeek.asOf]);
  const week = await core.call("county.week", secondWeek);
  expect([week.reported, week.previousAsOf, week.late.length]).toEqual([11, firstWeek.asOf, 11]);
  expect(week.missing).toEqual([{ code: townCode(12), name: "虚构12镇" }]);
  expect(week.tables.map(({ name }) => name)).toEqual([
    ...["乡镇汇总", "排名", "各村汇总", "较上期", "未报迟报"],
  ]);
  const figure = { asOf: secondWeek.asOf, indicator: "I3" } as const;
  const county = await core.call("county.open", { ...figure, unitCode: "" });
  expect([county.units.length, county.rows.length]).toEqual([11, 0]);
  const town = await core.call("county.open", { ...figure, unitCode: townCode(3) });
  expect(town.units).toHaveLength(2);
  const village = await core.call("county.open", { ...figure, unitCode: town.units[0]!.code });
  expect(village.rows.filter(({ part }) => part === "分子")).toHaveLength(3);

  const again = await core.call("county.workbook", firstWeek);
  expect(Buffer.from(again).equals(Buffer.from(printed))).toBe(true);
  expect([start(printed), start(await core.call("county.pdf", secondWeek))]).toEqual(["PK", "%P"]);
});

test("packs of another date or changed on the way are refused by name, the others go in", async () => {
  const into = path.join(core.folder, "混");
  mkdirSync(into);
  const pack = (n: number, asOf: string) => townPack(core.folder, { n, asOf, closed: 5 });
  const files = {
    ...{ "1.qhsreport": pack(1, "2026-11-27"), "2.qhsreport": pack(2, "2026-11-27") },
    ...{ "早.qhsreport": pack(3, "2026-11-26"), "坏.qhsreport": "x", "说明.txt": "x" },
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(into, name), bytes);
  const paths = Object.keys(files).map((name) => path.join(into, name));
  const { towns, refused } = await core.call("county.collect", { paths, asOf: null });
  expect(towns).toHaveLength(2);
  expect(refused.map(({ fileName }) => fileName).sort()).toEqual(["坏.qhsreport", "早.qhsreport"]);
  const nothing = { paths: [path.join(into, "说明.txt")], asOf: null };
  expect(await core.refusalOf("county.collect", nothing)).toBe("file.missing");
});

test("a township's project takes no packs: other towns would get among its own units", async () => {
  const township = path.join(core.folder, `${firstWeek.asOf}-1-0.gpkg`);
  await core.call("project.open", { path: township });
  const paths = [path.join(core.folder, "第二周")];
  expect(await core.refusalOf("county.collect", { paths, asOf: null })).toBe("value.invalid");
  expect(core.unmadeIn("county-desk.test.ts")).toEqual([]);
});
