import { type PlotStanding, percentText, postingIsOver, reserveIsOver } from "./plot-standing.ts";

/** Papers that ask for money or offer land, and so are looked at before they go out. */
export type OutgoingPaper = "chargeNotice" | "tender" | "posting" | "demand";

export const stopTitles = {
  household: "确权地",
  contract: "有效合同",
  ownership: "国有或争议",
  posting: "公示未满",
  objection: "异议未结",
  resolution: "无决议",
  reserve: "机动地超5%",
  landless: "无地人口",
  agriculturalTax: "农业税尾欠",
  limitation: "时效",
} as const;

export type StopKind = keyof typeof stopTitles;

/** Why one paper stays here, and the paper that would let it go. */
export interface StopReason {
  readonly kind: StopKind;
  readonly text: string;
  readonly missingPaper: string;
}

/** What a paper is about: plots, or a claim. */
export interface OutgoingSubject {
  readonly id: string;
  readonly plots: readonly PlotStanding[];
  readonly claim: {
    readonly type: string;
    /** Null where no due day is known; negative once the period has run out. */
    readonly limitationDaysLeft: number | null;
  } | null;
}

export interface OutgoingVerdict {
  readonly id: string;
  readonly reasons: readonly StopReason[];
}

export interface OutgoingSummary {
  readonly allowed: readonly OutgoingVerdict[];
  readonly stopped: readonly OutgoingVerdict[];
  /** “可发 41 份,停发 7 份”. */
  readonly headline: string;
}

/** Looks at every paper before it goes out; what is stopped is never printed (出账前体检). */
export function checkOutgoing(
  paper: OutgoingPaper,
  subjects: readonly OutgoingSubject[],
  onDay: string,
): OutgoingSummary {
  const verdicts = subjects.map((subject) => ({
    id: subject.id,
    reasons: [
      ...subject.plots.flatMap((plot) => plotReasons(paper, plot, onDay)),
      ...claimReasons(paper, subject),
    ],
  }));
  const allowed = verdicts.filter(({ reasons }) => reasons.length === 0);
  const stopped = verdicts.filter(({ reasons }) => reasons.length > 0);
  return {
    allowed,
    stopped,
    headline: `可发 ${allowed.length} 份,停发 ${stopped.length} 份`,
  };
}

function plotReasons(paper: OutgoingPaper, plot: PlotStanding, onDay: string): StopReason[] {
  if (paper === "demand") return [];
  const reasons: StopReason[] = [];
  const stop = (kind: StopKind, text: string, missingPaper: string) =>
    reasons.push({ kind, text: `${plot.plotCode}:${text}`, missingPaper });
  if (plot.householdLand) {
    stop("household", "压在农户确权地上", "核实边界后的现场核查表;确属承包地的撤下");
  }
  if (plot.contractNumber !== null) {
    stop("contract", `在有效合同 ${plot.contractNumber} 内`, "双方签字的补充协议,或合同终止手续");
  }
  if (plot.ownership === "state" || plot.ownership === "disputed") {
    const what = plot.ownership === "state" ? "国有" : "权属有争议";
    stop("ownership", `${what},不得发包、收费`, "移交自然资源所;权属查明后再办");
  }
  if (paper === "posting") return reasons;
  if (!postingIsOver(plot, onDay)) {
    stop(
      "posting",
      plot.postingEndsOn === null ? "还没有公示" : `公示到 ${plot.postingEndsOn} 才满`,
      "公示照片和无异议证明",
    );
  }
  if (plot.openObjections > 0) {
    stop("objection", `还有 ${plot.openObjections} 件异议未结`, "异议处理结果");
  }
  if (plot.resolution === null) stop("resolution", "没有达到票数的决议", "会议决议和签到表");
  if (paper === "tender") reasons.push(...tenderReasons(plot));
  return reasons;
}

function tenderReasons(plot: PlotStanding): StopReason[] {
  const reasons: StopReason[] = [];
  const over = reserveIsOver(plot);
  if (over !== false) {
    reasons.push({
      kind: "reserve",
      text:
        over === null
          ? `${plot.plotCode}:本村机动地占比未核`
          : `${plot.plotCode}:机动地占 ${percentText(plot.reservePercent)}%,超过 5%(农村土地承包法第六十七条)`,
      missingPaper: "台账耕地和机动地面积;超出部分先用于调整承包",
    });
  }
  if (plot.landlessMembers !== 0 && !plot.landlessDecided) {
    const people = plot.landlessMembers === null ? "未登记" : `${plot.landlessMembers} 人`;
    reasons.push({
      kind: "landless",
      text: `${plot.plotCode}:本组无地人口${people}(农村土地承包法第二十九条)`,
      missingPaper: "会议对无地人口如何安排的决定",
    });
  }
  return reasons;
}

function claimReasons(paper: OutgoingPaper, subject: OutgoingSubject): StopReason[] {
  const { claim } = subject;
  if (paper !== "demand" || claim === null) return [];
  const reasons: StopReason[] = [];
  if (claim.type === "C6") {
    reasons.push({
      kind: "agriculturalTax",
      text: `${subject.id}:税改前农业税费和“三提五统”尾欠不得清收`,
      missingPaper: "无;不发",
    });
  }
  if (claim.limitationDaysLeft === null) {
    reasons.push({
      kind: "limitation",
      text: `${subject.id}:没有到期日,时效未核`,
      missingPaper: "约定还款日,或形成日期",
    });
  } else if (claim.limitationDaysLeft < 0) {
    reasons.push({
      kind: "limitation",
      text: `${subject.id}:诉讼时效已过 ${-claim.limitationDaysLeft} 天(债权仍在,对方可以抗辩)`,
      missingPaper: "期满以前的催收回执,或对方的还款承诺",
    });
  }
  return reasons;
}
