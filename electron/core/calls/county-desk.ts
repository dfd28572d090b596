import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { type CountyWeek, countyTables } from "../../../shared/ledger/county/county-tables.ts";
import type { NamedTown } from "../../../shared/ledger/county/named-towns.ts";
import {
  formulaDifferences,
  type ReportPack,
  reportPack,
} from "../../../shared/ledger/county/report-pack.ts";
import {
  figuresOfVillages,
  type ReportBasis,
} from "../../../shared/ledger/reports/report-basis.ts";
import { packContent, type ReadPack, readPack } from "../exchange/report-pack/pack-file.ts";
import { utcWithOffset } from "../project/event-record.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";
import { setUnitName } from "../project/settings.ts";
import { withStorageErrors } from "../project/storage-error.ts";
import { unitNames } from "../project/unit-names.ts";
import {
  expectedTowns,
  type PackOutcome,
  packDateBefore,
  packsOf,
  storePacks,
} from "../registers/county-packs.ts";
import { businessDay } from "../reports/indicators/business-day.ts";

/**
 * A township's pack of one date.
 * @throws AppError `pack.refused` where the scope is not one town
 */
export function packOf(project: Project, basis: ReportBasis): ReportPack {
  const towns = new Set(basis.facts.villages.map(({ villageCode }) => villageCode.slice(0, 9)));
  const [townCode, another] = towns;
  if (townCode === undefined || another !== undefined) {
    throw new AppError(
      "pack.refused",
      townCode === undefined
        ? "项目里还没有村,没有可报送的数字。请先导入数据。"
        : `项目里有 ${towns.size} 个乡镇,报送包一次只装一个:请用 --town 指定乡镇代码。`,
    );
  }
  const { asOf, rules, figures, nameOf } = basis;
  const lastHash = project.db.prepare("SELECT hash FROM event ORDER BY id DESC LIMIT 1").pluck();
  return reportPack({
    townCode,
    asOf,
    packedAt: utcWithOffset(stateOf(project).clock()),
    projectUid: projectInfo(project).project_uid ?? "",
    logHash: String(lastHash.get() ?? ""),
    rules,
    figures,
    villages: figuresOfVillages(basis),
    nameOf,
  });
}

/** A pack that is not added up with the others, and why. */
export interface RefusedPack {
  fileName: string;
  reason: string;
}

export interface CollectedPacks {
  asOf: string;
  accepted: readonly ReadPack[];
  refused: readonly RefusedPack[];
}

/** The packs among files and in folders, by name. */
function packFiles(paths: readonly string[]): string[] {
  const files = paths.flatMap((one) =>
    statSync(one).isDirectory() ? readdirSync(one).map((name) => path.join(one, name)) : [one],
  );
  return files.filter((file) => file.endsWith(".qhsreport")).sort();
}

/**
 * Reads every pack among files and in folders and keeps those of one date and one set of formulas: the
 * date that is asked for, else the newest, and the formulas that most of them have. The others are named
 * with their difference.
 * @throws AppError `file.missing` where there is no pack
 */
export function readPacks(paths: readonly string[], asOf: string | null): CollectedPacks {
  const files = withStorageErrors(paths[0] ?? "", () => packFiles(paths));
  if (files.length === 0) {
    throw new AppError("file.missing", "选的文件里没有报送包(.qhsreport)。请核对文件夹。", {
      details: { paths: [...paths] },
    });
  }
  const refused: RefusedPack[] = [];
  const read: ReadPack[] = [];
  for (const file of files) {
    try {
      read.push(readPack(file));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "pack.refused") throw error;
      refused.push({ fileName: path.basename(file), reason: error.message });
    }
  }
  const date =
    asOf ??
    read
      .map(({ pack }) => pack.asOf)
      .sort()
      .at(-1) ??
    "";
  const ofDate = read.filter(({ pack }) => pack.asOf === date);
  for (const { fileName, pack } of read) {
    if (pack.asOf === date) continue;
    const reason = `${pack.townName}的截至日期是 ${pack.asOf},不是 ${date},不能汇总。`;
    refused.push({ fileName, reason });
  }
  const usual = mostCommon(ofDate.map(({ pack }) => pack));
  const accepted: ReadPack[] = [];
  for (const one of ofDate) {
    const differences = usual === null ? [] : formulaDifferences(one.pack, usual);
    const twin = accepted.find(({ pack }) => pack.townCode === one.pack.townCode);
    if (differences.length > 0) {
      const reason = `${one.pack.townName}的口径与其他乡镇不同,不能汇总:${differences.join(";")}。`;
      refused.push({ fileName: one.fileName, reason });
    } else if (twin !== undefined) {
      const reason = `${one.pack.townName}的报送包有两个(另一个是 ${twin.fileName}),请只留一个。`;
      refused.push({ fileName: one.fileName, reason });
    } else accepted.push(one);
  }
  return { asOf: date, accepted, refused };
}

/** The pack whose formulas most others share; the first of them where several are as common. */
function mostCommon(packs: readonly ReportPack[]): ReportPack | null {
  const agreeing = (one: ReportPack) =>
    packs.filter((other) => formulaDifferences(one, other).length === 0).length;
  return packs.reduce<ReportPack | null>(
    (best, one) => (best === null || agreeing(one) > agreeing(best) ? one : best),
    null,
  );
}

/** Names the towns that ought to report; a name that is there already leaves no event. */
export function nameTowns(project: Project, towns: readonly NamedTown[]): void {
  refuseTownship(project);
  for (const { code, name } of towns) setUnitName(project, code, name);
}

/** Puts accepted packs into the county's file, and names their towns. */
export function keepPacks(project: Project, accepted: readonly ReadPack[]): PackOutcome[] {
  const named = accepted.map(({ pack }) => ({ code: pack.townCode, name: pack.townName }));
  // A township that named itself nowhere hands its code up, which is no better name than the list's.
  nameTowns(
    project,
    named.filter(({ code, name }) => name !== code),
  );
  return storePacks(
    project,
    accepted.map((one) => ({ ...one, content: packContent(one.pack) })),
  );
}

/** Packs of other towns would get among a township's own units. */
function refuseTownship({ db }: Project): void {
  const own = ["plot", "contract", "money_row", "parcel"];
  const filled = own.some((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get());
  if (!filled) return;
  throw new AppError(
    "value.invalid",
    "打开的是乡镇的项目。县里汇总请新建一个空的项目文件,再选报送包。",
  );
}

/** One date of the county's file; `due` is the last day in China on which a pack was in time. */
export function storedWeek(project: Project, asOf: string, due: string | null): CountyWeek {
  const packs = packsOf(project, asOf);
  const before = packDateBefore(project, asOf);
  const nameOf = unitNames(project);
  const reported = new Set(packs.map(({ townCode }) => townCode));
  const county = projectInfo(project).county_code;
  return {
    countyName: county === undefined ? (projectInfo(project).project_name ?? "") : nameOf(county),
    asOf,
    packs,
    previous: before === null ? [] : packsOf(project, before),
    missing: expectedTowns(project)
      .filter((code) => !reported.has(code))
      .map((code) => ({ code, name: nameOf(code) })),
    late: latePacks(packs, due),
  };
}

/** Packs that were made after the last day, with their time. */
export function latePacks(packs: readonly ReportPack[], due: string | null): CountyWeek["late"] {
  return packs
    .filter(({ packedAt }) => due !== null && businessDay(packedAt) > due)
    .map(({ townName, packedAt }) => ({ name: townName, packedAt }));
}

/** The county's tables as a workbook. */
export async function countyWorkbook(week: CountyWeek): Promise<Buffer> {
  const { reportWorkbook } = await import("../sheets/reports/report-workbook.ts");
  return await reportWorkbook(countyTables(week), week.asOf);
}

/** The county's tables as they are signed and sealed. */
export async function countyPaper(week: CountyWeek): Promise<Buffer> {
  const { drawReport } = await import("../sheets/reports/report-paper.ts");
  const { countyName, asOf } = week;
  const title = `${countyName}“清化收”工作汇总表`;
  const about = { title, subject: `截至 ${asOf}`, asOf, logo: null };
  return (await drawReport(countyTables(week), about)).pdf;
}
