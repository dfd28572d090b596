import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject } from "../../project/project.ts";
import {
  codeThrownBy,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { readContract, readContracts } from "./contract-row.ts";
import {
  addContract,
  registerContracts,
  saveContracts,
  withdrawContracts,
} from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const first = {
  number: "甲-001",
  villageCode,
  lessee: "甄样例(虚构)",
  isMember: false,
  endOn: "long_term",
  plotCodes: ["1407251012010100001", "14072510120101W0001", "北坡"],
} as const;

test("a contract is kept as it was typed: no is no, 长期 stays, each code with what it names", () => {
  const project = newProject();
  const uid = addContract(project, first);
  const stored = readContract(project, uid);
  expect(stored).toMatchObject({ standing: "registered", origin: "typed", unreadCells: {} });
  expect(stored?.values).toMatchObject({ ...first, isMember: false, lessor: null });
  const kinds = project.db.prepare("SELECT kind FROM contract_object ORDER BY kind").pluck().all();
  expect(kinds).toEqual(["area", "parcel", "plot"]);
  closeProject(project);
});

test("bulk edit changes what differs in one step, and one undo takes all of it back", () => {
  const project = newProject();
  const uids = [
    addContract(project, first),
    addContract(project, { ...first, number: "甲-002", plotCodes: ["北坡"] }),
  ];
  saveContracts(project, uids, { kind: "lease", plotCodes: ["南坡"] });
  const kinds = () => readContracts(project, "").map(({ values }) => values.kind);
  expect(kinds()).toEqual(["lease", "lease"]);
  expect(undoLast(project).command).toBe("contract.save");
  expect(kinds()).toEqual([null, null]);
  expect(readContract(project, uids[1] ?? "")?.values.plotCodes).toEqual(["北坡"]);
  closeProject(project);
});

test("what is saved already leaves no event", () => {
  const project = newProject();
  const uid = addContract(project, first);
  const count = () => project.db.prepare("SELECT count(*) FROM event").pluck().get();
  const before = count();
  saveContracts(project, [uid], { lessee: first.lessee, isMember: false });
  expect(count()).toBe(before);
  closeProject(project);
});

test("D32: a field whose heading was absent counts as given once a person fills it", () => {
  const project = newProject();
  const uid = addContract(project, first);
  runCommand(project, { command: "contract.sample", undoable: false }, ({ update }) => {
    update("contract", uid, { absent_fields: '["form","filingNumber"]' });
  });
  saveContracts(project, [uid], { form: "oral" });
  expect([...(readContract(project, uid)?.absent ?? [])]).toEqual(["filingNumber"]);
  closeProject(project);
});

test("a number twice in a village, no village and a group of another village are refused", () => {
  const project = newProject();
  addContract(project, first);
  expect(codeThrownBy(() => addContract(project, first))).toBe("value.invalid");
  expect(codeThrownBy(() => addContract(project, { number: "x" }))).toBe("value.invalid");
  const elsewhere = { villageCode, groupCode: "14072510120201" };
  expect(codeThrownBy(() => addContract(project, elsewhere))).toBe("value.invalid");
  expect(readContracts(project, "")).toHaveLength(1);
  closeProject(project);
});

test("A3: a withdrawn contract leaves the lists and stays in the file, which verifies", async () => {
  const project = newProject();
  const uid = addContract(project, first);
  expect(codeThrownBy(() => withdrawContracts(project, [uid], " "))).toBe("value.invalid");
  expect(withdrawContracts(project, [uid], "重复录入(虚构)")).toBe(1);
  expect(registerContracts(project, [uid])).toBe(1);
  expect(withdrawContracts(project, [uid], "确属重复(虚构)")).toBe(1);
  expect(readContracts(project, "")).toEqual([]);
  expect(readContract(project, uid)?.standing).toBe("withdrawn");
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});
