import type { ClaimSettlementFacts } from "../../../../shared/ledger/contracts/instalments.ts";
import { missingEvidence } from "../../../../shared/ledger/money/settlement.ts";
import { takenBy } from "../../../../shared/ledger/money/settlement-faults.ts";
import { readBooks, type StoredSettlement } from "./books.ts";
import type { RowsOf, StoredRecord } from "./money-row.ts";

/**
 * What settled the claims of contracts (D36): everything that has its papers, by day. The part that is a
 * receipt of the contract as well is told apart, so that the same money pays once.
 */
export function claimSettlements(rowsOf: RowsOf): ClaimSettlementFacts[] {
  const { rows, events } = readBooks(rowsOf);
  const contractOf = new Map(
    rows.flatMap(({ uid, side, contractUid }) =>
      side === "claim" && contractUid !== null ? [[uid, contractUid] as const] : [],
    ),
  );
  return events.flatMap((event) => {
    const claims = [event.rowUid, event.counterpartUid ?? ""];
    const contractUid = claims.map((uid) => contractOf.get(uid)).find((uid) => uid !== undefined);
    if (contractUid === undefined || missingEvidence(event).length > 0) return [];
    return [{ contractUid, on: event.date, fen: takenBy(event), receivedFen: receivedFen(event) }];
  });
}

function receivedFen({ receiptUid, way, amountFen, cashFen }: StoredSettlement): number {
  if (receiptUid === null) return 0;
  return way === "R1" ? amountFen : cashFen;
}

/** Receipts as what pays a contract asks for them. */
export function receivedFor(receipts: readonly StoredRecord[]) {
  return receipts.map(({ amount_fen, set_off }) => ({
    fen: Number(amount_fen),
    setOff: set_off === 1,
  }));
}
