import { isPlotCode } from "../../../../shared/land/plot-code.ts";
import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../../shared/ledger/contracts/facts.ts";
import type { ContractStanding } from "../../../../shared/ledger/contracts/problem-words.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder, Row, SqlValue } from "../../project/recorder.ts";
import { columnName } from "../column-name.ts";

/** A contract of the register with what the register knows about it. */
export interface StoredContract {
  readonly uid: string;
  readonly standing: ContractStanding;
  readonly origin: string;
  /** Day that it entered the register, `YYYY-MM-DD`; null while it is only proposed. */
  readonly registeredOn: string | null;
  readonly values: ContractValues;
  /** Fields whose heading the sheet did not have (D32). */
  readonly absent: ReadonlySet<ContractField>;
  /** What stood in cells that could not be read, by field. */
  readonly unreadCells: Readonly<Record<string, string>>;
  readonly meetingUid: string | null;
  /** Who signed for the lessee; null where nobody looked. Kept among `otherFields`. */
  readonly signer: string | null;
  /** Cells under headings that the register does not know, by heading. */
  readonly otherFields: Readonly<Record<string, string>>;
  readonly batchUid: string | null;
  readonly sourceRow: number | null;
}

const fields = Object.keys(contractHeadings) as ContractField[];
/** The heading that who signed stands under: sheets may have it, the template's list of headings is fixed. */
export const signerHeading = "签字人";

const yesNoFields: ReadonlySet<ContractField> = new Set(["isMember", "lesseeExists"]);

/** A contract of which nothing is known yet. */
export const emptyContract = valuesFrom(() => null);

/**
 * Contracts of a unit, in the order of village, number and entry; withdrawn ones are left out.
 * @param unitCode prefix of the village or group code, "" for all
 */
export function readContracts(project: Pick<Project, "db">, unitCode: string): StoredContract[] {
  const rows = project.db
    .prepare<{ unit: string }, ContractRow>(
      `SELECT * FROM contract WHERE standing <> 'withdrawn'
         AND ifnull(group_code, village_code) BETWEEN :unit AND :unit || '~'
       ORDER BY village_code, number, id`,
    )
    .all({ unit: unitCode });
  const codes = objectCodes(project, null);
  return rows.map((row) => contractOfRow(row, codes.get(row.uid) ?? null));
}

/** One contract, withdrawn or not; null where there is none. */
export function readContract(project: Pick<Project, "db">, uid: string): StoredContract | null {
  const row = project.db
    .prepare<[string], ContractRow>("SELECT * FROM contract WHERE uid = ?")
    .get(uid);
  if (row === undefined) return null;
  return contractOfRow(row, objectCodes(project, uid).get(uid) ?? null);
}

/** The columns of the given fields; plot codes are rows of their own. */
export function contractColumns(values: Partial<ContractValues>): Row {
  const { plotCodes: _codes, ...plain } = values;
  return Object.fromEntries(
    Object.entries(plain).map(([field, value]) => [columnName(field), sqlOf(value)]),
  );
}

/** Sets which plots, parcels and areas a contract covers. */
export function putContractObjects(
  project: Pick<Project, "db">,
  recorder: Recorder,
  contractUid: string,
  codes: readonly string[],
): void {
  const present = project.db
    .prepare<[string], { uid: string; code: string }>(
      "SELECT uid, code FROM contract_object WHERE contract_uid = ?",
    )
    .all(contractUid);
  const wanted = new Set(codes);
  for (const { uid, code } of present)
    if (!wanted.delete(code)) recorder.remove("contract_object", uid);
  for (const code of wanted) {
    recorder.insert("contract_object", {
      contract_uid: contractUid,
      kind: objectKindOf(code),
      code,
    });
  }
}

/** DKBM is 19 digits; a code that is neither parcel nor plot names an area of the old maps. */
export function objectKindOf(code: string): "plot" | "parcel" | "area" {
  if (isPlotCode(code)) return "plot";
  return /^\d{19}$/.test(code) ? "parcel" : "area";
}

interface ContractRow extends Readonly<Record<string, SqlValue>> {
  readonly uid: string;
  readonly standing: ContractStanding;
  readonly origin: string;
  readonly registered_on: string | null;
  readonly absent_fields: string;
  readonly unread_cells: string;
  readonly meeting_uid: string | null;
  readonly other_fields: string | null;
  readonly batch_uid: string | null;
  readonly source_row: number | null;
}

function contractOfRow(row: ContractRow, plotCodes: readonly string[] | null): StoredContract {
  const values = valuesFrom((field) => {
    if (field === "plotCodes") return plotCodes;
    const value = row[columnName(field)] ?? null;
    return yesNoFields.has(field) && value !== null ? value === 1 : value;
  });
  const otherFields = JSON.parse(row.other_fields ?? "{}") as Record<string, string>;
  return {
    uid: row.uid,
    standing: row.standing,
    origin: row.origin,
    registeredOn: row.registered_on,
    values,
    absent: new Set(JSON.parse(row.absent_fields) as ContractField[]),
    unreadCells: JSON.parse(row.unread_cells) as Record<string, string>,
    meetingUid: row.meeting_uid,
    signer: otherFields[signerHeading] ?? null,
    otherFields,
    batchUid: row.batch_uid,
    sourceRow: row.source_row,
  };
}

/** The commands store nothing but what the contract of the calls and the import let through. */
function valuesFrom(
  read: (field: ContractField) => SqlValue | boolean | readonly string[],
): ContractValues {
  return Object.fromEntries(
    fields.map((field) => [field, read(field)]),
  ) as unknown as ContractValues;
}

function objectCodes(project: Pick<Project, "db">, uid: string | null): Map<string, string[]> {
  const rows = project.db
    .prepare<{ uid: string | null }, { uid: string; code: string }>(
      `SELECT contract_uid AS uid, code FROM contract_object
       WHERE :uid IS NULL OR contract_uid = :uid ORDER BY contract_uid, code`,
    )
    .all({ uid });
  const byContract = new Map<string, string[]>();
  for (const { uid: contract, code } of rows) {
    byContract.set(contract, [...(byContract.get(contract) ?? []), code]);
  }
  return byContract;
}

function sqlOf(value: unknown): SqlValue {
  return typeof value === "boolean" ? Number(value) : (value as SqlValue);
}
