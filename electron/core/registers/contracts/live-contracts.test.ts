import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { featureWriter } from "../../project/feature-store.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  square,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { liveContractsOfPlots, registeredContracts } from "./live-contracts.ts";
import { addContract, saveContracts, withdrawContracts } from "./save-contract.ts";

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
  saveContracts(project, [uid], { status: "active" });
  expect(registeredContracts(project, villageCode)).toBe(1);
  withdrawContracts(project, [uid], "录错(虚构)");
  expect([names(), registeredContracts(project, "")]).toEqual([[], 0]);
  closeProject(project);
});

test("V7: a plot of which half lies on a contract's outline is 合同内 too, a corner is not enough", () => {
  const project = projectWithPlot();
  addContract(project, { number: "四荒-1", villageCode, lessee: "甄样例(虚构)" });
  const outline = (eastM: number, code: string) =>
    runCommand(project, { command: "import", undoable: false }, () => {
      const columns = [
        "uid",
        "batch_id",
        "source_row",
        "contract_number",
        "area_code",
        "village_code",
      ];
      const writer = featureWriter(project, "contract_area", columns);
      const shape = square(eastM, 4_000_000, 50);
      writer.insert(shape, [code, 1, 1, "四荒-1", code, villageCode]);
      writer.finish();
    });
  outline(500_040, "area-1");
  expect(liveContractsOfPlots(project, asOf).size).toBe(0);
  outline(500_020, "area-2");
  expect(liveContractsOfPlots(project, asOf).get(plotCode)?.[0]?.name).toBe("四荒-1");
  closeProject(project);
});
