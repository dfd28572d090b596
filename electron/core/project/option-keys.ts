import type { optionDefaults } from "../../../seeds/option-defaults.ts";
import { formsProblem } from "../../../shared/ledger/indicators/county-rules.ts";

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

function isCalendarDate(value: string): boolean {
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value);
}

/** Every option a project has; `seeds/option-defaults.ts` says what holds when nothing is set. */
export const optionKeys = {
  mu_decimals: { title: "亩数小数位", ...oneOf("0", "1", "2", "3", "4") },
  no_baseline_rule: { title: "无二调数据时的口径", ...oneOf("a", "b") },
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
  village_file_list: { title: "一村一档应有资料(以、分开)", ...anyText(600) },
} as const satisfies Record<keyof typeof optionDefaults, OptionDefinition>;

export type OptionKey = keyof typeof optionKeys;

export function isOptionKey(key: string): key is OptionKey {
  return Object.hasOwn(optionKeys, key);
}
