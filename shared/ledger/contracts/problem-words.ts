/** How a problem contract is set right (contracts.md §5). */
export const problemDecisions = [
  "cancel",
  "amend",
  "raise",
  "renew",
  "sue",
  "take_back",
  "complete",
  "keep",
] as const;
export type ProblemDecision = (typeof problemDecisions)[number];
export const problemDecisionNames: Readonly<Record<ProblemDecision, string>> = {
  cancel: "撤",
  amend: "改",
  raise: "增",
  renew: "续",
  sue: "诉",
  take_back: "收",
  complete: "补",
  keep: "维持",
};

/** Who judged: 村级初定 → 乡镇核定 → 仲裁裁定 → 司法认定; an audit notes its own. */
export const judgementLevels = ["village", "town", "arbitration", "court", "audit"] as const;
export type JudgementLevel = (typeof judgementLevels)[number];
export const judgementLevelNames: Readonly<Record<JudgementLevel, string>> = {
  village: "村级初定",
  town: "乡镇核定",
  arbitration: "仲裁裁定",
  court: "司法认定",
  audit: "审计核查",
};

/** Whether a judgement of this level settles a finding; the village only proposes (A4). */
export const settles = (level: JudgementLevel): boolean =>
  level === "town" || level === "arbitration" || level === "court";

/** What a person says of a finding. */
export type FindingVerdict = "true" | "false";
export const findingVerdictNames: Readonly<Record<FindingVerdict, string>> = {
  true: "属实",
  false: "不属实",
};

/** Where a problem contract stands; overdue is decided, not closed, and past its deadline. */
export const problemStates = ["undecided", "decided", "overdue", "closed"] as const;
export type ProblemState = (typeof problemStates)[number];
export const problemStateNames: Readonly<Record<ProblemState, string>> = {
  undecided: "待定方案",
  decided: "整改中",
  overdue: "已超期",
  closed: "已销号",
};

/** Where a contract stands on its way from 登记 to 销号. */
export const contractStages = ["unjudged", "clean", "problem", "closed"] as const;
export type ContractStage = (typeof contractStages)[number];
export const contractStageNames: Readonly<Record<ContractStage, string>> = {
  unjudged: "待核定",
  clean: "无问题",
  problem: "问题合同",
  closed: "已销号",
};

/** proposed: from the household register or a disposal, until somebody registers it. */
export const contractStandings = ["proposed", "registered", "withdrawn"] as const;
export type ContractStanding = (typeof contractStandings)[number];
export const contractStandingNames: Readonly<Record<ContractStanding, string>> = {
  proposed: "待登记",
  registered: "已登记",
  withdrawn: "已撤下",
};
