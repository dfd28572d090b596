/** What holds in a new project until somebody sets it (`qhs set FILE option KEY VALUE`). */
export const optionDefaults = {
  mu_decimals: "2",
  no_baseline_rule: "a",
  /** D16–D19. */
  min_width_m: "2",
  min_area_mu: "0.1",
  edge_width_m: "5",
  edge_area_mu: "0.6",
  baseline_tolerance_m: "10",
  /** Lines `三调代码,确权代码` (D21). */
  code_map: "",
  /** Titles of `shared/land/hideable-fields.ts`, with 、 between them. */
  hidden_fields: "",
  /** PNG or JPG as `data:image/…;base64,…`. */
  logo: "",
  /** JSON of field mappings that the person has named. */
  import_mappings: "[]",
  /** Ours to word; a county may say it otherwise. */
  definition_text:
    "未确权地:确权时已是耕地、属本集体而没有确权到户的地块。新增地:三调是耕地、二调不是耕地且没有确权到户的地块。",
  secrecy_mark: "",
  survey_date: "",
  parcels_date: "",
  baseline_date: "",
  return_date: "",
  telephone: "",
  posting_period: "",
  posting_place: "",
  meeting_name: "",
  meeting_date: "",
  township_approval: "",
  /** Full paths, one a line, from the ground upwards. */
  backdrop_files: "",
  backdrop_on_sheets: "no",
  /** JSON of decision rows of the county's own paper; empty for the ones in `decision-table.ts`. */
  contract_decisions: "",
  indicator_contracts: "I1",
  indicator_settlement: "I4_I5",
  indicator_land: "I7",
  indicator_rounding: "half-up",
  indicator_forms: "",
  report_red_word: "红旗",
  report_yellow_word: "黄旗",
  report_signatures: "填报人、村(组)审核人、乡镇农经站、乡镇负责人",
  report_indicators: "",
  /** Ours, after the artefacts A1–A12 of the campaign; a county may ask for other papers. */
  village_file_list:
    "合同清理登记台账、问题合同整改台账、债权台账、债务台账、非承包地登记表、1:2000 作业图、现场核查表、公示表和公示图、四议两公开记录、竞价发包资料、补缴减免核销审批、进度周报和汇总表",
} as const;
