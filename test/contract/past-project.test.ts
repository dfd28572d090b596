import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { decodeFeatureBlock } from "../../shared/contract/feature-block.ts";
import { reconciledProject, removeTemporaryFolders } from "../browser/sample-files.ts";
import { openRealCore } from "./real-core.ts";

const all = { level: "project", code: "" } as const;
const { call, refusalOf, unmadeIn, close } = await openRealCore();
const file = await reconciledProject();
await call("project.open", { path: file });

afterAll(async () => {
  await close();
  removeTemporaryFolders();
});

const sha256Of = (content: ArrayBuffer) =>
  createHash("sha256").update(Buffer.from(content)).digest("hex");

test("issue 6 §4: the sheets as they went out open again byte for byte, and say whether they still hold", async () => {
  const { plots } = await call("plots.list", { scope: all });
  const groupCode = plots[0]?.groupCode ?? "";
  const choice = { groupCodes: [groupCode], paper: "A4" as const, profile: "work" as const };
  await call("sheets.print", choice);
  const { editions } = await call("editions.list", { scope: all });
  const [first] = editions;
  const uid = first?.uid ?? "";
  expect(editions).toMatchObject([{ version: 1, profileName: "核查作业图", handouts: [] }]);
  const sameToday = { isKept: true, isSameToday: true };
  expect(await call("editions.compare", { uid })).toEqual(sameToday);
  const went = sha256Of(await call("editions.pdf", { uid }));
  expect(went).toBe(first?.sha256);
  await call("settings.set", { key: "telephone", value: "0354-1111111" });
  expect(await call("editions.compare", { uid })).toEqual({
    ...sameToday,
    isSameToday: false,
  });
  await call("sheets.print", choice);
  const versions = (await call("editions.list", { scope: all })).editions;
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(sha256Of(await call("editions.pdf", { uid }))).toBe(went);
  const sheets = path.join(path.dirname(file), `${path.parse(file).name}-图册`);
  for (const name of readdirSync(sheets)) rmSync(path.join(sheets, name));
  expect(await refusalOf("editions.pdf", { uid })).toBe("file.missing");
  const newest = versions[0]?.uid ?? "";
  expect(sha256Of(await call("editions.pdf", { uid: newest }))).toBe(versions[0]?.sha256);
  expect(await refusalOf("editions.pdf", { uid: "no-such" })).toBe("value.invalid");
});

test("issue 6 §4: the plots before a run, since then, and what happened to one of them", async () => {
  const { moments } = await call("past.moments", {});
  expect(moments[0]?.title).toMatch(/^出图:.+核查作业图第 2 版$/);
  const before = moments.findLast(({ title }) => title.endsWith("次套图核对之前"));
  const moment = { until: before?.until ?? 0 };
  const { plots, total } = await call("plots.list", { scope: all });
  const compared = await call("past.changes", { scope: all, moment });
  expect(compared).toMatchObject({ before: { count: 0 }, added: total, after: total });
  expect(compared.changes.map(({ code, kind }) => `${kind} ${code}`).sort()).toEqual(
    plots.map(({ code }) => `added ${code}`).sort(),
  );
  const earlier = await call("past.changes", { scope: all, moment: { day: "2000-01-01" } });
  expect(earlier).toMatchObject({ until: 0, before: { count: 0 }, after: total });
  const now = await call("past.changes", { scope: all, moment: { until: moments[0]?.until ?? 0 } });
  expect(now.changes).toEqual([]);
  const code = plots[0]?.code ?? "";
  const past = await call("past.plot", { code });
  expect(past).toMatchObject({ isOpen: true, events: [{ title: "出图" }] });
  expect(past.shapes[0]).toMatchObject({ current: true });
  expect(await refusalOf("past.plot", { code: `${code}9` })).toBe("value.invalid");
  const box = compared.changes[0]?.box ?? [0, 0, 0, 0];
  const asked = { layer: "plots", box, limit: 100, ...moment } as const;
  const block = decodeFeatureBlock(await call("map.features", asked));
  expect(block.features).toEqual([]);
});

test("every call on these subjects was made", () => {
  expect(unmadeIn("past-project.test.ts")).toEqual([]);
});
