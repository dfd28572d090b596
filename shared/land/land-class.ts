import { baselineClassNames, neighbourWords, surveyClassNames } from "./land-class-names.ts";

/** What the left-over of a survey patch can be, in the order of every list (D16–D19). */
export const plotClasses = [
  "unconfirmed",
  "added_edge",
  "added_block",
  "undetermined",
  "overflow",
  "ridge",
  "sliver",
] as const;

export type PlotClass = (typeof plotClasses)[number];

/** The classes that take a plot code; the others are folded and summed (D2). */
export const listedClasses = ["unconfirmed", "added_edge", "added_block", "undetermined"] as const;

export type ListedClass = (typeof listedClasses)[number];

/**
 * Whether a land class is cultivated: 01xx of the third survey, or 011, 012, 013 of the second
 * (D14, dltb.md §3).
 */
export function isCultivated(dlbm: string): boolean {
  return dlbm.trim().startsWith("01");
}

/** Whether a land class is garden land: 02xx of the third survey or 02x of the second. */
export function isGarden(dlbm: string): boolean {
  return dlbm.trim().startsWith("02");
}

/**
 * Chinese name of a land class: third survey (dltb.md §3) for codes of four signs, GB/T 21010-2007 as
 * the second survey used it for three. An unknown code is returned as `地类` and the code.
 */
export function landClassName(dlbm: string): string {
  const code = dlbm.trim().toUpperCase();
  return surveyClassNames[code] ?? baselineClassNames[code] ?? `地类${code}`;
}

/** One short word for a land class as a neighbour on a list: 沟, 路, 河, 林, 村庄 …  */
export function neighbourWord(dlbm: string): string {
  const code = dlbm.trim().toUpperCase();
  for (let length = code.length; length >= 2; length--) {
    const word = neighbourWords[code.slice(0, length)];
    if (word !== undefined) return word;
  }
  return landClassName(code);
}

/** Whether QSXZ says state-owned: 10, 20 or 21 (D14, dltb.md §4). */
export function isStateOwned(qsxz: string): boolean {
  return ["10", "20", "21"].includes(qsxz.trim());
}

const parcelKindNames: Readonly<Record<string, string>> = {
  "10": "承包地块",
  "21": "自留地",
  "22": "机动地",
  "23": "开荒地",
  "99": "其他集体土地",
};

/** Chinese name of DKLB (NY/T 2539 table C.7); an unknown code is returned as it is, with 类别. */
export function parcelKindName(dklb: string): string {
  const code = dklb.trim();
  return parcelKindNames[code] ?? `类别${code}`;
}

const plotClassNames: Readonly<Record<PlotClass, string>> = {
  unconfirmed: "未确权地",
  added_edge: "新增地(零星)",
  added_block: "新增地(成片)",
  undetermined: "待定",
  overflow: "溢出(疑似)",
  ridge: "田坎(疑似)",
  sliver: "碎斑",
};

/** Chinese name of a plot class (glossary). */
export function plotClassName(plotClass: PlotClass): string {
  return plotClassNames[plotClass];
}

const plotSubClassNames: Readonly<Record<string, string>> = {
  missed: "漏确",
  no_history: "缺历史依据",
  baseline_margin: "二调界线误差内",
  suspected: "口径B疑似",
};

/**
 * Chinese name of a plot's sub-class (D17, D19): by DKLB for registered non-contract parcels (22 机动地,
 * 23 开荒地, 99 其他集体土地), else why land is undetermined or suspected. Anything else gives the
 * empty text.
 */
export function plotSubClassName(subClass: string): string {
  const code = subClass.trim();
  return ["22", "23", "99"].includes(code) ? parcelKindName(code) : (plotSubClassNames[code] ?? "");
}
