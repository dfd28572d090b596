import { type DisposalRoute, disposalRoutes } from "../../land/field-form.ts";
import { type PlotStanding, percentText, postingIsOver, reserveIsOver } from "./plot-standing.ts";

/** A red block: only facts can be corrected, with paper and township confirmation (D35). */
export interface RouteBlock {
  readonly article: string;
  readonly text: string;
}

/** What stands in the way of one route for one plot. */
export interface RouteCheck {
  readonly route: DisposalRoute;
  readonly blocks: readonly RouteBlock[];
  /** What must be done first, in words. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** What only the person who asks can tell about the case at hand. */
export interface RouteCase {
  readonly onDay: string;
  readonly noticeGiven: boolean;
  /** After harvest or before the next sowing (农村土地承包纠纷司法解释第十六条). */
  readonly outsideGrowingSeason: boolean;
  /** Both sides signed the changed contract. */
  readonly bothSigned: boolean;
  readonly serviceContractSigned: boolean;
  /** A person from outside is to have it; the law wants two thirds and the township (承包法 52). */
  readonly toOutsider: boolean;
  readonly townApproval: string | null;
}

/** Routes that let land to somebody or make somebody pay for it. */
const lettingRoutes: readonly DisposalRoute[] = [
  "charge",
  "auction",
  "let",
  "allot",
  "entrust",
  "invest",
];

/** All routes of land.md §6 for one plot with what must be true first. */
export function checkRoutes(standing: PlotStanding, given: RouteCase): RouteCheck[] {
  return disposalRoutes.map((route) => checkRoute(route, standing, given));
}

export function checkRoute(
  route: DisposalRoute,
  standing: PlotStanding,
  given: RouteCase,
): RouteCheck {
  return {
    route,
    blocks: blocksOf(route, standing),
    missing: missingFor(route, standing, given),
    warnings: warningsFor(route, standing),
  };
}

function blocksOf(route: DisposalRoute, standing: PlotStanding): RouteBlock[] {
  const blocks: RouteBlock[] = [];
  const letting = lettingRoutes.includes(route);
  const uses = letting || route === "take_back";
  if (standing.householdLand && uses) {
    blocks.push({
      article: "农村土地承包法第二十七条、第五十七条",
      text: "这是农户承包地,承包期内不得收回、另行发包或收费。",
    });
  }
  if (standing.contractNumber !== null && uses) {
    blocks.push({
      article: "民法典第四百六十五条、第五百三十三条",
      text: `在有效合同 ${standing.contractNumber} 内,只能重新协商,不得单方收回、另行发包或加收。`,
    });
  }
  if (letting && (standing.ownership === "state" || standing.ownership === "disputed")) {
    blocks.push({
      article: "农村土地承包法第三条、土地管理法第十四条",
      text: "国有或权属有争议的地不得发包、收费,请移交自然资源所。",
    });
  }
  if ((route === "auction" || route === "let") && reserveIsOver(standing) === true) {
    blocks.push({
      article: "农村土地承包法第六十七条",
      text: `机动地占耕地 ${percentText(standing.reservePercent)}%,超过百分之五,不得继续留作机动地发包。`,
    });
  }
  if (letting && standing.wasteLandInName === true) {
    blocks.push({
      article: "农村土地承包法第三条、第四十八条",
      text: "耕地、林地、国有或争议地不得按“四荒”发包。",
    });
  }
  return blocks;
}

function missingFor(route: DisposalRoute, standing: PlotStanding, given: RouteCase): string[] {
  switch (route) {
    case "keep":
      return [];
    case "take_back":
      return [
        ...(given.noticeGiven ? [] : ["送达收回通知"]),
        ...(given.outsideGrowingSeason ? [] : ["等到收获后或下一季播种前"]),
      ];
    case "charge":
      return [...decided(standing, given), ...signed(standing), ...priced(standing, "收费标准")];
    case "auction":
    case "let":
      return [
        ...decided(standing, given),
        ...signed(standing),
        ...priced(standing, route === "let" ? "价格" : "底价"),
        ...outside(given),
      ];
    case "allot":
      return [...decided(standing, given), ...signed(standing)];
    case "entrust":
      return [
        ...decided(standing, given),
        ...(given.serviceContractSigned ? [] : ["签订托管服务合同,写明不改变用途"]),
      ];
    case "invest":
      return [...decided(standing, given), ...signed(standing), ...outside(given)];
    case "renegotiate":
      return [
        ...(standing.contractNumber === null ? ["先登记现有合同"] : []),
        ...(given.bothSigned
          ? []
          : ["双方签订补充协议;谈不成的只能仲裁或诉讼(民法典第五百三十三条)"]),
      ];
    case "hand_over":
      return [];
  }
}

function decided(standing: PlotStanding, given: RouteCase): string[] {
  return [
    ...(standing.ownership === null ? ["查明权属"] : []),
    ...(standing.wasteLandInName === null ? ["查明地类:合同叫“四荒”,三调地类未核"] : []),
    ...(standing.resolution === null ? ["依法召开会议并形成决议"] : []),
    ...(standing.postingEndsOn === null ? ["公示"] : []),
    ...(standing.postingEndsOn !== null && !postingIsOver(standing, given.onDay)
      ? [`等公示期满(${standing.postingEndsOn} 止)`]
      : []),
    ...(standing.openObjections > 0 ? [`办结 ${standing.openObjections} 件异议`] : []),
  ];
}

function signed(standing: PlotStanding): string[] {
  return standing.signedMu === null ? ["现场核查表签字确认亩数"] : [];
}

function priced(standing: PlotStanding, word: string): string[] {
  return standing.priceSet ? [] : [`会议议定${word}`];
}

function outside(given: RouteCase): string[] {
  if (!given.toOutsider || (given.townApproval ?? "").trim() !== "") return [];
  return ["发包给本集体以外的人:三分之二以上同意并报乡镇批准(农村土地承包法第五十二条)"];
}

function warningsFor(route: DisposalRoute, standing: PlotStanding): string[] {
  if (route !== "auction" && route !== "let" && route !== "invest") return [];
  if (standing.landlessMembers === null) {
    return ["本组无地人口未登记,请先查明(农村土地承包法第二十九条)。"];
  }
  if (standing.landlessMembers === 0) return [];
  return [
    `本组无地人口 ${standing.landlessMembers} 人:机动地、新开垦和交回的地应先用于调整承包或承包给新增人口(农村土地承包法第二十九条)。`,
  ];
}
