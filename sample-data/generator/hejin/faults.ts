import type { ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import type { RuleId } from "../../../shared/ledger/contracts/rule.ts";
import type { Random } from "../random.ts";
import { checkDigit } from "./people.ts";
import { basePrices, decimal } from "./sound-contract.ts";

/** A fault as it stands in real sheets, and the rule that has to find it. */
export interface Fault {
  readonly rule: RuleId;
  /** How often it is the first fault of a contract: arrears and missing procedure dominate (contracts.md §4). */
  readonly weight: number;
  /** Faults of one group exclude each other. */
  readonly group: "money" | "form" | "term" | "price" | "decision" | "land" | "person" | "alone";
  readonly fits: (contract: ContractValues) => boolean;
  readonly patch: (contract: ContractValues, random: Random) => Partial<ContractValues>;
}

const always = () => true;
const running = ({ status }: ContractValues) => status === "active";
const isLand = ({ contractMu }: ContractValues) => contractMu !== null;
const isField = ({ landClass }: ContractValues) =>
  landClass === "dry" || landClass === "irrigated" || landClass === "orchard";
const isLet = ({ kind }: ContractValues) => kind === "lease" || kind === "contracting";
const yearlyRentFen = ({ contractMu, unitPriceYuan, totalFen }: ContractValues) =>
  contractMu === null || unitPriceYuan === null
    ? Math.round((totalFen ?? 0) / 10)
    : Math.round(Number(contractMu) * Number(unitPriceYuan) * 100);

const noMeeting = {
  meetingType: "none",
  meetingDate: null,
  meetingDue: null,
  meetingPresent: null,
  meetingInFavour: null,
} as const;

export const caseFaults: readonly Fault[] = [
  {
    rule: "HT-40",
    weight: 240,
    group: "money",
    fits: running,
    patch: (contract, random) => ({
      dueFen: (contract.paidFen ?? 0) + random.integer(8, 160) * 10_000,
      arrearsSince: `${random.integer(2019, 2021)}-12-31`,
    }),
  },
  { rule: "HT-10", weight: 180, group: "decision", fits: always, patch: () => noMeeting },
  {
    rule: "HT-12",
    weight: 80,
    group: "decision",
    fits: always,
    patch: () => ({ method: "direct" }),
  },
  { rule: "HT-01", weight: 60, group: "form", fits: always, patch: () => ({ form: "oral" }) },
  {
    rule: "HT-24",
    weight: 55,
    group: "term",
    fits: (contract) => running(contract) && isLet(contract),
    patch: (contract, random) => ({
      signedOn: "2011-02-20",
      meetingDate: "2011-02-05",
      startOn: "2011-03-01",
      endOn: `${random.integer(2018, 2021)}-02-28`,
      previousRentFen: yearlyRentFen(contract),
    }),
  },
  {
    rule: "HT-20",
    weight: 35,
    group: "term",
    fits: (contract) => running(contract) && contract.kind === "lease",
    patch: (_contract, random) => ({
      signedOn: "2006-02-20",
      meetingDate: "2006-02-05",
      startOn: "2006-03-01",
      endOn: `${random.integer(2031, 2056)}-02-28`,
    }),
  },
  {
    rule: "HT-21",
    weight: 12,
    group: "term",
    fits: (contract) => running(contract) && contract.landClass === "waste",
    patch: () => ({
      signedOn: "1996-02-20",
      meetingDate: "1996-02-05",
      startOn: "1996-03-01",
      endOn: "2066-02-28",
    }),
  },
  {
    rule: "HT-26",
    weight: 18,
    group: "term",
    fits: running,
    patch: () => ({ endOn: "long_term" }),
  },
  {
    rule: "HT-30",
    weight: 35,
    group: "price",
    fits: (contract) =>
      running(contract) && basePrices[contract.landClass ?? "other"] !== undefined,
    patch: (contract) => {
      const base = basePrices[contract.landClass ?? "other"] ?? 0;
      const unitPriceYuan = decimal(Math.round(base * 1.5), 1);
      return { unitPriceYuan, previousRentFen: yearlyRentFen({ ...contract, unitPriceYuan }) };
    },
  },
  {
    rule: "HT-33",
    weight: 12,
    group: "price",
    fits: (contract) => running(contract) && isLet(contract),
    patch: () => ({ prepaidYears: 10, payment: "once" }),
  },
  {
    rule: "HT-13",
    weight: 20,
    group: "decision",
    fits: always,
    patch: () => ({ postingDays: null }),
  },
  { rule: "HT-14", weight: 30, group: "form", fits: always, patch: () => ({ filingNumber: null }) },
  {
    rule: "HT-11",
    weight: 18,
    group: "decision",
    fits: (contract) => isLand(contract) && contract.landClass !== "construction",
    patch: () => ({ isMember: false, approvalNumber: "无" }),
  },
  {
    rule: "HT-50",
    weight: 22,
    group: "land",
    fits: (contract) => running(contract) && isLand(contract),
    patch: (contract, random) => ({
      measuredMu: decimal(
        Math.round(Number(contract.contractMu) * 100 * random.between(1.2, 2)) + 20,
        2,
      ),
      previousRentFen: yearlyRentFen(contract),
    }),
  },
  {
    rule: "HT-53",
    weight: 12,
    group: "land",
    fits: (contract) => running(contract) && isField(contract),
    patch: (_contract, random) => ({ currentUse: random.pick(["建养殖场", "挖鱼塘", "建房"]) }),
  },
  {
    rule: "HT-55",
    weight: 12,
    group: "land",
    fits: running,
    patch: (contract) => ({ operator: `${contract.lessee}的受让人` }),
  },
  {
    rule: "HT-58",
    weight: 4,
    group: "land",
    fits: (contract) => running(contract) && isField(contract),
    patch: () => ({ remark: "以地抵债,土地由债权人耕种" }),
  },
  {
    rule: "HT-71",
    weight: 14,
    group: "person",
    fits: always,
    patch: ({ idNumber }) => ({ idNumber: wrongDigit(idNumber ?? "") }),
  },
  {
    rule: "HT-04",
    weight: 22,
    group: "alone",
    fits: (contract) => running(contract) && isField(contract),
    patch: (contract) => ({
      ...noMeeting,
      form: "none",
      signedOn: null,
      method: null,
      postingDays: null,
      filingNumber: null,
      previousRentFen: 0,
      previousNumber: null,
      operator: contract.lessee,
    }),
  },
];

function wrongDigit(idNumber: string): string {
  const body = idNumber.slice(0, 17);
  return `${body}${checkDigit(body) === "1" ? "2" : "1"}`;
}

/** One to three faults that fit a contract, at most one of each group; the first by its weight. */
export function pickFaults(contract: ContractValues, random: Random): Fault[] {
  const first = weighted(
    caseFaults.filter(({ fits }) => fits(contract)),
    random,
  );
  const chosen = [first];
  while (chosen.length < 3 && first.group !== "alone" && random.next() < 0.4) {
    const taken = new Set(chosen.map(({ group }) => group));
    const open = caseFaults.filter(
      ({ fits, group }) => fits(contract) && !taken.has(group) && group !== "alone",
    );
    chosen.push(weighted(open, random));
  }
  return chosen;
}

function weighted(faults: readonly Fault[], random: Random): Fault {
  const total = faults.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random.next() * total;
  for (const fault of faults) {
    rest -= fault.weight;
    if (rest < 0) return fault;
  }
  return faults[faults.length - 1]!;
}
