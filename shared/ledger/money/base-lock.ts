import type { MoneyFault } from "./settlement-faults.ts";

/** How far one claim or debt has come on its way to being locked (debts.md §1). */
export interface LockFacts {
  readonly number: string;
  readonly verifiedBy: string | null;
  readonly postedOn: string | null;
  readonly formedOn: string | null;
  readonly lockedOn: string | null;
}

const wrong = (text: string): MoneyFault => ({ kind: "date", text });

/** Why a row may not be locked at a base date: verify, post, then lock, once. */
export function lockFaults(row: LockFacts, baseDate: string): MoneyFault[] {
  const faults: MoneyFault[] = [];
  if (row.lockedOn !== null) return [wrong(`${row.number} 已于 ${row.lockedOn} 锁定。`)];
  if ((row.verifiedBy ?? "").trim() === "") {
    faults.push(wrong(`${row.number} 还没有核实人,不能锁定。`));
  }
  if (row.postedOn === null) faults.push(wrong(`${row.number} 还没有公示,不能锁定。`));
  if (row.postedOn !== null && row.postedOn > baseDate) {
    faults.push(wrong(`${row.number} 的公示日 ${row.postedOn} 晚于锁定日 ${baseDate}。`));
  }
  if (row.formedOn !== null && row.formedOn > baseDate) {
    faults.push(wrong(`${row.number} 形成于 ${row.formedOn},晚于锁定日 ${baseDate}。`));
  }
  return faults;
}

/**
 * Why a row may not be added or its base changed: once its village is locked, either needs a reason.
 * @param villageLockedOn the village's base date, null while nothing of this side is locked
 */
export function baseReasonFault(
  number: string,
  villageLockedOn: string | null,
  reason: string,
): MoneyFault | null {
  if (villageLockedOn === null || reason.trim() !== "") return null;
  return wrong(`${villageLockedOn} 已锁定底数;新增 ${number} 或改动它的原值,须写明理由。`);
}
