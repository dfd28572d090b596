import { decimalText } from "../../../../shared/entry/read-amount.ts";
import { yuanText } from "../../../../shared/ledger/money/amount-words.ts";
import { baseReasonFault } from "../../../../shared/ledger/money/base-lock.ts";
import { sideNames, sideTypes } from "../../../../shared/ledger/money/money-types.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import type { Project } from "../../project/project.ts";
import type { Row } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { contractArrears } from "../../registers/money/contract-arrears.ts";
import {
  type MoneyValues,
  moneyColumns,
  moneyRowOf,
  presentRows,
  type StoredMoneyRow,
  specialGroups,
} from "../../registers/money/money-row.ts";
import { rowFaults } from "../../registers/money/row-faults.ts";
import { baseDateOf, contractOf, noteLateRow } from "../../registers/money/save-row.ts";
import type { TableEntry } from "../sheet-table/read-table.ts";
import type { RowPlan, SheetRegister } from "../sheet-table/sheet-register.ts";
import { unitFinder } from "../written-unit.ts";
import { asReasons, numberOf, refusedRow, textOf } from "./cell-values.ts";
import { moneyRowColumns, villageColumns } from "./money-columns.ts";

/** Claims or debts as `qhs import --register claims|debts` takes them: gross, one row an origin. */
const moneyRowSheet = (side: Side, name: string): SheetRegister => ({
  name,
  title: `${sideNames[side]}台账`,
  columns: [...moneyRowColumns, ...villageColumns],
  templateColumns: moneyRowColumns,
  planner: (project, { villageCode }, absent) => {
    const findUnit = unitFinder(project, villageCode ?? null);
    const owed = rentByDay(project);
    const seen = new Set<string>();
    return (entry): RowPlan => {
      if (entry.problems.length > 0) return { problems: [] };
      const number = textOf(entry, "number") ?? "";
      const unit = findUnit({
        villageCode: textOf(entry, "villageCode"),
        groupCode: textOf(entry, "groupCode"),
        villageName: textOf(entry, "villageName"),
        groupName: textOf(entry, "groupName"),
      });
      if (unit.problem !== null) return refusedRow("村代码", number, [unit.problem]);
      const key = `${unit.villageCode} ${number}`;
      if (seen.has(key)) return refusedRow("编号", number, ["在表里出现了两次"]);
      seen.add(key);
      const read = readValues(side, entry, unit);
      const lockedOn = textOf(entry, "lockedOn");
      const known = storedRow(project, side, read.values);
      const faults = [
        ...read.faults,
        ...asReasons(rowFaults(side, read.values, today(project))),
        ...lockedFaults(read.values, lockedOn, today(project)),
        ...rentFaults(project, owed, side, read.values, lockedOn),
        ...baseFaults(project, side, read.values, known),
      ];
      if (faults.length > 0) return refusedRow("编号", number, faults);
      return plannedRow(project, { side, entry, values: read.values, lockedOn, known, absent });
    };
  },
});

export const claimSheet = moneyRowSheet("claim", "claims");
export const debtSheet = moneyRowSheet("debt", "debts");

interface ReadValues {
  readonly values: MoneyValues;
  readonly faults: readonly string[];
}

function readValues(
  side: Side,
  entry: TableEntry,
  unit: { readonly villageCode: string; readonly groupCode: string | null },
): ReadValues {
  const text = (key: string) => textOf(entry, key);
  const yesNo = (key: string) => {
    const value = entry.values[key] ?? null;
    return typeof value === "boolean" ? value : null;
  };
  const faults: string[] = [];
  const rate = text("ratePercent");
  const ratePercent = rate === null ? null : decimalText(rate.replace(/[%%]$/, ""));
  if (rate !== null && (ratePercent === null || ratePercent.startsWith("-"))) {
    faults.push(`利率“${rate}”不是百分数`);
  }
  const group = specialGroupOf(text("specialGroup"));
  if (group === undefined) {
    faults.push(`特殊群体“${text("specialGroup")}”应为 ${specialGroups.join("、")} 或 无`);
  }
  const inBook = text("inBook");
  const codes = entry.values.plotCodes;
  const values: MoneyValues = {
    ...{ number: text("number") ?? "", party: text("party") ?? "" },
    ...{ villageCode: unit.villageCode, groupCode: unit.groupCode },
    ...{ idNumber: text("idNumber"), phone: text("phone"), address: null, bankAccount: null },
    ...{ isMember: yesNo("isMember"), specialGroup: group ?? null, lifeStatus: null },
    ...{ servingCadre: null, relatedParty: yesNo("isRelated") },
    ...{ type: typeOf(side, text("type") ?? ""), contractNumber: text("contractNumber") },
    ...{ formedOn: text("formedOn"), dueOn: null, reason: text("reason") },
    ...{ originalFen: numberOf(entry, "originalFen") ?? 0 },
    ...{ inBook: inBook === null ? null : inBook === "in", voucherNumber: text("voucherNumber") },
    ...{ ratePercent, handledBy: null, decisionBasis: null },
    ...{ lastDemandOn: text("lastDemandOn"), lastAcknowledgedOn: text("lastAcknowledgedOn") },
    ...{ plotCodes: Array.isArray(codes) ? codes : [], note: text("note") },
  };
  return { values, faults };
}

/** `C2`, `c2 村民借支` or one of the words of the title; what is none stays as written and is refused. */
function typeOf(side: Side, written: string): string {
  const plain = written.normalize("NFKC").toUpperCase().replace(/\s/g, "");
  const code = /^[CD]\d+/.exec(plain)?.[0];
  if (code !== undefined) return code;
  const titles = Object.entries(sideTypes[side]);
  return titles.find(([, title]) => title === written)?.[0] ?? written;
}

/** Undefined for a word that is no group of the schemes. */
function specialGroupOf(written: string | null): string | null | undefined {
  if (written === null || /^(无|否|没有|不是)$/.test(written)) return null;
  if (/五保|特困/.test(written)) return "五保户";
  if (/低保/.test(written)) return "低保户";
  return /脱贫|建档立卡/.test(written) ? "脱贫户" : undefined;
}

function lockedFaults(values: MoneyValues, lockedOn: string | null, onDay: string): string[] {
  if (lockedOn === null) return [];
  if (lockedOn > onDay) return [`锁定日 ${lockedOn} 还没有到`];
  if (values.formedOn === null || values.formedOn <= lockedOn) return [];
  return [`锁定日 ${lockedOn} 早于形成日期 ${values.formedOn}`];
}

/** What the contracts of a village owe on a day, worked out once a day and village. */
function rentByDay(project: Project) {
  const rowsOf = presentRows(project);
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (villageCode: string, day: string): ReadonlyMap<string, number> => {
    const key = `${villageCode} ${day}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const arrears = contractArrears(rowsOf, villageCode, day);
    const owed = new Map(arrears.map(({ contractUid, fen }) => [contractUid, fen]));
    known.set(key, owed);
    return owed;
  };
}

/** Rent that is owed is what its contract owes at the lock; another sum is listed (D36). */
function rentFaults(
  project: Project,
  owed: ReturnType<typeof rentByDay>,
  side: Side,
  values: MoneyValues,
  lockedOn: string | null,
): string[] {
  if (side !== "claim" || values.type !== "C1") return [];
  const uid = contractOf(project, values);
  if (uid === null) {
    const number = values.contractNumber;
    return [
      number === null
        ? "C1 承包费欠款须填合同编号"
        : `合同台账里没有编号 ${number} 的合同,C1 须与合同应收一致`,
    ];
  }
  const day = lockedOn ?? today(project);
  const fen = owed(values.villageCode, day).get(uid) ?? 0;
  if (fen === values.originalFen) return [];
  return [
    `原值 ${yuanText(values.originalFen)} 元,与合同 ${values.contractNumber} 截至 ${day} 的欠缴 ${yuanText(fen)} 元不符`,
  ];
}

function storedRow(project: Project, side: Side, values: MoneyValues): StoredMoneyRow | null {
  const row = project.db
    .prepare<[string, string, string], Record<string, string>>(
      "SELECT * FROM money_row WHERE side = ? AND village_code = ? AND number = ?",
    )
    .get(side, values.villageCode, values.number);
  return row === undefined ? null : moneyRowOf(row);
}

/** After the lock a new row needs its reason, and the base of a locked one stays as it is. */
function baseFaults(
  project: Project,
  side: Side,
  values: MoneyValues,
  known: StoredMoneyRow | null,
): string[] {
  if (known === null) {
    const base = baseDateOf(project, side, values.villageCode);
    const fault = baseReasonFault(values.number, base, values.note ?? "");
    return fault === null ? [] : [`${asReasons([fault.text]).join()}(写入备注)`];
  }
  const isMoved = known.originalFen !== values.originalFen || known.type !== values.type;
  if (known.lockedOn === null || !isMoved) return [];
  return [`已于 ${known.lockedOn} 锁定,原值和类型不能改;有误的请登记更正错账(R12)`];
}

interface PlannedMoneyRow {
  readonly side: Side;
  readonly entry: TableEntry;
  readonly values: MoneyValues;
  readonly lockedOn: string | null;
  readonly known: StoredMoneyRow | null;
  readonly absent: ReadonlySet<string>;
}

/** Fields that the sheet has no column for are left as they are. */
const unseen = ["address", "bankAccount", "lifeStatus", "servingCadre", "dueOn"] as const;
const kept = ["handledBy", "decisionBasis", ...unseen] as const;
const columnKeys: Readonly<Record<string, string>> = { relatedParty: "isRelated" };

function plannedRow(project: Project, planned: PlannedMoneyRow): RowPlan {
  const { side, entry, values, known, absent } = planned;
  const fields = Object.entries(values).filter(
    ([field]) =>
      !absent.has(columnKeys[field] ?? field) && !(kept as readonly string[]).includes(field),
  );
  const base = known === null ? baseDateOf(project, side, values.villageCode) : null;
  const lockedOn = planned.lockedOn ?? known?.lockedOn ?? null;
  const isSame =
    known !== null &&
    lockedOn === known.lockedOn &&
    fields.every(
      ([field, value]) =>
        JSON.stringify(known[field as keyof MoneyValues]) === JSON.stringify(value),
    );
  const row: Row = {
    ...moneyColumns(Object.fromEntries(fields)),
    locked_on: lockedOn,
    contract_uid: contractOf(project, values),
  };
  return {
    entry,
    key: values.number,
    state: known === null ? "new" : isSame ? "same" : "known",
    isDoubtful: false,
    notes: [],
    write: (recorder, { uid, batchUid, row: sourceRow }) => {
      const origin = { batch_uid: batchUid, source_row: sourceRow };
      if (known !== null) {
        recorder.update("money_row", known.uid, { ...row, ...origin });
        return;
      }
      const needed = { village_code: values.villageCode, group_code: values.groupCode };
      recorder.insert("money_row", { uid, side, ...row, ...needed, ...origin });
      if (base === null) return;
      const on = lockedOn ?? today(project);
      noteLateRow(recorder, { uid, on, values, reason: values.note ?? "" });
    },
  };
}
