import { type FigureChange, figureChanges } from "../../../shared/ledger/reports/snapshot-rows.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import {
  listSnapshots,
  type StoredSnapshot,
  snapshotRows,
} from "../registers/snapshots/snapshots.ts";
import { reportBasis } from "../reports/indicators/indicator-figures.ts";
import { type LateEntry, lateEntries } from "../reports/late-entries.ts";
import { frozenRows } from "./township-reports.ts";

const registerNames: Readonly<Record<string, string>> = {
  settlement: "化解",
  money_row: "锁定的债权债务",
  receipt: "收款",
  charge: "账单",
  land_event: "收回盘活",
};

/** A late entry as every door tells it, its freezes by their numbers. */
export interface LateEntryFacts extends Omit<LateEntry, "snapshots" | "villageCode"> {
  registerName: string;
  villageName: string;
  snapshots: { number: number; deltaFen: number }[];
}

interface LateFacts {
  entries: LateEntryFacts[];
  /** The freezes that entries would change, with the figures of their scope that are other ones now. */
  snapshots: { snapshot: StoredSnapshot; changes: FigureChange[] }[];
}

/** What was recorded after freezes and is dated before their day, and what that makes of their figures (D38). */
export function lateFacts(project: Project, unitCode: string): LateFacts {
  const nameOf = unitNames(project);
  const frozen = listSnapshots(project);
  const late = lateEntries(project, frozen, unitCode);
  const byUid = new Map(frozen.map((one) => [one.uid, one]));
  const touched = frozen.filter(({ uid }) =>
    late.some(({ snapshots }) => snapshots.some((one) => one.uid === uid)),
  );
  return {
    entries: late.map(({ villageCode, snapshots, ...entry }) => ({
      ...entry,
      registerName: registerNames[entry.register] ?? entry.register,
      villageName: nameOf(villageCode),
      snapshots: snapshots.map(({ uid, deltaFen }) => ({
        number: byUid.get(uid)?.number ?? 0,
        deltaFen,
      })),
    })),
    snapshots: touched.map((snapshot) => ({ snapshot, changes: changesNow(project, snapshot) })),
  };
}

function changesNow(project: Project, { uid, asOf, scopeCode }: StoredSnapshot): FigureChange[] {
  const now = frozenRows(reportBasis(project, { asOf, knownAt: null, scopeCode }));
  return figureChanges(snapshotRows(project, uid).figures, now.figures).filter(
    (change) => change.unitCode === scopeCode,
  );
}
