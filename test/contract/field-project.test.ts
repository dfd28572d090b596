import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jpegOf } from "../../electron/core/registers/papers/testing/invented-pictures.ts";
import type { CallInput } from "../../shared/contract/calls.ts";
import { reconciledProject, removeTemporaryFolders } from "../browser/sample-files.ts";
import { openRealCore } from "./real-core.ts";

const all = { level: "project", code: "" } as const;
const { call, refusalOf, unmadeIn, folder, close } = await openRealCore();

/** A plot of more than 0.6 mu, which has a form of its own (D30), and its neighbour in the list. */
let plotCode = "";
let label: readonly [number, number] = [0, 0];

beforeAll(async () => {
  await call("project.open", { path: await reconciledProject() });
  const { plots } = await call("field.plots", { scope: all, offset: 0, limit: 5000 });
  const plot = plots.find((one) => one.class === "unconfirmed" && Number(one.muText) > 2)!;
  plotCode = plot.code;
  label = [plot.labelEastM, plot.labelNorthM];
});
afterAll(async () => {
  await close();
  removeTemporaryFolders();
});

const signed: CallInput<"field.save">["patch"] = {
  landUse: "planted",
  measuredMu: "3.25",
  measureMethod: "gps",
  finalClass: "unconfirmed",
  owner: "group",
  route: "charge",
  tillerName: "李四(虚构)",
  isMember: true,
  tillerSigned: true,
  neighboursSigned: 1,
  leaderSigned: true,
  cadreSigned: true,
  signedOn: "2026-03-10",
};

test("plots are counted by state, found by their digits, and come a page at a time", async () => {
  const { total, plots, counts } = await call("field.plots", { scope: all, offset: 0, limit: 3 });
  expect(plots).toHaveLength(3);
  expect(counts).toEqual({ to_check: total, checked: 0, posted: 0, confirmed: 0, disposed: 0 });
  const search = plots[2]!.sheetCode.slice(1).replace(/^0+/, "");
  const scope = { level: "group", code: plots[2]!.groupCode } as const;
  const found = await call("field.plots", { scope, search, offset: 0, limit: 10 });
  expect(found.plots.map(({ code }) => code)).toEqual([plots[2]!.code]);
  const none = { scope: all, states: ["posted"], offset: 0, limit: 10 } as const;
  expect((await call("field.plots", { ...none, states: [...none.states] })).total).toBe(0);
});

test("a form is saved as it comes, checked when nothing is missing, and goes back with a reason", async () => {
  const empty = await call("field.form", { plotCode });
  expect(empty).toMatchObject({ uid: null, form: { measuredMu: null }, papers: [] });
  const begun = await call("field.save", { plotCode, patch: { measuredMu: "3.25" } });
  expect(begun.plot).toMatchObject({ formStatus: "draft", measuredMu: "3.25", missing: 12 });
  expect(begun.plot.difference?.muText).toMatch(/^[+-]?\d+\.\d\d$/);
  expect(await call("field.check", { plotCode })).toMatchObject({ done: false });
  await call("field.save", { plotCode, patch: signed });
  const { done, form } = await call("field.check", { plotCode });
  expect({ done, state: form.plot.stateName }).toEqual({ done: true, state: "已核查" });
  expect((await call("plots.get", { code: plotCode })).finalClass).toBe("unconfirmed");
  const back = await call("field.uncheck", { plotCode, reason: "面积要复量(虚构)" });
  expect(back.plot.state).toBe("to_check");
  expect(await refusalOf("field.save", { plotCode: "14072510120101W9999", patch: {} })).toBe(
    "value.invalid",
  );
  const wrong = { plotCode, patch: { measuredMu: "三亩" } };
  expect(await refusalOf("field.save", wrong)).toBe("call.invalid");
});

test("what people find land to be needs no place among the proposed classes", async () => {
  const other = {
    ...signed,
    finalClass: "other",
    route: "keep",
    mismatchReason: "树(虚构)",
  } as const;
  await call("field.save", { plotCode, patch: other });
  expect((await call("field.check", { plotCode })).done).toBe(true);
  const { plots } = await call("plots.list", { scope: all });
  expect(plots.find(({ code }) => code === plotCode)?.finalClass).toBe("other");
  await call("undo.last", {});
});

test("a photo hangs on the plot and comes back byte for byte", async () => {
  const content = jpegOf(1200, 800);
  const record = { register: "plot", recordUid: plotCode } as const;
  const paper = { ...record, kind: "photo", fileName: "地头.jpg" } as const;
  const added = await call("papers.add", { ...paper, contentBase64: content.toString("base64") });
  expect((await call("papers.list", record)).papers).toEqual([added]);
  expect((await call("field.form", { plotCode })).papers).toEqual([added]);
  const bytes = await call("papers.content", { paperUid: added.paperUid });
  expect(Buffer.from(bytes).equals(content)).toBe(true);
  const large = jpegOf(2401, 800).toString("base64");
  expect(await refusalOf("papers.add", { ...paper, contentBase64: large })).toBe("paper.refused");
  await call("papers.remove", { linkUid: added.uid });
  expect((await call("papers.list", record)).papers).toEqual([]);
});

/** A triangle of 40 m around the plot's label, as a list of points. */
const corners = () =>
  [
    [-20, -20],
    [20, -20],
    [20, 20],
  ].map(([x = 0, y = 0]) => [label[0] + x, label[1] + y] as const);

test("measured boundaries are read, drawn, listed, accepted and put aside", async () => {
  const file = path.join(folder, "点.csv");
  const rows = corners().map(([x, y]) => `${plotCode},${y},${x}`);
  writeFileSync(file, rows.join("\n"));
  expect(await refusalOf("measured.import", { file })).toBe("crs.unknown");
  const report = await call("measured.import", { file, crs: "CM=114" });
  expect(report).toMatchObject({ proposed: 1, matchedByCode: 1 });
  const ring = corners().flat();
  const drawn = await call("measured.draw", { source: "drawn", ring, plotCode });
  expect(drawn).toMatchObject({ match: "given", status: "proposed", obstacle: null });
  const { proposals } = await call("measured.list", { scope: all });
  expect(proposals).toHaveLength(2);
  const read = proposals.find(({ source }) => source === "file")!;
  const accepted = await call("measured.accept", { uid: read.uid });
  expect(accepted).toMatchObject({ plot: { code: plotCode, planarM2: read.after.planarM2 } });
  expect(accepted.beforeM2).toBe(read.before?.planarM2);
  await call("measured.reject", { uid: drawn.uid, reason: "重复(虚构)" });
  expect((await call("measured.list", { scope: all })).proposals).toEqual([]);
  expect(await refusalOf("measured.accept", { uid: drawn.uid })).toBe("value.invalid");
});

test("printed sheets are handed out and come back", async () => {
  const groupCode = plotCode.slice(0, 14);
  await call("sheets.print", { groupCodes: [groupCode], paper: "A4", profile: "work" });
  const packs = async () => (await call("handouts.list", { scope: all })).packs;
  const [pack] = await packs();
  expect(pack).toMatchObject({ groupCode, version: 1, handouts: [] });
  const given = { printJobUid: pack!.printJobUid, receiver: "赵六(虚构)" } as const;
  await call("handouts.give", { ...given, sheetNumbers: [1, 2], handedOutOn: "2026-03-01" });
  const out = (await packs())[0]!.handouts;
  expect(out.map(({ sheetNumber }) => sheetNumber)).toEqual([1, 2]);
  await call("handouts.return", { uids: out.map(({ uid }) => uid), returnedOn: "2026-03-04" });
  expect((await packs())[0]!.handouts).toMatchObject(Array(2).fill({ returnedOn: "2026-03-04" }));
});

test("every call on these subjects was made", () => {
  expect(unmadeIn("field-project.test.ts")).toEqual([]);
});
