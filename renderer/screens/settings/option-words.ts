/** What an option does, where its title does not say it. */
export const optionHints: Readonly<Record<string, string>> = {
  mu_decimals: "清单、图和报表上的亩数都按它写。",
  no_baseline_rule: "没有二调数据时,查不到来历的地块怎么列;选哪一种都印在每张图上。",
  min_width_m: "处处窄于它的剩余归入碎斑。这几项改了,下次套图核对才算。",
  min_area_mu: "小于它的归入碎斑。",
  edge_width_m: "只挨着一户、窄于它的新增地算零星。",
  edge_area_mu: "只挨着一户、小于它的新增地算零星。",
  baseline_tolerance_m: "二调耕地边上窄于它的条带不能说明来历。",
  code_map: "三调和确权的村组代码不同时,每行写“三调代码,确权代码”。",
  hidden_fields:
    "清单、核查表、公示表和图斑详情里都不出现这些项,纸上的列随之放宽。图斑号、四至、量算和签字面积、类别、签字栏是签字的依据,不能隐藏;图上的小地名照常印。",
  secrecy_mark: "印在每页图的左上角,如“内部资料”。",
  survey_date: "写成 2026、2026-03 或 2026-03-31,印在图上。",
  return_date: "核查表请交回的日子,写成 2026-03-31。",
  meeting_date: "写成 2026-03-31。",
};

/** Options in the order of the work, under headings; what is in none stands at the end. */
const groupsOfOptions: readonly (readonly [title: string, isOfGroup: RegExp])[] = [
  ["套图核对", /^(no_baseline_rule|min_|edge_|baseline_tolerance|code_map)/],
  ["图和表上的字", /^(mu_decimals|definition_text|hidden_fields|secrecy_mark|.*_date$|telephone)/],
  ["公示和认定", /^(posting_|meeting_|township_)/],
  ["报表口径", /^(indicator_|report_|village_file)/],
];
const otherGroup = "其他";
/** These have a place of their own: the map, the import, the panel beside. */
const setElsewhere = /^(backdrop_|import_mappings$|logo$|contract_decisions$)/;

/** Options by heading, without those that are set elsewhere. */
export function groupedOptions<Option extends { readonly key: string }>(
  options: readonly Option[],
): [title: string, options: Option[]][] {
  const shown = options.filter(({ key }) => !setElsewhere.test(key));
  const groupOf = ({ key }: Option) =>
    groupsOfOptions.find(([, isOfGroup]) => isOfGroup.test(key))?.[0] ?? otherGroup;
  const found = Map.groupBy(shown, groupOf);
  return [...groupsOfOptions.map(([title]) => title), otherGroup].flatMap((title) => {
    const members = found.get(title);
    return members === undefined ? [] : [[title, members]];
  });
}

const choiceTitles: Readonly<Record<string, string>> = {
  "no_baseline_rule a": "口径A:列为待定",
  "no_baseline_rule b": "口径B:列为疑似新增",
};

/** A value of an option as people read it. */
export function choiceTitle(key: string, choice: string): string {
  if (key === "mu_decimals") return `${choice} 位小数`;
  return choiceTitles[`${key} ${choice}`] ?? choice;
}
