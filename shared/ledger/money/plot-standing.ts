/** What is known about one plot when money is to be made of it; null is not known, never "no". */
export interface PlotStanding {
  readonly plotCode: string;
  /** Lies on land that a household holds by contract (DKLB 10, 21). */
  readonly householdLand: boolean;
  /** Number of the valid contract that covers it (合同内). */
  readonly contractNumber: string | null;
  readonly ownership: "collective" | "state" | "disputed" | null;
  readonly reserveLand: boolean;
  readonly wasteLand: boolean;
  /** Arable, forest, state or disputed land that is called 四荒 (承包法 3, 48). */
  readonly wasteLandInName: boolean;
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
