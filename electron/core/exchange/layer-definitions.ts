import type { FeatureTable } from "../project/tables.ts";
import { code, type FieldDefinition, number, text } from "./field-definition.ts";

export const layerNames = [
  "survey",
  "parcels",
  "groups",
  "villages",
  "baseline",
  "farmland",
  "landmarks",
  "contract-area",
] as const;

export type LayerName = (typeof layerNames)[number];
export type GeometryKind = "polygon" | "line" | "point";

/** What a layer of the two databases looks like when it comes in, and where it goes. */
export interface LayerDefinition {
  layer: LayerName;
  title: string;
  table: FeatureTable;
  geometryKinds: readonly GeometryKind[];
  fields: readonly FieldDefinition[];
  /**
   * Standard names that together tell a row from all others; the first set that the file has is taken.
   * Empty for a layer without a key.
   */
  keys: readonly (readonly string[])[];
  /** A row whose key is empty is of no use (a group area of no group) and is skipped. */
  skipWithoutKey: boolean;
  /** Fields that `--within` compares, in order of preference. */
  withinFields: readonly string[];
}

const surveyFields: readonly FieldDefinition[] = [
  code("BSM", "标识码"),
  code("TBBH", "图斑编号", { aliases: ["图斑号"] }),
  code("DLBM", "地类编码", { required: true, padTo: 4, aliases: ["地类代码", "DLDM"] }),
  text("DLMC", "地类名称"),
  code("QSXZ", "权属性质", { required: true, aliases: ["QSXZDM", "权属性质代码"] }),
  code("QSDWDM", "权属单位代码"),
  text("QSDWMC", "权属单位名称"),
  code("ZLDWDM", "坐落单位代码"),
  text("ZLDWMC", "坐落单位名称"),
  number("TBMJ", "图斑面积"),
  code("KCDLBM", "扣除地类编码", { padTo: 4 }),
  number("KCXS", "扣除地类系数", { aliases: ["扣除系数", "TKXS", "田坎系数"] }),
  number("KCMJ", "扣除地类面积", { aliases: ["扣除面积", "TKMJ", "田坎面积"] }),
  number("TBDLMJ", "图斑地类面积", { aliases: ["地类面积"] }),
  code("GDLX", "耕地类型"),
  code("GDPDJB", "耕地坡度级别", { aliases: ["GDPDJ", "坡度级别", "耕地坡度级"] }),
  code("TBXHDM", "图斑细化代码"),
  code("ZZSXDM", "种植属性代码", { aliases: ["GDZZSXDM", "GDZZSX"] }),
  code("SJNF", "数据年份"),
  text("BZ", "备注"),
];

const parcelFields: readonly FieldDefinition[] = [
  code("BSM", "标识码"),
  code("DKBM", "地块代码", { required: true, aliases: ["地块编码", "地块编号", "DKDM"] }),
  text("DKMC", "地块名称", { aliases: ["小地名"] }),
  code("SYQXZ", "所有权性质"),
  code("DKLB", "地块类别", { required: true, aliases: ["地块类型", "DKLX"] }),
  code("TDLYLX", "土地利用类型", { padTo: 3 }),
  code("DLDJ", "地力等级", { padTo: 2 }),
  code("TDYT", "土地用途"),
  code("SFJBNT", "是否基本农田", { aliases: ["基本农田"] }),
  number("SCMJ", "实测面积"),
  number("SCMJM", "实测面积亩", { aliases: ["实测面积(亩)"] }),
  text("DKDZ", "地块东至", { aliases: ["东至"] }),
  text("DKXZ", "地块西至", { aliases: ["西至"] }),
  text("DKNZ", "地块南至", { aliases: ["南至"] }),
  text("DKBZ", "地块北至", { aliases: ["北至"] }),
  text("DKBZXX", "地块备注信息", { aliases: ["备注", "地块备注"] }),
  text("ZJRXM", "指界人姓名", { aliases: ["指界人"] }),
  text("KJZB", "空间坐标"),
];

const baselineFields: readonly FieldDefinition[] = [
  code("BSM", "标识码"),
  code("TBBH", "图斑编号", { aliases: ["图斑号"] }),
  code("DLBM", "地类编码", {
    required: true,
    padTo: null,
    aliases: ["地类代码", "DLDM", "DLBM_2D"],
  }),
  text("DLMC", "地类名称"),
  code("ZLDWDM", "坐落单位代码"),
];

const landmarkFields: readonly FieldDefinition[] = [
  text("NAME", "名称", {
    aliases: ["MC", "DWMC", "ZJNR", "DMMC", "地名", "地物名称", "点位名称", "标注", "注记内容"],
  }),
  text("KIND", "类别", {
    aliases: ["LX", "LB", "TYPE", "类型", "种类", "地物类型", "地物类别", "FCLASS"],
  }),
];

/** Outlines of old 四荒 and ponds that contracts were made about before anything had a code. */
const contractAreaFields: readonly FieldDefinition[] = [
  code("CONTRACT_NUMBER", "合同编号", { aliases: ["HTBH", "HTBM", "合同号", "CBHTBM"] }),
  code("AREA_CODE", "地块编码", { aliases: ["QYBH", "DKBM", "地块编号", "区域编号", "TBBH"] }),
  text("NAME", "名称", { aliases: ["MC", "DKMC", "地块名称", "小地名"] }),
  code("VILLAGE_CODE", "村代码", { cutTo: 12, aliases: ["CJQYDM", "CDM", "村编码", "ZLDWDM"] }),
];

const polygon = ["polygon"] as const;

/** The layers of `qhs import --layer`; required fields are D23. */
export const layerDefinitions: Readonly<Record<LayerName, LayerDefinition>> = {
  survey: {
    layer: "survey",
    title: "三调图斑",
    table: "survey_patch",
    geometryKinds: polygon,
    fields: surveyFields,
    keys: [["BSM"], ["ZLDWDM", "TBBH"]],
    skipWithoutKey: false,
    withinFields: ["ZLDWDM", "QSDWDM"],
  },
  parcels: {
    layer: "parcels",
    title: "确权地块",
    table: "parcel",
    geometryKinds: polygon,
    fields: parcelFields,
    keys: [["DKBM"]],
    skipWithoutKey: false,
    withinFields: ["DKBM"],
  },
  groups: {
    layer: "groups",
    title: "组界",
    table: "group_area",
    geometryKinds: polygon,
    fields: [
      code("ZJQYDM", "组级区域代码", {
        required: true,
        cutTo: 14,
        aliases: ["组代码", "组编码", "ZDM", "ZJDM"],
      }),
      text("ZJQYMC", "组级区域名称", { aliases: ["组名称", "组名", "ZMC", "ZJMC"] }),
    ],
    keys: [["ZJQYDM"]],
    skipWithoutKey: true,
    withinFields: ["ZJQYDM"],
  },
  villages: {
    layer: "villages",
    title: "村界",
    table: "village_area",
    geometryKinds: polygon,
    fields: [
      code("CJQYDM", "村级区域代码", {
        required: true,
        cutTo: 12,
        aliases: ["村代码", "村编码", "CDM", "ZLDWDM"],
      }),
      text("CJQYMC", "村级区域名称", { aliases: ["村名称", "村名", "CMC", "ZLDWMC"] }),
    ],
    keys: [["CJQYDM"]],
    skipWithoutKey: true,
    withinFields: ["CJQYDM"],
  },
  baseline: {
    layer: "baseline",
    title: "二调图斑",
    table: "baseline_patch",
    geometryKinds: polygon,
    fields: baselineFields,
    keys: [["BSM"], ["ZLDWDM", "TBBH"]],
    skipWithoutKey: false,
    withinFields: ["ZLDWDM"],
  },
  farmland: {
    layer: "farmland",
    title: "基本农田保护区",
    table: "farmland_area",
    geometryKinds: polygon,
    fields: [code("BHQBH", "保护区编号", { aliases: ["JBNTTBBH", "JBNTBHQBH", "基本农田编号"] })],
    keys: [["BHQBH"]],
    skipWithoutKey: false,
    withinFields: [],
  },
  landmarks: {
    layer: "landmarks",
    title: "地物",
    table: "landmark",
    geometryKinds: ["polygon", "line", "point"],
    fields: landmarkFields,
    keys: [],
    skipWithoutKey: false,
    withinFields: [],
  },
  "contract-area": {
    layer: "contract-area",
    title: "合同界线",
    table: "contract_area",
    geometryKinds: polygon,
    fields: contractAreaFields,
    keys: [
      ["VILLAGE_CODE", "AREA_CODE"],
      ["VILLAGE_CODE", "CONTRACT_NUMBER"],
      ["AREA_CODE"],
      ["CONTRACT_NUMBER"],
    ],
    skipWithoutKey: false,
    withinFields: ["VILLAGE_CODE"],
  },
};
