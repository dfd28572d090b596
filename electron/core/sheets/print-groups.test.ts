import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import {
  box,
  group1,
  group2,
  type LandScene,
  landProject,
} from "../../../test/support/land-project.ts";
import { runCommand } from "../project/event-log.ts";
import type { Project } from "../project/project.ts";
import { setOption, setUnitName } from "../project/settings.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { loadGroupSheetData } from "./load-sheet-data.ts";
import { type PrintRequest, printGroups } from "./print-groups.ts";
import { openSheetSource } from "./sheet-source.ts";
import { readPdf } from "./testing/read-pdf.ts";

/** Two groups side by side, each with a strip of household land in a field; a road between them. */
const scene: LandScene = {
  survey: [
    { shape: box(0, 0, 100, 100) },
    { shape: box(100, 0, 8, 100), dlbm: "1006" },
    { shape: box(108, 0, 100, 100), qsdwdm: `${group2}00000` },
  ],
  parcels: [
    { shape: box(0, 0, 60, 100), dkmc: "东坡地" },
    { shape: box(108, 0, 70, 100), dkbm: `${group2}00021`, dkmc: "河湾" },
  ],
  baseline: [{ shape: box(-10, -10, 300, 200), dlbm: "013" }],
  register: [{ dkbm: `${group1}00001`, cbfbm: `${group1}0001` }],
};

let close = () => {};
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qhs-print-"));
});

afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

async function reconciled(): Promise<Project> {
  const made = landProject(scene);
  close = made.close;
  await reconcile(made.project, { workers: 1 }, quietContext);
  return made.project;
}

function print(project: Project, changes: Partial<PrintRequest> = {}) {
  const request = { groupCodes: "all", paper: "A4", profile: "work", outFolder: folder } as const;
  return printGroups(project, { ...request, ...changes }, quietContext);
}

describe("loadGroupSheetData", () => {
  it("reads plots with neighbours in words, land class, place name and sheets", async () => {
    const project = await reconciled();
    const data = loadGroupSheetData(openSheetSource(project), group1, "A4", 1);
    expect(data.plots).toHaveLength(1);
    const plot = data.plots[0]!;
    expect(plot.code).toBe(`${group1}W0001`);
    expect(plot.planarM2).toBeCloseTo(4000, 6);
    expect(plot.subClass).toBe("漏确");
    expect(plot.landClass).toBe("0103 旱地");
    expect(plot.placeName).toBe("东坡地");
    expect(plot.nationalSheets.length).toBeGreaterThan(0);
    expect(plot.neighbours.west).toEqual({
      kind: "parcel",
      parcelCode: `${group1}00001`,
      holderName: null,
      placeName: "东坡地",
    });
    expect(plot.neighbours.east).toEqual({ kind: "land", word: "路" });
  });

  it("D17, D19: puts every sub-class into words, codes that it does not know too", async () => {
    const project = await reconciled();
    const words = ["missed", "no_history", "baseline_margin", "suspected", "99", "later"].map(
      (code) => {
        runCommand(project, { command: "test.sub-class", undoable: false }, () => {
          project.db.prepare("UPDATE plot SET proposed_sub_class = ?").run(code);
        });
        return loadGroupSheetData(openSheetSource(project), group1, "A4", 1).plots[0]?.subClass;
      },
    );
    expect(words.slice(0, 3)).toEqual(["漏确", "缺历史依据", "二调界线误差内"]);
    for (const word of words) expect(word).not.toMatch(/[a-z0-9_]/);
  });

  it("says once for all layers that dates of the data are not filled in", async () => {
    const project = await reconciled();
    runCommand(project, { command: "test.targets", undoable: false }, () => {
      project.db.exec("UPDATE import_batch SET target = 'survey' WHERE target = 'survey_patch'");
      project.db.exec("UPDATE import_batch SET target = 'parcels' WHERE target = 'parcel'");
    });
    const dates = () => loadGroupSheetData(openSheetSource(project), group1, "A4", 1).dataDates;
    expect(dates().at(-1)).toBe("三调、确权数据日期未填");
    setOption(project, "survey_date", "2019-12");
    expect(dates()[0]).toMatch(/^三调 2019-12/);
    expect(dates().join("").split("数据日期未填")).toHaveLength(2);
    expect(dates().at(-1)).toBe("确权数据日期未填");
  });

  it("reads the background of the pages, other groups' parcels too, cultivated patches not", async () => {
    const project = await reconciled();
    const { background } = loadGroupSheetData(openSheetSource(project), group1, "A4", 1);
    expect(background.parcels.map((parcel) => parcel.parcelCode).sort()).toEqual([
      `${group1}00001`,
      `${group2}00021`,
    ]);
    expect(background.surveyPatches.map((patch) => patch.landClassName)).toEqual(["农村道路"]);
  });

  it("takes names, marks and wording from the project's settings", async () => {
    const project = await reconciled();
    setUnitName(project, group1.slice(0, 9), "平川镇");
    setUnitName(project, group1.slice(0, 12), "平川镇上河湾村");
    setUnitName(project, group1, "平川镇上河湾村第一村民小组");
    setOption(project, "secrecy_mark", "内部");
    setOption(project, "telephone", "0000-0000000");
    const data = loadGroupSheetData(openSheetSource(project), group1, "A4", 1);
    expect([data.townName, data.villageName, data.groupName]).toEqual([
      "平川镇",
      "上河湾村",
      "第一村民小组",
    ]);
    expect([data.secrecyMark, data.returnPhone]).toEqual(["内部", "0000-0000000"]);
    expect(data.countyName).toBe("");
  });
});

describe("printGroups", () => {
  it("T7: writes packs and the township's listing, with one total everywhere", async () => {
    const project = await reconciled();
    const report = await print(project);
    expect(report.packs.map((pack) => pack.total.mu)).toEqual(["6.00", "4.50"]);
    expect(report.mu).toBe("10.50");
    expect(report.townWorkbooks).toHaveLength(1);
    for (const pack of report.packs) {
      const pages = await readPdf(readFileSync(pack.pdfPath));
      const words = pages.map((page) => page.words.replaceAll(" ", "")).join("");
      expect(words).toContain(`全组合计1块${pack.total.mu}亩`);
      expect(existsSync(pack.xlsxPath)).toBe(true);
    }
  });

  it("D1: records the printing and locks the plots once", async () => {
    const project = await reconciled();
    await print(project);
    await print(project, { profile: "posting" });
    const jobs = project.db.prepare("SELECT group_code, profile, pages FROM print_job").all();
    expect(jobs).toHaveLength(4);
    const locks = project.db.prepare("SELECT plot_code, kind FROM plot_lock ORDER BY 1").all();
    expect(locks).toEqual([
      { plot_code: `${group1}W0001`, kind: "printed" },
      { plot_code: `${group2}W0001`, kind: "printed" },
    ]);
    const commands = project.db.prepare("SELECT command FROM event WHERE command LIKE 'sheets%'");
    expect(commands.pluck().all()).toEqual(Array(4).fill("sheets.print"));
  });

  it("T7, D1: after a new run that would change a printed plot, paper and XLSX say so", async () => {
    const project = await reconciled();
    await print(project);
    runCommand(project, { command: "test.replace", undoable: false }, () => {
      project.db.exec(`UPDATE parcel SET active = 0 WHERE dkbm = '${group1}00001'`);
    });
    await reconcile(project, { workers: 1, forceReason: "测试" }, quietContext);
    const { kept } = loadGroupSheetData(openSheetSource(project), group1, "A4", 1);
    expect(kept.codes).toEqual([`${group1}W0001`]);
    expect(kept.differenceM2).toBeCloseTo(6000, 6);
    const report = await print(project);
    const sentence = "另有1块已出图图斑保留原图形,与本次核对结果不同(本次核对比本册多9.00亩)";
    const pages = await readPdf(readFileSync(report.packs[0]!.pdfPath));
    expect(pages[0]?.words.replaceAll(" ", "")).toContain(sentence);
    for (const path of [report.packs[0]!.xlsxPath, report.townWorkbooks[0]!]) {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const words = JSON.stringify(workbook.worksheets[0]!.getSheetValues()).replaceAll(" ", "");
      expect(words).toContain(sentence);
      expect(words).toContain('"保留原图形"');
    }
  });

  it("D9, D30: a reprint is the same file and version; changed content gets the next version", async () => {
    const project = await reconciled();
    const first = await print(project);
    const again = await print(project);
    expect(again.packs.map((pack) => pack.pdfSha256)).toEqual(
      first.packs.map((pack) => pack.pdfSha256),
    );
    expect(again.packs[0]?.version).toBe(1);
    setOption(project, "secrecy_mark", "内部");
    const changed = await print(project);
    expect(changed.packs[0]?.version).toBe(2);
    const pages = await readPdf(readFileSync(changed.packs[0]!.pdfPath));
    expect(pages[0]?.words.replaceAll(" ", "")).toContain("第2版");
  });

  it("prints one group alone, without a listing that would pass for the township's", async () => {
    const project = await reconciled();
    const report = await print(project, { groupCodes: [group2], paper: "A3" });
    expect(report.packs.map((pack) => basename(pack.pdfPath))).toEqual([
      `${group2}_${group2}_核查作业_A3.pdf`,
    ]);
    expect(report.townWorkbooks).toEqual([]);
  });

  it("refuses a group without plots and a project without a run, saying what to do", async () => {
    const project = await reconciled();
    await expect(print(project, { groupCodes: ["99072510120199"] })).rejects.toMatchObject({
      code: "value.invalid",
    });
    close();
    const empty = landProject({ survey: [], parcels: [] });
    close = empty.close;
    await expect(print(empty.project)).rejects.toMatchObject({
      code: "project.incomplete",
      message: expect.stringContaining("qhs reconcile"),
    });
  });
});
