import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { listEvents, verifyChain } from "../project/event-log.ts";
import { closeProject, type Project } from "../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
  temporaryFolder,
} from "../project/testing/sample-project.ts";
import { verifyProject } from "../project/verify.ts";
import { readContracts } from "../registers/contracts/contract-row.ts";
import { sheetRegisters } from "./sheet-registers.ts";
import { importSheet, planSheet, type SheetRequest } from "./sheet-table/import-sheet.ts";
import { templateBytes } from "./sheet-table/template.ts";

afterAll(removeTemporaryFolders);

const fixtures = join(import.meta.dirname, "../../../test/fixtures/messy-tables");
const village = "140725101201";
const head = "合同编号\t村代码\t承包方\t合同面积(亩)\t签订日期";
const row = (number: string, mu: string) => `${number}\t${village}\t甄样例(虚构)\t${mu}\t2008.3.1`;
const paste = (...lines: string[]) => ({ text: [head, ...lines].join("\n") });

const take = (project: Project, request: Partial<SheetRequest> & Pick<SheetRequest, "source">) =>
  importSheet(project, sheetRegisters.contracts, { mode: "add", ...request }, quietContext);

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was thrown",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe("T1: messy sheets become contracts", () => {
  test("300 rows of two sheets: 293 go in as one batch, 7 are listed, the file verifies", async () => {
    const project = newProject();
    const report = await take(project, { source: { file: join(fixtures, "contracts.xlsx") } });
    expect(report).toMatchObject({ added: 293, updated: 0, unchanged: 0 });
    expect(report.refused).toHaveLength(7);
    const { counted, skipped } = report.reading;
    const sums = Object.values(skipped).reduce((sum, count) => sum + count, 0);
    expect(report.rows.length + report.refused.length + sums).toBe(counted);
    const contracts = readContracts(project, "");
    expect(contracts).toHaveLength(293);
    expect(contracts.at(0)).toMatchObject({ origin: "sheet", batchUid: report.batchUid });
    expect(contracts.at(0)?.absent.has("meetingType")).toBe(true);
    const notices = project.db.prepare("SELECT level, count(*) FROM import_notice GROUP BY level");
    expect(Object.fromEntries(notices.raw().all() as [string, number][]).skipped).toBe(7);
    expect(verifyChain(project)).toEqual([]);
    const { path } = project;
    closeProject(project);
    expect(verifyProject(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("HT-06: 签字人 is read where a sheet has it; other words for it too, and the template has none", async () => {
    const project = newProject();
    const text = `${head}\t承包方签字人\n${row("1", "3")}\t甄旁人(虚构)\n${row("2", "3")}\t`;
    await take(project, { source: { text } });
    expect(readContracts(project, "").map(({ signer }) => signer)).toEqual(["甄旁人(虚构)", null]);
    const { templateColumns } = sheetRegisters.contracts;
    expect(templateColumns.map(({ heading }) => heading)).not.toContain("签字人");
    closeProject(project);
  });

  test("a row taken as doubtful keeps the cell's text and leaves the field unread", async () => {
    const project = newProject();
    const source = paste(row("1", "约3亩"), row("2", "3"));
    expect((await take(project, { source, doubtful: true })).doubtful).toBe(1);
    const [first, second] = readContracts(project, "");
    expect(first).toMatchObject({ unreadCells: { contractMu: "约3亩" } });
    expect([first?.values.contractMu, second?.values.contractMu]).toEqual([null, "3"]);
    closeProject(project);
  });

  test("an end without its day is the last of its month or year, and the report says so", async () => {
    const project = newProject();
    const text = "合同编号\t村代码\t起始日期\t终止日期\n1\t140725101201\t2008年2月\t2028年2月";
    await take(project, { source: { text: `${text}\n2\t140725101201\t2008年\t2028年` } });
    expect(readContracts(project, "").map(({ values }) => [values.startOn, values.endOn])).toEqual([
      ["2008-02-01", "2028-02-29"],
      ["2008-01-01", "2028-12-31"],
    ]);
    const messages = project.db.prepare("SELECT message FROM import_notice").pluck().all();
    expect(messages.join("")).toContain("按 2028-02-29 计");
    closeProject(project);
  });

  test("HT-12: 协商 alone is not read as 公开协商; the row is listed with what to write", async () => {
    const project = newProject();
    const head = "合同编号\t村代码\t承包方式";
    const rows = ["协商", "公开协商"].map((way, index) => `${index}\t140725101201\t${way}`);
    const report = await take(project, { source: { text: [head, ...rows].join("\n") } });
    expect(report.added).toBe(1);
    expect(JSON.stringify(report.refused)).toContain("没有公开的写“直接”");
    closeProject(project);
  });

  test("what was assumed is told: a month without a day", async () => {
    const project = newProject();
    await take(project, { source: paste(row("1", "3").replace("2008.3.1", "2008年3月")) });
    const message = project.db.prepare("SELECT message FROM import_notice").pluck().get();
    expect(message).toContain("没有写日");
    closeProject(project);
  });
});

test("a sheet of which no row can go in names every row", async () => {
  const project = newProject();
  const bad = paste(row("1", "约3亩"), row("2", "约4亩"), row("3", "约5亩"));
  const error: unknown = await take(project, { source: bad }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "import.nothing",
    message: expect.stringMatching(/第 2 行.*第 3 行.*第 4 行/),
    details: { refused: 3, rows: [{ row: 2 }, { row: 3 }, { row: 4 }] },
  });
  closeProject(project);
});

describe("D4: importing again", () => {
  test("D35: a row by which a red block would go away is listed, not taken", async () => {
    const project = newProject();
    const text = (mandate: string) =>
      `合同编号\t村代码\t土地来源\t委托书\n1\t${village}\t农户委托流转\t${mandate}`;
    await take(project, { source: { text: text("无") } });
    const again = { source: { text: text("有") }, mode: "replace" } as const;
    const outcome = await take(project, again).then(
      ({ refused }) => JSON.stringify(refused),
      (error: unknown) => JSON.stringify(error) + String(error),
    );
    expect(outcome).toContain("HT-56");
    expect(readContracts(project, "")[0]?.values.mandate).toBe("无");
    closeProject(project);
  });

  test("the same sheet is refused; known numbers are refused in add, updated in replace", async () => {
    const project = newProject();
    await take(project, { source: paste(row("1", "3"), row("2", "4")) });
    expect(await codeOf(take(project, { source: paste(row("1", "3"), row("2", "4")) }))).toBe(
      "import.repeated",
    );
    const changed = paste(row("1", "3"), row("2", "5"), row("3", "6"));
    expect(await codeOf(take(project, { source: changed }))).toBe("import.duplicateKey");
    expect(readContracts(project, "")).toHaveLength(2);
    const before = readContracts(project, "").map(({ uid }) => uid);
    const report = await take(project, { source: changed, mode: "replace" });
    expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    const after = readContracts(project, "");
    expect(after.map(({ values }) => values.contractMu)).toEqual(["3", "5", "6"]);
    expect(after.slice(0, 2).map(({ uid }) => uid)).toEqual(before);
    closeProject(project);
  });

  test("a column that a later sheet lacks keeps what it had; one that it brings is no longer absent (D32)", async () => {
    const project = newProject();
    await take(project, { source: paste(row("1", "3")) });
    const source = { text: `合同编号\t村代码\t合同形式\n1\t${village}\t口头` };
    await take(project, { source, mode: "replace" });
    const [contract] = readContracts(project, "");
    expect(contract?.values).toMatchObject({ contractMu: "3", form: "oral" });
    expect(contract?.absent.has("form")).toBe(false);
    expect(contract?.absent.has("filingNumber")).toBe(true);
    closeProject(project);
  });

  test("a sheet that breaks off leaves nothing: the batch lands whole or not at all", async () => {
    const project = newProject();
    const events = listEvents(project).length;
    const lines = Array.from({ length: 1200 }, (_, index) => row(String(index), "3"));
    const stored = project.db.prepare("SELECT count(*) FROM contract").pluck();
    const context = { ...quietContext, isCancelled: () => Number(stored.get()) > 400 };
    const request = { source: paste(...lines), mode: "add" } as const;
    const work = importSheet(project, sheetRegisters.contracts, request, context);
    expect(await codeOf(work)).toBe("cancelled");
    expect(readContracts(project, "")).toEqual([]);
    expect(listEvents(project)).toHaveLength(events);
    closeProject(project);
  });
});

describe("where a row belongs", () => {
  test("short plot codes are written out, an unknown village is refused by row", async () => {
    const project = newProject();
    importSampleParcels(project);
    storeSampleRun(project);
    const source = {
      text: [
        "合同编号\t村代码\t地块编码",
        `1\t${village}\t01-W0001、1407251012010001001`,
        "2\t140799999999\t",
      ].join("\n"),
    };
    const { refused } = await take(project, { source });
    expect(refused.map(({ problems }) => problems[0]?.reason)).toEqual([
      "导入的数据里没有代码 140799999999 的单位,请核对",
    ]);
    expect(readContracts(project, "")[0]?.values.plotCodes).toContain("14072510120101W0001");
    closeProject(project);
  });

  test("a sheet without a village needs one chosen; the name of a village is enough", async () => {
    const project = newProject();
    const bare = { text: "合同编号\t承包方\n1\t甲(虚构)" };
    expect(await codeOf(take(project, { source: bare }))).toBe("import.nothing");
    await take(project, { source: bare, villageCode: village });
    const units = { text: `单位代码\t名称\t成员数\n${village}\t东村村委会\t312` };
    await importSheet(project, sheetRegisters.units, { source: units, mode: "add" }, quietContext);
    await take(project, { source: { text: "合同编号\t村名\t承包方\n2\t东村\t乙(虚构)" } });
    expect(readContracts(project, village)).toHaveLength(2);
    closeProject(project);
  });
});

describe("units, people and templates", () => {
  test("facts of a village are updated, and unchanged rows leave no trace", async () => {
    const project = newProject();
    const take = (text: string, mode: "add" | "replace") =>
      importSheet(project, sheetRegisters.units, { source: { text }, mode }, quietContext);
    await take(`单位代码\t名称\t成员数\t确股不确地\n${village}\t东村(虚构)\t312\t是`, "add");
    const again = await take(`单位代码\t名称\t成员数\n${village}\t\t320`, "replace");
    expect(again).toMatchObject({ updated: 1 });
    const setting = project.db.prepare("SELECT name, shares_only FROM unit_setting").get();
    expect(setting).toEqual({ name: "东村(虚构)", shares_only: 1 });
    expect(project.db.prepare("SELECT members FROM unit_fact").pluck().get()).toBe(320);
    closeProject(project);
  });

  test("people: identity numbers that lost their digits are refused (D27), relatives are a list", async () => {
    const project = newProject();
    const text = [
      "证件号\t姓名\t职务\t近亲属证件号",
      "000000197001010019\t贾甲寅(虚构)\t村主任\t000000197201010029、000000200001010039",
      "1.40799E+17\t甄乙卯(虚构)\t无\t",
    ].join("\n");
    const request = { source: { text }, mode: "add" } as const;
    const report = await importSheet(project, sheetRegisters.people, request, quietContext);
    expect(report).toMatchObject({ added: 1 });
    expect(report.refused[0]?.problems[0]?.reason).toContain("末位已丢失");
    const stored = project.db.prepare("SELECT relative_id_numbers FROM person").pluck().get();
    expect(JSON.parse(String(stored))).toHaveLength(2);
    closeProject(project);
  });

  test.each(Object.values(sheetRegisters))(
    "the template of $name has its headings in order and is read by its own register",
    async (register) => {
      const project = newProject();
      const file = join(temporaryFolder(), "template.xlsx");
      writeFileSync(file, await templateBytes(register));
      const request = { source: { file }, mode: "add" } as const;
      const { reading } = await planSheet(project, register, request, quietContext);
      const [first, second] = reading.sheets;
      expect(first?.columns.map(({ heading }) => heading)).toEqual(
        register.templateColumns.map(({ heading }) => heading),
      );
      expect(first?.columns.map(({ key }) => key)).toEqual(
        register.templateColumns.map(({ key }) => key),
      );
      expect(second?.headingRow).toBeNull();
      expect(reading.counted).toBe(0);
      closeProject(project);
    },
  );
});
