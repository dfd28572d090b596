import { writeFileSync } from "node:fs";
import path from "node:path";
import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import { openFigure } from "../../../shared/ledger/county/opened-figure.ts";
import { indicatorIds } from "../../../shared/ledger/indicators/indicator-definition.ts";
import { usageError } from "../arguments.ts";
import { defineCommand } from "../command.ts";
import { weekFacts, weekLines } from "../county-facts.ts";
import { countySchema } from "../schemas/county-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

export const countyCommand = defineCommand({
  name: "county",
  summary: "看县的汇总:任何一期的县表、排名、较上期,一个数字开到乡镇、村和记录编号",
  positionals: [{ name: "COUNTY.gpkg", summary: "qhs collect 写的县文件" }],
  options: {
    "as-of": { kind: "text", placeholder: "DATE", summary: "哪一期(默认最新)" },
    due: { kind: "text", placeholder: "DATE", summary: "报送期限,过期的列为迟报" },
    out: { kind: "text", placeholder: "F.xlsx", summary: "把这一期的表写成 XLSX" },
    indicator: { kind: "choice", choices: indicatorIds, summary: "打开一个指标" },
    unit: { kind: "text", placeholder: "CODE", summary: "开到哪个乡镇(9 位)或村(12 位)" },
  },
  writes: false,
  schema: countySchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { out, indicator, unit = "" } = options;
    for (const date of [options["as-of"], options.due]) {
      if (date !== undefined && !isCalendarDay(date)) throw usageError(`“${date}”不是日期。`);
    }
    if (unit !== "" && !/^(\d{9}|\d{12})$/.test(unit)) {
      throw usageError(`--unit 应为 9 位乡镇代码或 12 位村代码,给的是“${unit}”。`);
    }
    const desk = await import("../../core/calls/county-desk.ts");
    const { newestPackDate } = await import("../../core/registers/county-packs.ts");
    const week = await withProject(file, { mode: "read", person }, (project) =>
      desk.storedWeek(project, options["as-of"] ?? newestPackDate(project), options.due ?? null),
    );
    const written = out === undefined ? null : path.resolve(out);
    if (written !== null) writeFileSync(written, await desk.countyWorkbook(week));
    const { units, rows } =
      indicator === undefined ? { units: [], rows: [] } : openFigure(week, indicator, unit);
    const opened = [
      ...units.map(({ code, name, text }) => [code, name, text]),
      ...rows.map(({ part, uid, amount }) => [part, uid, String(amount)]),
    ];
    return {
      data: { ...weekFacts(week), file: written, units, rows },
      lines: [
        ...weekLines(week),
        ...(opened.length === 0 ? [] : textTable(["代码", "名称", "数值"], opened)),
        ...(written === null ? [] : [`已写入 ${written}`]),
      ],
    };
  },
});
