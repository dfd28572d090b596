import { finalClasses, finalClassName } from "../../../shared/land/final-class.ts";
import { plotClasses, plotClassName, plotSubClassName } from "../../../shared/land/land-class.ts";

export const exportLayers = ["plots", "pieces", "parcels", "survey", "resources"] as const;
export type ExportLayerName = (typeof exportLayers)[number];

/** One column of an export: its short name in GIS files, its heading in tables, and where it comes from. */
export interface ExportColumn {
  /** At most ten ASCII characters, for the .dbf. */
  name: string;
  title: string;
  type: "text" | "number";
  /** Width in bytes of a .dbf text, digits of a number. */
  length: number;
  decimals: number;
  /** Name of the value in the row of the query. */
  from: string;
  /** Turns the stored word into what people read. */
  say?: (value: string) => string;
  /** Free text in which an identity number may stand by accident; codes may not be masked. */
  isFreeText?: boolean;
}

const text = (name: string, title: string, from: string, length: number): ExportColumn => ({
  name,
  title,
  type: "text",
  length,
  decimals: 0,
  from,
});
const areaM2 = (name: string, title: string, from: string): ExportColumn => ({
  name,
  title,
  type: "number",
  length: 18,
  decimals: 4,
  from,
});
const declared = (name: string, title: string, from: string): ExportColumn => ({
  ...areaM2(name, title, from),
  decimals: 2,
});

const historyNames: Readonly<Record<string, string>> = {
  registered: "已登记非承包地",
  arable_before: "二调为耕地",
  not_arable_before: "二调非耕地",
  unknown: "无历史依据",
};

function classWord(value: string): string {
  const known = plotClasses.find((name) => name === value);
  return known ? plotClassName(known) : value;
}

function findingWord(value: string): string {
  const known = finalClasses.find((name) => name === value);
  return known ? finalClassName(known) : value;
}

function listWord(value: string): string {
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.join("、") : value;
  } catch {
    return value;
  }
}

const shapeColumns: readonly ExportColumn[] = [
  { ...text("LS", "历史依据", "history", 30), say: (value) => historyNames[value] ?? value },
  { ...text("LY", "判定理由", "reason", 254), isFreeText: true },
  areaM2("LSMJ", "量算面积(平方米)", "planar_m2"),
  areaM2("TQMJ", "椭球面积(平方米)", "ellipsoid_m2"),
  areaM2("JMJ", "扣田坎后面积(平方米)", "ridge_free_m2"),
  areaM2("LSMJM", "量算面积(亩)", "mu"),
  { ...declared("PJKD", "平均宽度(米)", "mean_width_m"), length: 10 },
];

const unitColumns: readonly ExportColumn[] = [
  text("ZDM", "组代码", "group_code", 14),
  text("ZMC", "组名称", "group_name", 100),
];

const patchColumns: readonly ExportColumn[] = [
  text("SDBSM", "三调图斑标识码", "patch_bsm", 20),
  text("DLBM", "三调地类编码", "patch_dlbm", 6),
];

const plotColumns: readonly ExportColumn[] = [
  text("TBBM", "图斑编号", "code", 24),
  ...unitColumns,
  { ...text("NLB", "拟类别", "proposed_class", 30), say: classWord },
  { ...text("ZLB", "登记子类", "proposed_sub_class", 30), say: plotSubClassName },
  { ...text("RDLB", "认定类别", "final_class", 30), say: findingWord },
  ...shapeColumns,
  { ...text("DZ", "东至", "neighbour_east", 100), isFreeText: true },
  { ...text("NZ", "南至", "neighbour_south", 100), isFreeText: true },
  { ...text("XZ", "西至", "neighbour_west", 100), isFreeText: true },
  { ...text("BZ", "北至", "neighbour_north", 100), isFreeText: true },
  { ...text("TFH", "图幅号", "sheet_codes", 200), say: listWord },
  ...patchColumns,
];

const pieceColumns: readonly ExportColumn[] = [
  text("TBBM", "图斑编号", "plot_code", 24),
  ...unitColumns,
  { ...text("NLB", "拟类别", "class", 30), say: classWord },
  { ...text("ZLB", "登记子类", "sub_class", 30), say: plotSubClassName },
  ...shapeColumns,
  ...patchColumns,
];

const parcelColumns: readonly ExportColumn[] = [
  text("DKBM", "地块代码", "dkbm", 19),
  { ...text("DKMC", "地块名称", "dkmc", 50), isFreeText: true },
  text("DKLB", "地块类别", "dklb", 2),
  { ...text("CBFMC", "承包方", "holder_name", 50), isFreeText: true },
  text("TDLYLX", "土地利用类型", "tdlylx", 3),
  text("SFJBNT", "是否基本农田", "sfjbnt", 1),
  declared("SCMJ", "实测面积(平方米)", "scmj"),
  declared("SCMJM", "实测面积(亩)", "scmjm"),
  declared("HTMJ", "合同面积(平方米)", "contract_m2"),
  areaM2("LSMJ", "量算面积(平方米)", "planar_m2"),
  areaM2("LSMJM", "量算面积(亩)", "mu"),
  { ...text("DKDZ", "东至", "dkdz", 50), isFreeText: true },
  { ...text("DKXZ", "西至", "dkxz", 50), isFreeText: true },
  { ...text("DKNZ", "南至", "dknz", 50), isFreeText: true },
  { ...text("DKBZ", "北至", "dkbz", 50), isFreeText: true },
];

const surveyColumns: readonly ExportColumn[] = [
  text("BSM", "标识码", "bsm", 20),
  text("TBBH", "图斑编号", "tbbh", 10),
  text("DLBM", "地类编码", "dlbm", 6),
  text("DLMC", "地类名称", "dlmc", 60),
  text("QSXZ", "权属性质", "qsxz", 4),
  text("QSDWDM", "权属单位代码", "qsdwdm", 19),
  text("QSDWMC", "权属单位名称", "qsdwmc", 60),
  text("ZLDWDM", "坐落单位代码", "zldwdm", 19),
  text("ZLDWMC", "坐落单位名称", "zldwmc", 60),
  declared("TBMJ", "图斑面积(平方米)", "tbmj"),
  { ...declared("KCXS", "扣除地类系数", "kcxs"), decimals: 4 },
  declared("KCMJ", "扣除地类面积(平方米)", "kcmj"),
  declared("TBDLMJ", "图斑地类面积(平方米)", "tbdlmj"),
  areaM2("LSMJ", "量算面积(平方米)", "planar_m2"),
  areaM2("LSMJM", "量算面积(亩)", "mu"),
];

/** Columns of the resource table; the layer with geometry has those of the survey. */
export const resourceTableColumns: readonly ExportColumn[] = [
  ...unitColumns,
  text("DLBM", "地类编码", "dlbm", 6),
  text("DLMC", "地类名称", "class_name", 60),
  { ...areaM2("KS", "图斑块数", "patches"), decimals: 0 },
  areaM2("LSMJ", "量算面积(平方米)", "planar_m2"),
  areaM2("LSMJM", "量算面积(亩)", "mu"),
];

/** What each layer's export holds. Identity numbers and telephones are in none of them (A8). */
export const exportColumns: Readonly<Record<ExportLayerName, readonly ExportColumn[]>> = {
  plots: plotColumns,
  pieces: pieceColumns,
  parcels: parcelColumns,
  survey: surveyColumns,
  resources: surveyColumns,
};
