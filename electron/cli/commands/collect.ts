import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import { namedTowns } from "../../../shared/ledger/county/named-towns.ts";
import type { Project } from "../../core/project/project.ts";
import { usageError } from "../arguments.ts";
import { defineCommand } from "../command.ts";
import { weekFacts, weekLines } from "../county-facts.ts";
import { collectSchema } from "../schemas/county-schema.ts";

const townsOf = (file: string | undefined) =>
  file === undefined ? [] : namedTowns(readFileSync(file, "utf8"));

function dateOf(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (isCalendarDay(text)) return text;
  throw usageError(`--${option} 应为 2026-11-24 这样的日期,给的是“${text}”。`);
}

/** Opens the county's file, or makes it; its county is that of the packs. */
async function openCounty(file: string, countyCode: string, person: string): Promise<Project> {
  const { createProject, openProject } = await import("../../core/project/project.ts");
  if (existsSync(file)) return openProject(file, { mode: "write", person });
  return createProject(file, { name: path.basename(file, ".gpkg"), countyCode, person });
}

export const collectCommand = defineCommand({
  name: "collect",
  summary: "汇总各乡镇的报送包:谁没报、谁口径或日期不同、县表、较上期",
  positionals: [{ name: "DIR", summary: "放报送包(.qhsreport)的文件夹" }],
  options: {
    out: {
      kind: "text",
      placeholder: "county.gpkg|F.xlsx",
      summary: "县的文件(逐期保存,可重印),或只出一张 XLSX",
      required: true,
    },
    "as-of": { kind: "text", placeholder: "DATE", summary: "截至日期(默认取最新的)" },
    due: { kind: "text", placeholder: "DATE", summary: "报送期限,过期的列为迟报" },
    towns: { kind: "text", placeholder: "CSV", summary: "应报乡镇名单:每行“代码,名称”" },
  },
  writes: true,
  schema: collectSchema,
  async run({ positionals, options, person }) {
    const [folder = ""] = positionals;
    const { out } = options;
    const desk = await import("../../core/calls/county-desk.ts");
    const { closeProject } = await import("../../core/project/project.ts");
    const due = dateOf("due", options.due);
    const expected = townsOf(options.towns);
    const { asOf, accepted, refused } = desk.readPacks([folder], dateOf("as-of", options["as-of"]));
    const packs = accepted.map(({ pack }) => pack);
    const countyCode = packs[0]?.townCode.slice(0, 6) ?? "";
    const file = path.resolve(out);
    const week = await (async () => {
      if (file.endsWith(".xlsx")) {
        const reported = new Set(packs.map(({ townCode }) => townCode));
        const only = {
          ...{ countyName: countyCode, asOf, packs, previous: [] },
          missing: expected.filter(({ code }) => !reported.has(code)),
          late: desk.latePacks(packs, due),
        };
        writeFileSync(file, await desk.countyWorkbook(only));
        return only;
      }
      if (!file.endsWith(".gpkg")) throw usageError("--out 应以 .gpkg 或 .xlsx 结尾。");
      const project = await openCounty(file, countyCode, person);
      try {
        desk.nameTowns(project, expected);
        desk.keepPacks(project, accepted);
        return desk.storedWeek(project, asOf, due);
      } finally {
        closeProject(project);
      }
    })();
    return {
      data: {
        file,
        accepted: accepted.map(({ fileName }) => fileName),
        refused,
        ...weekFacts(week),
      },
      lines: [
        ...weekLines(week),
        ...refused.map(({ fileName, reason }) => `没有汇总 ${fileName}:${reason}`),
        `已写入 ${file}`,
      ],
      failedCheck: refused.length > 0,
    };
  },
});
