import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { sampleProjectName } from "../../../seeds/sample-project.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import type { WorkContext } from "../../../shared/contract/progress.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import { yuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { LayerName } from "../../core/exchange/layer-definitions.ts";
import type { Project } from "../../core/project/project.ts";
import type { ReconcileReport } from "../../core/reconcile/report.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { buildCase, type DemoCase, demoCases } from "../demo-case.ts";
import { demoSchema } from "../json-schemas.ts";
import { classLines } from "../reconcile-lines.ts";
import { demoCaseSchema } from "../schemas/demo-case-schema.ts";
import { sheetsOutcome } from "./sheets.ts";

const sampleFolder = path.resolve(import.meta.dirname, "../../../sample-data/township");

/** The files of the sample township in the order of a real delivery: survey first, then the archive. */
export const sampleLayers: readonly [layer: LayerName, file: string][] = [
  ["survey", "三调/DLTB.shp"],
  ["parcels", "矢量数据/DK1407992016.shp"],
  ["groups", "矢量数据/ZJQY1407992016.shp"],
  ["villages", "矢量数据/CJQY1407992016.shp"],
  ["baseline", "二调/DLTB.shp"],
  ["farmland", "矢量数据/JBNTBHQ1407992016.shp"],
  ["landmarks", "地物/DZDW.shp"],
  ["landmarks", "地物/XZDW.shp"],
  ["landmarks", "地物/MZDW.shp"],
];
export const sampleRegister = "权属数据/1407992016.xlsx";
/** The village of the sample that confirmed shares instead of plots. */
const sharesVillage = "140799101204";
/** Names that no layer of the sample carries; invented like everything in it. */
const sampleUnitNames = { "140799": "样例县", "140799101": "样例镇" };

/** Takes away what an earlier demo left, and nothing else. */
function prepareFolder(folder: string, leftovers: readonly string[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of leftovers) rmSync(name, { recursive: true, force: true });
  } catch (cause) {
    throw new AppError("disk.denied", `不能写入文件夹 ${folder},请用 --out 换一个可写的位置。`, {
      cause,
    });
  }
}

async function importSample(project: Project, context: WorkContext) {
  const { importLayer } = await import("../../core/exchange/import-layer.ts");
  const { importHousehold } = await import("../../core/exchange/import-household.ts");
  const imports: { title: string; file: string; rowsStored: number; rowsSkipped: number }[] = [];
  for (const [layer, name] of sampleLayers) {
    const file = path.join(sampleFolder, name);
    const report = await importLayer(project, { layer, file, mode: "add" }, context);
    const { title, rowsStored, rowsSkipped } = report;
    imports.push({ title, file: name, rowsStored, rowsSkipped });
  }
  const file = path.join(sampleFolder, sampleRegister);
  const { rowsStored, rowsSkipped } = await importHousehold(
    project,
    { file, mode: "add" },
    context,
  );
  imports.push({ title: "权属数据", file: sampleRegister, rowsStored, rowsSkipped });
  return imports;
}

async function runDemo(
  projectPath: string,
  outFolder: string,
  person: string,
  context: WorkContext,
) {
  const { createProject, closeProject } = await import("../../core/project/project.ts");
  const { setUnitName, setVillageShares } = await import("../../core/project/settings.ts");
  const { reconcile } = await import("../../core/reconcile/reconcile.ts");
  const { printGroups } = await import("../../core/sheets/print-groups.ts");
  const { verifyProject } = await import("../../core/project/verify.ts");
  const options = { name: sampleProjectName, countyCode: "140799", person };
  const project = createProject(projectPath, options);
  try {
    const imports = await importSample(project, context);
    setVillageShares(project, sharesVillage, true);
    for (const [code, name] of Object.entries(sampleUnitNames)) setUnitName(project, code, name);
    const run = await reconcile(project, {}, context);
    const request = { groupCodes: "all", paper: "A4", profile: "work", outFolder } as const;
    const sheets = sheetsOutcome(await printGroups(project, request, context));
    closeProject(project);
    return { imports, run, sheets, verified: verifyProject(projectPath) };
  } finally {
    closeProject(project);
  }
}

/** Builds the register of a case in a project of its own. */
async function runCase(
  folder: string,
  name: DemoCase,
  person: string,
  context: WorkContext,
): Promise<Outcome> {
  const { createProject, closeProject } = await import("../../core/project/project.ts");
  const { verifyProject } = await import("../../core/project/verify.ts");
  const file = path.join(folder, "合同案例.gpkg");
  prepareFolder(folder, [file, path.join(folder, "合同案例-copies")]);
  const options = { name: "合同案例(虚构)", countyCode: "140799", person };
  const project = createProject(file, options);
  try {
    const built = await buildCase(project, name, context);
    closeProject(project);
    const verified = verifyProject(file).ok;
    const { imports, contracts, candidates, problems, closed } = built;
    return {
      data: { project: file, case: name, ...built, verified },
      lines: [
        "合同案例:行全部虚构,只有几个总数来自公开报道。",
        "",
        ...imports.map(({ title, rowsStored }) => `导入${title} ${rowsStored} 行`),
        `合同 ${contracts} 份,疑似问题合同 ${candidates} 份;核定问题合同 ${problems} 份,已整改 ${closed} 份`,
        `年增收 ${yuanText(built.yearlyGainFen)} 元;化解债务 ${yuanText(built.settledDebtsFen)} 元`,
        `核验项目文件:${verified ? "全部正常" : "有误,请运行 qhs verify 查看"}`,
        `项目文件:${file}`,
      ],
      failedCheck: !verified,
    };
  } finally {
    closeProject(project);
  }
}

function accountLines({ totals, groups, run }: ReconcileReport): string[] {
  const plots = groups.reduce((sum, group) => sum + group.plots, 0);
  return [
    `核对:集体耕地 ${formatMu(totals.collectiveCultivatedM2)} 亩,其中农户承包 ${formatMu(totals.householdCoveredM2)} 亩,剩余 ${formatMu(totals.leftOverM2)} 亩,平衡差 ${totals.balanceErrorM2.toFixed(4)} m²`,
    `剩余部分编号成图斑 ${plots} 块:`,
    ...classLines(groups).map((line) => `  ${line}`),
    `第二引擎复核 ${run.turfCheck.patches} 块,最大差 ${run.turfCheck.maxDifferenceM2.toFixed(6)} m²`,
  ];
}

export const demoCommand = defineCommand({
  name: "demo",
  summary: "用随附的虚构样例乡镇走一遍全部工作,或建一个合同案例",
  positionals: [],
  options: {
    case: { kind: "choice", choices: demoCases, summary: "改建合同案例(行是虚构的,总数是公开的)" },
    out: { kind: "text", placeholder: "DIR", summary: "成果写到哪里(默认 ./out/demo)" },
  },
  // Whoever tries the sample is not asked for a name.
  writes: false,
  schema: z.union([demoSchema, demoCaseSchema]),
  async run({ options, person, context }) {
    const folder = path.resolve(options.out ?? "out/demo");
    if (options.case !== undefined) return runCase(folder, options.case, person, context);
    const project = path.join(folder, "样例乡镇.gpkg");
    const sheetsFolder = path.join(folder, "图册");
    prepareFolder(folder, [project, path.join(folder, "样例乡镇-copies"), sheetsFolder]);
    const { imports, run, sheets, verified } = await runDemo(
      project,
      sheetsFolder,
      person,
      context,
    );
    const [firstPack] = sheets.data.packs;
    const failed = !verified.ok || run.run.status === "failed";
    return {
      data: {
        project,
        imports,
        resultSha256: run.run.resultSha256,
        totals: run.totals,
        verified: verified.ok,
        sheets: sheets.data,
      },
      lines: [
        "样例乡镇:地名、人名、代码和图形全部虚构。",
        "",
        `导入 ${imports.length} 个文件:${imports.map(({ title, rowsStored }) => `${title} ${rowsStored}`).join("、")}`,
        ...accountLines(run),
        `核验项目文件:${verified.ok ? "全部正常" : "有误,请运行 qhs verify 查看"}`,
        "",
        ...sheets.lines,
        "",
        `项目文件:${project}(QGIS 可直接打开)`,
        `图册和清单:${sheetsFolder}`,
        ...(firstPack === undefined ? [] : [`可先打开:${firstPack.pdf}`]),
        "接着可以试:npx qhs info、npx qhs plots、npx qhs reconcile 加项目文件;全部命令见 npx qhs --help",
      ],
      failedCheck: failed,
    };
  },
});
