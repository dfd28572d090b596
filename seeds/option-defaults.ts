/** What holds in a new project until somebody sets it (`qhs set FILE option KEY VALUE`). */
export const optionDefaults = {
  mu_decimals: "2",
  no_baseline_rule: "a",
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
} as const;
