import { AppError } from "../../../shared/contract/errors.ts";
import { dateText, dayInChina } from "../../../shared/land/date-text.ts";
import { finalClassName } from "../../../shared/land/final-class.ts";
import { type ListedClass, listedClasses, plotClassName } from "../../../shared/land/land-class.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import type { GroupSheetData, KeptPlots, Neighbour, Profile, SheetPlot } from "./sheet-data.ts";

/** What the sheet is called, on paper and in file names. */
export const profileTitle: Record<Profile, { title: string; fileWord: string }> = {
  work: { title: "非承包地核查作业图", fileWord: "核查作业" },
  posting: { title: "非承包地公示图", fileWord: "公示" },
  result: { title: "一村一图一表", fileWord: "成果" },
};

/** The sentence that stands on every page (D29, V9). */
export function disclaimer(data: GroupSheetData, profile: Profile): string {
  if (profile === "work") return "供核查使用,不作权属和收费依据";
  if (profile === "posting") return "公示稿,以公示无异议并依法决议后为准";
  const { meeting, date, townApproval } = data.settled;
  const blank = (text: string, room: number): string => (text === "" ? "_".repeat(room) : text);
  const day = date === "" ? "____年__月__日" : dateText(date);
  return `认定结果:${blank(meeting, 16)} ${day} 乡镇核定${blank(townApproval, 14)}`;
}

/** The last five digits of a parcel code, as people know their parcels (land.md §5). */
export function shortParcelCode(parcelCode: string): string {
  return parcelCode.slice(-5);
}

/** A name on posted paper: the first character stays (D29, V6). */
export function maskedName(name: string): string {
  const [first, ...rest] = name;
  return first === undefined ? "" : first + "*".repeat(Math.max(1, rest.length));
}

/**
 * A neighbour in words: holder and number of a parcel, number and place name of one without a holder, one
 * word for other land. Only the work sheet shows the whole name (D29); an empty text where nothing was
 * found.
 */
export function neighbourText(neighbour: Neighbour | null, profile: Profile): string {
  if (neighbour === null) return "";
  if (neighbour.kind === "land") return neighbour.word;
  const digits = shortParcelCode(neighbour.parcelCode);
  const name = neighbour.holderName ?? "";
  if (name === "") return `${digits} ${neighbour.placeName}`.trimEnd();
  return `${profile === "work" ? name : maskedName(name)}${digits}`;
}

/**
 * The class whose pattern a plot bears: what people found, else the proposal; null for land that they
 * found to be no plot of the collective after all, which has no pattern.
 */
export function patternClass({ finalClass, plotClass }: SheetPlot): ListedClass | null {
  if (finalClass === null) return plotClass;
  return listedClasses.find((listed) => listed === finalClass) ?? null;
}

/** What stands for the class of a plot that nobody has settled. */
export const unsettledWord = "待认定";

/**
 * The class under the heading of a profile: on a result sheet what people settled and nothing else (D1,
 * D29); elsewhere that, or the proposal.
 */
export function classText(plot: SheetPlot, profile: Profile): string {
  if (profile === "result" && plot.finalClass === null) return unsettledWord;
  return plot.finalClass === null ? plotClassName(plot.plotClass) : finalClassName(plot.finalClass);
}

/** 合同内 with the contract's number, which a posting leaves out; empty for a plot under none (V7). */
export function contractRemark({ contractName }: SheetPlot, profile: Profile): string {
  if (contractName === null) return "";
  return profile === "posting" ? contractWord : `${contractWord}(${contractName})`;
}

/** What stands in red before the class of a plot under a contract in force. */
export const contractWord = "合同内";

/**
 * T7 after a new run: plots that paper has fixed keep their shape (D1), so totals differ from the run's.
 * Empty when none does. `differenceM2` is the run's area minus the kept one.
 */
export function keptSentence(kept: KeptPlots, decimals: number): string {
  const { codes, differenceM2 } = kept;
  if (codes.length === 0) return "";
  const mu = formatMu(Math.abs(differenceM2), decimals);
  const isZero = Number(mu) === 0;
  const difference = isZero ? "面积相同" : `比本册${differenceM2 > 0 ? "多" : "少"} ${mu} 亩`;
  return `另有 ${codes.length} 块已出图图斑保留原图形,与本次核对结果不同(本次核对${difference})`;
}

/** 县乡村组 in one line. */
export function groupPath(data: GroupSheetData): string {
  return `${data.countyName}${data.townName}${data.villageName}${data.groupName}`;
}

/** The run's moment as a Date; the one clock of all output (D9). */
export function runDate(data: GroupSheetData): Date {
  const date = new Date(data.run.startedAt);
  if (Number.isNaN(date.getTime())) {
    throw new AppError("bug", `套图核对 ${data.run.id} 的时间无法识别:${data.run.startedAt}`);
  }
  return date;
}

/** The run's day in China, such as 2026年3月11日. */
export function runDateText(data: GroupSheetData): string {
  return dateText(dayInChina(runDate(data).toISOString()));
}
