import { type DisposalRoute, disposalRouteNames } from "../../../../shared/land/field-form.ts";
import { formContradictions } from "../../../../shared/land/form-completeness.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { contractInTheWay, liveContractsOfPlot } from "../contracts/live-contracts.ts";
import { emptyForm } from "../field/form-row.ts";
import { progressOfPlot } from "../plots/plot-state.ts";
import { restOn } from "./confirm-plots.ts";
import { hangingRow, refused, refuseWrongDay } from "./posting-row.ts";
import { codeWords, roundPlots } from "./round-plots.ts";

export interface NewDisposal {
  readonly plotCode: string;
  readonly route: DisposalRoute;
  readonly disposedOn: string;
  /** Contract number, resolution, receipt: what proves it. */
  readonly document: string;
  readonly counterpart?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * What was posted and confirmed is carried out, with day and paper; undoable. Another route than the
 * posted one needs a correction first (D10). Throws `posting.refused` for a plot that is not confirmed, was
 * disposed of, has an open objection, another route, a contract in its way, or a day before its
 * confirmation.
 */
export function disposePlot(project: Project, disposal: NewDisposal): void {
  const write = plannedDisposal(project, disposal);
  runCommand(project, { command: "posting.dispose", undoable: true }, write);
}

/** The same as part of a larger command: all checks now, the writing when it is called. */
export function plannedDisposal(
  project: Project,
  disposal: NewDisposal,
): (recorder: Recorder) => void {
  const { plotCode, route, disposedOn, document, counterpart, note } = disposal;
  const confirmed = confirmedPlot(project, plotCode);
  const { confirmation, openObjections } = confirmed;
  if (openObjections > 0) {
    throw refused(
      `图斑 ${codeWords([plotCode])} 有 ${openObjections} 件异议没有处理完,先处理异议。`,
    );
  }
  if (confirmed.route !== route) {
    const posted = confirmed.route === null ? "未定" : disposalRouteNames[confirmed.route];
    throw refused(
      `图斑 ${codeWords([plotCode])} 公示的处置是${posted},不是${disposalRouteNames[route]}。要改处置请先更正,重新公示。`,
      { posted: confirmed.route },
    );
  }
  const after = { day: confirmation.confirmedOn, title: "确认日期" };
  refuseWrongDay(project, "处置日期", disposedOn, after);
  refuseUnderContract(project, disposal);
  return (recorder) => {
    recorder.insert("plot_disposal", {
      confirmation_uid: confirmation.uid,
      route,
      disposed_on: disposedOn,
      document,
      counterpart: counterpart ?? null,
      note: note ?? null,
    });
    restOn(recorder, "plot_confirmation", confirmation.uid);
  };
}

/** Land under a contract in force is not taken back, let or charged (V7, D35), but by that very contract. */
function refuseUnderContract(
  project: Project,
  { plotCode, route, disposedOn, document }: NewDisposal,
): void {
  const contracts = liveContractsOfPlot(project, plotCode, disposedOn);
  const contract = contractInTheWay(project, plotCode, contracts);
  if (contract === null || document.includes(contract.name)) return;
  const [reason] = formContradictions({ ...emptyForm, route }, contract.name);
  if (reason !== undefined) {
    throw refused(`图斑 ${codeWords([plotCode])} 不能这样处置:${reason}`, {
      contract: contract.uid,
    });
  }
}

function confirmedPlot(project: Project, code: string) {
  const progress = progressOfPlot(project, code, today(project));
  const round = progress?.posting ?? null;
  if (progress?.state === "disposed") {
    throw refused(`图斑 ${codeWords([code])} 已经处置过。要改处置请先更正,重新公示。`);
  }
  if (progress?.state !== "confirmed" || round === null) {
    throw refused(`图斑 ${codeWords([code])} 还没有确认,不能处置。请先公示、确认。`);
  }
  const plots = roundPlots(project, hangingRow(project, round.uid), today(project));
  const plot = plots.find((one) => one.code === code);
  const confirmation = plot?.confirmation ?? null;
  if (plot === undefined || confirmation === null) throw new Error(`${code} has no confirmation`);
  return { ...plot, confirmation };
}
