/** Who judged, from the village's own view up to a court (campaign.md §3); audit stands beside them. */
export const judgementLevels = ["village", "town", "arbitration", "court", "audit"] as const;
export type JudgementLevel = (typeof judgementLevels)[number];
export const judgementLevelNames: Readonly<Record<JudgementLevel, string>> = {
  village: "村级初定",
  town: "乡镇核定",
  arbitration: "仲裁裁定",
  court: "司法认定",
  audit: "审计",
};

/** Whether a judgement of this level settles a finding; the village only proposes (A4). */
export const settles = (level: JudgementLevel): boolean =>
  level === "town" || level === "arbitration" || level === "court";

export const findingVerdicts = ["true", "false"] as const;
export type FindingVerdict = (typeof findingVerdicts)[number];
export const findingVerdictNames: Readonly<Record<FindingVerdict, string>> = {
  true: "属实",
  false: "不属实",
};

/** What is done about a problem contract (contracts.md §5). */
export const rectifications = [
  "cancel",
  "amend",
  "raise",
  "renew",
  "sue",
  "take_back",
  "complete",
  "keep",
] as const;
export type Rectification = (typeof rectifications)[number];
export const rectificationNames: Readonly<Record<Rectification, string>> = {
  cancel: "撤",
  amend: "改",
  raise: "增",
  renew: "续",
  sue: "诉",
  take_back: "收",
  complete: "补",
  keep: "维持",
};

/** How far a problem contract is: 整改中 from the confirmation on, 已销号 while its last closing stands. */
export const problemStates = ["undecided", "open", "closed"] as const;
export type ProblemState = (typeof problemStates)[number];
export const problemStateNames: Readonly<Record<ProblemState, string>> = {
  undecided: "待定整改方式",
  open: "整改中",
  closed: "已销号",
};
