import { afterAll, expect, test } from "vitest";
import { closeProject, type Project } from "../../project/project.ts";
import { codeThrownBy, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { checkForm, saveForm } from "../field/save-form.ts";
import { progressOfPlot } from "../plots/plot-state.ts";
import { confirmPlots } from "./confirm-plots.ts";
import { correctPosting } from "./correct-posting.ts";
import { disposePlot } from "./dispose-plot.ts";
import { decideObjection, objectToPosting } from "./object-to-posting.ts";
import { postingRow } from "./posting-row.ts";
import { postingStatement } from "./posting-statement.ts";
import { changePosting, preparePosting } from "./prepare-posting.ts";
import { roundFacts } from "./round-facts.ts";
import { roundPlots } from "./round-plots.ts";
import { startPosting } from "./start-posting.ts";
import { checkedPlots, plotCodes, villageCode } from "./testing/checked-plots.ts";
import { withdrawPosting } from "./withdraw-posting.ts";

afterAll(removeTemporaryFolders);

const [first = "", second = ""] = plotCodes;
const confirming = { confirmedBy: "王五(虚构)", confirmedOn: "2026-03-20" };

function hanging(): { project: Project; uid: string } {
  const project = checkedPlots();
  const uid = preparePosting(project, { unitCode: villageCode, place: "村委会(虚构)", days: 7 });
  startPosting(project, uid, "2026-03-02");
  return { project, uid };
}

const stateOf = (project: Project, code: string) =>
  progressOfPlot(project, code, "2026-03-20")?.state;

const plotIn = (project: Project, uid: string, code: string) =>
  roundPlots(project, postingRow(project, uid), "2026-03-20").find((plot) => plot.code === code);

test("what was posted changes by no form and no undo, only by a correction (D10)", () => {
  const { project, uid } = hanging();
  expect(codeThrownBy(() => saveForm(project, first, { measuredMu: "9.99" }))).toBe("plot.posted");
  // The last thing that can be undone is the step to 已核查 of the last plot.
  expect(codeThrownBy(() => undoLast(project))).toBe("plot.posted");
  expect(stateOf(project, plotCodes.at(-1) ?? "")).toBe("posted");
  const next = correctPosting(project, uid, [first], "丈量有误(虚构)");
  saveForm(project, first, { measuredMu: "3.10" });
  expect(codeThrownBy(() => saveForm(project, second, { measuredMu: "9" }))).toBe("plot.posted");
  expect(plotIn(project, uid, first)).toMatchObject({
    signedMu: "3.70",
    supersededBy: { uid: next, number: 2 },
  });
  expect(plotIn(project, next, first)).toMatchObject({ signedMu: "3.10", round: 2 });
  startPosting(project, next, "2026-03-15");
  expect(codeThrownBy(() => saveForm(project, first, { measuredMu: "1" }))).toBe("plot.posted");
  expect(roundFacts(project, postingRow(project, next), "2026-03-15")).toMatchObject({
    corrects: { uid, number: 1 },
    reason: "丈量有误(虚构)",
  });
  closeProject(project);
});

test("an objection that led to a correction holds the plot until it is posted again", () => {
  const { project, uid } = hanging();
  const objectionUid = objectToPosting(project, {
    uid,
    objectorName: "赵六(虚构)",
    objectedOn: "2026-03-05",
    plotCodes: [first],
    content: "面积量大了(虚构)",
  });
  decideObjection(project, {
    objectionUid,
    outcome: "corrected",
    outcomeOn: "2026-03-12",
    decidedBy: "村委会(虚构)",
  });
  const proof = (round: string, asOf: string) =>
    postingStatement(project, roundFacts(project, postingRow(project, round), asOf), "村", asOf);
  expect(proof(uid, "2026-03-20")).toBeNull();
  expect(confirmPlots(project, { uid, ...confirming }).leftOut).toEqual([
    { code: first, reason: "异议处理结果是更正,请先更正,作为新一轮重新公示" },
  ]);
  const next = correctPosting(project, uid, [first], "按异议更正(虚构)");
  expect(proof(uid, "2026-03-20")?.sentence).toContain("其中 1 块更正后另行公示");
  startPosting(project, next, "2026-03-15");
  const again = { uid: next, ...confirming, confirmedOn: "2026-03-23" };
  expect(confirmPlots(project, again).confirmed).toEqual([first]);
  closeProject(project);
});

test("an open objection of an earlier round holds the corrected plot as well", () => {
  const { project, uid } = hanging();
  objectToPosting(project, {
    uid,
    objectorName: "赵六(虚构)",
    objectedOn: "2026-03-05",
    plotCodes: [first],
    content: "面积量大了(虚构)",
  });
  const next = correctPosting(project, uid, [first], "更正(虚构)");
  startPosting(project, next, "2026-03-15");
  const again = { uid: next, ...confirming, confirmedOn: "2026-03-23" };
  expect(codeThrownBy(() => confirmPlots(project, again))).toBe("posting.refused");
  closeProject(project);
});

test("a correction in vain is withdrawn and the plot hangs as before, confirmed as it was", () => {
  const { project, uid } = hanging();
  confirmPlots(project, { uid, ...confirming });
  const next = correctPosting(project, uid, [first], "看错了(虚构)");
  expect(stateOf(project, first)).toBe("checked");
  expect(codeThrownBy(() => changePosting(project, next, { removePlots: [first] }))).toBe(
    "posting.refused",
  );
  withdrawPosting(project, next, "没有错(虚构)");
  expect(stateOf(project, first)).toBe("confirmed");
  expect(codeThrownBy(() => saveForm(project, first, { measuredMu: "9" }))).toBe("plot.posted");
  closeProject(project);
});

test("a correction that changed something is not taken back, only posted", () => {
  const { project, uid } = hanging();
  const next = correctPosting(project, uid, [first], "类别(虚构)");
  saveForm(project, first, { owner: "village" });
  expect(codeThrownBy(() => withdrawPosting(project, next, "算了"))).toBe("posting.refused");
  saveForm(project, first, { owner: "group" });
  checkForm(project, first);
  withdrawPosting(project, next, "算了(虚构)");
  expect(stateOf(project, first)).toBe("posted");
  closeProject(project);
});

test("a disposal changes through a correction too, and the earlier one stays on record (D10)", () => {
  const { project, uid } = hanging();
  confirmPlots(project, { uid, ...confirming });
  const done = { plotCode: first, disposedOn: "2026-04-01", document: "合同 1 号(虚构)" };
  disposePlot(project, { ...done, route: "charge" });
  const next = correctPosting(project, uid, [first], "改为竞价(虚构)");
  saveForm(project, first, { route: "auction" });
  startPosting(project, next, "2026-04-10");
  expect(plotIn(project, uid, first)?.disposal?.route).toBe("charge");
  confirmPlots(project, { uid: next, ...confirming, confirmedOn: "2026-04-20" });
  disposePlot(project, { ...done, route: "auction", disposedOn: "2026-05-01" });
  expect(stateOf(project, first)).toBe("disposed");
  expect(codeThrownBy(() => correctPosting(project, uid, [first], "再改"))).toBe("posting.refused");
  closeProject(project);
});
