import { readdirSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { type CountyWeek, countyTables } from "../../../shared/ledger/county/county-tables.ts";
import {
  formulaDifferences,
  type ReportPack,
  reportPack,
} from "../../../shared/ledger/county/report-pack.ts";
import {
  figuresOfVillages,
  type ReportBasis,
} from "../../../shared/ledger/reports/report-basis.ts";
import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";
import { packContent, type ReadPack, readPack } from "../exchange/report-pack/pack-file.ts";
import { utcWithOffset } from "../project/event-record.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";
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

/**
 * Reads every pack of a folder and keeps those of one date and one set of formulas: the date that is asked
 * for, else the newest, and the formulas that most of them have. The others are named with their difference.
 * @throws AppError `file.missing` where there is no pack
 */
export function readPacks(folder: string, asOf: string | null): CollectedPacks {
  const names = readdirSync(folder).filter((name) => name.endsWith(".qhsreport"));
  if (names.length === 0) {
    throw new AppError("file.missing", `${folder} 里没有报送包(.qhsreport)。请核对文件夹。`, {
      details: { folder },
    });
  }
  const refused: RefusedPack[] = [];
  const read: ReadPack[] = [];
  for (const name of names.sort()) {
    try {
      read.push(readPack(path.join(folder, name)));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "pack.refused") throw error;
      refused.push({ fileName: name, reason: error.message });
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

/** Puts accepted packs into the county's file. */
export function keepPacks(project: Project, accepted: readonly ReadPack[]): PackOutcome[] {
  return storePacks(
    project,
    accepted.map((one) => ({ ...one, content: packContent(one.pack) })),
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

/** Writes the county's tables as a workbook. */
export async function writeCountyWorkbook(file: string, week: CountyWeek): Promise<ReportTable[]> {
  const { writeReportWorkbook } = await import("../sheets/reports/report-workbook.ts");
  const tables = countyTables(week);
  await writeReportWorkbook(file, tables, week.asOf);
  return tables;
}
