import type { FieldValue } from "../../electron/core/formats/feature-source.ts";
import type {
  WorkbookColumn,
  WorkbookRow,
  WorkbookSheet,
} from "../../electron/core/formats/xlsx-writer.ts";
import { declaredParcelM2 } from "./archive-rows.ts";
import { countyName, invalidIdNumber } from "./names.ts";
import type { HouseholdPlan, ParcelPlan, VillagePlan } from "./plan-types.ts";
import { mixBits } from "./random.ts";
import type { Terrain } from "./terrain.ts";

type Values = Record<string, FieldValue>;

/** Rows of the archive's attribute tables (dk.md §4), by table name. */
export interface RegisterTables {
  CBDKXX: Values[];
  CBF: Values[];
  CBF_JTCY: Values[];
  FBF: Values[];
  CBHT: Values[];
}

/** Old contracts ran to the end of the second round of contracting. */
const contractStart = "1998-01-01";
const contractEnd = "2027-12-31";
const signedOn = "2016-06-30";

/** Columns by table; a name in `numbers` is a number cell, every other one text. */
const columns: Readonly<Record<keyof RegisterTables, readonly string[]>> = {
  CBDKXX: [
    "DKBM",
    "FBFBM",
    "CBFBM",
    "CBJYQQDFS",
    "HTMJ",
    "CBHTBM",
    "LZHTBM",
    "CBJYQZBM",
    "YHTMJ",
    "HTMJM",
    "YHTMJM",
    "SFQQQG",
  ],
  CBF: [
    "CBFBM",
    "CBFLX",
    "CBFMC",
    "CBFZJLX",
    "CBFZJHM",
    "CBFDZ",
    "YZBM",
    "LXDH",
    "CBFCYSL",
    "CBFDCRQ",
    "CBFDCY",
    "CBFDCJS",
  ],
  CBF_JTCY: ["CBFBM", "CYXM", "CYXB", "CYZJLX", "CYZJHM", "YHZGX", "CYBZ", "SFGYR"],
  FBF: ["FBFBM", "FBFMC", "FBFFZRXM", "FZRZJLX", "FZRZJHM", "LXDH", "FBFDZ", "YZBM", "FBFDCRQ"],
  CBHT: [
    "CBHTBM",
    "YCBHTBM",
    "FBFBM",
    "CBFBM",
    "CBFS",
    "CBQXQ",
    "CBQXZ",
    "HTZMJ",
    "CBDKZS",
    "QDSJ",
    "HTZMJM",
  ],
};

const numbers = new Set([
  "HTMJ",
  "YHTMJ",
  "HTMJM",
  "YHTMJM",
  "CBFCYSL",
  "HTZMJ",
  "HTZMJM",
  "CBDKZS",
]);

/** Sheets of the register's workbook, one a table, headed by the standard's column names. */
export function registerSheets(tables: RegisterTables): WorkbookSheet[] {
  return Object.entries(columns).map(([table, names]) => ({
    name: table,
    columns: names.map(column),
    rows: rowsOf(tables[table as keyof RegisterTables]),
    paper: "A4",
    isLandscape: true,
  }));
}

function column(name: string): WorkbookColumn {
  return {
    heading: name,
    key: name,
    kind: numbers.has(name) ? "number" : "text",
    widthCharacters: 14,
  };
}

function* rowsOf(values: readonly Values[]): Iterable<WorkbookRow> {
  for (const row of values) yield { values: row };
}

export function emptyTables(): RegisterTables {
  return { CBDKXX: [], CBF: [], CBF_JTCY: [], FBF: [], CBHT: [] };
}

/** Adds one village's rows. */
export function addVillage(tables: RegisterTables, village: VillagePlan, terrain: Terrain): void {
  for (const [i, group] of village.groups.entries()) {
    tables.FBF.push({
      FBFBM: group.code,
      FBFMC: `${village.townName}${village.name}${group.name}(虚构样例)`,
      FBFFZRXM: `示组长${"甲乙丙丁戊"[i]}`,
      FZRZJLX: "1",
      FZRZJHM: invalidIdNumber(village.index * 10 + i),
      LXDH: "00000000000",
      FBFDZ: `${countyName}${village.townName}${village.name}`,
      YZBM: "000000",
      FBFDCRQ: signedOn,
    });
    for (const [serial, household] of group.households.entries()) {
      addHousehold(tables, village, group.code, household, serial);
    }
  }
  if (village.role === "shares_only") addShares(tables, village);
  else addParcels(tables, village, terrain);
}

function addHousehold(
  tables: RegisterTables,
  village: VillagePlan,
  groupCode: string,
  household: HouseholdPlan,
  serial: number,
): void {
  const idSerial = Number(groupCode.slice(-3)) * 400 + serial;
  tables.CBF.push({
    CBFBM: household.code,
    CBFLX: "1",
    CBFMC: household.name,
    CBFZJLX: "1",
    CBFZJHM: invalidIdNumber(idSerial),
    CBFDZ: `${countyName}${village.townName}${village.name}`,
    YZBM: "000000",
    LXDH: "00000000000",
    CBFCYSL: household.members.length,
    CBFDCRQ: signedOn,
    CBFDCY: "示调查员",
    CBFDCJS: "虚构样例",
  });
  for (const [i, name] of household.members.entries()) {
    tables.CBF_JTCY.push({
      CBFBM: household.code,
      CYXM: name,
      CYXB: i % 2 === 0 ? "1" : "2",
      CYZJLX: "1",
      CYZJHM: invalidIdNumber(idSerial + i * 97),
      YHZGX: i === 0 ? "02" : i === 1 ? "10" : "20",
      CYBZ: "",
      SFGYR: "1",
    });
  }
}

interface ContractSum {
  household: HouseholdPlan;
  groupCode: string;
  acquisition: string;
  areaM2: number;
  parcels: number;
}

function addParcels(tables: RegisterTables, village: VillagePlan, terrain: Terrain): void {
  const contracts = new Map<string, ContractSum>();
  for (const parcel of village.parcels) {
    const { holder } = parcel;
    if (parcel.parcelClass !== "10" || !parcel.inRegister || !holder) continue;
    const areaM2 = contractAreaM2(declaredParcelM2(terrain, parcel), parcel);
    const contractCode = contractCodeOf(holder, parcel.acquisition);
    tables.CBDKXX.push(parcelRow(parcel.code, parcel.group.code, holder, parcel, areaM2));
    const sum = contracts.get(contractCode) ?? {
      household: holder,
      groupCode: parcel.group.code,
      acquisition: parcel.acquisition,
      areaM2: 0,
      parcels: 0,
    };
    sum.areaM2 += areaM2;
    sum.parcels++;
    contracts.set(contractCode, sum);
  }
  for (const [code, sum] of contracts) tables.CBHT.push(contractRow(code, sum));
  const [group] = village.groups;
  const [holder] = group?.households ?? [];
  if (!group || !holder) return;
  for (let i = 0; i < village.orphanRegisterRows; i++) {
    const code = `${group.code}${String(90_001 + i)}`;
    const plain = { acquisition: "110" } as const;
    tables.CBDKXX.push(parcelRow(code, group.code, holder, plain, 666.67));
  }
}

function contractCodeOf(household: HouseholdPlan, acquisition: string): string {
  return `${household.code}${acquisition === "110" ? "J" : "Q"}`;
}

/** Contract areas are a little under the measured ones: poor tapes, poor land counted at a discount. */
function contractAreaM2(measuredM2: number, parcel: ParcelPlan): number {
  const share = 0.94 + (mixBits(Number(parcel.code.slice(-9))) % 70) / 1000;
  return Math.round(measuredM2 * share * 100) / 100;
}

function parcelRow(
  code: string,
  groupCode: string,
  holder: HouseholdPlan,
  { acquisition }: Pick<ParcelPlan, "acquisition">,
  areaM2: number,
): Values {
  const oldM2 = Math.round(areaM2 * 95) / 100;
  return {
    DKBM: code,
    FBFBM: groupCode,
    CBFBM: holder.code,
    CBJYQQDFS: acquisition,
    HTMJ: areaM2,
    CBHTBM: contractCodeOf(holder, acquisition),
    LZHTBM: "",
    CBJYQZBM: contractCodeOf(holder, acquisition),
    YHTMJ: oldM2,
    HTMJM: Math.round(areaM2 * 0.15) / 100,
    YHTMJM: Math.round(oldM2 * 0.15) / 100,
    SFQQQG: "2",
  };
}

function contractRow(code: string, sum: ContractSum): Values {
  const areaM2 = Math.round(sum.areaM2 * 100) / 100;
  return {
    CBHTBM: code,
    YCBHTBM: "",
    FBFBM: sum.groupCode,
    CBFBM: sum.household.code,
    CBFS: sum.acquisition,
    CBQXQ: contractStart,
    CBQXZ: contractEnd,
    HTZMJ: areaM2,
    CBDKZS: sum.parcels,
    QDSJ: signedOn,
    HTZMJM: Math.round(areaM2 * 0.15) / 100,
  };
}

/** A village that confirmed shares: rows with SFQQQG 1 and areas, but no plot on the ground. */
function addShares(tables: RegisterTables, village: VillagePlan): void {
  for (const group of village.groups) {
    for (const [i, household] of group.households.entries()) {
      const code = `${group.code}${String(i + 1).padStart(5, "0")}`;
      const areaM2 = 2000 + household.members.length * 666.67;
      const plain = { acquisition: "110" } as const;
      const row = parcelRow(code, group.code, household, plain, Math.round(areaM2 * 100) / 100);
      tables.CBDKXX.push({ ...row, SFQQQG: "1" });
    }
  }
}
