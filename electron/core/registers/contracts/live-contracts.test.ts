import { afterAll, expect, test } from "vitest";
import { closeProject, type Project } from "../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import {
  liveContractsOfPlot,
  liveContractsOfPlots,
  registeredContracts,
} from "./live-contracts.ts";
import { addContract, saveContracts, withdrawContracts } from "./save-contract.ts";
import { addOutline } from "./testing/outline.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const plotCode = "14072510120101W0001";
const asOf = "2026-04-01";

function projectWithPlot(): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  return project;
}

test("V7: a plot is 合同内 while the contract that names it is in force, and no longer", () => {
  const project = projectWithPlot();
  const lease = { number: "甲-001", villageCode, plotCodes: [plotCode], endOn: "2030-12-31" };
  const uid = addContract(project, lease);
  const names = (day = asOf) =>
    [...liveContractsOfPlots(project, day).values()].flat().map(({ name }) => name);
  expect(names()).toEqual(["甲-001"]);
  expect([names("2030-12-31"), names("2031-01-01")]).toEqual([["甲-001"], []]);
  saveContracts(project, [uid], { endOn: "long_term" });
  expect(names("2099-01-01")).toEqual(["甲-001"]);
  saveContracts(project, [uid], { status: "ended" });
  expect(names()).toEqual([]);
  saveContracts(project, [uid], { status: "active", form: "none" });
  expect(names()).toEqual([]);
  saveContracts(project, [uid], { form: "oral" });
  expect(names()).toEqual(["甲-001"]);
  expect(registeredContracts(project, villageCode)).toBe(1);
  withdrawContracts(project, [uid], "录错(虚构)");
  expect([names(), registeredContracts(project, "")]).toEqual([[], 0]);
  closeProject(project);
});

test("V7: a plot of which half lies on a contract's outline is 合同内 too, a corner is not enough", () => {
  const project = projectWithPlot();
  addContract(project, { number: "四荒-1", villageCode, lessee: "甄样例(虚构)" });
  const outline = (eastM: number, code: string, sideM = 50) =>
    addOutline(project, { code, contractNumber: "四荒-1", villageCode, eastM, sideM });
  outline(500_040, "area-1");
  expect(liveContractsOfPlots(project, asOf).size).toBe(0);
  outline(500_020, "area-2");
  expect(liveContractsOfPlots(project, asOf).get(plotCode)?.[0]?.name).toBe("四荒-1");
  expect(liveContractsOfPlot(project, plotCode, asOf)).toHaveLength(1);
  closeProject(project);
});

test("V7: two outlines of one contract count together, and what lies on both counts once", () => {
  const project = projectWithPlot();
  addContract(project, { number: "四荒-1", villageCode });
  const outline = (eastM: number, code: string) =>
    addOutline(project, { code, contractNumber: "四荒-1", villageCode, eastM });
  outline(500_032, "east");
  outline(500_034, "east, drawn again");
  expect(liveContractsOfPlots(project, asOf).size).toBe(0);
  outline(499_960, "west");
  expect([...liveContractsOfPlots(project, asOf).keys()]).toEqual([plotCode]);
  closeProject(project);
});

test("V7: an outline without a village is the one contract's of its number, and nobody's where two have it", () => {
  const project = projectWithPlot();
  addOutline(project, { code: "a", contractNumber: "12", villageCode: null, eastM: 500_000 });
  addContract(project, { number: "12", villageCode });
  expect(liveContractsOfPlots(project, asOf).size).toBe(1);
  addContract(project, { number: "12", villageCode: "140725101202" });
  expect(liveContractsOfPlots(project, asOf).size).toBe(0);
  closeProject(project);
});

test("D38: a contract that has neither begun nor been signed on the day covers nothing yet", () => {
  const project = projectWithPlot();
  const contract = { number: "甲-001", villageCode, plotCodes: [plotCode], startOn: "2026-05-01" };
  const uid = addContract(project, { ...contract, signedOn: "2026-04-20" });
  const under = (day: string) => liveContractsOfPlots(project, day).size;
  expect([under("2026-04-19"), under("2026-04-20"), under("2026-05-01")]).toEqual([0, 1, 1]);
  saveContracts(project, [uid], { signedOn: null });
  expect([under("2026-04-30"), under("2026-05-01")]).toEqual([0, 1]);
  closeProject(project);
});
