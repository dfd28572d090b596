import { z } from "zod";
import { given } from "../../../shared/contract/given.ts";
import type { WorkContext } from "../../../shared/contract/progress.ts";
import type { MeasuredRequest } from "../../core/exchange/import-measured.ts";
import { layerNames } from "../../core/exchange/layer-definitions.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { householdImportLines, layerImportLines, measuredImportLines } from "../import-lines.ts";
import { importSchema } from "../json-schemas.ts";
import { importRegisterSheet } from "../register-import.ts";
import { sheetImportSchema } from "../schemas/contracts-schema.ts";
import { withProject } from "../with-project.ts";

/** Reads `--map FIELD=NAME`, given any number of times. */
function fieldMap(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [field = "", name = ""] = pair.split(/=(.*)/s);
      if (field === "" || name === "")
        throw usageError(`--map 应写成 标准字段=文件里的字段,给的是“${pair}”。`);
      return [field, name];
    }),
  );
}

/** Holds measured boundaries as proposals. */
async function importMeasuredFile(
  path: string,
  person: string,
  request: MeasuredRequest,
  context: WorkContext,
) {
  const { importMeasured } = await import("../../core/exchange/import-measured.ts");
  const { createShapeOperations } = await import("../../core/reconcile/shape-operations.ts");
  const operations = await createShapeOperations();
  const report = await withProject(path, { mode: "write", person }, (project) =>
    importMeasured(project, operations, request, context),
  );
  return { data: report, lines: measuredImportLines(report) };
}

function refuseSurplus(given: Readonly<Record<string, unknown>>, place: string): void {
  const [surplus] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (surplus !== undefined) throw usageError(`--${surplus} 只用于 ${place}。`);
}

export const importCommand = defineCommand({
  name: "import",
  summary: "导入图层(shapefile)、权属数据(mdb、xlsx)、台账(xlsx、csv)或实测界线",
  positionals: [projectFile],
  options: {
    layer: {
      kind: "choice",
      choices: [...layerNames, "measured"],
      summary: "导入哪个图层;measured 是实测界线",
    },
    register: {
      kind: "choice",
      choices: [
        ...(["household", "contracts", "units", "people"] as const),
        ...(["claims", "debts", "settlements", "receipts", "vouchers"] as const),
        ...(["audit-findings", "governance", "village-files", "external-figures"] as const),
      ],
      summary: "导入权属数据,或一种台账(与 --layer 二选一)",
    },
    file: {
      kind: "text",
      placeholder: "FILE",
      summary: ".shp,或 .mdb、.xlsx、.kml、.kmz、.gpx、.csv",
      required: true,
    },
    mode: { kind: "choice", choices: ["add", "replace"], summary: "追加(默认)或替换同编码的" },
    within: { kind: "text", placeholder: "CODE", summary: "只取代码以此开头的乡镇或村" },
    encoding: { kind: "text", placeholder: "E", summary: "指定文字编码,如 GBK" },
    crs: { kind: "text", placeholder: "EPSG:n|CM=113.5", summary: "指定坐标系(没有 .prj 时必须)" },
    map: {
      kind: "texts",
      placeholder: "FIELD=NAME",
      summary: "标准字段对应文件里的哪个字段,可多次",
    },
    village: { kind: "text", placeholder: "CODE", summary: "台账里没有村代码时是哪个村" },
    doubtful: { kind: "flag", summary: "读不出的格照原文存下(存疑),该行也导入" },
  },
  writes: true,
  schema: z.union([importSchema, sheetImportSchema]),
  async run({ positionals, options, person, context }) {
    const [path = ""] = positionals;
    const { layer, register, file, mode = "add", within, encoding, crs, village } = options;
    if ((layer === undefined) === (register === undefined)) {
      throw usageError("--layer 和 --register 要给一个,且只给一个。");
    }
    const isSheet = register !== undefined && register !== "household";
    const sheetOnly = { village, doubtful: options.doubtful || undefined };
    refuseSurplus(isSheet ? {} : sheetOnly, "--register 台账");
    if (layer === undefined) {
      refuseSurplus({ within, encoding, crs, map: options.map[0] }, "--layer");
      if (isSheet) {
        return importRegisterSheet(
          path,
          { register, file, mode, village, doubtful: options.doubtful },
          person,
          context,
        );
      }
      const { importHousehold } = await import("../../core/exchange/import-household.ts");
      const report = await withProject(path, { mode: "write", person }, (project) =>
        importHousehold(project, { file, mode }, context),
      );
      return { data: report, lines: householdImportLines(report) };
    }
    if (layer === "measured") {
      const layersOnly = { mode: options.mode, within, encoding, map: options.map[0] };
      const [surplus] = Object.entries(layersOnly).find(([, value]) => value !== undefined) ?? [];
      if (surplus !== undefined) throw usageError(`--${surplus} 不用于实测界线。`);
      return importMeasuredFile(path, person, { file, ...given({ crs }) }, context);
    }
    const request = { layer, file, mode, fieldMap: fieldMap(options.map) };
    const { importLayer } = await import("../../core/exchange/import-layer.ts");
    const report = await withProject(path, { mode: "write", person }, (project) =>
      importLayer(project, { ...request, ...given({ within, encoding, crs }) }, context),
    );
    return { data: report, lines: layerImportLines(report) };
  },
});
