/**
 * What a county may leave out of lists, forms and the record of a plot, by its title. The rest has to stay:
 * number, neighbours, mu and class are what people sign for.
 */
export const hideableFields = [
  "小地名",
  "三调地类",
  "图斑面积",
  "扣田坎后",
  "椭球面积",
  "平均宽度",
  "国家图幅",
  "小类",
] as const;

/** Whether a heading such as 扣田坎后(亩) is of what the county leaves out. */
export function isHidden(heading: string, hidden: readonly string[]): boolean {
  return hidden.includes(heading.replace(/\(.*\)$/, ""));
}

/** The parts of a list that people write with 、 between them. */
export function listedParts(text: string): string[] {
  return text.split("、").filter((part) => part !== "");
}
