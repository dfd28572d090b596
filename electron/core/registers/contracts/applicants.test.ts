import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject } from "../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { checkRegister } from "./check.ts";
import { addContract } from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";

test("HT-16: bidders of the auction are the applicants; a member who bid as much is told", () => {
  const project = newProject();
  importSampleParcels(project);
  const contractUid = addContract(project, {
    ...{ number: "乙-001", villageCode, kind: "lease", isMember: false, lessee: "外来(虚构)" },
  });
  const finding = () =>
    checkRegister(project, "2026-04-01").findings.find(({ rule }) => rule === "HT-16");
  expect(finding()).toBeUndefined();
  runCommand(project, { command: "test.auction", undoable: false }, ({ insert }) => {
    const auction_uid = insert("auction", {
      ...{ number: "P1", village_code: villageCode, round: 1, use: "种植", floor_fen: 100 },
      ...{ start_on: "2026-01-01", end_on: "2030-12-31", floor_basis: "评估", deposit_fen: 0 },
      ...{ status: "confirmed", price_fen: 200, contract_uid: contractUid },
    });
    const registrant = (name: string, id_number: string, is_member: number) =>
      insert("auction_registrant", {
        ...{ auction_uid, name, id_number, is_member, registered_on: "2025-12-01" },
        deposit_fen: 0,
      });
    const bids = [
      [registrant("外来(虚构)", "1", 0), 200],
      [registrant("同价(虚构)", "2", 1), 200],
      [registrant("低价(虚构)", "3", 1), 199],
    ] as const;
    for (const [at, [registrant_uid, price_fen]] of bids.entries()) {
      insert("auction_bid", { auction_uid, registrant_uid, number: at + 1, price_fen });
    }
    registrant("未出价(虚构)", "4", 1);
  });
  expect(finding()).toMatchObject({ values: { applicants: "同价(虚构)" } });
  closeProject(project);
});
