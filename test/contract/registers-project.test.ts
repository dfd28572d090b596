import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { openRealCore } from "./real-core.ts";

const messy = path.resolve(import.meta.dirname, "../fixtures/messy-tables/contracts.xlsx");
const all = { level: "project", code: "" } as const;
const village = "140799101201";
const { call, refusalOf, unmadeIn, folder, close } = await openRealCore();

afterAll(close);

test("T1: a messy sheet is previewed, its refused rows are corrected and pasted back", async () => {
  await call("project.create", {
    path: path.join(folder, "台账.gpkg"),
    name: "虚构镇",
    countyCode: "140799",
  });
  const request = { register: "contracts", source: { file: messy }, mode: "add" } as const;
  const { preview, refusal } = await call("registers.preview", request);
  expect(refusal).toBeNull();
  expect(preview).toMatchObject({ rows: 293, refused: 7, known: { count: 0 } });
  const [row] = preview?.firstRows ?? [];
  expect([row?.texts.number, row?.values.number]).toEqual(["HT-０００１", "HT-0001"]);
  const report = await call("registers.import", request);
  expect(report).toMatchObject({ added: 293, refused: 7, doubtful: 0 });
  const [first] = report.refusedRows;
  expect(first?.problems[0]).toMatchObject({ text: "约3亩" });
  const cells = { ...first?.cells, "合同面积(亩)": "3" };
  const text = [Object.keys(cells).join("\t"), Object.values(cells).join("\t")].join("\n");
  const pasted = { register: "contracts", source: { text }, mode: "add" } as const;
  expect(await call("registers.import", pasted)).toMatchObject({ added: 1, refused: 0 });
  const again = await call("registers.preview", pasted);
  expect(again.preview?.known).toEqual({ count: 1, first: ["HT-0018"] });
  const page = { ...pasted, source: { text: "没有\t表头" } };
  expect((await call("registers.preview", page)).refusal?.code).toBe("table.missing");
  const { batches } = await call("import.batches", {});
  expect(batches.map(({ target, title, rowsActive }) => [target, title, rowsActive])).toEqual([
    ["table", "合同台账", 1],
    ["table", "合同台账", 293],
  ]);
});

test("templates, facts of villages, meetings and rules are there for the screens", async () => {
  const bytes = await call("registers.template", { register: "people" });
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe("PK");
  await call("villages.save", { unitCode: village, patch: { members: 312 } });
  const { villages } = await call("villages.list", { scope: all });
  expect(villages).toMatchObject([{ unitCode: village, members: 312 }]);
  const counted = { type: "members", votingUnit: "person" } as const;
  const values = {
    ...{ ...counted, unitCode: village, heldOn: "2025-06-01" },
    ...{ subject: null, due: 312, present: 210, online: null, proxies: null, inFavour: 208 },
    ...{ noticeOn: null, partyDiscussedOn: null, recusal: null, note: null },
  };
  const { uid } = await call("meetings.save", { uid: null, values });
  const { meetings } = await call("meetings.list", { scope: all });
  expect(meetings).toMatchObject([{ uid, typeName: "成员大会" }]);
  await call("rules.set", { rule: "HT-23", parameters: { years: 20 }, severity: "hint" });
  const { rules } = await call("rules.list", {});
  expect(rules.find(({ rule }) => rule === "HT-23")).toMatchObject({ severity: "hint" });
  expect(rules.filter(({ isBlock }) => isBlock).map(({ rule }) => rule)).toContain("HT-56");
});

test("people are added, changed and undone; a number belongs to one person only", async () => {
  const values = {
    ...{ idNumber: "11010119900307001X", name: "甄样例(虚构)", unitCode: village, isMember: true },
    ...{ post: null, relatives: [], diedOn: null },
  };
  const { uid } = await call("people.save", { uid: null, values });
  await call("people.save", { uid, values: { ...values, post: "村主任", diedOn: "2024-05-01" } });
  const one = async () => (await call("people.list", { scope: all })).people[0];
  expect(await one()).toMatchObject({ uid, post: "村主任", diedOn: "2024-05-01", isMember: true });
  await call("undo.last", {});
  expect(await one()).toMatchObject({ post: null, diedOn: null });
  const again = { uid: null, values: { ...values, name: "甄旁人(虚构)" } };
  expect(await refusalOf("people.save", again)).toBe("value.invalid");
});

test("every call on these subjects was made", () => {
  expect(unmadeIn("registers-project.test.ts")).toEqual([]);
});
