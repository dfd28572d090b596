import { addYears } from "../money/calendar.ts";
import { firstLack, lackOf } from "./cells.ts";
import type { RuleContext } from "./context.ts";
import type { ContractFacts } from "./facts.ts";
import { type ContractPaid, contractPaid, paidInstalments } from "./instalments.ts";
import { dayOf } from "./term.ts";

export interface Arrears {
  readonly fen: number;
  /** Since when the oldest unpaid part is due. */
  readonly since: string;
  /** Days on which something that is not paid fell due. */
  readonly dueDates: readonly string[];
}

/**
 * What is owed under a contract by the day of asking: from its schedule and the receipts where there is a
 * schedule (D36), else from what the sheet says; what settled its claim counts either way. Null when nothing is
 * owed.
 */
export function arrearsOf(
  contract: ContractFacts,
  context: RuleContext,
): Arrears | null | { readonly reason: string } {
  const instalments = context.instalmentsOf(contract.uid);
  if (instalments.length > 0) return fromSchedule(contract, context);
  const lack = firstLack(contract, ["dueFen", "paidFen"]);
  if (lack !== null) return { reason: lack };
  const { sinceSheet } = paidOf(contract, context);
  const fen = (contract.dueFen ?? 0) - (contract.paidFen ?? 0) - sinceSheet;
  if (fen <= 0) return null;
  const end = dayOf(contract.endOn);
  const since = contract.arrearsSince ?? (end !== null && end < context.asOf ? end : null);
  if (since === null) return { reason: lackOf(contract, "arrearsSince") ?? "欠缴起始日未填" };
  return since > context.asOf ? null : { fen, since, dueDates: [since] };
}

function paidOf({ uid }: ContractFacts, context: RuleContext): ContractPaid {
  return contractPaid(context.receiptsOf(uid), context.claimSettlementsOf(uid));
}

function fromSchedule(contract: ContractFacts, context: RuleContext): Arrears | null {
  const schedule = context
    .instalmentsOf(contract.uid)
    .map(({ dueOn, fen }) => ({ dueOn, dueFen: fen }));
  const { bySchedule } = paidOf(contract, context);
  const unpaid = paidInstalments(schedule, bySchedule, context.asOf).filter(
    ({ dueFen, paidFen }) => paidFen < dueFen,
  );
  const [oldest] = unpaid;
  if (oldest === undefined) return null;
  const fen = unpaid.reduce((sum, { dueFen, paidFen }) => sum + dueFen - paidFen, 0);
  return { fen, since: oldest.dueOn, dueDates: unpaid.map(({ dueOn }) => dueOn) };
}

export const arrearsAges = ["under_1", "1_to_3", "over_3"] as const;
export type ArrearsAge = (typeof arrearsAges)[number];
export const arrearsAgeNames: Readonly<Record<ArrearsAge, string>> = {
  under_1: "1 年以内",
  "1_to_3": "1 至 3 年",
  over_3: "3 年以上",
};

/** How old arrears are on a day; an anniversary still belongs to the younger band (D34). */
export function arrearsAge(since: string, asOf: string): ArrearsAge {
  if (asOf > addYears(since, 3)) return "over_3";
  return asOf > addYears(since, 1) ? "1_to_3" : "under_1";
}
