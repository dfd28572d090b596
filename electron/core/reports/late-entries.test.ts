import { afterAll, expect, test } from "vitest";
import { closeProject } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { undoLast } from "../project/undo.ts";
import { addMoneyRow } from "../registers/money/save-row.ts";
import { addSettlement, removeSettlement } from "../registers/money/settle.ts";
import { moneyValues, settlementEntry } from "../registers/money/testing/sample-money-row.ts";
import type { StoredSnapshot } from "../registers/snapshots/snapshots.ts";
import { lateEntries } from "./late-entries.ts";

afterAll(removeTemporaryFolders);

const freeze = (number: number, asOf: string, knownAt: string): StoredSnapshot => ({
  ...{ uid: `S${number}`, number, kind: "weekly", scopeCode: "", asOf, knownAt },
  ...{ note: null, files: [] },
});

test("D38: entries after a freeze that are dated before its day are listed with when, who and how much", () => {
  let now = "2022-03-10T02:00:00.000Z";
  const project = newProject(() => new Date(now));
  const rowUid = addMoneyRow(project, { side: "claim", values: moneyValues(), reason: "" });
  const known = addSettlement(project, settlementEntry(rowUid));
  const snapshots = [
    freeze(1, "2022-03-11", "2022-03-12T02:00:00.000+00:00"),
    freeze(2, "2022-03-18", "2022-03-19T02:00:00.000+00:00"),
  ];
  expect(lateEntries(project, snapshots, "")).toEqual([]);
  now = "2022-04-01T02:00:00.000Z";
  const late = { date: "2022-03-14", amountFen: 25_001, voucherNo: "收-2" };
  addSettlement(project, settlementEntry(rowUid, late));
  addSettlement(project, settlementEntry(rowUid, { date: "2022-03-20", voucherNo: "收-3" }));
  addSettlement(project, settlementEntry(rowUid, { date: "2022-03-02", voucherNo: null }));
  const found = lateEntries(project, snapshots, "");
  expect(found).toMatchObject([
    {
      ...{ register: "settlement", change: "added", date: "2022-03-14" },
      ...{ label: "ZQ-001 清收", recordedAt: "2022-04-01T02:00:00.000+00:00" },
      snapshots: [{ uid: "S2", deltaFen: 25_001 }],
    },
  ]);
  expect(found[0]?.person).not.toBe("");
  removeSettlement(project, known);
  expect(lateEntries(project, snapshots, "").find(({ uid }) => uid === known)).toMatchObject({
    change: "removed",
    snapshots: [
      { uid: "S1", deltaFen: -100_000 },
      { uid: "S2", deltaFen: -100_000 },
    ],
  });
  undoLast(project);
  expect(lateEntries(project, snapshots, "")).toHaveLength(1);
  expect(lateEntries(project, snapshots, "999999999999")).toEqual([]);
  closeProject(project);
});
