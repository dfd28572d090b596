import { AppError } from "../../../../shared/contract/errors.ts";
import { given } from "../../../../shared/contract/given.ts";
import type { ContractValues } from "../../../../shared/ledger/contracts/facts.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import {
  contractColumns,
  emptyContract,
  putContractObjects,
  readContract,
  type StoredContract,
  signerHeading,
} from "./contract-row.ts";

/** What a person fills in of a contract. */
type Filled = ContractValues & Pick<StoredContract, "signer">;

/** The fields to change; null empties one. */
export type ContractPatch = {
  readonly [Field in keyof Filled]?: Filled[Field] | undefined;
};

/** What proves that the facts under a red block were wrong, and who of the township confirmed it (D35). */
export interface Correction {
  readonly paper: string;
  readonly confirmedBy: string;
  /** `YYYY-MM-DD` */
  readonly confirmedOn: string;
}

/** A correction with the blocks that go away by it. */
interface CorrectedBlocks extends Correction {
  readonly corrected: readonly { readonly uid: string; readonly rules: readonly string[] }[];
}

/** Adds a contract that a person types in; undoable. Returns its uid. */
export function addContract(project: Project, patch: ContractPatch): string {
  const { signer = null, ...fields } = given(patch);
  const values: ContractValues = { ...emptyContract, ...fields };
  refuseWithoutVillage(values);
  refuseRepeatedNumber(project, values, null);
  return runCommand(project, { command: "contract.add", undoable: true }, (recorder) => {
    const { plotCodes } = values;
    const uid = recorder.insert("contract", {
      ...contractColumns(values),
      standing: "registered",
      origin: "typed",
      registered_on: today(project),
      ...(signer === null ? {} : { other_fields: withSigner({}, signer) }),
    });
    putContractObjects(project, recorder, uid, plotCodes ?? []);
    return uid;
  });
}

/**
 * Changes fields of one or more contracts in one step; undoable. What is saved already leaves no event.
 * A field whose heading the sheet did not have counts as given from then on (D32). Returns how many
 * changed. Throws `value.invalid` for a contract that there is not, and for a number that the village has
 * already.
 * @param correction where red blocks go away by the change: it is an event of its own name then
 */
export function saveContracts(
  project: Project,
  uids: readonly string[],
  patch: ContractPatch,
  correction: CorrectedBlocks | null = null,
): number {
  const change: Partial<Filled> = given(patch);
  const changed = uids
    .map((uid) => existingContract(project, uid))
    .filter((contract) => differs(contract, change));
  if (changed.length === 0) return 0;
  for (const { uid, values } of changed) {
    const after = { ...values, ...change };
    refuseWithoutVillage(after);
    if (change.number !== undefined || change.villageCode !== undefined) {
      refuseRepeatedNumber(project, after, uid);
    }
  }
  const command = correction === null ? "contract.save" : "contract.correct";
  runCommand(project, { command, undoable: true }, (recorder) => {
    for (const contract of changed) saveOne(project, recorder, contract, change);
    if (correction === null) return;
    const { paper, confirmedBy, confirmedOn, corrected } = correction;
    const blocks = corrected.map(({ uid, rules }) => ({ contract_uid: uid, rules: [...rules] }));
    recorder.summary({ paper, confirmed_by: confirmedBy, confirmed_on: confirmedOn, blocks });
  });
  return changed.length;
}

function saveOne(
  project: Project,
  recorder: Recorder,
  contract: StoredContract,
  { signer, ...change }: Partial<Filled>,
): void {
  const absent = [...contract.absent].filter((field) => !(field in change));
  const unread = Object.entries(contract.unreadCells).filter(([field]) => !(field in change));
  recorder.update("contract", contract.uid, {
    ...contractColumns(change),
    absent_fields: JSON.stringify(absent),
    unread_cells: JSON.stringify(Object.fromEntries(unread)),
    ...(signer === undefined ? {} : { other_fields: withSigner(contract.otherFields, signer) }),
  });
  if (change.plotCodes !== undefined) {
    putContractObjects(project, recorder, contract.uid, change.plotCodes ?? []);
  }
}

/**
 * Links the meeting that decided on a contract, or none; undoable. Its numbers go before what the sheet
 * says of a meeting (D36). Throws `value.invalid` where there is no such contract or meeting, and for a
 * meeting of another village.
 */
export function setContractMeeting(project: Project, uid: string, meetingUid: string | null): void {
  const contract = existingContract(project, uid);
  if (contract.meetingUid === meetingUid) return;
  if (meetingUid !== null) {
    const unitCode = project.db
      .prepare<[string], string>("SELECT unit_code FROM meeting WHERE uid = ?")
      .pluck()
      .get(meetingUid);
    if (unitCode === undefined) throw invalid("这次会议不存在,请刷新后重试。", { meetingUid });
    if (!unitCode.startsWith(contract.values.villageCode ?? "")) {
      throw invalid("这次会议是别的村开的,不能作为这份合同的决定。", { meetingUid, unitCode });
    }
  }
  runCommand(project, { command: "contract.setMeeting", undoable: true }, (recorder) => {
    recorder.update("contract", uid, { meeting_uid: meetingUid });
  });
}

/**
 * Takes proposed and withdrawn contracts into the register; undoable. Others stay as they are. Returns
 * how many changed.
 */
export function registerContracts(project: Project, uids: readonly string[]): number {
  const waiting = uids
    .map((uid) => existingContract(project, uid))
    .filter(({ standing }) => standing !== "registered");
  if (waiting.length === 0) return 0;
  runCommand(project, { command: "contract.register", undoable: true }, (recorder) => {
    for (const { uid } of waiting) {
      recorder.update("contract", uid, {
        standing: "registered",
        registered_on: today(project),
      });
    }
  });
  return waiting.length;
}

/**
 * Takes contracts out of the register with a reason; they stay in the file (A3). Undoable. Returns how
 * many changed.
 */
export function withdrawContracts(
  project: Project,
  uids: readonly string[],
  reason: string,
): number {
  if (reason.trim() === "") throw invalid("撤下合同请写明理由。", { uids: uids.length });
  const standing = uids
    .map((uid) => existingContract(project, uid))
    .filter((contract) => contract.standing !== "withdrawn");
  if (standing.length === 0) return 0;
  runCommand(project, { command: "contract.withdraw", undoable: true }, (recorder) => {
    for (const { uid } of standing) recorder.update("contract", uid, { standing: "withdrawn" });
    recorder.summary({ reason });
  });
  return standing.length;
}

/** Throws `value.invalid` where there is no such contract. */
export function existingContract(project: Pick<Project, "db">, uid: string): StoredContract {
  const contract = readContract(project, uid);
  if (contract !== null) return contract;
  throw invalid("这份合同不存在或已被撤回,请刷新后重试。", { uid });
}

function differs({ values, signer }: StoredContract, change: Partial<Filled>): boolean {
  const present: Filled = { ...values, signer };
  return Object.entries(change).some(
    ([field, value]) => JSON.stringify(present[field as keyof Filled]) !== JSON.stringify(value),
  );
}

/** The cells beside the register's own fields with who signed, as the row keeps them. */
function withSigner(cells: StoredContract["otherFields"], signer: string | null): string | null {
  const { [signerHeading]: _before, ...others } = cells;
  const after = signer === null ? others : { ...others, [signerHeading]: signer };
  return Object.keys(after).length === 0 ? null : JSON.stringify(after);
}

function refuseWithoutVillage({ villageCode, groupCode }: ContractValues): void {
  if (villageCode === null || !/^\d{12}$/.test(villageCode)) {
    throw invalid("请填 12 位村代码,合同要记在一个村名下。", { villageCode });
  }
  if (groupCode !== null && !groupCode.startsWith(villageCode)) {
    throw invalid(`组代码 ${groupCode} 不属于村 ${villageCode},请核对。`, { groupCode });
  }
}

function refuseRepeatedNumber(
  project: Project,
  { number, villageCode }: ContractValues,
  own: string | null,
): void {
  if (number === null) return;
  const other = project.db
    .prepare<[string, string | null, string], string>(
      `SELECT uid FROM contract WHERE number = ? AND village_code = ? AND uid <> ?
         AND standing <> 'withdrawn'`,
    )
    .pluck()
    .get(number, villageCode, own ?? "");
  if (other !== undefined) {
    throw invalid(`本村已有编号为 ${number} 的合同,请换一个编号,或打开原来那份修改。`, { number });
  }
}

function invalid(message: string, details: Record<string, unknown>): AppError {
  return new AppError("value.invalid", message, { details });
}
