/** Why a plot is locked. */
export const lockNames: Readonly<Record<string, string>> = {
  printed: "已出图",
  form: "有核查表",
  shape: "图形由人定",
  posted: "已公示",
};

/** What a printed pack is for. */
export const profileNames = {
  work: "核查作业图",
  posting: "公示图",
  result: "认定成果图",
} as const;

/** Where a measured boundary came from. */
export const measuredSourceNames = { drawn: "图上画的", typed: "逐点录入", file: "文件" } as const;

/** How a measured boundary found its plot. */
export const measuredMatchNames = {
  code: "按编号对上",
  overlap: "按重叠对上",
  given: "由人指定",
  none: "没有对上",
} as const;

/** What was there before, as the run found it. */
export const historyNames: Readonly<Record<string, string>> = {
  registered: "确权时登记为非承包地",
  arable_before: "二调时是耕地",
  not_arable_before: "二调时不是耕地",
  unknown: "查不到来历",
};

/** How a plot came to its group. */
export const groupSourceNames: Readonly<Record<string, string>> = {
  group_area: "按组界",
  survey_unit: "按三调权属单位",
  common_border: "按最长共用边界",
  nearest: "按最近的地块",
  village: "只能定到村",
};

/** What a shape of a plot comes from. */
export const shapeSourceNames: Readonly<Record<string, string>> = {
  run: "套图核对",
  measured: "实测界线",
  split: "分割",
  merge: "合并",
};
