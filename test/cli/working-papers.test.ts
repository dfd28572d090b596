import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logSchema } from "../../electron/cli/json-schemas.ts";
import { auditSchema } from "../../electron/cli/schemas/audit-schema.ts";
import { openXlsx } from "../../electron/core/formats/xlsx-reader.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import {
  answerAuditFinding,
  listAuditFindings,
} from "../../electron/core/registers/audit/audit-findings.ts";
import { readPdf } from "../../electron/core/sheets/testing/read-pdf.ts";
import { inventedPerson, writeIndicatorProject } from "../support/indicator-project.ts";
import { fileDigest, makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
let project = "";
let audit = "";
beforeAll(async () => {
  folder = makeFolder();
  project = path.join(folder, "虚构镇.gpkg");
  audit = path.join(folder, "审计.gpkg");
  writeIndicatorProject(project, {
    ...{ villages: 2, contracts: 6, problems: 4, closed: 2 },
    claims: [
      { lockedFen: 123_456, settledFen: 23_456 },
      { lockedFen: 250_000, settledFen: 0 },
    ],
  });
  await qhs("audit", "new", audit, "--project", project);
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

async function wordsOf(file: string): Promise<string> {
  const pages = await readPdf(readFileSync(file));
  return pages.map(({ words }) => words.replaceAll(/\s/g, "")).join("\n");
}

test("A8: working papers print the record in full with figures, verdict, note, who and when; nothing else does", async () => {
  const before = fileDigest(project);
  const draw = ["draw", audit, "--project", project, "--seed", "虚构-1", "--on", "2026-06-01"];
  await qhs("audit", ...draw, "--register", "claim", "--size", "1");
  const drawn = await papers(...draw, "--register", "contract", "--size", "1");
  const claim = drawn.find(({ row_label }) => row_label === "ZQ-1")!;
  const note = ["--verdict", "rejected", "--note", "凭证无签字(虚构)", "--amount", "1000"];
  const finding = ["--finding", `${inventedPerson.id_number} 的欠款未入账(虚构)`];
  const article = ["--article", "农村集体经济组织法第四十七条"];
  const checked = ["check", audit, claim.uid, "--on", "2026-06-02"];
  await papers(...checked, ...note, ...finding, ...article, "--person", "审计员甲(虚构)");

  const out = path.join(folder, "底稿.pdf");
  const print = ["print", audit, "--project", project, "--out", out, "--on", "2026-06-03"];
  expect(await qhs("audit", ...print)).toEqual({ file: out, printed: drawn.length });
  const words = await wordsOf(out);
  const expected = [
    ...Object.values(inventedPerson),
    ...["虚构某人", "1,234.56", "清收", "234.56", "种子“虚构-1”"],
    ...["I4", "分母", "口径", "不符", "凭证无签字(虚构)", "审计员甲(虚构)2026-06-02"],
    ...["农村集体经济组织法第四十七条", "1,000.00元", "审计人员", "复核人"],
  ];
  for (const word of expected) expect(words, word).toContain(word);
  expect(words.match(/审计工作底稿/g)?.length).toBeGreaterThanOrEqual(drawn.length);

  const list = path.join(folder, "问题清单.xlsx");
  await qhs("audit", "findings", audit, "--out", list, "--on", "2026-06-03");
  const elsewhere = [
    JSON.stringify(await sheetTexts(list)),
    JSON.stringify(
      await qhs("sample", project, "--register", "claim", "--seed", "1", "--size", "9"),
    ),
    JSON.stringify(await qhs("audit", "list", audit)).replaceAll(/"finding":"[^"]*"/g, ""),
  ];
  for (const person of Object.values(inventedPerson)) {
    for (const text of elsewhere) expect(text).not.toContain(person);
  }
  const { events } = logSchema.parse(await qhs("log", audit));
  expect(events.slice(0, 2).map(({ command }) => command)).toEqual(["audit.export", "audit.print"]);
  expect(fileDigest(project)).toBe(before);
});

test("findings go out, are answered, printed back, and the auditor's file reads the answer", async () => {
  const list = path.join(folder, "问题清单.xlsx");
  await qhs("import", project, "--register", "audit-findings", "--file", list);
  const township = openProject(project, { mode: "write", person: "农经员(虚构)" });
  const [finding] = listAuditFindings(township, "");
  const answer = { responsible: "村会计(虚构)", rectification: "已补签入账(虚构)" };
  const days = { deadline: "2026-06-30", rectifiedOn: "2026-06-20" };
  answerAuditFinding(township, finding!.uid, { ...answer, ...days, note: null });
  closeProject(township);

  const out = path.join(folder, "答复");
  await qhs("report", project, "--kind", "audit-findings", "--as-of", "2026-06-25", "--out", out);
  const files = readdirSync(out).map((name) => path.join(out, name));
  const words = await wordsOf(files.find((name) => name.endsWith(".pdf"))!);
  const expected = [
    ...["虚构1村", "ZQ-1", "1000.00", "农村集体经济组织法第四十七条", "2026-06-30"],
    ...["2026-06-20村会计(虚构)已补签入账(虚构)", "已整改1个"],
  ];
  for (const word of expected) expect(words.replaceAll("\n", ""), word).toContain(word);

  const back = files.find((name) => name.includes("答复清单"))!;
  await qhs("import", audit, "--register", "audit-findings", "--file", back);
  const auditor = openProject(audit, { mode: "read", person: "审计员甲(虚构)" });
  const [read] = listAuditFindings(auditor, "");
  closeProject(auditor);
  expect(read).toMatchObject({ ...answer, ...days, number: finding!.number, amountFen: 100_000 });
  expect(read?.rowUid).toBe(finding!.rowUid);
});

async function sheetTexts(file: string): Promise<unknown[]> {
  const book = await openXlsx(file);
  const rows: unknown[] = [];
  for (const name of book.tableNames) {
    for await (const row of book.rows(name)) rows.push(row);
  }
  await book.close();
  return rows;
}
