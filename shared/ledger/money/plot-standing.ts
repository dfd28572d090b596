/** What is known about one plot when money is to be made of it; null is not known, never "no". */
export interface PlotStanding {
  readonly plotCode: string;
  /** Lies on land that a household holds by contract (DKLB 10, 21). */
  readonly householdLand: boolean;
  /** Number of the valid contract that covers it (合同内). */
  readonly contractNumber: string | null;
  readonly ownership: "collective" | "state" | "disputed" | null;
  readonly reserveLand: boolean;
  /** Arable, forest, state or disputed land that is called 四荒 (承包法 3, 48). */
  readonly wasteLandInName: boolean | null;
  /** Reserve land of the village in per cent of its arable land. */
  readonly reservePercent: number | null;
  readonly landlessMembers: number | null;
  /** The meeting decided what to do for members without land before letting. */
  readonly landlessDecided: boolean;
  /** Mu on the signed form, decimal text. */
  readonly signedMu: string | null;
  /** Last day of the posting; null when it was not posted. */
  readonly postingEndsOn: string | null;
  readonly openObjections: number;
  /** The meeting that decided, when its vote reached the line. */
  readonly resolution: string | null;
  readonly priceSet: boolean;
}

/** Survey classes that are no 未利用地, whatever a contract calls them: 耕地 and 林地 (GB/T 21010). */
const usedLand = /^0[13]/;

/**
 * Whether land that a contract calls 四荒 is so in name only: 四荒 is land nobody uses, and neither arable,
 * forest, state nor disputed land may pass for it (农村土地承包法第三条、第四十八条). Null where it is called so
 * and the survey's class is not known.
 */
export function wasteLandInName(
  isCalledWaste: boolean,
  surveyClass: string | null,
  ownership: PlotStanding["ownership"],
): boolean | null {
  if (!isCalledWaste) return false;
  if (ownership === "state" || ownership === "disputed") return true;
  return surveyClass === null ? null : usedLand.test(surveyClass);
}

/** Ceiling of reserve land in the arable land (农村土地承包法第六十七条). */
const reserveCeilingPercent = 5;

/** True, false, or null where the village's figures are not in. */
export function reserveIsOver(standing: PlotStanding): boolean | null {
  if (!standing.reserveLand) return false;
  return standing.reservePercent === null ? null : standing.reservePercent > reserveCeilingPercent;
}

/** A posting is over from the day after its last one, and only when no objection is open. */
export function postingIsOver(standing: PlotStanding, onDay: string): boolean {
  return standing.postingEndsOn !== null && standing.postingEndsOn < onDay;
}

/** A share for people: at most two decimals, cut and not rounded, so that 5.004 is never told as 5. */
export function percentText(percent: number | null): string {
  if (percent === null) return "未核";
  return percent > reserveCeilingPercent && percent < reserveCeilingPercent + 0.01
    ? String(percent)
    : String(Math.trunc(percent * 100) / 100);
}
