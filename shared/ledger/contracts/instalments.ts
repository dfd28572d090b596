/** An instalment that has fallen due, with what is paid of it; fen. */
export type PaidInstalment<Instalment> = Instalment & { readonly paidFen: number };

/**
 * What fell due by a day, the oldest first, and what is paid of each: money pays the oldest instalment
 * first (D36). `paidFen` is everything that came in or was settled otherwise by that day.
 */
export function paidInstalments<Instalment extends { dueOn: string; dueFen: number }>(
  schedule: readonly Instalment[],
  paidFen: number,
  asOf: string,
): PaidInstalment<Instalment>[] {
  let left = paidFen;
  return schedule
    .filter(({ dueOn }) => dueOn <= asOf)
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
    .map((instalment) => {
      const part = Math.min(left, instalment.dueFen);
      left -= part;
      return { ...instalment, paidFen: part };
    });
}

/** What settled a claim for the rent of a contract, by day; fen. */
export interface ClaimSettlementFacts {
  readonly contractUid: string;
  readonly on: string;
  /** By how much it lowered the claim: paid, forgiven, set off, handed over, written off, corrected. */
  readonly fen: number;
  /** The part of it that stands among the contract's receipts too. */
  readonly receivedFen: number;
}

/** What a contract is paid by a day, as receipts and settlements of its claim tell; fen. */
export interface ContractPaid {
  /** With a schedule: every receipt, and what settled its claim without one. */
  readonly bySchedule: number;
  /** Without a schedule the sheet's 已缴 speaks up to the claim: all that settled the claim comes on top. */
  readonly sinceSheet: number;
}

/**
 * Arrears of a contract and the claim they were locked as are one thing (D36): what settles the claim pays
 * the contract. A receipt that only says 抵销 has no sheet of both parties behind it (HT-45) and pays nothing.
 */
export function contractPaid(
  receipts: readonly { readonly fen: number; readonly setOff: boolean }[],
  settlements: readonly ClaimSettlementFacts[],
): ContractPaid {
  const received = receipts.reduce((sum, { fen, setOff }) => sum + (setOff ? 0 : fen), 0);
  const settled = settlements.reduce((sum, { fen }) => sum + fen, 0);
  const both = settlements.reduce((sum, { receivedFen }) => sum + receivedFen, 0);
  return { bySchedule: received + settled - both, sinceSheet: settled };
}
