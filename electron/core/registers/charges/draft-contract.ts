import { sumMuText } from "../../../../shared/ledger/money/mu-text.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { contractColumns, putContractObjects } from "../contracts/contract-row.ts";
import type { ContractPatch } from "../contracts/save-contract.ts";

export interface ContractDraft {
  readonly villageCode: string;
  readonly groupCode: string | null;
  readonly plots: readonly { readonly plotCode: string; readonly signedMu: string }[];
  readonly values: ContractPatch;
}

/** Puts a contract for plots into the register as 待登记: people print, sign and then register it. */
export function draftContract(project: Project, recorder: Recorder, draft: ContractDraft): string {
  const { villageCode, groupCode, plots, values } = draft;
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
  const uid = recorder.insert("contract", {
    ...contractColumns(given),
    standing: "proposed",
    origin: "disposal",
    village_code: villageCode,
    group_code: groupCode,
    contract_mu: sumMuText(plots.map(({ signedMu }) => signedMu)),
    form: "written",
  });
  putContractObjects(
    project,
    recorder,
    uid,
    plots.map(({ plotCode }) => plotCode),
  );
  return uid;
}
