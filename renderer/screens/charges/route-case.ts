import type { CallInput } from "../../../shared/contract/calls.ts";

/** What only people know about the case at hand (land.md §6). */
export type RouteCase = Omit<CallInput<"routes.check">, "scope">;

/** Before anything was done. */
export const nothingDone: Omit<RouteCase, "onDay"> = {
  ...{ meetingUid: null, priceSet: false, noticeGiven: false, outsideGrowingSeason: false },
  ...{ bothSigned: false, serviceContractSigned: false, toOutsider: false, townApproval: null },
};
