import type { PlotStanding } from "../plot-standing.ts";

/** A plot with everything in order, changed as a test needs it. */
export function standingOf(values: Partial<PlotStanding>): PlotStanding {
  return {
    plotCode: "14072510120101W0001",
    householdLand: false,
    contractNumber: null,
    ownership: "collective",
    reserveLand: false,
    wasteLandInName: false,
    reservePercent: 3,
    landlessMembers: 0,
    landlessDecided: false,
    signedMu: "2.50",
    postingEndsOn: "2022-05-20",
    openObjections: 0,
    resolution: "2022-05-01 成员大会",
    priceSet: true,
    ...values,
  };
}
