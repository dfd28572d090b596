import { writeFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeEach, expect, test } from "vitest";
import { closeProject, type Project } from "../project/project.ts";
import { setProjectCrs } from "../project/project-crs.ts";
import { getOption } from "../project/settings.ts";
import {
  newProject,
  removeTemporaryFolders,
  sampleCrs,
  temporaryFolder,
} from "../project/testing/sample-project.ts";
import { undoLast } from "../project/undo.ts";
import { addBackdrop, backdropPaths, createBackdrop, removeBackdrop } from "./backdrop.ts";
import { greyPng } from "./grey-png.ts";
import { decodePng } from "./png-decoder.ts";
import { asPainted, coloursSeen, leftM, sideM, topM } from "./testing/quadrants.ts";

let project: Project;
let folder: string;

beforeEach(() => {
  project = newProject();
  setProjectCrs(project, sampleCrs);
  folder = temporaryFolder();
});
afterAll(removeTemporaryFolders);

/** 16 × 16 pixels in four colours, as a JPG. */
const jpg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAQABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABgcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAEC/8QAIhEAAQIDCQAAAAAAAAAAAAAAEQASBWFxAwYTFBUhI0FR/9oADAMBAAIRAxEAPwAgSp01qYrd7Ks5CT1SaqN2+sYezGGZIp4v/9k=",
  "base64",
);

/** Lines of a world file for so many pixels across; the place is that of the first pixel's middle. */
function worldFile(pixels: number): string {
  const pixelM = sideM / pixels;
  return [pixelM, 0, 0, -pixelM, leftM + pixelM / 2, topM - pixelM / 2].join("\n");
}

function put(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test("a JPG lies where its world file says, and is taken away again", async () => {
  const file = put("航片.jpg", jpg);
  put("航片.jgw", worldFile(16));
  await addBackdrop(project, file);
  expect(await coloursSeen(project)).toEqual(asPainted);
  removeBackdrop(project, file);
  expect(await coloursSeen(project)).toEqual(["none", "none", "none", "none", "none"]);
  undoLast(project);
  expect(backdropPaths(project)).toEqual([file]);
  closeProject(project);
});

test("a PNG with a palette of two bits lies in its place", async () => {
  const file = put("扫描.png", palettePng());
  put("扫描.pgw", worldFile(2));
  await addBackdrop(project, file);
  expect(await coloursSeen(project)).toEqual(asPainted);
  closeProject(project);
});

test("without a place, of another kind, or spoilt, a file is refused and says what to do", async () => {
  const bare = put("没有坐标.jpg", jpg);
  await expect(addBackdrop(project, bare)).rejects.toMatchObject({ code: "crs.unknown" });
  await expect(addBackdrop(project, put("a.ecw", "x"))).rejects.toMatchObject({
    code: "file.kind",
  });
  for (const name of ["b.tif", "b.mbtiles"]) {
    const spoilt = addBackdrop(project, put(name, "not what its name says"));
    await expect(spoilt).rejects.toMatchObject({ code: "file.broken" });
  }
  await expect(addBackdrop(project, path.join(folder, "c.tif"))).rejects.toMatchObject({
    code: "file.missing",
  });
  expect(getOption(project, "backdrop_files")).toBe("");
  closeProject(project);
});

test("a file that has gone is listed with its problem, and the others are still drawn", async () => {
  const file = put("航片.jpg", jpg);
  put("航片.jgw", worldFile(16));
  await addBackdrop(project, file);
  const gone = put("另一张.jpg", jpg);
  const place = put("另一张.jgw", worldFile(16));
  await addBackdrop(project, gone);
  writeFileSync(place, "");
  const [one, other] = await createBackdrop().list(project);
  expect(one).toMatchObject({ name: "航片.jpg", problem: null });
  expect(other?.problem).toContain("坐标文件");
  expect(await coloursSeen(project)).toEqual(asPainted);
  closeProject(project);
});

test("for paper a picture becomes pale grey, and nothing where it shows nothing", () => {
  const data = Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0);
  const shades = decodePng(greyPng({ width: 3, height: 1, data }) ?? Buffer.alloc(0)).data;
  expect([...shades].filter((_value, index) => index % 4 === 0)).toEqual([170, 255, 255]);
  expect(greyPng({ width: 1, height: 1, data: new Uint8ClampedArray(4) })).toBeNull();
});

/** Two by two pixels: red, green, blue, white. */
function palettePng(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, "latin1"), body, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 2, 3, 0, 0, 0]);
  const palette = Buffer.from([200, 0, 0, 0, 160, 0, 0, 0, 200, 240, 240, 240]);
  // The second line is filtered by the one above it (type 2): 1011 0000 − 0001 0000.
  const lines = Buffer.from([0, 0b0001_0000, 2, 0b1010_0000]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
