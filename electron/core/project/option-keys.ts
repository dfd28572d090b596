import type { optionDefaults } from "../../../seeds/option-defaults.ts";
import { hideableFields, listedParts } from "../../../shared/land/hideable-fields.ts";
import { decisionRowsProblem } from "../../../shared/ledger/contracts/decision-rows.ts";
import { formsProblem } from "../../../shared/ledger/indicators/county-rules.ts";
import { parseCodeMap } from "./code-map.ts";

/** One setting of a project: what people call it and what it takes. */
export interface OptionDefinition {
  readonly title: string;
  /** What is wrong with a value, in Chinese, or null. */
  readonly problem: (value: string) => string | null;
  /** The values it takes, where they are few; else null. */
  readonly choices: readonly string[] | null;
}

type Taken = Pick<OptionDefinition, "problem" | "choices">;

const anyText = (longest: number): Taken => ({
  choices: null,
  problem: (value) => (value.length <= longest ? null : `不能超过 ${longest} 个字`),
});

const oneOf = (...allowed: readonly string[]): Taken => ({
  choices: allowed,
  problem: (value) => (allowed.includes(value) ? null : `只能是 ${allowed.join("、")}`),
});

const dateOrNothing: Taken = {
  choices: null,
  problem: (value) => {
    if (value === "") return null;
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDate(value);
    return isDate ? null : "须写成 2026-03-31 这样的日期";
  },
};

const yearMonthOrDate: Taken = {
  choices: null,
  problem: (value) =>
    value === "" || /^\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?$/.test(value)
      ? null
      : "须写成 2026、2026-03 或 2026-03-31",
};

const numberWithin = (least: number, most: number): Taken => ({
  choices: null,
  problem: (value) => {
    const isNumber = /^\d{1,3}(\.\d{1,2})?$/.test(value);
    const isWithin = isNumber && Number(value) >= least && Number(value) <= most;
    return isWithin ? null : `须是 ${least} 到 ${most} 的数,最多两位小数`;
  },
});

/** Several of a few, with 、 between them. */
const someOf = (allowed: readonly string[]): Taken => ({
  choices: null,
  problem: (value) => {
    const strange = listedParts(value).filter((part) => !allowed.includes(part));
    return strange.length === 0 ? null : `只能是 ${allowed.join("、")}`;
  },
});

const codeLines: Taken = {
  choices: null,
  problem: (value) => {
    try {
      parseCodeMap(value, "");
      return null;
    } catch {
      return "须每行写“三调代码,确权代码”,都是数字";
    }
  },
};

/** Bytes of a picture that is printed a few centimetres wide. */
const longestLogo = 200_000;

const smallPicture: Taken = {
  choices: null,
  problem: (value) => {
    if (value === "") return null;
    if (value.length > longestLogo) return "不能超过 150 KB,请缩小后再选";
    const isPicture = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/.test(value);
    return isPicture ? null : "须是 PNG 或 JPG 图片";
  },
};

const longestList = 50_000;

const jsonList: Taken = {
  choices: null,
  problem: (value) => {
    if (value.length > longestList) return "太多,请先删掉不用的";
    try {
      return Array.isArray(JSON.parse(value)) ? null : "须是清单";
    } catch {
      return "须是清单";
    }
  },
};

function isCalendarDate(value: string): boolean {
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value);
}

/** Every option a project has; `seeds/option-defaults.ts` says what holds when nothing is set. */
export const optionKeys = {
  mu_decimals: { title: "亩数小数位", ...oneOf("0", "1", "2", "3", "4") },
  no_baseline_rule: { title: "无二调数据时的口径", ...oneOf("a", "b") },
  min_width_m: { title: "碎斑宽度(米)", ...numberWithin(0.1, 50) },
  min_area_mu: { title: "碎斑面积(亩)", ...numberWithin(0, 10) },
  edge_width_m: { title: "零星新增宽度(米)", ...numberWithin(0, 50) },
  edge_area_mu: { title: "零星新增面积(亩)", ...numberWithin(0, 10) },
  baseline_tolerance_m: { title: "二调界线误差(米)", ...numberWithin(0, 100) },
  code_map: { title: "三调与确权代码对照", ...codeLines },
  hidden_fields: { title: "清单和详情里不显示的项", ...someOf(hideableFields) },
  logo: { title: "图册封面和报表上的徽标", ...smallPicture },
  import_mappings: { title: "字段对应模板", ...jsonList },
  definition_text: {
    title: "两类土地的定义",
    ...anyText(300),
  },
  secrecy_mark: { title: "密级或内部标注", ...anyText(20) },
  survey_date: { title: "三调数据日期", ...yearMonthOrDate },
  parcels_date: { title: "确权数据日期", ...yearMonthOrDate },
  baseline_date: { title: "二调数据日期", ...yearMonthOrDate },
  return_date: { title: "交回日期", ...dateOrNothing },
  telephone: { title: "联系电话", ...anyText(40) },
  posting_period: { title: "公示起止", ...anyText(60) },
  posting_place: { title: "公示地点", ...anyText(60) },
  meeting_name: { title: "认定会议", ...anyText(60) },
  meeting_date: { title: "认定会议日期", ...dateOrNothing },
  township_approval: { title: "乡镇核定", ...anyText(60) },
  backdrop_files: { title: "底图文件", ...anyText(4000) },
  backdrop_on_sheets: { title: "作业图衬底图", ...oneOf("no", "yes") },
  contract_decisions: { title: "合同处理意见表", choices: null, problem: decisionRowsProblem },
  indicator_contracts: { title: "合同清理率口径(I1 按合同,I1b 按村)", ...oneOf("I1", "I1b") },
  indicator_settlement: {
    title: "化解率口径(I4_I5 债权债务分列,I6 合并)",
    ...oneOf("I4_I5", "I6"),
  },
  indicator_land: { title: "新增地源完成率口径(I7 按面积,I7b 按块数)", ...oneOf("I7", "I7b") },
  indicator_rounding: {
    title: "指标取舍(half-up 四舍五入,truncate 截尾)",
    ...oneOf("half-up", "truncate"),
  },
  indicator_forms: { title: "各指标小数位", choices: null, problem: formsProblem },
  report_red_word: { title: "排名靠前的用语", ...anyText(8) },
  report_yellow_word: { title: "排名靠后的用语", ...anyText(8) },
  report_signatures: { title: "报表签字栏(以、分开)", ...anyText(120) },
  report_indicators: { title: "汇总表和周报列出的指标(空为全部)", ...anyText(120) },
  village_file_list: { title: "一村一档应有资料(以、分开)", ...anyText(600) },
} as const satisfies Record<keyof typeof optionDefaults, OptionDefinition>;

export type OptionKey = keyof typeof optionKeys;

export function isOptionKey(key: string): key is OptionKey {
  return Object.hasOwn(optionKeys, key);
}
