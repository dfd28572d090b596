import { eventsByRow } from "../../../../shared/ledger/money/ledger-sums.ts";
import type { Limitation } from "../../../../shared/ledger/money/limitation.ts";
import {
  accountOf,
  missingEvidence,
  type RowAccount,
} from "../../../../shared/ledger/money/settlement.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import type { Project } from "../../project/project.ts";
import { readBooks, type StoredSettlement } from "./books.ts";
import { presentRows, type RowsOf, type StoredMoneyRow } from "./money-row.ts";
import { demandsByRow, rowLimitation } from "./row-limitation.ts";

export type MoneyState = "open" | "verified" | "posted" | "locked";

/** A claim or debt with what a day makes of it. */
export interface ListedMoneyRow {
  readonly row: StoredMoneyRow;
  readonly account: RowAccount;
  readonly state: MoneyState;
  readonly settlements: readonly StoredSettlement[];
  /** Settlements by that day that lack a paper. */
  readonly lacking: number;
  readonly limitation: Limitation;
}

/** How the lists and the screen say it. */
export const moneyStateNames: Readonly<Record<MoneyState, string>> = {
  open: "待核实",
  verified: "已核实",
  posted: "已公示",
  locked: "已锁定",
};

/** How far a row has come on its way to the lock. */
export function stateOfRow({ lockedOn, postedOn, verifiedBy }: StoredMoneyRow): MoneyState {
  if (lockedOn !== null) return "locked";
  if (postedOn !== null) return "posted";
  return verifiedBy === null ? "open" : "verified";
}

/**
 * Rows of a unit in the order of village and number, with their sums at the day.
 * @param unitCode prefix of the village or group code
 * @param rowsOf the tables as of some entry time; as they are now without it
 */
export function listMoneyRows(
  project: Pick<Project, "db">,
  side: Side | null,
  unitCode: string,
  asOf: string,
  rowsOf: RowsOf = presentRows(project),
): ListedMoneyRow[] {
  const { rows, events } = readBooks(rowsOf);
  const ofRow = eventsByRow(events);
  const demands = demandsByRow(rowsOf);
  return rows
    .filter((row) => side === null || row.side === side)
    .filter((row) => (row.groupCode ?? row.villageCode).startsWith(unitCode))
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other), "en", { numeric: true }))
    .map((row) => {
      const settlements = ofRow.get(row.uid) ?? [];
      return {
        row,
        account: accountOf(row, settlements, asOf),
        state: stateOfRow(row),
        settlements,
        lacking: settlements.filter(
          (event) => event.date <= asOf && missingEvidence(event).length > 0,
        ).length,
        limitation: rowLimitation(row, demands.get(row.uid) ?? [], settlements, asOf),
      };
    });
}

const orderOf = ({ villageCode, number }: StoredMoneyRow) => `${villageCode} ${number}`;
