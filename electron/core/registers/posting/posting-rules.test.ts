import { afterAll, expect, test } from "vitest";
import { AppError } from "../../../../shared/contract/errors.ts";
import { closeProject } from "../../project/project.ts";
import { removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { uncheckForm } from "../field/save-form.ts";
import { progressOfPlot } from "../plots/plot-state.ts";
import { confirmPlots } from "./confirm-plots.ts";
import { disposePlot } from "./dispose-plot.ts";
import { postingRow } from "./posting-row.ts";
import { changePosting, preparePosting } from "./prepare-posting.ts";
import { listRounds, roundFacts } from "./round-facts.ts";
import { roundPlots } from "./round-plots.ts";
import { startPosting } from "./start-posting.ts";
import { checkedPlots, plotCodes, villageCode } from "./testing/checked-plots.ts";
import { withdrawPosting } from "./withdraw-posting.ts";

afterAll(removeTemporaryFolders);

const [first = "", second = "", third = ""] = plotCodes;
const atTheHall = { unitCode: villageCode, place: "村委会公示栏(虚构)", days: 7 };
const by = { confirmedBy: "王五(虚构)", confirmedOn: "2026-03-20" };

/** What a refusal says. */
function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.message}` : String(error);
  }
  return "nothing was thrown";
}

test("a round goes from prepared to disposed, its plots with it (I3 §2.6)", async () => {
  const project = checkedPlots();
  const uid = preparePosting(project, atTheHall);
  const status = (asOf: string) => roundFacts(project, postingRow(project, uid), asOf).statusName;
  expect(status("2026-03-02")).toBe("准备中");
  startPosting(project, uid, "2026-03-02");
  expect(status("2026-03-07")).toBe("公示中,还有 3 天");
  expect(status("2026-03-10")).toBe("期满待确认");
  expect(confirmPlots(project, { uid, ...by })).toEqual({ confirmed: plotCodes, leftOut: [] });
  expect(status("2026-03-20")).toBe("已确认");
  disposePlot(project, {
    plotCode: first,
    route: "charge",
    disposedOn: "2026-04-01",
    document: "补签合同 1 号(虚构)",
  });
  const states = plotCodes.map((code) => progressOfPlot(project, code, "2026-04-01")?.state);
  expect(states).toEqual(["disposed", "confirmed", "confirmed"]);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("only checked plots of the unit that stand in no other round are posted", () => {
  const project = checkedPlots();
  uncheckForm(project, third, "缺相邻户签字(虚构)");
  expect(said(() => preparePosting(project, { ...atTheHall, plotCodes: [third] }))).toMatch(
    /^posting\.refused .*01-W0003 还不是已核查/,
  );
  const elsewhere = { ...atTheHall, unitCode: "140725101202", plotCodes: [first] };
  expect(said(() => preparePosting(project, elsewhere))).toMatch(/不在本轮公示的村组里/);
  const uid = preparePosting(project, { ...atTheHall, plotCodes: [first] });
  expect(said(() => preparePosting(project, { ...atTheHall, plotCodes: [first] }))).toMatch(
    /01-W0001 已在另一轮公示里/,
  );
  const rest = preparePosting(project, atTheHall);
  const codesOf = (round: string) =>
    roundPlots(project, postingRow(project, round), "2026-03-02").map(({ code }) => code);
  expect([codesOf(uid), codesOf(rest)]).toEqual([[first], [second]]);
  expect(said(() => preparePosting(project, atTheHall))).toMatch(/没有可以公示的图斑/);
  closeProject(project);
});

test("a prepared round is changed, undone, and not undone once it hangs", () => {
  const project = checkedPlots();
  const uid = preparePosting(project, { ...atTheHall, plotCodes: [first, second] });
  const facts = () => roundFacts(project, postingRow(project, uid), "2026-03-02");
  changePosting(project, uid, { days: 15, addPlots: [third], removePlots: [first] });
  expect(facts()).toMatchObject({ days: 15, plots: 2 });
  undoLast(project);
  expect(facts()).toMatchObject({ days: 7, plots: 2 });
  expect(said(() => changePosting(project, uid, { removePlots: [first, second] }))).toMatch(
    /一块图斑也不剩/,
  );
  changePosting(project, uid, { removePlots: [first] });
  startPosting(project, uid, "2026-03-02");
  expect(said(() => undoLast(project))).toMatch(/^undo\.conflict/);
  expect(said(() => changePosting(project, uid, { days: 10 }))).toMatch(/已经张贴/);
  closeProject(project);
});

test("a round is put up once, on a day that has come, after its plots were signed and checked", () => {
  const project = checkedPlots();
  const uid = preparePosting(project, atTheHall);
  expect(said(() => startPosting(project, uid, "2026-07-01"))).toMatch(/2026-07-01 还没有到/);
  expect(said(() => startPosting(project, uid, "2026-02-28"))).toMatch(/早于图斑 .*签字日期/);
  uncheckForm(project, second, "写错类别(虚构)");
  expect(said(() => startPosting(project, uid, "2026-03-02"))).toMatch(/01-W0002 现在不是已核查/);
  changePosting(project, uid, { removePlots: [second] });
  startPosting(project, uid, "2026-03-02");
  expect(said(() => startPosting(project, uid, "2026-03-02"))).toMatch(/已经张贴/);
  closeProject(project);
});

test("plots of one round hang in no second one, whatever was prepared before", () => {
  const project = checkedPlots();
  const uid = preparePosting(project, { ...atTheHall, plotCodes: [first, second] });
  changePosting(project, uid, { removePlots: [first] });
  const other = preparePosting(project, { ...atTheHall, plotCodes: [first] });
  // Takes the first plot back into the first round, beside the second round that was made since.
  undoLast(project);
  startPosting(project, other, "2026-03-02");
  expect(said(() => startPosting(project, uid, "2026-03-02"))).toMatch(/01-W0001 已在另一轮公示/);
  closeProject(project);
});

test("a round without answers is withdrawn with a reason, its plots are free and count it (D6)", () => {
  const project = checkedPlots();
  const uid = preparePosting(project, atTheHall);
  startPosting(project, uid, "2026-03-02");
  withdrawPosting(project, uid, "贴错地方(虚构)");
  expect(listRounds(project, villageCode, "2026-03-03")).toMatchObject([
    { statusName: "已撤回", reason: "贴错地方(虚构)" },
  ]);
  expect(progressOfPlot(project, first, "2026-03-03")?.state).toBe("checked");
  const again = preparePosting(project, atTheHall);
  startPosting(project, again, "2026-03-05");
  const rounds = roundPlots(project, postingRow(project, again), "2026-03-05");
  expect(rounds.map(({ round }) => round)).toEqual([2, 2, 2]);
  expect(said(() => withdrawPosting(project, uid, "再撤"))).toMatch(/已经撤回过/);
  closeProject(project);
});
