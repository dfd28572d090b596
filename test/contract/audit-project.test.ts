import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawSample } from "../../electron/core/calls/audit-desk.ts";
import { listEvents } from "../../electron/core/project/event-reader.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { sha256OfFile } from "../../electron/core/project/reading-copy.ts";
import { createAuditFile } from "../../electron/core/registers/audit/audit-file.ts";
import { listAuditFindings } from "../../electron/core/registers/audit/audit-findings.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { openRealCore } from "./real-core.ts";

const scope = { level: "project", code: "" } as const;

let core: Awaited<ReturnType<typeof openRealCore>>;
let township = "";
let audit = "";

beforeAll(async () => {
  core = await openRealCore();
  township = path.join(core.folder, "虚构镇.gpkg");
  writeIndicatorProject(township, { villages: 2, contracts: 20, problems: 10 });
  audit = path.join(core.folder, "审计.gpkg");
  const project = createAuditFile(audit, township, "王五(虚构)");
  const drawn = drawSample(project, township, {
    ...{ register: "contract", by: "village", seed: "1", asOf: "2026-11-20" },
    sizesOf: (present) => Object.fromEntries(present.map((name) => [name, 2])),
  });
  expect(drawn).toHaveLength(4);
  closeProject(project);
});
afterAll(() => core.close());

test("strata, samples and the log of the township's file; numbers of people stay hidden (A8)", async () => {
  await core.call("project.open", { path: township });
  const rows = { register: "contract", by: "village" } as const;
  const { strata } = await core.call("audit.strata", rows);
  expect(strata.map(({ rows: own }) => own)).toEqual([10, 10]);
  const sizes = { [strata[0]!.stratum]: 3 };
  const draw = () => core.call("audit.sample", { ...rows, seed: "2026-审-1", sizes });
  const { drawn } = await draw();
  expect(drawn[0]?.rows).toHaveLength(3);
  expect(await draw()).toEqual({ drawn });
  const { events, people, found } = await core.call("audit.events", { bulk: true });
  expect([people, found]).toEqual([["测试"], 1]);
  expect([events[0]?.rows.length, events[0]!.rowCount]).toEqual([50, 54]);
  const columns = events.flatMap(({ rows }) => rows.flatMap(({ changes }) => changes));
  expect(columns.filter(({ column }) => !/\p{Script=Han}/u.test(column))).toEqual([]);
});

test("外部对数 and findings that came by a sheet", async () => {
  const paste = (register: "external-figures" | "audit-findings", lines: readonly string[]) =>
    core.call("registers.import", {
      ...{ register, mode: "add" },
      source: { text: lines.map((line) => line.replaceAll(",", "\t")).join("\n") },
    });
  await paste("external-figures", [
    "来源,对什么,单位代码,截至日期,编号或项目",
    "三资平台,合同,990725101201,2026-11-01,HT-1",
    "三资平台,合同,990725101201,2026-11-01,HT-99",
  ]);
  const { sources } = await core.call("external.sources", {});
  expect(sources).toEqual([
    { source: "三资平台", subject: "contract", asOf: "2026-11-01", rows: 2 },
  ]);
  const asked = { source: "三资平台", subject: "contract", asOf: "2026-11-01", scope } as const;
  const match = await core.call("external.match", asked);
  expect([match.both.length, match.onlyOurs.length, match.onlyTheirs.length]).toEqual([1, 19, 1]);
  await paste("audit-findings", [
    "问题编号,村代码,问题,涉及金额(元),发现日期",
    "SJ-1,990725101201,租金未收(虚构),1200,2026-11-10",
  ]);
  const [finding] = (await core.call("auditFindings.list", { scope })).findings;
  expect(finding).toMatchObject({ level: "审计", amountFen: 120_000 });
  const answer = { uid: finding!.uid, deadline: "2026-12-31", responsible: null, note: null };
  const early = { ...answer, rectifiedOn: "2026-11-01", rectification: "已收" };
  expect(await core.refusalOf("auditFindings.answer", early)).toBe("value.invalid");
  await core.call("auditFindings.answer", { ...early, rectifiedOn: "2026-11-20" });
  const sheet = await core.call("auditFindings.sheet", { scope, asOf: "2026-11-30" });
  expect(Buffer.from(sheet, 0, 2).toString()).toBe("PK");
  const tooEarly = { scope, asOf: "2026-11-01" };
  expect(await core.refusalOf("auditFindings.sheet", tooEarly)).toBe("value.invalid");
});

test("A8: the package of the open project says that it was handed out, and lies beside the file", async () => {
  const pack = await core.call("audit.pack", {});
  const again = await core.call("audit.pack", {});
  expect(path.dirname(pack.folder)).toBe(path.dirname(township));
  expect(again.folder).not.toBe(pack.folder);
  execFileSync("sha256sum", ["-c", "校验清单.sha256"], { cwd: pack.folder });
  const copy = openProject(path.join(pack.folder, "虚构镇.gpkg"), { mode: "read", person: "审计" });
  const [event] = listEvents(copy);
  expect(event?.command).toBe("audit.pack");
  expect(listAuditFindings(copy, "")).toHaveLength(1);
  closeProject(copy);
  expect(readdirSync(pack.folder).sort()).toEqual([
    ...["操作日志.jsonl", "校验清单.sha256", "虚构镇.gpkg"],
  ]);
});

test("A6: an audit file begun from the open project draws, prints and matches without changing it", async () => {
  const path2 = path.join(core.folder, "另一审计.gpkg");
  expect(await core.refusalOf("workingPapers.begin", { path: township })).toBe("project.exists");
  expect(await core.call("project.state", {})).toMatchObject({ path: township });
  const state = await core.call("workingPapers.begin", { path: path2 });
  expect(state).toMatchObject({ path: path2, mode: "write" });
  const before = sha256OfFile(township);
  const rows = { audited: null, register: "contract", by: "village" } as const;
  const { strata } = await core.call("workingPapers.strata", rows);
  const sizes = Object.fromEntries(strata.map(({ stratum }) => [stratum, 3]));
  const draw = { ...rows, seed: "2026-审-1", sizes, asOf: "2026-11-20" };
  expect(await core.call("workingPapers.draw", draw)).toEqual({ papers: 6 });
  const elsewhere = { ...draw, audited: path.join(core.folder, "没有.gpkg") };
  expect(await core.refusalOf("workingPapers.draw", elsewhere)).toBe("file.missing");
  const other = { ...draw, audited: audit };
  expect(await core.refusalOf("workingPapers.draw", other)).toBe("pack.refused");
  const print = { audited: township, uids: null, asOf: "2026-11-20" };
  const pdf = await core.call("workingPapers.print", print);
  expect(Buffer.from(pdf, 0, 4).toString()).toBe("%PDF");
  const findings = { asOf: "2026-11-20", deadline: null };
  expect(await core.refusalOf("workingPapers.findings", findings)).toBe("value.invalid");
  await core.call("registers.import", {
    ...{ register: "external-figures", mode: "add" },
    source: {
      text: "来源\t对什么\t单位代码\t截至日期\t编号或项目\n年报\t合同\t990725101201\t2026-11-01\tHT-3",
    },
  });
  const asked = { source: "年报", subject: "contract", asOf: "2026-11-01", scope } as const;
  const match = await core.call("external.match", asked);
  expect([match.both.length, match.onlyOurs.length, match.onlyTheirs.length]).toEqual([1, 19, 0]);
  expect(sha256OfFile(township)).toBe(before);
});

test("working papers of an audit file", async () => {
  await core.call("project.open", { path: township });
  expect(await core.refusalOf("workingPapers.list", {})).toBe("value.invalid");
  await core.call("project.open", { path: audit });
  const { papers, audited } = await core.call("workingPapers.list", {});
  expect([papers.length, audited.fileName]).toEqual([4, "虚构镇.gpkg"]);
  const blank = { finding: null, amountFen: null, article: null, checkedOn: "2026-11-21" };
  const check = { uid: papers[0]!.uid, verdict: "rejected", note: null, ...blank } as const;
  expect(await core.refusalOf("workingPapers.check", check)).toBe("value.invalid");
  const done = await core.call("workingPapers.check", { ...check, note: "原件不在(虚构)" });
  expect([done.verdict, done.checkedBy]).toEqual(["rejected", "测试"]);
  const listed = { finding: "没有决议(虚构)", article: "农村集体经济组织法第二十六条" };
  await core.call("workingPapers.check", { ...check, note: "原件不在(虚构)", ...listed });
  const sheet = await core.call("workingPapers.findings", { asOf: "2026-11-22", deadline: null });
  expect(Buffer.from(sheet, 0, 2).toString()).toBe("PK");
  expect(core.unmadeIn("audit-project.test.ts")).toEqual([]);
});
