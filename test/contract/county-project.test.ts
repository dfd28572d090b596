import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { greyPng } from "../../electron/core/backdrop/grey-png.ts";
import { openRealCore } from "./real-core.ts";

let real: Awaited<ReturnType<typeof openRealCore>>;

beforeAll(async () => {
  real = await openRealCore();
  const file = path.join(real.folder, "甲镇.gpkg");
  await real.call("project.create", { path: file, name: "甲镇(虚构)" });
});
afterAll(() => real.close());

test("T11: a county's options go from one project to another in one step, which undo takes back", async () => {
  const { call, folder } = real;
  await call("settings.set", { key: "mu_decimals", value: "3" });
  await call("settings.set", { key: "min_area_mu", value: "0.2" });
  await call("settings.set", { key: "telephone", value: "虚构的号码" });
  await call("settings.set", { key: "hidden_fields", value: "椭球面积、国家图幅" });
  const { text } = await call("template.export", {});
  expect(text).not.toContain("虚构的号码");

  await call("project.create", { path: path.join(folder, "乙镇.gpkg"), name: "乙镇(虚构)" });
  const { changes } = await call("template.read", { text });
  expect(changes.map(({ key }) => key)).toEqual(["mu_decimals", "min_area_mu", "hidden_fields"]);
  expect(await optionOf("mu_decimals")).toBe("2");
  await call("template.apply", { text });
  expect(await optionOf("mu_decimals")).toBe("3");
  expect((await call("run.defaults", {})).minAreaMu).toBe(0.2);
  expect((await call("template.apply", { text })).changes).toEqual([]);
  await call("undo.last", {});
  expect(await optionOf("mu_decimals")).toBe("2");
  expect(await optionOf("hidden_fields")).toBe("");
});

test("a template that is none, or names what no option takes, changes nothing and says why", async () => {
  const { refusalOf, call } = real;
  expect(await refusalOf("template.apply", { text: "{}" })).toBe("file.kind");
  const options = { mu_decimals: "9", telephone: "1", strange: "x" };
  const wrong = JSON.stringify({ format: "qhs-county-template", version: 1, options });
  expect(await refusalOf("template.apply", { text: wrong })).toBe("value.invalid");
  const right = wrong.replace('"9"', '"1"');
  const { leftOut, changes } = await call("template.read", { text: right });
  expect(leftOut).toEqual(["telephone", "strange"]);
  expect(changes).toEqual([{ key: "mu_decimals", title: "亩数小数位", before: "2", after: "1" }]);
});

test("field mappings are kept under a name of their layer, and go with the template", async () => {
  const { call } = real;
  const mapping = {
    name: "某公司的字段",
    layer: "parcels",
    fieldMap: { DKBM: "地块代码" },
  } as const;
  await call("mapping.save", mapping);
  await call("mapping.save", { ...mapping, fieldMap: { DKBM: "编码" } });
  await call("mapping.save", { ...mapping, layer: "survey", fieldMap: { DLBM: "DL" } });
  expect((await call("mapping.list", {})).mappings).toHaveLength(2);
  expect((await call("template.export", {})).text).toContain("某公司的字段");
  await call("mapping.remove", { name: mapping.name, layer: "survey" });
  const { mappings } = await call("mapping.list", {});
  expect(mappings).toEqual([{ ...mapping, fieldMap: { DKBM: "编码" } }]);
});

test("backdrop files are refused, kept, drawn and taken away", async () => {
  const { call, refusalOf, folder } = real;
  const file = path.join(folder, "图.png");
  writeFileSync(file, "no picture");
  writeFileSync(path.join(folder, "图.pgw"), "1\n0\n0\n-1\n500000\n4000000\n");
  expect(await refusalOf("backdrop.add", { path: file })).toBe("file.broken");
  expect(await call("backdrop.list", {})).toEqual({ files: [], onSheets: false });
  const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(9, 9, 9, 255) };
  writeFileSync(file, greyPng(picture) ?? "");
  await call("backdrop.add", { path: file });
  expect((await call("backdrop.list", {})).files).toMatchObject([
    { name: "图.png", problem: null },
  ]);
  const box: [number, number, number, number] = [0, 0, 10, 10];
  const drawn = await call("backdrop.draw", { box, width: 3, height: 2 });
  expect(drawn.byteLength).toBe(24);
  await call("backdrop.remove", { path: file });
});

test("the empty household register comes as XLSX", async () => {
  const form = await real.call("form.household", {});
  expect(Buffer.from(form, 0, 2).toString()).toBe("PK");
});

test("every call on these subjects was made", () => {
  expect(real.unmadeIn("county-project.test.ts")).toEqual([]);
});

async function optionOf(key: string): Promise<string | undefined> {
  const { options } = await real.call("settings.get", {});
  return options.find((option) => option.key === key)?.value;
}
