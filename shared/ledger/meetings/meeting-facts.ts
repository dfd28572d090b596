/** Kinds of meetings that decide for a village, as `qhs template contracts` offers them (D36). */
export const meetingTypes = [
  "villagers",
  "villager_representatives",
  "villager_group",
  "members",
  "member_representatives",
] as const;
export type MeetingType = (typeof meetingTypes)[number];
export const meetingTypeNames: Readonly<Record<MeetingType, string>> = {
  villagers: "村民会议",
  villager_representatives: "村民代表会议",
  villager_group: "村民小组会议",
  members: "成员大会",
  member_representatives: "成员代表大会",
};

/** What one vote stands for. */
export const votingUnits = ["person", "household", "representative"] as const;
export type VotingUnit = (typeof votingUnits)[number];
export const votingUnitNames: Readonly<Record<VotingUnit, string>> = {
  person: "人",
  household: "户",
  representative: "名代表",
};

/** One meeting as its minutes tell it; null is not known. Dates are `YYYY-MM-DD`. */
export interface MeetingFacts {
  readonly type: MeetingType;
  readonly heldOn: string | null;
  readonly unit: VotingUnit | null;
  /** 应到: everybody who may vote, in `unit`. */
  readonly due: number | null;
  /** 实到, with those who took part online and by proxy. */
  readonly present: number | null;
  readonly inFavour: number | null;
  /** Of those present, how many were represented by a written proxy. */
  readonly proxies: number | null;
}
