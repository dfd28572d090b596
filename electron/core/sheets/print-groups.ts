import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { formatMu, sumExact } from "../../../shared/land/mu.ts";
import { runCommand } from "../project/event-log.ts";
import { utcWithOffset } from "../project/event-record.ts";
import type { Project } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";
import { packFileStem } from "./file-names.ts";
import {
  coverWarning,
  drawPack,
  keepFormerPack,
  type PackReport,
  storePack,
} from "./group-pack.ts";
import { writeListingWorkbook } from "./listing-workbook.ts";
import { loadGroupSheetData } from "./load-sheet-data.ts";
import { unionOfBoxes } from "./plane-box.ts";
import type { GroupSheetData, PackOptions } from "./sheet-data.ts";
import { groupsWithPlots, openSheetSource, type SheetSource } from "./sheet-source.ts";

export interface PrintRequest extends PackOptions {
  /** 14-digit codes, or every group that has plots. */
  groupCodes: readonly string[] | "all";
}

export interface PrintReport {
  runId: number;
  packs: readonly PackReport[];
  /** One listing for each town, in the order of their codes; none when single groups were asked. */
  townWorkbooks: readonly string[];
  planarM2: number;
  mu: string;
  pages: number;
  warnings: readonly string[];
}

/**
 * Prints the packs of the asked groups and, for all groups, the township's listing. Each group's printing is recorded
 * and its plots are locked (`printed`): from then on a run may only list what it would change (D1).
 * A content that was printed before keeps its version, a changed one gets the next (D30).
 * Throws `project.incomplete` without an accepted run, `value.invalid` for a group without plots.
 */
export async function printGroups(
  project: Project,
  request: PrintRequest,
  context: WorkContext,
): Promise<PrintReport> {
  const source = openSheetSource(project);
  const groupCodes = chosenGroups(project, request);
  makeFolder(request.outFolder);
  const packs: PackReport[] = [];
  try {
    for (const [index, groupCode] of groupCodes.entries()) {
      stopIfCancelled(context);
      context.progress({ phase: "出图", done: index, total: groupCodes.length });
      packs.push(await printGroup(source, groupCode, request));
    }
  } finally {
    await source.underlay?.close();
  }
  context.progress({ phase: "出图", done: groupCodes.length, total: groupCodes.length });
  // A listing of the township that holds a few groups only would pass for the whole.
  const isWhole = request.groupCodes === "all";
  const townWorkbooks = isWhole ? await writeTownWorkbooks(source, packs, request) : [];
  const decimals = packs[0]?.listing.muDecimals ?? 2;
  const planarM2 = sumExact(packs.map((pack) => pack.total.planarM2));
  return {
    runId: source.run.id,
    packs,
    townWorkbooks,
    planarM2,
    mu: formatMu(planarM2, decimals),
    pages: packs.reduce((sum, pack) => sum + pack.pages, 0),
    warnings: printWarnings(packs),
  };
}

/**
 * The PDF of one group as a printing would make it now. Nothing is recorded or locked, so it bears the
 * version of the last printing. Throws as `printGroups` does.
 */
export async function previewGroup(
  project: Project,
  request: Pick<PackOptions, "paper" | "profile"> & { groupCode: string },
): Promise<Buffer> {
  const { groupCode } = request;
  const last = lastPrinting(project, groupCode, { ...request, outFolder: "" });
  return drawEdition(project, { ...request, version: last?.version ?? 1 });
}

/** A printing that was recorded. */
interface PrintedEdition {
  readonly groupCode: string;
  readonly paper: PackOptions["paper"];
  readonly profile: PackOptions["profile"];
  readonly version: number;
}

/**
 * The PDF of a former printing as today's rows make it, with its version: the same bytes as then when
 * nothing has changed that stands on it. Throws `value.invalid` for a group that has no plots any more.
 */
export async function drawEdition(project: Project, edition: PrintedEdition): Promise<Buffer> {
  const { groupCode, paper, profile, version } = edition;
  const options = { paper, profile, outFolder: "" };
  chosenGroups(project, { ...options, groupCodes: [groupCode] });
  const source = openSheetSource(project);
  try {
    const data = loadGroupSheetData(source, groupCode, paper, version);
    return (await drawPack(data, options)).pdf.bytes;
  } finally {
    await source.underlay?.close();
  }
}

function chosenGroups(project: Project, request: PrintRequest): readonly string[] {
  const present = groupsWithPlots(project);
  if (request.groupCodes === "all") {
    if (present.length > 0) return present;
    throw new AppError(
      "project.incomplete",
      "没有非承包地图斑,没有图可出。请先运行 qhs reconcile。",
    );
  }
  const strange = request.groupCodes.filter((code) => !present.includes(code));
  if (strange.length > 0) {
    throw new AppError(
      "value.invalid",
      `组 ${strange.join("、")} 没有非承包地图斑。有图斑的组可用 qhs plots 查看。`,
      { details: { groups: strange } },
    );
  }
  return request.groupCodes;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError("disk.denied", `不能建立文件夹 ${folder},请换一个可写的位置。`, { cause });
  }
}

async function printGroup(
  source: SheetSource,
  groupCode: string,
  request: PrintRequest,
): Promise<PackReport> {
  const last = lastPrinting(source.project, groupCode, request);
  let data = loadGroupSheetData(source, groupCode, request.paper, last?.version ?? 1);
  let drawn = await drawPack(data, request);
  if (last !== null && last.sha256 !== drawn.sha256) {
    data = { ...data, version: last.version + 1 };
    drawn = await drawPack(data, request);
    keepFormerPack(data, request, last);
  }
  const report = await storePack(data, request, drawn);
  recordPrinting(source, data, report, request);
  return report;
}

function lastPrinting(
  project: Project,
  groupCode: string,
  { profile, paper }: PackOptions,
): { version: number; sha256: string } | null {
  const row = project.db
    .prepare(
      `SELECT version, file_sha256 AS sha256 FROM print_job
       WHERE group_code = ? AND profile = ? AND paper = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(groupCode, profile, paper) as { version: number; sha256: string } | undefined;
  return row ?? null;
}

/** One event a group: the job, and a lock for each plot that has none from an earlier printing. */
function recordPrinting(
  source: SheetSource,
  data: GroupSheetData,
  report: PackReport,
  { profile, paper }: PackOptions,
): void {
  const { project } = source;
  const printedAt = utcWithOffset(stateOf(project).clock());
  const locked = new Set(
    project.db
      .prepare(
        `SELECT l.plot_code FROM plot p JOIN plot_lock l ON l.plot_code = p.code
         WHERE p.group_code = ? AND l.kind = 'printed'`,
      )
      .pluck()
      .all(data.groupCode),
  );
  runCommand(project, { command: "sheets.print", undoable: false }, (recorder) => {
    const reference = recorder.insert("print_job", {
      group_code: data.groupCode,
      profile,
      paper,
      run_id: source.run.id,
      version: data.version,
      file_sha256: report.pdfSha256,
      pages: report.pages,
      printed_at: printedAt,
    });
    for (const { code } of data.plots) {
      if (locked.has(code)) continue;
      recorder.insert("plot_lock", {
        plot_code: code,
        kind: "printed",
        reference,
        locked_at: printedAt,
      });
    }
  });
}

async function writeTownWorkbooks(
  source: SheetSource,
  packs: readonly PackReport[],
  request: PrintRequest,
): Promise<string[]> {
  const towns = [...new Set(packs.map((pack) => pack.groupCode.slice(0, 9)))].sort();
  const paths: string[] = [];
  for (const town of towns) {
    const name = source.names(town);
    const title = name === town ? "全乡镇" : name;
    const stem = packFileStem(town, `${title}分幅清单`, request.profile, request.paper);
    const path = join(request.outFolder, `${stem}.xlsx`);
    const listings = packs
      .filter((pack) => pack.groupCode.startsWith(town))
      .map((pack) => pack.listing);
    await writeListingWorkbook(path, title, listings, source.run.startedAt.slice(0, 10));
    paths.push(path);
  }
  return paths;
}

function printWarnings(packs: readonly PackReport[]): string[] {
  const extents = packs.map((pack) => pack.extentM).filter((extent) => extent !== null);
  const whole = packs.length > 1 && extents.length > 0 ? unionOfBoxes(extents) : null;
  const cover = coverWarning("本次所出的图", whole);
  return [...(cover === null ? [] : [cover]), ...packs.flatMap((pack) => pack.warnings)];
}
