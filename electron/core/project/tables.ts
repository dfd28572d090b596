/** Every table of the project file that is a GeoPackage layer or register, with its Chinese name. */
export const featureTables = {
  survey_patch: { geometryType: "MULTIPOLYGON", title: "三调图斑", imported: true },
  parcel: { geometryType: "MULTIPOLYGON", title: "确权地块", imported: true },
  group_area: { geometryType: "MULTIPOLYGON", title: "组界", imported: true },
  village_area: { geometryType: "MULTIPOLYGON", title: "村界", imported: true },
  baseline_patch: { geometryType: "MULTIPOLYGON", title: "二调图斑", imported: true },
  farmland_area: { geometryType: "MULTIPOLYGON", title: "基本农田保护区", imported: true },
  landmark: { geometryType: "GEOMETRY", title: "地物", imported: true },
  piece: { geometryType: "MULTIPOLYGON", title: "剩余图形", imported: false },
  plot_shape: { geometryType: "MULTIPOLYGON", title: "非承包地图斑图形", imported: false },
  measured_shape: { geometryType: "MULTIPOLYGON", title: "实测界线", imported: false },
} as const;

/** Registers and books without geometry that QGIS may show as attribute tables. */
export const attributeTables = {
  import_batch: "导入批次",
  import_notice: "导入提示",
  register_parcel: "承包地块信息",
  register_holder: "承包方",
  register_member: "家庭成员",
  register_issuer: "发包方",
  register_contract: "承包合同",
  unit_setting: "村组设置",
  project_option: "项目选项",
  exception: "例外",
  run: "套图核对",
  run_patch: "图斑平衡",
  run_resource: "其他集体资源",
  run_finding: "核对提示",
  plot: "非承包地图斑",
  plot_lock: "图斑锁定",
  print_job: "出图记录",
  sheet_handout: "图纸发放",
  field_form: "现场核查表",
  paper: "附件",
  paper_content: "附件内容",
  paper_link: "附件挂接",
  posting: "公示",
  posting_plot: "公示图斑",
  posting_objection: "公示异议",
  objection_plot: "异议图斑",
  plot_confirmation: "图斑确认",
  plot_disposal: "图斑处置",
  event: "操作日志",
  event_row: "操作日志行",
} as const;

export type FeatureTable = keyof typeof featureTables;
