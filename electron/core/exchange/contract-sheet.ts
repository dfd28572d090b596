import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../shared/ledger/contracts/facts.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import {
  contractColumns as columnsOf,
  emptyContract,
  putContractObjects,
  readContracts,
  type StoredContract,
  signerHeading,
} from "../registers/contracts/contract-row.ts";
import { blockWatch, correctionSentence } from "../registers/contracts/corrections.ts";
import { readCoveredLand } from "../registers/contracts/covered-land.ts";
import { writtenOutCodes } from "../registers/contracts/written-codes.ts";
import { type ContractExtra, contractColumns, contractFields } from "./contract-columns.ts";
import type { TableEntry } from "./sheet-table/read-table.ts";
import type { PlannedRow, RowPlan, SheetRegister } from "./sheet-table/sheet-register.ts";
import type { CellValue } from "./sheet-table/table-column.ts";
import { type FoundUnit, unitFinder } from "./written-unit.ts";

type Values = Readonly<Partial<Record<ContractField | ContractExtra, CellValue>>>;

/** The contract register, as `qhs import --register contracts` fills it. */
export const contractSheet: SheetRegister = {
  name: "contracts",
  title: "合同台账",
  columns: contractColumns,
  templateColumns: contractColumns.slice(0, contractFields.length),
  planner: (project, { villageCode }, absent) => {
    const findUnit = unitFinder(project, villageCode ?? null);
    const present = contractsByKey(project);
    const absentFields = absentFieldsOf(absent);
    let watch: ReturnType<typeof blockWatch> | null = null;
    const goneBlocks: ReturnType<typeof blockWatch> = (uid, change) => {
      watch ??= blockWatch(project);
      return watch(uid, change);
    };
    return (entry) => {
      const unit = findUnit(writtenUnitOf(entry));
      if (unit.problem !== null) {
        return { problems: [{ key: null, heading: "村代码", text: "", reason: unit.problem }] };
      }
      return planContract(project, entry, unit, { present, absentFields, goneBlocks });
    };
  },
};

type Village = Extract<FoundUnit, { problem: null }>;

/** A period in one column stands for both of its ends. */
function absentFieldsOf(absent: ReadonlySet<string>): ContractField[] {
  const hasPeriod = !absent.has("period");
  return contractFields.filter((field) => {
    if (field === "villageCode" || field === "groupCode") return false;
    return absent.has(field) && !(hasPeriod && (field === "startOn" || field === "endOn"));
  });
}

function writtenUnitOf({ values }: TableEntry) {
  const { villageCode, groupCode, villageName, groupName } = values as Values;
  const text = (value: CellValue | undefined) => (typeof value === "string" ? value : null);
  return {
    villageCode: text(villageCode),
    groupCode: text(groupCode),
    villageName: text(villageName),
    groupName: text(groupName),
  };
}

/** Contracts by village and number, the oldest first: numbers may be there twice (HT-92). */
function contractsByKey(project: Project): Map<string, StoredContract[]> {
  const contracts = readContracts(project, "").filter(({ values }) => values.number !== null);
  return Map.groupBy(contracts, ({ values }) => `${values.villageCode} ${values.number}`);
}

/** What a row is compared with. */
interface Register {
  readonly present: ReadonlyMap<string, StoredContract[]>;
  readonly absentFields: readonly ContractField[];
  readonly goneBlocks: ReturnType<typeof blockWatch>;
}

function planContract(
  project: Project,
  entry: TableEntry,
  unit: Village,
  { present, absentFields, goneBlocks }: Register,
): PlannedRow | RowPlan {
  const values = valuesOf(project, entry, unit);
  const { number } = values;
  const key = number === null || number === undefined ? null : `${unit.villageCode} ${number}`;
  // The first row of a number is the first contract of that number, the second the second.
  const known = key === null ? undefined : present.get(key)?.shift();
  const unread = unreadCells(entry);
  const other = { ...known?.otherFields, ...otherFields(entry) };
  const otherJson = Object.keys(other).length === 0 ? null : JSON.stringify(other);
  const notes = [...unreadNotes(unread), ...unknownCodes(project, values)];
  const planned = { entry, key: number ?? null, isDoubtful: unread.size > 0, notes };
  if (known === undefined) {
    return {
      ...planned,
      state: "new",
      write: (recorder, { uid, batchUid, row }) => {
        recorder.insert("contract", {
          uid,
          ...columnsOf({ ...emptyContract, ...values }),
          ...{ standing: "registered", origin: "sheet", registered_on: today(project) },
          absent_fields: JSON.stringify(absentFields),
          unread_cells: JSON.stringify(Object.fromEntries(unread)),
          other_fields: otherJson,
          ...{ batch_uid: batchUid, source_row: row },
        });
        putContractObjects(project, recorder, uid, values.plotCodes ?? []);
      },
    };
  }
  const isSame = isUnchanged(known, values, unread, other);
  // A sheet proves nothing: facts under a red block are corrected one by one, with their paper (D35).
  const gone = isSame ? [] : goneBlocks(known.uid, values);
  if (gone.length > 0) {
    const reason = `${correctionSentence(known.values.number, gone)}请在合同里改,不从表里改。`;
    return { problems: [{ key: null, heading: "合同编号", text: number ?? "", reason }] };
  }
  return {
    ...planned,
    state: isSame ? "same" : "known",
    write: (recorder, { batchUid, row }) => {
      const absent = absentFields.filter((field) => known.absent.has(field));
      recorder.update("contract", known.uid, {
        ...columnsOf(values),
        ...{ standing: "registered", registered_on: known.registeredOn ?? today(project) },
        absent_fields: JSON.stringify(absent),
        unread_cells: JSON.stringify(Object.fromEntries(unread)),
        other_fields: otherJson,
        ...{ batch_uid: batchUid, source_row: row },
      });
      if (values.plotCodes !== undefined) {
        putContractObjects(project, recorder, known.uid, values.plotCodes ?? []);
      }
    },
  };
}

/** The fields that the sheet has a column for. */
function valuesOf(project: Project, entry: TableEntry, unit: Village): Partial<ContractValues> {
  const { period, ...read } = entry.values as Values;
  const { villageName: _village, groupName: _group, signer: _signer, ...fields } = read;
  const [startOn, endOn] = Array.isArray(period) ? period : [];
  const codes = fields.plotCodes;
  const { villageCode, groupCode } = unit;
  return {
    ...(fields as Partial<ContractValues>),
    ...(startOn === undefined ? {} : { startOn: fields.startOn ?? startOn }),
    ...(endOn === undefined ? {} : { endOn: fields.endOn ?? endOn }),
    ...(Array.isArray(codes) ? { plotCodes: writtenOutCodes(project, codes, unit) } : {}),
    villageCode,
    ...(groupCode === null ? {} : { groupCode }),
  } as Partial<ContractValues>;
}

/** What stood in cells that nobody could read, by field; a period that cannot be read is both ends. */
function unreadCells({ problems }: TableEntry): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { key, text } of problems) {
    if (key === "period") cells.set("startOn", text).set("endOn", text);
    else if (key !== null && key in contractHeadings) cells.set(key, text);
  }
  return cells;
}

function unreadNotes(unread: ReadonlyMap<string, string>): string[] {
  return [...unread].map(
    ([field, text]) => `“${contractHeadings[field as ContractField]}”为“${text}”,读不出来,存疑`,
  );
}

/** Codes that name no land of the project: a slip, or land that is not imported yet. */
function unknownCodes(project: Project, { plotCodes }: Partial<ContractValues>): string[] {
  if (plotCodes === undefined || plotCodes === null || plotCodes.length === 0) return [];
  const known = readCoveredLand(project, new Set(plotCodes));
  const unknown = plotCodes.filter((code) => !known.has(code));
  return unknown.length === 0
    ? []
    : [`地块编码 ${unknown.join("、")} 在项目里找不到图形,照原样存下`];
}

function otherFields({ other, texts }: TableEntry): Readonly<Record<string, string>> {
  const { villageName, groupName, signer } = texts as Readonly<Record<string, string>>;
  return {
    ...other,
    ...(signer === undefined ? {} : { [signerHeading]: signer }),
    ...(villageName === undefined ? {} : { 村名: villageName }),
    ...(groupName === undefined ? {} : { 组名: groupName }),
  };
}

function isUnchanged(
  known: StoredContract,
  values: Partial<ContractValues>,
  unread: ReadonlyMap<string, string>,
  other: Readonly<Record<string, string>>,
): boolean {
  const text = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  const isSame = Object.entries(values).every(([field, value]) => {
    const stored = known.values[field as ContractField];
    const isEmptyList = Array.isArray(value) && value.length === 0 && stored === null;
    return isEmptyList || text(stored) === text(value);
  });
  return (
    isSame &&
    known.standing === "registered" &&
    text(Object.fromEntries(unread)) === text(known.unreadCells) &&
    text(other) === text(known.otherFields)
  );
}
