import type { MoneyRow } from "../../../../shared/ledger/money/settlement.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import type { Project } from "../../project/project.ts";
import type { Row, SqlValue } from "../../project/recorder.ts";
import { columnName } from "../column-name.ts";

/** 特殊群体 as the sheets write them. */
export const specialGroups = ["脱贫户", "低保户", "五保户"] as const;

/** What people enter about one claim or debt (debts.md §7); null is not known. */
export interface MoneyValues {
  readonly number: string;
  /** 12 and 14 digits. */
  readonly villageCode: string;
  readonly groupCode: string | null;
  readonly party: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly bankAccount: string | null;
  readonly isMember: boolean | null;
  readonly specialGroup: string | null;
  /** Heirs pay for the dead; whoever left none may be waived by a scheme. */
  readonly lifeStatus: "alive" | "heirs" | "noHeirs" | null;
  readonly servingCadre: boolean | null;
  readonly relatedParty: boolean | null;
  /** C1 … C8, D1 … D8. */
  readonly type: string;
  readonly contractNumber: string | null;
  readonly formedOn: string | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
  readonly originalFen: number;
  readonly inBook: boolean | null;
  readonly voucherNumber: string | null;
  /** Per cent a year as decimal text; told, never accrued (D37). */
  readonly ratePercent: string | null;
  readonly handledBy: string | null;
  readonly decisionBasis: string | null;
  readonly lastDemandOn: string | null;
  readonly lastAcknowledgedOn: string | null;
  readonly plotCodes: readonly string[];
  readonly note: string | null;
}

/** A claim or debt as it is stored. */
export interface StoredMoneyRow extends MoneyValues {
  readonly uid: string;
  readonly side: Side;
  readonly contractUid: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
  readonly postedOn: string | null;
  readonly lockedOn: string | null;
  readonly batchUid: string | null;
  readonly sourceRow: number | null;
}

export type StoredRecord = Readonly<Record<string, SqlValue>>;

/** Rows of a table by their columns: as they are, or as they were known at some moment (D38). */
export type RowsOf = (table: string) => readonly StoredRecord[];

/** The tables as they are now. */
export function presentRows({ db }: Pick<Project, "db">): RowsOf {
  return (table) => db.prepare<[], StoredRecord>(`SELECT * FROM ${table} ORDER BY id`).all();
}

const textFields = [
  ...["groupCode", "idNumber", "phone", "address", "bankAccount", "specialGroup", "lifeStatus"],
  ...["contractNumber", "formedOn", "dueOn", "reason", "voucherNumber", "ratePercent", "handledBy"],
  ...["decisionBasis", "lastDemandOn", "lastAcknowledgedOn", "note", "contractUid", "verifiedBy"],
  ...["verifiedOn", "postedOn", "lockedOn", "batchUid"],
];
const yesNoFields = ["isMember", "servingCadre", "relatedParty", "inBook"];

export function moneyRowOf(row: StoredRecord): StoredMoneyRow {
  const text = (field: string) => row[columnName(field)] ?? null;
  const yesNo = (field: string) => (text(field) === null ? null : text(field) === 1);
  // The commands store nothing but what MoneyValues lets through.
  return {
    ...Object.fromEntries(textFields.map((field) => [field, text(field)])),
    ...Object.fromEntries(yesNoFields.map((field) => [field, yesNo(field)])),
    uid: row.uid,
    side: row.side,
    number: row.number,
    villageCode: row.village_code,
    party: row.party,
    type: row.type,
    originalFen: Number(row.original_fen),
    plotCodes: JSON.parse(String(row.plot_codes)) as string[],
    sourceRow: row.source_row ?? null,
  } as unknown as StoredMoneyRow;
}

/** The columns of the given values. */
export function moneyColumns(values: Partial<MoneyValues>): Row {
  const { plotCodes, ...plain } = values;
  const columns = Object.entries(plain).map(([field, value]): [string, SqlValue] => [
    columnName(field),
    typeof value === "boolean" ? Number(value) : (value ?? null),
  ]);
  const codes = plotCodes === undefined ? {} : { plot_codes: JSON.stringify(plotCodes) };
  return { ...Object.fromEntries(columns), ...codes };
}

/** The part of a row that sums are made of. */
export function accountRow(row: StoredMoneyRow): MoneyRow {
  return { ...row, relatedParty: row.relatedParty === true };
}
