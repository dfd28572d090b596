import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRealCore } from "./real-core.ts";

const township = path.resolve(import.meta.dirname, "../../sample-data/township");
const all = { level: "project", code: "" } as const;
const { call, refusalOf, unmadeIn, folder, close } = await openRealCore();

afterAll(close);

/** A signed paper, people invented. */
const signed = {
  landUse: "planted",
  measuredMu: "1.25",
  measureMethod: "tape",
  finalClass: "unconfirmed",
  owner: "group",
  route: "charge",
  tillerName: "李四(虚构)",
  isMember: true,
  mismatchReason: "现场核对(虚构)",
  tillerSigned: true,
  neighboursSigned: 1,
  leaderSigned: true,
  cadreSigned: true,
  signedOn: "2026-03-01",
} as const;

let plots: string[] = [];
let uid = "";

beforeAll(async () => {
  await call("project.create", { path: path.join(folder, "公示.gpkg"), name: "样例镇(虚构)" });
  const { candidates } = await call("import.scan", { paths: [township] });
  for (const { path: file, target } of candidates) {
    if (target === null || target === "household") continue;
    await call("import.commit", { layer: target, file, mode: "add" });
  }
  await call("run.start", { settings: await call("run.defaults", {}), dryRun: false });
  const listed = await call("plots.list", { scope: all });
  const group = listed.plots[0]?.groupCode;
  plots = listed.plots.filter(({ groupCode }) => groupCode === group).map(({ code }) => code);
});

test("checked plots are put together, changed and posted", async () => {
  const [first = "", second = "", third = ""] = plots;
  const unitCode = first.slice(0, 14);
  const asked = { unitCode, place: "公示栏(虚构)", days: 7 };
  expect(await refusalOf("posting.prepare", asked)).toBe("posting.refused");
  for (const plotCode of [first, second, third]) {
    await call("field.save", { plotCode, patch: signed });
    await call("field.check", { plotCode });
  }
  const round = await call("posting.prepare", { ...asked, plotCodes: [first, second] });
  uid = round.uid;
  expect(round).toMatchObject({ number: 1, status: "prepared", plots: 2, signedMu: "2.50" });
  const changed = await call("posting.change", { uid, addPlots: [third], place: "祠堂(虚构)" });
  expect(changed).toMatchObject({ plots: 3, place: "祠堂(虚构)" });
  const started = await call("posting.start", { uid, startedOn: "2026-03-02" });
  expect(started.posted.map(({ stateName }) => stateName)).toEqual(Array(3).fill("公示中"));
  expect(await refusalOf("field.save", { plotCode: first, patch: { owner: "village" } })).toBe(
    "plot.posted",
  );
});

test("objections are decided, the rest confirmed, one plot corrected and one disposed of", async () => {
  const [first = "", second = "", third = ""] = plots;
  const objection = await call("posting.object", {
    uid,
    objectorName: "赵六(虚构)",
    objectedOn: "2026-03-05",
    plotCodes: [first],
    content: "量多了(虚构)",
  });
  const decided = { outcomeOn: "2026-03-08", decidedBy: "村委会(虚构)" };
  const outcome = await call("posting.decide", {
    objectionUid: objection.uid,
    outcome: "corrected",
    ...decided,
  });
  expect(outcome.outcomeName).toBe("更正");
  const confirmation = { uid, confirmedBy: "王五(虚构)", confirmedOn: "2026-03-10" };
  const { confirmed, leftOut } = await call("posting.confirm", confirmation);
  expect([confirmed, leftOut.map(({ code }) => code)]).toEqual([[second, third], [first]]);
  const correction = await call("posting.correct", {
    uid,
    plotCodes: [first],
    reason: "重量(虚构)",
  });
  expect(correction).toMatchObject({ number: 2, status: "prepared", corrects: { uid, number: 1 } });
  await call("posting.dispose", {
    plotCode: second,
    route: "charge",
    disposedOn: "2026-03-15",
    document: "补签合同 1 号(虚构)",
  });
  const { posted, statement } = await call("posting.get", { uid, asOf: "2026-03-20" });
  expect(posted.map(({ stateName }) => stateName)).toEqual(["已核查", "已处置", "已确认"]);
  expect(statement).toContain("其中 1 块更正后另行公示");
  const withdrawn = await call("posting.withdraw", { uid: correction.uid, reason: "不改了(虚构)" });
  expect(withdrawn.statusName).toBe("已撤回");
});

test("rounds are listed by unit, and their papers are one PDF", async () => {
  const { rounds } = await call("posting.list", { scope: all, asOf: "2026-03-20" });
  expect(rounds.map(({ number, statusName }) => [number, statusName])).toEqual([
    [2, "已撤回"],
    [1, "期满待确认"],
  ]);
  for (const paper of ["A4", "A3"] as const) {
    const bytes = await call("posting.pdf", { uid, asOf: "2026-03-20", paper });
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
  }
  const { waiting } = await call("today.overview", { scope: all });
  expect(waiting).toContainEqual(expect.objectContaining({ kind: "postings_over", count: 1 }));
});

test("every call on postings was made", () => {
  expect(unmadeIn("posting-project.test.ts")).toEqual([]);
});
