import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRealCore } from "./real-core.ts";

const asOf = "2026-11-24";
const village = "140725101201";
const scope = { level: "project", code: "" } as const;
const question = { asOf, scope };

let core: Awaited<ReturnType<typeof openRealCore>>;

beforeAll(async () => {
  core = await openRealCore();
  const file = path.join(core.folder, "报表.gpkg");
  await core.call("project.create", { path: file, name: "虚构镇", countyCode: "140725" });
});
afterAll(() => core.close());

const problem = {
  number: "ZL-1",
  villageCode: village,
  source: "村民反映(虚构)",
  content: "账目未公开(虚构)",
  foundOn: "2026-10-01",
  deadline: null,
  responsible: null,
  rectifiedOn: null,
  rectification: null,
  note: null,
};

const printed = async (kind: "weekly" | "summary") => {
  const pdf = new Uint8Array(await core.call("reports.pdf", { ...question, kind }));
  const workbook = new Uint8Array(await core.call("reports.workbook", { ...question, kind }));
  return [pdf, workbook].map((bytes) => String.fromCharCode(...bytes.subarray(0, 2)));
};

describe("reports through the contract", () => {
  test("governance problems make I11, and a number opens its rows (A1)", async () => {
    const stored = await core.call("governance.save", { uid: null, ...problem });
    await core.call("governance.save", { uid: null, ...problem, number: "ZL-2" });
    expect(await core.refusalOf("governance.save", { uid: null, ...problem })).toBe(
      "value.invalid",
    );
    const done = { rectifiedOn: "2026-11-01", rectification: "已公开" };
    await core.call("governance.save", { uid: stored.uid, ...problem, ...done });
    expect((await core.call("governance.list", { scope })).problems).toHaveLength(2);
    const { figures, reported } = await core.call("indicators.list", question);
    expect(reported).toContain("I11");
    expect(figures.find(({ id }) => id === "I11")).toMatchObject({ text: "50.00%" });
    const rows = await core.call("indicators.rows", {
      ...question,
      indicator: "I11",
      part: "numerator",
    });
    expect(rows.rows.map(({ label, place }) => [label, place])).toEqual([
      ["ZL-1", { register: "governance_problem", key: stored.uid }],
    ]);
    const { villages } = await core.call("indicators.villages", { ...question, indicator: "I11" });
    expect(villages.map(({ code, figure }) => [code, figure.text])).toEqual([[village, "50.00%"]]);
    const { ages } = await core.call("indicators.arrears", question);
    expect(ages.map(({ fen }) => fen)).toEqual([0, 0, 0, 0, 0]);
  });

  test("tables, files and the pack of a report", async () => {
    const { tables } = await core.call("reports.tables", { ...question, kind: "summary" });
    expect(tables[0]?.rows.at(-1)?.isTotal).toBe(true);
    expect(await printed("summary")).toEqual(["%P", "PK"]);
    const pack = await core.call("reports.pack", question);
    expect(new TextDecoder().decode(pack)).toContain('"format":"qhs-report"');
  });

  test("a freeze asks why a figure went back, and compares with the one before", async () => {
    const period = { kind: "weekly", asOf: "2026-11-20", scope } as const;
    const first = await core.call("snapshots.take", { ...period, reasons: [], note: null });
    expect(first.files.map(({ name }) => name)).toContain("rows.json");
    await core.call("governance.save", { uid: null, ...problem, number: "ZL-3" });
    const next = { ...period, asOf };
    const { wentBack, previous } = await core.call("snapshots.preview", next);
    expect(previous?.number).toBe(1);
    expect(new Set(wentBack.map(({ indicator }) => indicator))).toEqual(new Set(["I11"]));
    const bare = { ...next, reasons: [], note: null };
    expect(await core.refusalOf("snapshots.take", bare)).toBe("report.reasonMissing");
    const reasons = [{ indicator: "I11" as const, unitCode: null, reason: "新发现一个" }];
    const second = await core.call("snapshots.take", { ...bare, reasons });
    const { changes } = await core.call("snapshots.compare", {
      beforeUid: first.uid,
      afterUid: second.uid,
    });
    expect(changes.every(({ indicator }) => indicator === "I11")).toBe(true);
    const frozen = { uid: first.uid, indicator: "I11", unitCode: "" } as const;
    const then = await core.call("snapshots.rows", frozen);
    expect([then.text, then.asOf, then.rows.length]).toEqual(["50.00%", "2026-11-20", 3]);
    const { points } = await core.call("indicators.trend", {
      indicator: "I11",
      scope,
      kind: "weekly",
    });
    expect(points.map(({ text }) => text)).toEqual(["50.00%", "33.33%"]);
    const [file] = first.files;
    const bytes = await core.call("snapshots.file", { uid: first.uid, name: file!.name });
    expect(bytes.byteLength).toBe(file!.bytes);
    expect((await core.call("snapshots.list", {})).snapshots).toHaveLength(2);
    expect(await core.call("snapshots.late", { scope })).toEqual({ entries: [], snapshots: [] });
  });

  test("papers of a village, and taking a problem out again", async () => {
    const item = { villageCode: village, name: "债权台账", presentOn: asOf, pages: 3 };
    await core.call("villageFiles.save", { ...item, place: "档案柜", note: null });
    await core.call("villageFiles.save", { ...item, pages: 4, place: null, note: null });
    await core.call("villageFiles.list", { scope });
    const { problems } = await core.call("governance.list", { scope });
    await core.call("governance.remove", { uid: problems[0]!.uid });
    expect((await core.call("governance.list", { scope })).problems).toHaveLength(2);
    expect(core.unmadeIn("reports-project.test.ts")).toEqual([]);
  });
});
