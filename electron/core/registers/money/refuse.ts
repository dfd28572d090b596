import { AppError } from "../../../../shared/contract/errors.ts";
import type { MoneyFault } from "../../../../shared/ledger/money/settlement-faults.ts";

/** A refusal in words for people: nothing was changed. */
export function refused(message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError("money.refused", message, { details });
}

/** Throws `money.refused` with every fault in one sentence each; does nothing where there is none. */
export function refuseFaults(faults: readonly MoneyFault[]): void {
  if (faults.length === 0) return;
  throw refused(faults.map(({ text }) => text).join(""), { kinds: faults.map(({ kind }) => kind) });
}
