import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { plotsSchema } from "../../electron/cli/json-schemas.ts";
import { writeShapefile } from "../../electron/core/formats/shapefile-writer.ts";
import { toDegrees } from "../../shared/geodesy/gauss-kruger.ts";
import { esriWktOf, planeCrsFromEpsg } from "../../shared/geodesy/srs.ts";
import { runQhs } from "../cli/run-qhs.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

/** The plane of the sample township: CGCS2000, 114° E. */
const plane = planeCrsFromEpsg(4547)!;

let browser: Browser;
let door: ServedProject;
let folder: string;
let open: OpenPage;
let plots: ReturnType<typeof plotsSchema.parse>["plots"];

beforeAll(async () => {
  folder = temporaryFolder();
  const file = await reconciledProject();
  const listed = await runQhs(folder, "plots", file, "--json");
  plots = plotsSchema.parse(JSON.parse(listed.standardOutput)).plots;
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
});
afterEach(async () => {
  expect(open.complaints).toEqual([]);
  expect(open.strayRequests).toEqual([]);
  await open.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

/** A triangle of 800 m² around the label of a plot, closed, in the project's plane. */
function corners(at: number): (readonly [eastM: number, northM: number])[] {
  const { label_east_m: east, label_north_m: north } = plots[at]!;
  const first = [east - 20, north - 20] as const;
  return [first, [east + 20, north - 20], [east + 20, north + 20], first];
}

const degrees = (at: number) => corners(at).map(([east, north]) => toDegrees(plane, east, north));
const codeOf = (at: number) => plots[at]!.code;

/** The four kinds of files, each with the boundary of a plot of its own. */
const writers: Readonly<Record<string, (at: number) => Promise<string[]> | string[]>> = {
  kml: (at) => {
    const file = path.join(folder, "界线.kml");
    const ring = degrees(at).map(([lon, lat]) => `${lon},${lat},0`);
    writeFileSync(
      file,
      `<kml><Document><Placemark><name>${codeOf(at)}</name><Polygon><outerBoundaryIs><LinearRing>` +
        `<coordinates>${ring.join(" ")}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`,
    );
    return [file];
  },
  gpx: (at) => {
    const file = path.join(folder, "航迹.gpx");
    const track = degrees(at).map(([lon, lat]) => `<trkpt lat="${lat}" lon="${lon}"/>`);
    writeFileSync(
      file,
      `<gpx><trk><name>${codeOf(at)}</name><trkseg>${track.join("")}</trkseg></trk></gpx>`,
    );
    return [file];
  },
  shp: async (at) => {
    const file = path.join(folder, "实测.shp");
    const ring = Float64Array.from(corners(at).toReversed().flat());
    const fields = [{ name: "TBBH", type: "C", length: 30, decimals: 0 }] as const;
    await writeShapefile(
      file,
      { geometryKind: "polygon", fields, encoding: "UTF-8", prjText: esriWktOf(plane) },
      [
        {
          geometry: { type: "MultiPolygon", polygons: [[ring]] },
          attributes: { TBBH: codeOf(at) },
        },
      ],
    );
    return ["shp", "shx", "dbf", "prj"].map((end) => file.replace(/shp$/, end));
  },
};

async function openMeasured(): Promise<Page> {
  open = await openPage(browser, door);
  const { page } = open;
  await page.getByRole("button", { name: "现场核查", exact: true }).click();
  await page.getByRole("region", { name: "核查表列表" }).getByRole("row").nth(1).waitFor();
  await page.getByRole("tab", { name: /实测界线/ }).click();
  return page;
}

const muOf = (squareMetres: number) => (squareMetres * 0.0015).toFixed(2);

test.each(Object.keys(writers).map((kind, at) => [kind, at] as const))(
  "a boundary of a %s file is matched by its code, compared before and after, accepted, taken back (D1)",
  async (kind, at) => {
    const page = await openMeasured();
    const files = await writers[kind]?.(at);
    if (files === undefined) throw new Error(kind);
    const asking = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "读入文件…" }).click();
    await (await asking).setFiles(files);
    await page
      .getByText(/读入 1 圈:按编号对上 1,/)
      .first()
      .waitFor();
    const facts = page.getByRole("region", { name: "这条实测界线" });
    const { short_code: shortCode, planar_m2: beforeM2 } = plots[at]!;
    await facts.getByText(shortCode).waitFor();
    await facts.getByText(`原来 ${muOf(beforeM2)} 亩,实测 1.20 亩`).waitFor();
    await expectSoundScreen(open);
    await facts.getByRole("button", { name: "采用", exact: true }).click();
    await page.getByText("已采用,现为 1.20 亩").waitFor();
    await page.getByText("没有待定的实测界线").waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("Control+z");
    await page.getByText(/撤销.*采用实测界线/).waitFor();
    await facts.getByRole("button", { name: "不采用…" }).click();
    await page.getByLabel("理由").fill("只是试一次(虚构)");
    await page.keyboard.press("Enter");
    await page.getByText("没有待定的实测界线").waitFor();
  },
  60_000,
);

test("points are typed, a wrong one is named by its line, Esc closes; stored, it waits for the chosen plot", async () => {
  const page = await openMeasured();
  await page.getByRole("button", { name: "逐点录入…" }).click();
  const points = page.getByRole("textbox", { name: "界线的点" });
  await points.fill("500123.45 说不清");
  await page.getByText(/第 1 行不是一个点/).waitFor();
  await expectSoundScreen(open);
  await page.keyboard.press("Escape");
  await points.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "逐点录入…" }).click();
  const typed = corners(4).slice(0, 3);
  await points.fill(typed.map(([east, north]) => `${east} ${north}`).join("\n"));
  await page.getByText("共 3 个点").waitFor();
  await page.getByRole("button", { name: "存为待定" }).click();
  const facts = page.getByRole("region", { name: "这条实测界线" });
  await facts.getByText("实测 1.20 亩").waitFor();
});
