import type { DecisionRule, VoteShare } from "../shared/ledger/meetings/law-table.ts";

const half: VoteShare = { numerator: 1, denominator: 2, strict: true };
const twoThirds: VoteShare = { numerator: 2, denominator: 3, strict: false };

/** The day the 农村集体经济组织法 came into force, and the last one before it. */
const membersSince = "2025-05-01";
const untilMembers = "2025-04-30";
const villageLawSince = "2018-12-29";
const contractingLawSince = "2019-01-01";

type Span = Pick<DecisionRule, "subject" | "from" | "to">;

/** 村民委员会组织法 22, 26, 28: who comes, and more than half of those who came. */
function villageRules(span: Span): DecisionRule[] {
  const common = { ...span, majority: half, majorityOf: "present", exclusive: false } as const;
  return [
    { ...common, body: "villagers", unit: "person", quorum: half, refs: ["vc24", "vc22"] },
    { ...common, body: "villagers", unit: "household", quorum: twoThirds, refs: ["vc24", "vc22"] },
    {
      ...common,
      body: "villager_representatives",
      unit: null,
      quorum: twoThirds,
      refs: ["vc24", "vc26"],
    },
    { ...common, body: "villager_group", unit: null, quorum: twoThirds, refs: ["vc28"] },
  ];
}

/** 农村集体经济组织法 27: two thirds come, two thirds of all members agree. */
const membersMeeting = {
  body: "members",
  unit: null,
  from: membersSince,
  to: null,
  quorum: twoThirds,
  majority: twoThirds,
  majorityOf: "due",
} as const;

/** Who decides with how many votes, by subject and day (D33). */
export const decisionRules: readonly DecisionRule[] = [
  ...villageRules({ subject: "land", from: villageLawSince, to: untilMembers }),
  {
    ...membersMeeting,
    subject: "land",
    exclusive: true,
    refs: ["rco26", "rco27", "rco28"],
  },
  // 承包法 52: two thirds of all, whoever comes.
  {
    subject: "land_to_outsider",
    body: "villagers",
    unit: "person",
    from: contractingLawSince,
    to: untilMembers,
    quorum: half,
    majority: twoThirds,
    majorityOf: "due",
    exclusive: false,
    refs: ["rlc52"],
  },
  {
    subject: "land_to_outsider",
    body: "villager_representatives",
    unit: null,
    from: contractingLawSince,
    to: untilMembers,
    quorum: twoThirds,
    majority: twoThirds,
    majorityOf: "due",
    exclusive: false,
    refs: ["rlc52"],
  },
  {
    ...membersMeeting,
    subject: "land_to_outsider",
    exclusive: true,
    refs: ["rlc52", "rco26", "rco27", "rco28"],
  },
  ...villageRules({ subject: "asset", from: villageLawSince, to: null }),
  { ...membersMeeting, subject: "asset", exclusive: false, refs: ["rco27"] },
];
