import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logSchema } from "../../electron/cli/json-schemas.ts";
import {
  auditPackSchema,
  auditSchema,
  matchSchema,
  sampleSchema,
} from "../../electron/cli/schemas/audit-schema.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { fileDigest, makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
let project = "";
beforeAll(() => {
  folder = makeFolder();
  project = path.join(folder, "虚构镇.gpkg");
  writeIndicatorProject(project, {
    ...{ villages: 3, contracts: 60, problems: 20, closed: 9 },
    claims: [
      { lockedFen: 100_000, settledFen: 0 },
      { lockedFen: 250_000, settledFen: 0 },
    ],
  });
});
afterAll(() => removeFolder(folder));

async function qhs(...given: string[]) {
  const result = await runQhs(folder, ...given, "--json");
  expect(result, result.standardOutput).toMatchObject({ exitCode: 0, standardError: "" });
  return JSON.parse(result.standardOutput) as unknown;
}

async function papers(...given: string[]) {
  const answer = auditSchema.parse(await qhs("audit", ...given));
  return "papers" in answer ? answer.papers : [];
}

test("the package is checked by its own list of hashes, and handing it out is in the log (A8)", async () => {
  const out = path.join(folder, "数据包");
  const pack = auditPackSchema.parse(await qhs("audit-pack", project, "--out", out));
  execFileSync("sha256sum", ["-c", "校验清单.sha256"], { cwd: out });
  expect(pack.project_sha256).toBe(fileDigest(project));
  const lines = readFileSync(path.join(out, "操作日志.jsonl"), "utf8").trim().split("\n");
  const last = JSON.parse(lines.at(-1) ?? "{}") as { command: string; hash: string };
  expect([last.command, last.hash]).toEqual(["audit.pack", pack.log_hash]);
  const again = await runQhs(folder, "audit-pack", project, "--out", out, "--json");
  expect(again.exitCode).toBe(1);
});

test("A6: samples and papers leave every byte of the audited file as it was", async () => {
  const before = fileDigest(project);
  const audit = path.join(folder, "审计.gpkg");
  await qhs("audit", "new", audit, "--project", project);
  const draw = ["draw", audit, "--project", project, "--register", "contract", "--seed", "2026-1"];
  const drawn = await papers(...draw, "--size", "4", "--on", "2026-11-20");
  expect(drawn).toHaveLength(12);
  const sampled = sampleSchema.parse(
    await qhs("sample", project, "--register", "contract", "--seed", "2026-1", "--size", "4"),
  );
  const uids = sampled.drawn.flatMap(({ rows }) => rows.map(({ uid }) => uid));
  expect(drawn.map(({ row_uid }) => row_uid).sort()).toEqual(uids.sort());
  expect(await papers(...draw, "--size", "4", "--on", "2026-11-21")).toHaveLength(12);
  expect(fileDigest(project)).toBe(before);
  expect(existsSync(`${project}.lock`)).toBe(false);
});

test("findings go to the township by village, come back answered, and print", async () => {
  const audit = path.join(folder, "审计.gpkg");
  const [first, second] = await papers("list", audit);
  const checked = ["--on", "2026-11-22", "--verdict", "rejected", "--note", "租金未收(虚构)"];
  const finding = ["--finding", "租金 3 年未收(虚构)", "--amount", "1.2万元"];
  const refused = await runQhs(folder, "audit", "check", audit, first!.uid, ...checked, ...finding);
  expect(refused.standardError).toContain("依据哪一条");
  const article = ["--article", "农村集体经济组织法第二十六条"];
  await papers("check", audit, first!.uid, ...checked, ...finding, ...article);
  await papers("check", audit, second!.uid, "--on", "2026-11-22", "--verdict", "confirmed");
  const list = path.join(folder, "问题清单.xlsx");
  const given = ["--out", list, "--on", "2026-11-23", "--deadline", "2026-12-31"];
  expect(await qhs("audit", "findings", audit, ...given)).toMatchObject({ findings: 1 });
  const log = logSchema.parse(await qhs("log", audit));
  expect(log.events[0]).toMatchObject({ command: "audit.export" });
  await qhs("import", project, "--register", "audit-findings", "--file", list);
  const out = path.join(folder, "答复");
  await qhs("report", project, "--kind", "audit-findings", "--as-of", "2026-11-24", "--out", out);
  const other = await runQhs(
    folder,
    "audit",
    "draw",
    audit,
    "--project",
    project,
    "--register",
    "claim",
    "--seed",
    "1",
    "--size",
    "1",
    "--on",
    "2026-11-24",
  );
  expect(other.standardError).toContain("与审计开始时的数据包");
});

test("外部对数: both unmatched lists and what differs", async () => {
  const sheet = path.join(folder, "三资.csv");
  const rows = [
    "来源,对什么,单位代码,截至日期,编号或项目,对方,数额",
    "三资平台,债权,990725101201,2026-11-01,ZQ-1,虚构,1000.00",
    "三资平台,债权,990725101202,2026-11-01,ZQ-2,虚构,2400",
    "三资平台,债权,990725101202,2026-11-01,ZQ-9,虚构,5",
  ];
  writeFileSync(sheet, rows.join("\n"));
  await qhs("import", project, "--register", "external-figures", "--file", sheet);
  const asked = ["--source", "三资平台", "--as-of", "2026-11-01"];
  const claims = matchSchema.parse(await qhs("match", project, ...asked, "--subject", "claim"));
  expect(claims.both.map(({ key, differs }) => [key, differs])).toEqual([
    ["ZQ-1", false],
    ["ZQ-2", true],
  ]);
  expect(claims.only_theirs.map(({ key }) => key)).toEqual(["ZQ-9"]);
  expect(claims.only_ours).toEqual([]);
  const contracts = matchSchema.parse(
    await qhs("match", project, ...asked, "--subject", "contract"),
  );
  expect(contracts.only_ours).toHaveLength(60);
});

test("the log is narrowed by person, day, bulk and night", async () => {
  const count = async (...given: string[]) =>
    logSchema.parse(await qhs("log", project, ...given)).events.length;
  const all = await count();
  expect(await count("--by", "测试")).toBeGreaterThan(0);
  expect(await count("--by", "没有这人")).toBe(0);
  expect(await count("--bulk")).toBeLessThan(all);
  expect(await count("--from", "2098-01-01")).toBe(0);
  expect(await count("--after-report")).toBe(0);
  await qhs("snapshot", project, "take", "--as-of", "2026-11-24");
  await qhs("import", project, "--register", "village-files", "--file", villageFiles());
  expect(await count("--after-report")).toBe(1);
});

function villageFiles(): string {
  const sheet = path.join(folder, "档案.csv");
  writeFileSync(sheet, "村代码,资料,归档日期\n990725101201,债权台账,2026-11-01\n");
  return sheet;
}
