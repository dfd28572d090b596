import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { checkRegister } from "../../registers/contracts/check.ts";
import { addContract } from "../../registers/contracts/save-contract.ts";
import { lockRows, postRows, verifyRows } from "../../registers/money/lock-rows.ts";
import { addMoneyRow } from "../../registers/money/save-row.ts";
import { debtValues } from "../../registers/money/testing/sample-money-row.ts";
import { listPlots } from "../plot-list.ts";
import { ledgerOf } from "./ledger.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const plotCode = "14072510120101W0001";
const asOf = "2022-03-31";

/** S2: 50 mu of 坝沟地 in 胡家峪 pledged to villagers for what the village owed; names and sums are 虚构. */
test("HT-58: 胡家峪, 50 mu: one debt, its contract and its plot, each seen from every list", () => {
  const project = newProject(() => new Date("2026-05-01T02:00:00.000Z"));
  importSampleParcels(project);
  storeSampleRun(project);
  const contractUid = addContract(project, {
    ...{ number: "胡-抵-01", villageCode, lessor: "胡家峪村", lessee: "欠款户(虚构)" },
    ...{ kind: "contracting", form: "written", status: "active", landClass: "dry" },
    ...{ signedOn: "2012-03-01", startOn: "2012-03-01", endOn: "2032-02-29", contractMu: "50" },
    ...{ remark: "坝沟地抵债", plotCodes: [plotCode] },
  });
  const debt = addMoneyRow(project, {
    side: "debt",
    values: debtValues({
      ...{ party: "欠款户(虚构)", contractNumber: "胡-抵-01", plotCodes: [plotCode] },
      ...{ originalFen: 12_500_000, formedOn: "2012-03-01" },
    }),
    reason: "",
  });
  verifyRows(project, [debt], "赵六(虚构)", "2021-11-01");
  postRows(project, [debt], "2021-11-10");
  lockRows(project, "debt", villageCode, "2021-12-31");

  const finding = checkRegister(project, asOf).findings.find(({ rule }) => rule === "HT-58");
  expect(finding).toMatchObject({ contractUid, block: true, severity: "red" });
  expect(finding?.text).toContain("50 亩");
  const { debts } = ledgerOf(project, { asOf, knownAt: null, unitCode: villageCode });
  expect(debts).toMatchObject({ count: 1, lockedFen: 12_500_000, balanceFen: 12_500_000 });
  const plot = listPlots(project, null, asOf).find(({ code }) => code === plotCode);
  expect(plot?.contractName).toBe("胡-抵-01");
  const tied = project.db
    .prepare("SELECT contract_uid AS contractUid, plot_codes AS plots FROM money_row WHERE uid = ?")
    .get(debt);
  expect(tied).toEqual({ contractUid, plots: JSON.stringify([plotCode]) });
  closeProject(project);
});
