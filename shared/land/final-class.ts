import { listedClasses, type PlotClass } from "./land-class.ts";

/**
 * What people find a plot to be on the land (land.md §5, block 认定). `overflow` and `sliver` mean that it
 * belongs to a household's confirmed land after all; `other` is no arable land of the collective.
 */
export const finalClasses = [
  "unconfirmed",
  "added_edge",
  "added_block",
  "overflow",
  "sliver",
  "other",
] as const;

export type FinalClass = (typeof finalClasses)[number];

const finalClassNames: Readonly<Record<FinalClass, string>> = {
  unconfirmed: "未确权地",
  added_edge: "新增地(零星)",
  added_block: "新增地(成片)",
  overflow: "溢出",
  sliver: "误差(已确权)",
  other: "其他",
};

export function finalClassName(finalClass: FinalClass): string {
  return finalClassNames[finalClass];
}

/**
 * The class by which a plot is hatched and counted: what people found where that is land of the lists,
 * else what was proposed; plots that turned out to be something else stay where people look for them.
 */
export function countedClass(finalClass: FinalClass | null, proposed: PlotClass): PlotClass {
  return listedClasses.find((listed) => listed === finalClass) ?? proposed;
}
