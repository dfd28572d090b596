import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { calls } from "../../shared/contract/calls.ts";
import { decodeFeatureBlock } from "../../shared/contract/feature-block.ts";
import { openRealCore, subjectsMadeIn } from "./real-core.ts";

const township = path.resolve(import.meta.dirname, "../../sample-data/township");
const all = { level: "project", code: "" } as const;
const { call, refusalOf, unmadeIn, folder, close } = await openRealCore();
const file = path.join(folder, "样例.gpkg");

afterAll(close);

test("a new project begins empty and says what it lacks", async () => {
  expect(await call("project.state", {})).toBeNull();
  const state = await call("project.create", { path: file, name: "样例镇", countyCode: "140799" });
  expect(state).toMatchObject({ name: "样例镇", mode: "write", person: "测试", crsTitle: null });
  const { inputs, villages, lastRun } = await call("today.overview", { scope: all });
  expect(inputs.map(({ present }) => present)).toEqual(Array(6).fill(false));
  expect({ villages, lastRun }).toEqual({ villages: [], lastRun: null });
  expect((await call("map.extent", { scope: all })).box).toBeNull();
  expect(await call("run.last", {})).toBeNull();
  expect((await call("plots.list", { scope: all })).total).toMatchObject({
    count: 0,
    muText: "0.00",
  });
  expect(await refusalOf("run.start", { settings: {}, dryRun: true })).toBe("project.incomplete");
});

test("the archive's folder is recognised, looked at and imported", async () => {
  const { candidates } = await call("import.scan", { paths: [township] });
  const told = candidates.map(({ folder, target }) => `${folder} ${target}`);
  expect(told).toEqual(
    expect.arrayContaining([
      "三调 survey",
      "二调 baseline",
      "矢量数据 parcels",
      "权属数据 household",
    ]),
  );
  for (const { path: source, target } of candidates) {
    if (target === null) continue;
    if (target === "household") {
      const { preview } = await call("import.previewHousehold", { file: source });
      expect(preview?.tables.map(({ table }) => table)).toContain("CBDKXX");
      await call("import.household", { file: source, mode: "add" });
      continue;
    }
    const before = await call("import.preview", { layer: target, file: source });
    expect(before.refusal).toBeNull();
    expect(before.preview?.duplicates.count).toBe(0);
    const report = await call("import.commit", { layer: target, file: source, mode: "add" });
    expect(report.rowsStored).toBeGreaterThan(0);
  }
  const { batches } = await call("import.batches", {});
  expect(batches).toHaveLength(candidates.length);
  expect(batches.every((batch) => batch.rowsActive === batch.rowsStored)).toBe(true);
});

test("a file that is there already, or is something else, is refused in the preview", async () => {
  const source = path.join(township, "矢量数据/DK1407992016.shp");
  const repeated = await call("import.preview", { layer: "parcels", file: source });
  expect(repeated.refusal?.code).toBe("import.repeated");
  expect(repeated.preview?.duplicates.count).toBeGreaterThan(2000);
  const strange = await call("import.preview", { layer: "survey", file: source });
  expect(strange).toMatchObject({ refusal: { code: "field.missing" }, preview: null });
  const missing = strange.mappable?.fields.filter(
    ({ required, source: from }) => required && !from,
  );
  expect(missing?.map(({ name }) => name)).toEqual(["DLBM", "QSXZ"]);
  expect(await refusalOf("import.commit", { layer: "parcels", file: source, mode: "add" })).toBe(
    "import.repeated",
  );
});

test("each row of an import's notices leads to its feature", async () => {
  const { batches } = await call("import.batches", {});
  const survey = batches.find(({ target }) => target === "survey");
  const { total, notices } = await call("import.notices", {
    batchId: survey?.id ?? 0,
    offset: 0,
    limit: 100,
  });
  expect(total).toBe(notices.length);
  const { found } = await call("map.locate", {
    place: { kind: "notice", id: notices[0]?.id ?? 0 },
  });
  expect(found).toMatchObject({ layer: "survey", fid: notices[0]?.row });
});

test("a dry run says what it would do and moves nothing; a run does it", async () => {
  await call("village.shares", { code: "140799101204", sharesOnly: true });
  const proposal = await call("run.start", { settings: { minWidthM: 3 }, dryRun: true });
  expect(proposal.summary).toMatchObject({ status: "proposed", parameters: { minWidthM: 3 } });
  expect(proposal.plotChanges.length).toBeGreaterThan(0);
  const proposed = { scope: all, runId: proposal.summary.id, kind: "plot_new" } as const;
  const { findings } = await call("findings.list", proposed);
  expect(findings).toHaveLength(proposal.plotChanges.length);
  expect((await call("plots.list", { scope: all })).plots).toEqual([]);
  const report = await call("run.start", {
    settings: await call("run.defaults", {}),
    dryRun: false,
  });
  expect(report).toMatchObject({ summary: { status: "accepted", outdated: false }, problems: [] });
  expect(await call("run.last", {})).toEqual(report.summary);
  const check = await call("run.crosscheck", { sample: 5, seed: 3 });
  expect(check).toMatchObject({ patches: 5, failures: [], beyondTolerance: [] });
});

test("plots, their sums, the drawer and the folded pieces agree", async () => {
  const { plots, total, byClass } = await call("plots.list", { scope: all });
  expect(total.count).toBe(plots.length);
  expect(byClass.reduce((sum, one) => sum + one.count, 0)).toBe(plots.length);
  const [plot] = plots;
  const details = await call("plots.get", { code: plot?.code ?? "" });
  expect(details).toMatchObject({ ...plot, locks: [], papers: [] });
  expect(details.shapes).toHaveLength(1);
  const group = { level: "group", code: plot?.groupCode ?? "" } as const;
  const inGroup = await call("plots.list", { scope: group, classes: ["undetermined"] });
  const chosen = plots.filter(
    (one) => one.groupCode === group.code && one.class === "undetermined",
  );
  expect(inGroup.plots).toEqual(chosen);
  const { sums } = await call("pieces.folded", { scope: all });
  expect(sums.map((sum) => sum.class)).toEqual(["overflow", "ridge", "sliver"]);
  const { units } = await call("units.list", {});
  const ofGroup = units.find(({ code }) => code === group.code);
  expect(ofGroup?.plots).toBe(plots.filter((one) => one.groupCode === group.code).length);
  expect(await refusalOf("plots.get", { code: `${group.code}W9999` })).toBe("value.invalid");
});

test("the map shows every plot, and only so many as were asked for", async () => {
  const { box } = await call("map.extent", { scope: all });
  const request = { box: box ?? [0, 0, 0, 0], limit: 100_000 } as const;
  const { plots } = await call("plots.list", { scope: all });
  const block = decodeFeatureBlock(await call("map.features", { ...request, layer: "plots" }));
  expect(block.truncated).toBe(false);
  expect(block.features.map(({ key }) => key).sort()).toEqual(plots.map(({ code }) => code).sort());
  const few = { ...request, layer: "parcels", limit: 10, metresPerPixel: 4 } as const;
  const parcels = decodeFeatureBlock(await call("map.features", few));
  expect(parcels).toMatchObject({ truncated: true, features: { length: 10 } });
  const place = { kind: "plot", code: plots[0]?.code ?? "" } as const;
  expect((await call("map.locate", { place })).found?.layer).toBe("plots");
});

test("V7: a plot that a contract names is 合同内 on its record, and the contract has it on the map", async () => {
  const { plots } = await call("plots.list", { scope: all });
  const code = plots[0]?.code ?? "";
  const contract = { number: "合-1", villageCode: code.slice(0, 12), plotCodes: [code] };
  const { uid } = await call("contracts.save", { uid: null, patch: contract });
  const { contracts, contractName } = await call("plots.get", { code });
  expect([contracts, contractName]).toEqual([[{ uid, name: "合-1" }], "合-1"]);
  const land = await call("map.contract", { uid });
  expect(land).toMatchObject({ name: "合-1", plotCodes: [code], shapes: { length: 1 } });
  const { box } = land;
  const request = { box: box ?? [0, 0, 0, 0], limit: 10, layer: "contracted" } as const;
  const block = decodeFeatureBlock(await call("map.features", request));
  expect(block.features.map(({ key }) => key)).toEqual([code]);
  expect(await refusalOf("map.contract", { uid: "no-such" })).toBe("value.invalid");
  await call("undo.last", {});
});

test("a plot is found by the digits on its form", async () => {
  const { plots } = await call("plots.list", { scope: all });
  const { found } = await call("search.find", { text: plots[0]?.shortCode ?? "", limit: 10 });
  expect(found[0]).toMatchObject({ kind: "plot", code: plots[0]?.code });
});

test("a plot is cut and put together again; its square metres add up (D2, D3)", async () => {
  const { plots } = await call("plots.list", { scope: all });
  const largest = plots.toSorted((one, other) => other.planarM2 - one.planarM2)[0]!;
  const { code, planarM2, labelEastM, labelNorthM } = largest;
  const line = [labelEastM - 2000, labelNorthM, labelEastM + 2000, labelNorthM];
  const { plots: parts } = await call("plots.split", { plotCode: code, line });
  expect(parts[0]?.code).toBe(code);
  expect(parts.reduce((sum, part) => sum + part.planarM2, 0)).toBeCloseTo(planarM2, 2);
  const whole = await call("plots.merge", { plotCodes: parts.map((part) => part.code) });
  expect(whole.plot.code).toBe(code);
  expect(whole.plot.planarM2).toBeCloseTo(planarM2, 2);
  expect(whole.gone.sort()).toEqual(
    parts
      .slice(1)
      .map((part) => part.code)
      .sort(),
  );
});

test("an exception is set, seen, taken back and cleared", async () => {
  const omissions = { scope: all, kind: "omission" } as const;
  const status = async () => (await call("findings.list", omissions)).findings[0]?.exception.status;
  const findingId = (await call("findings.list", omissions)).findings[0]?.id ?? 0;
  await call("exception.set", { findingId, reason: "已到现场看过" });
  expect(await status()).toBe("valid");
  expect((await call("undo.last", {})).said).toContain("登记例外");
  expect(await status()).toBe("none");
  await call("exception.set", { findingId, reason: "已到现场看过" });
  await call("exception.clear", { findingId });
  expect(await status()).toBe("none");
});

test("settings and names change, are logged, and wrong values are refused", async () => {
  await call("settings.set", { key: "mu_decimals", value: "3" });
  const { options } = await call("settings.get", {});
  expect(options.find(({ key }) => key === "mu_decimals")).toMatchObject({
    value: "3",
    choices: ["0", "1", "2", "3", "4"],
  });
  expect(await refusalOf("settings.set", { key: "mu_decimals", value: "9" })).toBe("value.invalid");
  await call("unit.rename", { code: "140799101", name: "样例镇" });
  const { units } = await call("units.list", {});
  expect(units.find(({ code }) => code === "140799101")).toMatchObject({
    name: "样例镇",
    parent: "140799",
  });
  const { events } = await call("log.list", { limit: 2 });
  expect(events.map(({ title }) => title)).toEqual(["设置名称", "设置选项"]);
});

test("a preview locks nothing; printing does, and its files are handed out", async () => {
  const { plots } = await call("plots.list", { scope: all });
  const groupCode = plots[0]?.groupCode ?? "";
  const choice = { groupCode, paper: "A4", profile: "work" } as const;
  const preview = await call("sheets.preview", choice);
  expect(new TextDecoder().decode(preview.slice(0, 5))).toBe("%PDF-");
  expect((await call("sheets.jobs", {})).jobs).toEqual([]);
  const { pages } = await call("sheets.pages", { groupCode, paper: "A4" });
  const printed = await call("sheets.print", {
    groupCodes: [groupCode],
    paper: "A4",
    profile: "work",
  });
  expect(printed.packs[0]?.pages.map).toBe(pages.length);
  const pdf = printed.files.find(({ kind }) => kind === "pdf");
  expect((await call("sheets.file", { id: pdf?.id ?? "" })).byteLength).toBe(pdf?.bytes);
  expect(await refusalOf("sheets.file", { id: "../样例.gpkg" })).toBe("file.missing");
  expect((await call("sheets.jobs", {})).jobs).toMatchObject([{ groupCode, version: 1 }]);
  const details = await call("plots.get", { code: plots[0]?.code ?? "" });
  expect(details).toMatchObject({ printed: true, locks: [{ title: "已出图" }] });
  expect(details.events.map(({ title }) => title)).toEqual(["出图"]);
});

test("today's page says what is done and what waits", async () => {
  const { inputs, waiting, villages, lastRun } = await call("today.overview", { scope: all });
  expect(inputs.filter(({ present }) => !present).map(({ key }) => key)).toEqual(["contracts"]);
  expect(waiting.map(({ kind }) => kind)).toEqual([
    "import_warnings",
    "not_printed",
    "forms_missing",
  ]);
  expect(villages.find(({ code }) => code === "140799101204")?.sharesOnly).toBe(true);
  expect(lastRun?.status).toBe("accepted");
  const letter = await call("letter.dataRequest", {});
  expect(new TextDecoder().decode(letter.slice(0, 5))).toBe("%PDF-");
  const handover = await call("letter.handover", {});
  expect(new TextDecoder().decode(handover.slice(0, 5))).toBe("%PDF-");
});

test("a closed project is one plain file again, and is found among the recent ones", async () => {
  await call("project.close", {});
  expect(await call("project.state", {})).toBeNull();
  const beside = readdirSync(folder).filter((name) => /-(wal|shm|journal)$/.test(name));
  expect(beside).toEqual([]);
  expect((await call("project.recent", {})).projects).toMatchObject([
    { path: file, name: "样例镇" },
  ]);
  expect(await refusalOf("project.open", { path: path.join(folder, "none.gpkg") })).toBe(
    "project.missing",
  );
  const state = await call("project.open", { path: file });
  expect(state.plots).toBeGreaterThan(0);
  expect(existsSync(file)).toBe(true);
});

test("the import of a sheet is taken back whole from the list of imports, that of a layer is not", async () => {
  const source = { text: "证件号\t姓名\n11010119900307001X\t甄样例(虚构)" };
  await call("registers.import", { register: "people", source, mode: "add" });
  const newest = async () => (await call("import.batches", {})).batches[0];
  expect(await newest()).toMatchObject({ target: "table", rowsActive: 1, isWithdrawn: false });
  await call("import.withdraw", { batchId: (await newest())?.id ?? 0 });
  expect(await newest()).toMatchObject({ rowsActive: 0, isWithdrawn: true });
  const layer = (await call("import.batches", {})).batches.find(
    ({ target }) => target === "survey",
  );
  expect(await refusalOf("import.withdraw", { batchId: layer?.id ?? 0 })).toBe("value.invalid");
});

test("every call on these subjects was made", () => {
  expect(unmadeIn("real-project.test.ts")).toEqual([]);
});

test("every subject of the contract is some file's to make", () => {
  const subjects = new Set(Object.keys(calls).map((name) => name.split(".")[0] ?? ""));
  expect([...subjects].sort()).toEqual(Object.values(subjectsMadeIn).flat().sort());
});
