import type { LandUse } from "../../land/field-form.ts";
import type { ContractLandClass } from "./contract-words.ts";

/** What land is used for, as far as the law tells uses apart. */
export type UseKind = "crop" | "orchard" | "forest" | "grass" | "pond" | "building" | "digging";

export const useKindNames: Readonly<Record<UseKind, string>> = {
  crop: "种植",
  orchard: "园地林果",
  forest: "林地",
  grass: "草地",
  pond: "水面养殖",
  building: "建设",
  digging: "采挖",
};

/** Words by which a use is known; the earlier ones go before the later. */
const useWords: readonly (readonly [UseKind, RegExp])[] = [
  ["digging", /采石|采砂|挖砂|取土|采矿|砖窑/],
  ["pond", /鱼|塘|水面|水产|藕/],
  ["building", /房|厂|院|库|养殖场|猪场|鸡场|牛场|羊场|停车|硬化|店|宅|加工|场地|商业|住/],
  ["orchard", /果|园|桑|茶|核桃|花椒|枣|药材/],
  ["forest", /林|树|苗木/],
  ["grass", /草|牧/],
  ["crop", /种|粮|麦|玉米|谷|菜|农|耕|大棚|豆|薯|棉|油料/],
];

/** The kind of a use that somebody wrote, null where no word of it is known. */
export function kindOfUse(text: string | null): UseKind | null {
  if (text === null) return null;
  return useWords.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** The kind of use that goes with 地类. */
export function kindOfClass(landClass: ContractLandClass | null): UseKind | null {
  switch (landClass) {
    case "paddy":
    case "irrigated":
    case "dry":
      return "crop";
    case "orchard":
    case "forest":
    case "grass":
    case "pond":
      return landClass;
    case "building":
    case "construction":
      return "building";
    default:
      return null;
  }
}

/** The kind of a use on a field form; idle and other land tell nothing. */
export function kindOfForm(use: LandUse | null): UseKind | null {
  switch (use) {
    case "planted":
      return "crop";
    case "orchard":
    case "pond":
    case "building":
      return use;
    default:
      return null;
  }
}

/** The kind of use of a survey's DLBM (dltb.md §3), null for classes that say nothing of a tiller's use. */
export function kindOfSurvey(dlbm: string): UseKind | null {
  const code = dlbm.trim().toUpperCase();
  if (code.startsWith("0602")) return "digging";
  if (/^(1104|1103)/.test(code)) return "pond";
  if (/^(05|06|07|08|09)/.test(code)) return "building";
  if (code.startsWith("01")) return "crop";
  if (code.startsWith("02")) return "orchard";
  if (code.startsWith("03")) return "forest";
  return code.startsWith("04") ? "grass" : null;
}
