import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { today } from "../../project/today.ts";
import { isOpenObjection, type ObjectionOutcome, objectionOf, outcomeNames } from "./objections.ts";
import { hangingRow, refused, refuseWrongDay } from "./posting-row.ts";
import { codeWords, roundPlots } from "./round-plots.ts";

export interface NewObjection {
  readonly uid: string;
  readonly objectorName: string;
  readonly objectorPhone?: string | undefined;
  readonly objectedOn: string;
  readonly plotCodes: readonly string[];
  readonly content: string;
}

/**
 * Writes an objection down and returns its uid; undoable until something rests on it. One that comes after
 * the last day is taken too and counts as late. Throws `posting.refused` for a round that does not hang, a
 * wrong day, and plots that the round does not hold.
 */
export function objectToPosting(project: Project, objection: NewObjection): string {
  const posting = hangingRow(project, objection.uid);
  const { objectedOn, objectorName, objectorPhone, content } = objection;
  const after = { day: posting.startedOn, title: "张贴日期" };
  refuseWrongDay(project, "异议日期", objectedOn, after);
  const plots = new Map(
    roundPlots(project, posting, today(project)).map((plot) => [plot.code, plot]),
  );
  const codes = [...new Set(objection.plotCodes)];
  const strange = codes.filter((code) => plots.get(code)?.supersededBy !== null);
  if (strange.length > 0) {
    throw refused(`图斑 ${codeWords(strange)} 不在第 ${posting.number} 轮公示里,或已在更正。`, {
      codes: strange,
    });
  }
  return runCommand(project, { command: "posting.object", undoable: true }, (recorder) => {
    const uid = recorder.insert("posting_objection", {
      posting_uid: posting.uid,
      objector_name: objectorName,
      objector_phone: objectorPhone ?? null,
      objected_on: objectedOn,
      content,
    });
    for (const code of codes) {
      recorder.insert("objection_plot", {
        objection_uid: uid,
        posting_plot_uid: plots.get(code)!.uid,
      });
    }
    return uid;
  });
}

export interface Decision {
  readonly objectionUid: string;
  readonly outcome: ObjectionOutcome;
  readonly outcomeOn: string;
  readonly decidedBy: string;
  readonly note?: string | undefined;
}

/**
 * What was decided on an objection: 维持, 更正 or 移送, by whom and when; undoable until a confirmation
 * rests on it. One that was handed over is decided once more when the others have. Throws
 * `posting.refused` for a wrong day and for an objection that is settled.
 */
export function decideObjection(project: Project, decision: Decision): void {
  const { objectionUid, outcome, outcomeOn, decidedBy, note } = decision;
  const objection = objectionOf(project, objectionUid);
  if (!isOpenObjection(objection)) {
    const name = objection.outcome === null ? "" : outcomeNames[objection.outcome];
    throw refused(`这件异议已于 ${objection.outcomeOn} 处理为${name}。要改请先撤销那一步。`);
  }
  const after =
    objection.outcomeOn === null
      ? { day: objection.objectedOn, title: "异议日期" }
      : { day: objection.outcomeOn, title: "移送日期" };
  refuseWrongDay(project, "处理日期", outcomeOn, after);
  runCommand(project, { command: "posting.decide", undoable: true }, (recorder) => {
    recorder.update("posting_objection", objectionUid, {
      outcome,
      outcome_on: outcomeOn,
      outcome_note: note ?? null,
      decided_by: decidedBy,
    });
  });
}
