import type { AuditRegister, Stratum } from "../../../shared/ledger/audit/audit-words.ts";
import { stratifiedSample } from "../../../shared/ledger/audit/sampling.ts";
import { muUnits } from "../../../shared/ledger/indicators/quotient.ts";
import type { Project } from "../project/project.ts";
import { unitNames } from "../project/unit-names.ts";
import { businessDay } from "./indicators/business-day.ts";
import { type KnownRow, knownTables, textOf } from "./indicators/known-rows.ts";

/** One row that an auditor may draw. */
export interface AuditRow {
  uid: string;
  label: string;
  villageCode: string;
  villageName: string;
  stratum: string;
  amountFen: number | null;
}

const tables: Readonly<Record<AuditRegister, string>> = {
  contract: "contract",
  claim: "money_row",
  debt: "money_row",
  charge: "charge",
  plot: "plot",
};

/** The rows of a register, each in its stratum, in the order of their uids. */
export function auditRows(
  project: Pick<Project, "db">,
  register: AuditRegister,
  by: Stratum,
): AuditRow[] {
  const nameOf = unitNames(project);
  const rows = knownTables(project, null)(tables[register]).filter((row) => isOf(register, row));
  const stratumOf = divide(project, register, by, rows, nameOf);
  return rows
    .map((row) => {
      const villageCode = villageOf(row);
      return {
        uid: String(row.uid),
        label: labelOf(register, row),
        villageCode,
        villageName: nameOf(villageCode),
        stratum: stratumOf(row),
        amountFen: amountOf(row),
      };
    })
    .sort((one, other) => (one.uid < other.uid ? -1 : 1));
}

/** What was drawn of one stratum. */
export interface DrawnStratum {
  stratum: string;
  /** How many rows the stratum has. */
  of: number;
  rows: AuditRow[];
}

/** Draws of the rows by seed and sizes (`stratifiedSample`), with the rows themselves. */
export function drawnStrata(
  rows: readonly AuditRow[],
  seed: string,
  sizes: Readonly<Record<string, number>>,
): DrawnStratum[] {
  const byUid = new Map(rows.map((row) => [row.uid, row]));
  return Object.entries(stratifiedSample(rows, seed, sizes)).map(([stratum, uids]) => ({
    stratum,
    of: rows.filter((row) => row.stratum === stratum).length,
    rows: uids.map((uid) => byUid.get(uid)!),
  }));
}

/** How many rows each stratum has, by its name. */
export function strataOf(rows: readonly AuditRow[]): { stratum: string; rows: number }[] {
  const groups = Map.groupBy(rows, ({ stratum }) => stratum);
  const strata = [...groups].map(([stratum, own]) => ({ stratum, rows: own.length }));
  return strata.sort((one, other) => (one.stratum < other.stratum ? -1 : 1));
}

function isOf(register: AuditRegister, row: KnownRow): boolean {
  if (register === "contract") return row.standing === "registered";
  if (register === "claim" || register === "debt") return row.side === register;
  return register === "plot" ? row.state === "open" : row.withdrawn_on === null;
}

/** A plot's number is one within its group; its code names it. */
const labelOf = (register: AuditRegister, row: KnownRow) =>
  textOf(row, register === "plot" ? "code" : "number") ?? "无编号";

const villageOf = (row: KnownRow) =>
  textOf(row, "village_code") ?? (textOf(row, "group_code") ?? "").slice(0, 12);

function amountOf(row: KnownRow): number | null {
  const value = row.total_fen ?? row.original_fen ?? row.amount_fen ?? null;
  return value === null ? null : Number(value);
}

type StratumOf = (row: KnownRow) => string;

function divide(
  project: Pick<Project, "db">,
  register: AuditRegister,
  by: Stratum,
  rows: readonly KnownRow[],
  nameOf: (code: string) => string,
): StratumOf {
  switch (by) {
    case "village":
      return (row) => nameOf(villageOf(row));
    case "amount":
      return (row) => amountWord(amountOf(row));
    case "outsider":
      return ({ is_member }) =>
        is_member === 1 ? "本集体成员" : is_member === 0 ? "外部人员" : "身份不明";
    case "price":
      return priceWords(rows);
    case "late":
      return lateWords(project, tables[register]);
  }
}

function amountWord(fen: number | null): string {
  if (fen === null) return "没有金额";
  if (fen < 1_000_000) return "1 万元以下";
  return fen < 10_000_000 ? "1 万至 10 万元" : "10 万元以上";
}

/** Against the median of the same kind of land: below half of it is low. */
function priceWords(rows: readonly KnownRow[]): StratumOf {
  const priceOf = (row: KnownRow) => {
    const price = textOf(row, "unit_price_yuan");
    return price === null || !/^\d+(\.\d{1,4})?$/.test(price) ? null : muUnits(price);
  };
  const byClass = Map.groupBy(
    rows.filter((row) => priceOf(row) !== null),
    (row) => textOf(row, "land_class"),
  );
  const medians = new Map(
    [...byClass].map(([landClass, own]) => {
      const prices = own.map((row) => priceOf(row)!).sort((one, other) => (one < other ? -1 : 1));
      return [landClass, prices[Math.floor(prices.length / 2)]!];
    }),
  );
  return (row) => {
    const price = priceOf(row);
    const median = medians.get(textOf(row, "land_class"));
    if (price === null || median === undefined) return "没有单价";
    return price * 2n < median ? "单价低于中位数一半" : "单价正常";
  };
}

/** How long after signing, or arising, a row was entered, by the log. */
function lateWords({ db }: Pick<Project, "db">, table: string): StratumOf {
  const firstEntry = new Map(
    db
      .prepare<[string], [string, string]>(
        `SELECT r.row_uid, min(e.at) FROM event_row r JOIN event e ON e.id = r.event_id
         WHERE r.table_name = ? GROUP BY r.row_uid`,
      )
      .raw()
      .all(table) as [string, string][],
  );
  return (row) => {
    const signed = textOf(row, "signed_on") ?? textOf(row, "formed_on");
    const entered = firstEntry.get(String(row.uid));
    if (signed === null || entered === undefined) return "没有签订日期";
    const [year = "", ...rest] = signed.split("-");
    const yearLater = [String(Number(year) + 1), ...rest].join("-");
    return businessDay(entered) > yearLater ? "签订一年后录入" : "签订一年内录入";
  };
}
