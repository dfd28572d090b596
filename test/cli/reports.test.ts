import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportSchema, snapshotSchema } from "../../electron/cli/schemas/reports-schema.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
let project = "";
beforeAll(() => {
  folder = makeFolder();
  project = path.join(folder, "虚构镇.gpkg");
  const scene = { villages: 6, contracts: 40, problems: 30, closed: 12 };
  writeIndicatorProject(project, { ...scene, governance: 10, rectified: 6 });
});
afterAll(() => removeFolder(folder));

async function json(...given: string[]): Promise<unknown> {
  const result = await runQhs(folder, ...given, "--json");
  expect(result, result.standardOutput).toMatchObject({ exitCode: 0, standardError: "" });
  return JSON.parse(result.standardOutput);
}

const contentOf = (name: string) =>
  readdirSync(path.join(folder, name)).map((file) => [
    file,
    readFileSync(path.join(folder, name, file)).toString("base64"),
  ]);

/** One more problem that nobody has set right: I11 goes back. */
async function oneMoreProblem(number: string): Promise<void> {
  const sheet = path.join(folder, `${number}.csv`);
  const row = `${number},990725101201,又发现一个(虚构),2026-11-01`;
  writeFileSync(sheet, `问题编号,村代码,问题,发现日期\n${row}\n`);
  await json("import", project, "--register", "governance", "--file", sheet);
}

test("every report is a PDF and a workbook, the same bytes each time (D9)", async () => {
  const kinds = ["weekly", "ten-day", "ranking", "summary", "land-class", "village-file", "wall"];
  for (const kind of kinds) {
    const given = ["report", project, "--kind", kind, "--as-of", "2026-11-20", "--out"];
    const { files } = reportSchema.parse(await json(...given, path.join(folder, `${kind}-1`)));
    expect(
      files.map((file) => path.extname(file)),
      kind,
    ).toEqual([".pdf", ".xlsx"]);
    if (kind !== "wall") continue;
    await json(...given, path.join(folder, "wall-2"));
    expect(contentOf("wall-2")).toEqual(contentOf("wall-1"));
  }
});

test("a freeze reprints byte for byte after later edits; what goes back needs a reason", async () => {
  await json("snapshot", project, "take", "--as-of", "2026-11-13");
  await json("snapshot", project, "reprint", "1", "--out", "第一次");
  await oneMoreProblem("ZL-20");
  await json("snapshot", project, "reprint", "1", "--out", "第二次");
  expect(contentOf("第二次")).toEqual(contentOf("第一次"));
  const next = ["snapshot", project, "take", "--as-of", "2026-11-20"];
  const refused = await runQhs(folder, ...next);
  expect(refused.exitCode).toBe(1);
  expect(refused.standardError).toContain("问题整改率");
  await json(...next, "--reason", "I11=又发现一个(虚构)");
  const compared = snapshotSchema.parse(await json("snapshot", project, "compare", "1", "2"));
  const changes = "changes" in compared ? compared.changes : [];
  expect(new Set(changes.map(({ indicator }) => indicator))).toEqual(new Set(["I11"]));
});

test("D38: a claim that is entered after a freeze and dated before its day is listed with its sum", async () => {
  const taken = snapshotSchema.parse(
    await json("snapshot", project, "take", "--as-of", "2026-11-19", "--kind", "ten-day"),
  );
  const sheet = path.join(folder, "late.csv");
  const row = "ZQ-补-1,990725101201,甲(虚构),C2,2020-03-01,98.01,2026-11-01,补认(虚构)";
  writeFileSync(sheet, `编号,村代码,对象,类型,形成日期,原值(元),锁定日,备注\n${row}\n`);
  await json("import", project, "--register", "claims", "--file", sheet);
  const told = snapshotSchema.parse(await json("snapshot", project, "late"));
  if (!("late" in told && "taken" in taken)) throw new Error("another action answered");
  const [claim] = told.late;
  expect(claim).toMatchObject({
    ...{ register: "money_row", label: "ZQ-补-1", change: "added", date: "2026-11-01" },
  });
  expect(claim?.snapshots).toContainEqual({ number: taken.taken.number, delta_fen: 9_801 });
  expect(told.changed[0]?.snapshot.number).toBe(taken.taken.number);
  const elsewhere = await json("snapshot", project, "late", "--village", "990725101202");
  expect(elsewhere).toMatchObject({ late: [], changed: [] });
});
