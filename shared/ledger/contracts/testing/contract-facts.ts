import { lawTable } from "../../../../seeds/law-table.ts";
import { ruleContext } from "../context.ts";
import type {
  LandFacts,
  PaperFacts,
  PaperKind,
  PersonFacts,
  ReceiptFacts,
  RegisterFacts,
  UnitFacts,
} from "../context-facts.ts";
import { contractRule } from "../contract-rules.ts";
import { type ContractFacts, type ContractField, contractHeadings } from "../facts.ts";
import type { RuleHit, RuleId, RuleOutcome } from "../rule.ts";

export const asOf = "2026-06-30";
export const village = "140882101201";
export const contractFields = Object.keys(contractHeadings) as ContractField[];

/** A contract (虚构) in which no rule finds anything. */
const soundContract: ContractFacts = {
  uid: "c1",
  registeredOn: asOf,
  number: "HT2023-001",
  villageCode: village,
  groupCode: null,
  name: "南沟旱地承包合同",
  kind: "contracting",
  lessor: "南沟村股份经济合作社",
  lessee: "王小明",
  idNumber: "140882198003070019",
  phone: "13800000000",
  isMember: true,
  plotCodes: ["14088210120101W0001"],
  landClass: "dry",
  place: "南沟",
  east: "路",
  south: "渠",
  west: "张三",
  north: "沟",
  contractMu: "20",
  measuredMu: "20.05",
  use: "种植玉米",
  currentUse: "玉米",
  signedOn: "2023-03-01",
  startOn: "2023-04-01",
  endOn: "2028-03-31",
  method: "negotiation",
  unitPriceYuan: "100",
  totalFen: 1_000_000,
  payment: "yearly",
  prepaidYears: 1,
  dueFen: 800_000,
  paidFen: 800_000,
  arrearsSince: null,
  meetingType: "villager_representatives",
  meetingDate: "2023-02-10",
  meetingDue: 30,
  meetingPresent: 25,
  meetingInFavour: 20,
  approvalNumber: null,
  postingDays: 7,
  filingNumber: "备2023-7",
  form: "written",
  operator: "王小明",
  status: "active",
  remark: null,
  landSource: "collective",
  mandate: null,
  previousNumber: null,
  previousRentFen: null,
  escalation: "每三年递增 5%",
  buyBack: "无",
  relation: "无",
  lesseeExists: true,
  absent: new Set(),
  unread: new Set(),
  signer: null,
  meeting: null,
};

export function aContract(patch: Partial<ContractFacts> = {}): ContractFacts {
  return { ...soundContract, ...patch };
}

export function aUnit(patch: Partial<UnitFacts> = {}): UnitFacts {
  return {
    code: village,
    name: "南沟村",
    households: 120,
    members: 400,
    capableMembers: 312,
    householdRepresentatives: 120,
    memberRepresentatives: 40,
    secondRoundEndsOn: "2028-12-31",
    extensionEndsOn: null,
    arableMu: "2000",
    reserveMu: "80",
    papersRecorded: false,
    ...patch,
  };
}

export function someLand(patch: Partial<LandFacts> = {}): LandFacts {
  return {
    plotCode: "14088210120101W0001",
    villageCode: village,
    hasShape: true,
    ownershipCode: "32",
    surveyClass: "0103",
    baselineClass: "013",
    parcelKind: null,
    signedMu: null,
    householdOverlapMu: "0",
    basicFarmlandMu: "0",
    disputed: false,
    currentUse: "planted",
    idleYears: 0,
    tillerName: "王小明",
    tillerIdNumber: null,
    formContractNumber: null,
    ...patch,
  };
}

/** A register with one village and its plot known; the rest as it is given. */
export function someFacts(patch: Partial<RegisterFacts> = {}): RegisterFacts {
  return {
    contracts: [],
    units: [aUnit()],
    people: [],
    land: [someLand()],
    overlaps: [],
    receipts: [],
    claimSettlements: [],
    instalments: [],
    demands: [],
    papers: [],
    applicants: [],
    ...patch,
  };
}

export interface Case {
  readonly contract?: Partial<ContractFacts>;
  readonly facts?: Partial<RegisterFacts>;
  readonly asOf?: string;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** What one rule says about the sound contract with some facts changed. */
export function outcomeOf(rule: RuleId, given: Case = {}): RuleOutcome {
  const contract = aContract(given.contract);
  const facts = someFacts(given.facts);
  const all = { ...facts, contracts: [contract, ...facts.contracts] };
  const context = ruleContext(all, lawTable, given.asOf ?? asOf);
  return contractRule(rule).check(contract, context, given.parameters ?? {});
}

/** The hit of a rule; throws when there is none. */
export function hitOf(rule: RuleId, given: Case = {}): RuleHit {
  const outcome = outcomeOf(rule, given);
  if (outcome.kind !== "hit") throw new Error(`${rule}: ${JSON.stringify(outcome)}`);
  return outcome;
}

export const absent = (...fields: ContractField[]): Partial<ContractFacts> => ({
  ...Object.fromEntries(fields.map((field) => [field, null])),
  absent: new Set(fields),
});

export const aPerson = (patch: Partial<PersonFacts> = {}): PersonFacts => ({
  idNumber: "140882198003070019",
  name: "王小明",
  unitCode: village,
  isMember: true,
  post: null,
  relativeIdNumbers: [],
  diedOn: null,
  ...patch,
});

export const aPaper = (kind: PaperKind): PaperFacts => ({ contractUid: "c1", kind });

export const aReceipt = (patch: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  contractUid: "c1",
  number: "0001",
  on: "2025-01-10",
  fen: 800_000,
  voucherNumber: "记-12",
  personalAccount: false,
  setOff: false,
  ...patch,
});

export const none: RuleOutcome = { kind: "none" };
export const notChecked = (reason: string): RuleOutcome => ({ kind: "notChecked", reason });
