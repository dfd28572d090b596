import { afterAll, expect, test } from "vitest";
import { AppError } from "../../../../shared/contract/errors.ts";
import { closeProject, openProject, type Project } from "../../project/project.ts";
import { removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { confirmPlots } from "./confirm-plots.ts";
import { disposePlot } from "./dispose-plot.ts";
import { decideObjection, objectToPosting } from "./object-to-posting.ts";
import { objectionOf } from "./objections.ts";
import { postingRow } from "./posting-row.ts";
import { postingStatement } from "./posting-statement.ts";
import { preparePosting } from "./prepare-posting.ts";
import { roundFacts } from "./round-facts.ts";
import { startPosting } from "./start-posting.ts";
import { checkedPlots, plotCodes, villageCode } from "./testing/checked-plots.ts";
import { withdrawPosting } from "./withdraw-posting.ts";

afterAll(removeTemporaryFolders);

const [first = "", second = "", third = ""] = plotCodes;
const confirming = { confirmedBy: "王五(虚构)", confirmedOn: "2026-03-20" };
const objection = {
  objectorName: "赵六(虚构)",
  objectedOn: "2026-03-05",
  plotCodes: [first],
  content: "面积量大了(虚构)",
};
const clock = () => new Date("2026-06-30T04:00:00Z");
const decision = { outcomeOn: "2026-03-12", decidedBy: "村委会(虚构)" };

function hanging(): { project: Project; uid: string } {
  const project = checkedPlots();
  const uid = preparePosting(project, { unitCode: villageCode, place: "村委会(虚构)", days: 7 });
  startPosting(project, uid, "2026-03-02");
  return { project, uid };
}

function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.message}` : String(error);
  }
  return "nothing was thrown";
}

test("nothing is confirmed before the period is over, nor on a day to come", () => {
  const { project, uid } = hanging();
  const confirm = (confirmedOn: string) =>
    said(() => confirmPlots(project, { uid, ...confirming, confirmedOn }));
  expect(confirm("2026-03-09")).toMatch(/^posting\.refused .*公示到 2026-03-09 为止/);
  expect(confirm("2026-07-01")).toMatch(/还没有到/);
  expect(confirm("2026-03-10")).toBe("nothing was thrown");
  expect(confirm("2026-03-11")).toMatch(/都已经确认过/);
  closeProject(project);
});

test("a plot with an open objection is left out, one handed over as well, a settled one is not", () => {
  const { project, uid } = hanging();
  const objectionUid = objectToPosting(project, { uid, ...objection });
  const leftOut = () => confirmPlots(project, { uid, ...confirming }).leftOut;
  expect(leftOut()).toEqual([{ code: first, reason: "有 1 件异议没有处理完" }]);
  decideObjection(project, { objectionUid, outcome: "handed_over", ...decision });
  const confirmFirst = () =>
    said(() => confirmPlots(project, { uid, ...confirming, plotCodes: [first] }));
  expect(confirmFirst()).toMatch(/有 1 件异议没有处理完/);
  decideObjection(project, {
    objectionUid,
    outcome: "upheld",
    outcomeOn: "2026-03-25",
    decidedBy: "乡镇司法所(虚构)",
  });
  expect(confirmFirst()).toMatch(/异议到 2026-03-25 才有结果/);
  const later = { uid, ...confirming, confirmedOn: "2026-03-25" };
  expect(confirmPlots(project, later)).toEqual({ confirmed: [first], leftOut: [] });
  closeProject(project);
});

test("a decided objection is not decided again, and its decision can be undone", () => {
  const { project, uid } = hanging();
  const objectionUid = objectToPosting(project, { uid, ...objection });
  decideObjection(project, { objectionUid, outcome: "upheld", ...decision });
  expect(
    said(() => decideObjection(project, { objectionUid, outcome: "corrected", ...decision })),
  ).toMatch(/已于 2026-03-12 处理为维持/);
  undoLast(project);
  expect(objectionOf(project, objectionUid).outcome).toBeNull();
  decideObjection(project, { objectionUid, outcome: "upheld", ...decision });
  closeProject(project);
});

test("what a confirmation rests on is not undone under it by another person (D6)", () => {
  const { project, uid } = hanging();
  const objectionUid = objectToPosting(project, { uid, ...objection });
  decideObjection(project, { objectionUid, outcome: "upheld", ...decision });
  const { path } = project;
  closeProject(project);
  const other = openProject(path, { mode: "write", person: "李四", clock });
  confirmPlots(other, { uid, ...confirming });
  closeProject(other);
  const again = openProject(path, { mode: "write", person: "张三", clock });
  expect(said(() => undoLast(again))).toMatch(/^undo\.conflict .*李四/);
  closeProject(again);
  const last = openProject(path, { mode: "write", person: "李四", clock });
  disposePlot(last, {
    plotCode: first,
    route: "charge",
    disposedOn: "2026-04-01",
    document: "合同 1 号(虚构)",
  });
  undoLast(last);
  undoLast(last);
  expect(roundFacts(last, postingRow(last, uid), "2026-04-01").confirmed).toBe(0);
  closeProject(last);
});

test("days of objections and decisions follow each other", () => {
  const { project, uid } = hanging();
  const object = (objectedOn: string) =>
    said(() => objectToPosting(project, { uid, ...objection, objectedOn }));
  expect(object("2026-03-01")).toMatch(/早于张贴日期/);
  expect(object("2026-07-01")).toMatch(/还没有到/);
  const late = objectToPosting(project, { uid, ...objection, objectedOn: "2026-03-10" });
  expect(objectionOf(project, late).isLate).toBe(true);
  const early = { objectionUid: late, outcome: "upheld" as const, ...decision };
  expect(said(() => decideObjection(project, { ...early, outcomeOn: "2026-03-09" }))).toMatch(
    /早于异议日期 2026-03-10/,
  );
  const strange = { uid, ...objection, plotCodes: [`${villageCode}01W0009`] };
  expect(said(() => objectToPosting(project, strange))).toMatch(/不在第 1 轮/);
  closeProject(project);
});

test("a round with an objection or a confirmation is not withdrawn", () => {
  const { project, uid } = hanging();
  const withdraw = () => said(() => withdrawPosting(project, uid, "不贴了"));
  objectToPosting(project, { uid, ...objection });
  expect(withdraw()).toMatch(/已有异议,不能整轮撤回/);
  undoLast(project);
  confirmPlots(project, { uid, ...confirming, plotCodes: [second] });
  expect(withdraw()).toMatch(/已有图斑确认/);
  closeProject(project);
});

test("only a confirmed plot is disposed of, by the posted route, and once", () => {
  const { project, uid } = hanging();
  const disposal = { plotCode: third, route: "charge" as const, disposedOn: "2026-04-01" };
  const dispose = (change = {}) =>
    said(() => disposePlot(project, { ...disposal, document: "合同 3 号(虚构)", ...change }));
  expect(dispose()).toMatch(/01-W0003 还没有确认/);
  confirmPlots(project, { uid, ...confirming });
  expect(dispose({ route: "auction" })).toMatch(/公示的处置是补签补费,不是公开竞价.*更正/);
  expect(dispose({ disposedOn: "2026-03-19" })).toMatch(/早于确认日期/);
  objectToPosting(project, { uid, ...objection, plotCodes: [third], objectedOn: "2026-03-30" });
  expect(dispose()).toMatch(/有 1 件异议没有处理完/);
  undoLast(project);
  expect(dispose()).toBe("nothing was thrown");
  expect(dispose()).toMatch(/已经处置过/);
  closeProject(project);
});

test("the proof says what is true and nothing else", () => {
  const { project, uid } = hanging();
  const proof = (asOf: string) =>
    postingStatement(project, roundFacts(project, postingRow(project, uid), asOf), "示例村", asOf);
  expect(proof("2026-03-09")).toBeNull();
  expect(proof("2026-03-10")).toEqual({
    title: "公示无异议证明",
    sentence:
      "示例村第 1 轮公示于2026年3月2日在村委会(虚构)张贴,至2026年3月9日止共 7 天,公示图斑 3 块;公示期间未收到异议。",
  });
  const objectionUid = objectToPosting(project, { uid, ...objection });
  expect(proof("2026-03-20")).toBeNull();
  decideObjection(project, { objectionUid, outcome: "handed_over", ...decision });
  expect(proof("2026-03-20")).toBeNull();
  decideObjection(project, { objectionUid, outcome: "upheld", ...decision });
  expect(proof("2026-03-20")).toMatchObject({
    title: "公示结果证明",
    sentence: expect.stringContaining("收到异议 1 件,均已处理(维持 1 件)"),
  });
  closeProject(project);
});
