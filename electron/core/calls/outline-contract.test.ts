import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkRoutes } from "../../../shared/ledger/money/disposal-routes.ts";
import { runCommand } from "../project/event-log.ts";
import { closeProject, type Project } from "../project/project.ts";
import { removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { saveChargeRule } from "../registers/charges/charge-rules.ts";
import { drawUpBills, planBills } from "../registers/charges/draw-up.ts";
import { printable, runOutgoingCheck, signOutgoingCheck } from "../registers/charges/outgoing.ts";
import { readStandings } from "../registers/charges/plot-standing.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  samplePlot,
  sampleVillage,
} from "../registers/charges/testing/posted-plot.ts";
import { addContract, saveContracts } from "../registers/contracts/save-contract.ts";
import { addOutline } from "../registers/contracts/testing/outline.ts";
import { listFieldPlots } from "../registers/field/field-plots.ts";
import { checkForm, saveForm, uncheckForm } from "../registers/field/save-form.ts";
import { disposePlot } from "../registers/posting/dispose-plot.ts";
import { mapFeatures } from "../reports/map-features.ts";
import { contractOnMap } from "../reports/map-places.ts";
import { listPlots } from "../reports/plot-list.ts";
import { loadGroupSheetData } from "../sheets/load-sheet-data.ts";
import { openSheetSource } from "../sheets/sheet-source.ts";

afterAll(removeTemporaryFolders);

const day = "2026-05-01";
const number = "四荒-1";
const asked = { unitCode: sampleVillage, fromYear: 2026, toYear: 2026, drawnUpOn: day };

/** A contract that names no plot; only its imported outline lies over three fifths of one. All invented. */
function addOutlineContract(project: Project): void {
  addContract(project, { number, villageCode: sampleVillage, lessee: "甄样例(虚构)" });
  addOutline(project, {
    code: "outline",
    contractNumber: number,
    villageCode: sampleVillage,
    eastM: 500_020,
  });
}

function ruleFor(project: Project): string {
  return saveChargeRule(project, null, {
    ...{ villageCode: sampleVillage, name: "2026 年收费办法(虚构)", exemptMu: "0" },
    prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
    ...{ exemptPersons: [], startYear: 2026, decidedYear: 2026, chargesBackYears: false },
    ...{ roundingFen: 10 as const, payWithinDays: 30, meetingUid: meetingOf(project, 208) },
  });
}

describe("V7: a plot that a contract covers by its outline alone is 合同内", () => {
  let project: Project;
  beforeAll(() => {
    project = projectWithPostedPlot();
    addOutlineContract(project);
  });
  afterAll(() => closeProject(project));

  test("in the land list and the list of forms", () => {
    expect(listPlots(project, null).map(({ contractName }) => contractName)).toEqual([number]);
    const forms = listFieldPlots(project, sampleVillage, day);
    expect(forms.map(({ contractName }) => contractName)).toEqual([number]);
  });

  test("on the map, beside its contract's outline", () => {
    const box = [499_000, 3_999_000, 501_000, 4_001_000] as const;
    const shown = (layer: "contracted" | "contracts") =>
      mapFeatures(project, { layer, box, limit: 10 }).features;
    expect(shown("contracted")).toMatchObject([{ key: samplePlot, class: "unconfirmed" }]);
    const { uid } = contractRow(project);
    expect(shown("contracts")).toMatchObject([{ key: uid, class: "live", label: number }]);
    expect(contractOnMap(project, uid)).toMatchObject({
      ...{ name: number, plotCodes: [samplePlot] },
      box: [500_020, 4_000_000, 500_070, 4_000_050],
    });
  });

  test("on the sheets", () => {
    const data = loadGroupSheetData(openSheetSource(project), samplePlot.slice(0, 14), "A4", 1);
    expect(data.plots.map(({ contractName }) => contractName)).toEqual([number]);
    expect(data.contractNote).toContain("本组合同内 1 块");
  });

  test("among the routes: only renegotiation and what asks nothing of the tiller", () => {
    const facts = readStandings(project, sampleVillage, day).get(samplePlot);
    expect(facts?.standing.contractNumber).toBe(number);
    const open = checkRoutes(facts!.standing, {
      ...{ onDay: day, noticeGiven: true, outsideGrowingSeason: true, bothSigned: true },
      ...{ serviceContractSigned: true, toOutsider: false, townApproval: null },
    }).filter(({ blocks }) => blocks.length === 0);
    expect(open.map(({ route }) => route)).toEqual(["keep", "renegotiate", "hand_over"]);
  });

  test("in bills: none is drawn up, and no amount shown", () => {
    const { bills, leftOut } = planBills(project, { ...asked, ruleUid: ruleFor(project) });
    expect(bills).toEqual([]);
    expect(leftOut.flatMap(({ reasons }) => reasons).join()).toContain(`有效合同 ${number}`);
  });

  test("on its form: a route that lets or charges does not stand", () => {
    const other = newPlotForm();
    addOutlineContract(other);
    expect(checkForm(other, samplePlot)).toBe(false);
    saveForm(other, samplePlot, { route: "renegotiate" });
    expect(checkForm(other, samplePlot)).toBe(true);
    closeProject(other);
  });
});

/** The sample plot with a complete form that nobody has checked yet. */
function newPlotForm(): Project {
  const project = projectWithPostedPlot();
  uncheckForm(project, samplePlot, "重新核对(虚构)");
  return project;
}

test("V7, D35: what was posted is not carried out over a contract that came up since, but by that very one", () => {
  const project = projectWithPostedPlot();
  const posted = String(project.db.prepare("SELECT uid FROM posting_plot").pluck().get());
  runCommand(project, { command: "posting.sample", undoable: false }, ({ insert }) => {
    const by = { confirmed_by: "孙八(虚构)", confirmed_on: "2026-04-10" };
    insert("plot_confirmation", { posting_plot_uid: posted, ...by });
  });
  addOutlineContract(project);
  const disposal = { plotCode: samplePlot, route: "charge" as const, disposedOn: day };
  const dispose = (document: string) => disposePlot(project, { ...disposal, document });
  expect(() => dispose("收据 1 号(虚构)")).toThrow(`有效合同 ${number}`);
  dispose(`合同 ${number}`);
  expect(project.db.prepare("SELECT count(*) FROM plot_disposal").pluck().get()).toBe(1);
  closeProject(project);
});

test("HT-04: land used without a contract is not 合同内; it is charged like any other", () => {
  const project = projectWithPostedPlot();
  addOutlineContract(project);
  saveContracts(project, [contractRow(project).uid], { form: "none" });
  const facts = readStandings(project, sampleVillage, day).get(samplePlot);
  expect(facts?.standing.contractNumber).toBeNull();
  expect(planBills(project, { ...asked, ruleUid: ruleFor(project) }).bills).toHaveLength(1);
  closeProject(project);
});

test("V7, D35: an outline that comes in after the bill stops the notice in 出账前体检", () => {
  const project = projectWithPostedPlot();
  drawUpBills(project, { ...asked, ruleUid: ruleFor(project) });
  const { uid } = runOutgoingCheck(project, "chargeNotice", sampleVillage, day);
  signOutgoingCheck(project, uid, "孙八(虚构)", day);
  expect(printable(project, uid, day).subjectUids).toHaveLength(1);
  addOutlineContract(project);
  expect(() => printable(project, uid, day)).toThrow("没有可发的文书");
  const { headline, items } = runOutgoingCheck(project, "chargeNotice", sampleVillage, day);
  expect(headline).toBe("可发 0 份,停发 1 份");
  expect(items[0]?.reasons.map(({ kind }) => kind)).toEqual(["contract"]);
  closeProject(project);
});

function contractRow(project: Project): { uid: string } {
  return project.db.prepare<[], { uid: string }>("SELECT uid FROM contract").get()!;
}
