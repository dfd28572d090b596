import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { existingContract } from "./save-contract.ts";

/** Land that came back to the collective (收回): an event with its 交还确认书. */
export interface LandReturn {
  readonly villageCode: string;
  readonly contractUid: string | null;
  readonly plotCode: string | null;
  readonly returnedOn: string;
  readonly fromWhom: string;
  /** As signed, decimal text. */
  readonly signedMu: string;
  /** Number of the 交还确认书. */
  readonly confirmationNumber: string;
  readonly note: string | null;
}

/** Records land that was taken back; undoable. It is tied to a contract, a plot, or both. Returns its uid. */
export function addLandReturn(project: Project, given: LandReturn): string {
  if (given.contractUid !== null) existingContract(project, given.contractUid);
  if (given.contractUid === null && given.plotCode === null) {
    throw new AppError("value.invalid", "收回的土地要写明是哪份合同或哪块图斑。");
  }
  refuseUnknownPlot(project, given.plotCode);
  return runCommand(project, { command: "land.return", undoable: true }, (recorder) =>
    recorder.insert("land_return", {
      village_code: given.villageCode,
      contract_uid: given.contractUid,
      plot_code: given.plotCode,
      returned_on: given.returnedOn,
      from_whom: given.fromWhom,
      signed_mu: given.signedMu,
      confirmation_number: given.confirmationNumber,
      note: given.note,
    }),
  );
}

/** Land taken back in a unit up to and including a day, oldest first. */
export function listLandReturns(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): (LandReturn & { readonly uid: string })[] {
  return project.db
    .prepare<{ unit: string; asOf: string }, LandReturn & { uid: string }>(
      `SELECT uid, village_code AS villageCode, contract_uid AS contractUid, plot_code AS plotCode,
         returned_on AS returnedOn, from_whom AS fromWhom, signed_mu AS signedMu,
         confirmation_number AS confirmationNumber, note
       FROM land_return
       WHERE village_code BETWEEN substr(:unit, 1, 12) AND substr(:unit, 1, 12) || '~'
         AND returned_on <= :asOf
       ORDER BY returned_on, id`,
    )
    .all({ unit: unitCode, asOf });
}

function refuseUnknownPlot(project: Pick<Project, "db">, plotCode: string | null): void {
  if (plotCode === null) return;
  const known = project.db.prepare("SELECT 1 FROM plot WHERE code = ?").get(plotCode);
  if (known === undefined) {
    throw new AppError("value.invalid", `没有编号为 ${plotCode} 的图斑,请核对编号。`, {
      details: { plotCode },
    });
  }
}
