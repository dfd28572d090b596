import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  collectSchema,
  countySchema,
  reportPackSchema,
} from "../../electron/cli/schemas/county-schema.ts";
import { readPacks } from "../../electron/core/calls/county-desk.ts";
import { inventedPerson, writeIndicatorProject } from "../support/indicator-project.ts";
import { packFolder, townCode, townPack, twelveTowns } from "../support/town-packs.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

const packs = (name: string, more: number, asOf: string, towns: readonly number[]) =>
  packFolder(folder, name, { asOf, towns, more });

async function county(...given: string[]) {
  const result = await runQhs(folder, "county", ...given, "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  return countySchema.parse(JSON.parse(result.standardOutput));
}

async function collect(...given: string[]) {
  const result = await runQhs(folder, "collect", ...given, "--json");
  const answer = collectSchema.parse(JSON.parse(result.standardOutput));
  return { ...answer, exitCode: result.exitCode };
}

describe("the county's desk", () => {
  test("a pack holds no name, number or shape of anybody, and says what it was made from", async () => {
    const file = path.join(folder, "one.gpkg");
    writeIndicatorProject(file, {
      contracts: 5,
      problems: 2,
      claims: [{ lockedFen: 100_000, settledFen: 0 }],
      charges: [{ dueFen: 100, receivedFen: 0 }],
    });
    const out = path.join(folder, "one.qhsreport");
    const made = await runQhs(
      folder,
      "report-pack",
      file,
      "--as-of",
      "2026-11-20",
      "--out",
      out,
      "--json",
    );
    const facts = reportPackSchema.parse(JSON.parse(made.standardOutput));
    expect(facts).toMatchObject({ villages: 1, as_of: "2026-11-20" });
    const text = readFileSync(out, "utf8");
    const people = Object.values(inventedPerson);
    for (const secret of ["虚构某人", "HT-1", "ZQ-1", "JF-1", "geom", ...people]) {
      expect(text, secret).not.toContain(secret);
    }
    expect(text).toMatch(/"logHash":"[0-9a-f]{64}"/);
  });

  test("twelve packs make the table; who is missing is named; last week reprints byte for byte", async () => {
    const first = packs("周一", 0, "2026-11-13", twelveTowns);
    const second = packs("周二", 1, "2026-11-20", twelveTowns.slice(0, 11));
    const towns = path.join(folder, "应报.csv");
    writeFileSync(towns, twelveTowns.map((n) => `${townCode(n)},虚构${n}镇`).join("\n"));
    const file = path.join(folder, "县.gpkg");
    const one = await collect(first, "--out", file, "--towns", towns);
    expect(one).toMatchObject({ exitCode: 0, refused: [], missing: [], previous_as_of: null });
    expect(one.totals.I3).toBe("42.50%");
    const printed = path.join(folder, "第一期.xlsx");
    await county(file, "--out", printed);
    const two = await collect(second, "--out", file, "--due", "2020-01-01");
    expect(two.missing).toEqual([{ code: townCode(12), name: "虚构12镇" }]);
    expect(two).toMatchObject({ exitCode: 0, previous_as_of: "2026-11-13" });
    expect(two.late).toHaveLength(11);
    const again = path.join(folder, "重印.xlsx");
    await county(file, "--as-of", "2026-11-13", "--out", again);
    // Towns that were named since stay those of the first week: the print is the same.
    expect(readFileSync(again).equals(readFileSync(printed))).toBe(true);
  });

  test("a figure opens to town, village and rows (A1)", async () => {
    const file = path.join(folder, "县.gpkg");
    const towns = await county(file, "--indicator", "I3");
    expect(towns.units).toHaveLength(11);
    const villages = await county(file, "--indicator", "I3", "--unit", townCode(3));
    const sum = villages.units.reduce((total, { numerator }) => total + Number(numerator), 0);
    expect([villages.units.length, sum]).toEqual([2, 6]);
    const rows = await county(file, "--indicator", "I3", "--unit", `${townCode(3)}201`);
    const closed = rows.rows.filter(({ part }) => part === "numerator");
    expect(closed).toHaveLength(Number(villages.units[0]!.numerator));
  });

  test("another date, another formula and a changed pack are refused and named; the others count", async () => {
    const into = packs("混", 0, "2026-11-27", [1, 2, 3]);
    writeFileSync(
      path.join(into, "晚.qhsreport"),
      townPack(folder, { n: 4, asOf: "2026-11-26", closed: 6 }),
    );
    const truncated = townPack(folder, {
      ...{ n: 5, asOf: "2026-11-27", closed: 7 },
      options: { indicator_rounding: "truncate" },
    });
    writeFileSync(path.join(into, "截尾.qhsreport"), truncated);
    const changed = readFileSync(path.join(into, "1.qhsreport"), "utf8").replace("30", "31");
    writeFileSync(path.join(into, "改过.qhsreport"), changed);
    writeFileSync(path.join(into, "不是.qhsreport"), "x");
    const { exitCode, accepted, refused } = await collect(
      into,
      "--out",
      path.join(folder, "混.xlsx"),
    );
    expect([exitCode, accepted]).toEqual([1, ["1.qhsreport", "2.qhsreport", "3.qhsreport"]]);
    const reasons = new Map(refused.map(({ file_name, reason }) => [file_name, reason]));
    expect(reasons.get("晚.qhsreport")).toContain("2026-11-26,不是 2026-11-27");
    expect(reasons.get("截尾.qhsreport")).toContain("截尾 与");
    expect(reasons.get("改过.qhsreport")).toContain("摘要不符");
    expect(reasons.get("不是.qhsreport")).toContain("不是报送包");
    expect(readPacks([into], "2026-11-26").accepted).toHaveLength(1);
    expect(readdirSync(folder)).toContain("混.xlsx");
  });
});
