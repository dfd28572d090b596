import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { today } from "../../project/today.ts";
import { hangingRow, nextNumber, refused } from "./posting-row.ts";
import { addPlot } from "./prepare-posting.ts";
import { codeWords, roundPlots } from "./round-plots.ts";
import { releasePlots } from "./withdraw-posting.ts";

/**
 * Opens posted plots, confirmed and disposed ones too, for change: they leave their round for a new one,
 * which is prepared and returned by uid, and is posted again once they are right (D10). The earlier round
 * stays on record. Not undoable; withdrawing the new round takes it back. Throws `posting.refused` where
 * the round does not hang or does not hold such a plot.
 */
export function correctPosting(
  project: Project,
  uid: string,
  plotCodes: readonly string[],
  reason: string,
): string {
  const posting = hangingRow(project, uid);
  const codes = new Set(plotCodes);
  const standing = new Map(
    roundPlots(project, posting, today(project))
      .filter(({ supersededBy }) => supersededBy === null)
      .map((plot) => [plot.code, plot]),
  );
  const strange = [...codes].filter((code) => !standing.has(code));
  if (strange.length > 0) {
    throw refused(`图斑 ${codeWords(strange)} 不在第 ${posting.number} 轮,或已在更正。`, {
      codes: strange,
    });
  }
  return runCommand(project, { command: "posting.correct", undoable: false }, (recorder) => {
    const next = recorder.insert("posting", {
      number: nextNumber(project),
      unit_code: posting.unitCode,
      status: "prepared",
      place: posting.place,
      days: posting.days,
      corrects_uid: uid,
      reason,
    });
    for (const code of codes) {
      recorder.update("posting_plot", standing.get(code)!.uid, { superseded_by: next });
      addPlot(project, recorder, next, code);
    }
    releasePlots(project, recorder, uid, codes);
    return next;
  });
}
