/** What an option does, where its title does not say it. */
export const optionHints: Readonly<Record<string, string>> = {
  mu_decimals: "清单、图和报表上的亩数都按它写。",
  no_baseline_rule: "没有二调数据时,查不到来历的地块怎么列;选哪一种都印在每张图上。",
  secrecy_mark: "印在每页图的左上角,如“内部资料”。",
  survey_date: "写成 2026、2026-03 或 2026-03-31,印在图上。",
  return_date: "核查表请交回的日子,写成 2026-03-31。",
  meeting_date: "写成 2026-03-31。",
};

const choiceTitles: Readonly<Record<string, string>> = {
  "no_baseline_rule a": "口径A:列为待定",
  "no_baseline_rule b": "口径B:列为疑似新增",
};

/** A value of an option as people read it. */
export function choiceTitle(key: string, choice: string): string {
  if (key === "mu_decimals") return `${choice} 位小数`;
  return choiceTitles[`${key} ${choice}`] ?? choice;
}
