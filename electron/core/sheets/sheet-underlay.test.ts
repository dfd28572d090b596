import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { box, group1, type LandScene, landProject } from "../../../test/support/land-project.ts";
import { addBackdrop } from "../backdrop/backdrop.ts";
import { writeGreyTiff } from "../backdrop/testing/grey-tiff.ts";
import type { Project } from "../project/project.ts";
import { setOption } from "../project/settings.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { groupPages } from "./group-pages.ts";
import { previewGroup, printGroups } from "./print-groups.ts";
import { readPdf } from "./testing/read-pdf.ts";

const scene: LandScene = {
  survey: [{ shape: box(0, 0, 100, 100) }],
  parcels: [{ shape: box(0, 0, 60, 100) }],
  baseline: [{ shape: box(-10, -10, 300, 200), dlbm: "013" }],
};

let close = () => {};
let folder = "";
let project: Project;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "qhs-underlay-"));
  const made = landProject(scene);
  ({ close, project } = made);
  await reconcile(project, { workers: 1 }, quietContext);
  const [page] = groupPages(project, group1, "A4");
  const [minX = 0, , , maxY = 0] = page?.boxM ?? [];
  const picture = join(folder, "影像.tif");
  writeGreyTiff(picture, minX, maxY);
  await addBackdrop(project, picture);
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const pdfOf = (profile: "work" | "posting" | "result") =>
  previewGroup(project, { groupCode: group1, paper: "A4", profile });
const hasPicture = (pdf: Buffer) => pdf.toString("latin1").includes("/Subtype /Image");

it("prints the backdrop pale under work sheets once it is wanted, and says which (D29)", async () => {
  expect(hasPicture(await pdfOf("work"))).toBe(false);
  setOption(project, "backdrop_on_sheets", "yes");
  const work = await pdfOf("work");
  expect(hasPicture(work)).toBe(true);
  const words = (await readPdf(work)).map((page) => page.words).join("");
  expect(words).toContain("底图 影像.tif 只供辨认位置,不作界线依据");
  for (const profile of ["posting", "result"] as const) {
    expect(hasPicture(await pdfOf(profile))).toBe(false);
  }
});

it("gives the same bytes again (D9), and another version once there is a picture", async () => {
  const request = {
    groupCodes: [group1],
    paper: "A4",
    profile: "work",
    outFolder: folder,
  } as const;
  const [bare] = (await printGroups(project, request, quietContext)).packs;
  setOption(project, "backdrop_on_sheets", "yes");
  const [first] = (await printGroups(project, request, quietContext)).packs;
  const bytes = readFileSync(first?.pdfPath ?? "");
  const [second] = (await printGroups(project, request, quietContext)).packs;
  expect([bare?.version, first?.version, second?.version]).toEqual([1, 2, 2]);
  expect(readFileSync(second?.pdfPath ?? "").equals(bytes)).toBe(true);
});
