import { afterAll, expect, test } from "vitest";
import { AppError } from "../../../../shared/contract/errors.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { readMedia } from "./media.ts";
import { addPaper, listPapers, type NewPaper, paperContent, removePaper } from "./papers.ts";
import { jpegOf, pngOf } from "./testing/invented-pictures.ts";

afterAll(removeTemporaryFolders);

const code = "14072510120101W0001";
const pdf = Buffer.from("%PDF-1.7 invented");

function sample(): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  return project;
}

const photo = (content: Buffer, change: Partial<NewPaper> = {}): NewPaper => ({
  register: "plot",
  recordUid: code,
  kind: "photo",
  fileName: "照片.jpg",
  caption: null,
  content,
  ...change,
});

const rows = (project: Project, table: string) =>
  Number(project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

test("a photo is stored with what it is, and comes back byte for byte", () => {
  const project = sample();
  const link = addPaper(project, photo(jpegOf(1600, 1200)));
  expect(link).toMatchObject({ mediaType: "image/jpeg", widthPx: 1600, heightPx: 1200 });
  expect(listPapers(project, "plot", code)).toEqual([link]);
  expect(paperContent(project, link.paperUid).equals(jpegOf(1600, 1200))).toBe(true);
  closeProject(project);
});

test("the same bytes on two records are stored once, by their SHA-256", () => {
  const project = sample();
  const first = addPaper(project, photo(pdf, { fileName: "表.pdf", kind: "scan" }));
  const second = addPaper(project, photo(pdf, { fileName: "同一张.pdf", kind: "document" }));
  expect(second.sha256).toBe(first.sha256);
  expect([rows(project, "paper"), rows(project, "paper_content")]).toEqual([1, 1]);
  expect(codeThrownBy(() => addPaper(project, photo(pdf, { kind: "scan" })))).toBe("paper.refused");
  closeProject(project);
});

test("over 5 MB, over 2,400 px, or no picture at all: refused with what to do", () => {
  const project = sample();
  const messageOf = (content: Buffer) => {
    try {
      addPaper(project, photo(content));
    } catch (error) {
      return error instanceof AppError ? `${error.code} ${error.message}` : String(error);
    }
    return "";
  };
  expect(messageOf(Buffer.alloc(5 * 1024 * 1024 + 1))).toMatch(/^paper\.refused .*最大 5 MB.*压缩/);
  expect(messageOf(pngOf(2401, 100))).toMatch(/^paper\.refused .*2401 像素.*缩小/);
  expect(messageOf(Buffer.from("GIF89a"))).toMatch(/^paper\.refused .*PNG、JPG 或 PDF/);
  expect(addPaper(project, photo(pngOf(2400, 2400))).widthPx).toBe(2400);
  expect(codeThrownBy(() => addPaper(project, photo(pdf, { recordUid: "x" })))).toBe(
    "value.invalid",
  );
  const unknown = photo(pdf, { register: "no_such_book" });
  expect(codeThrownBy(() => addPaper(project, unknown))).toBe("value.invalid");
  closeProject(project);
});

test("undo takes a paper away and brings a removed one back; the file verifies", async () => {
  const project = sample();
  addPaper(project, photo(pdf));
  undoLast(project);
  expect(listPapers(project, "plot", code)).toEqual([]);
  const link = addPaper(project, photo(pdf));
  removePaper(project, link.uid);
  expect(listPapers(project, "plot", code)).toEqual([]);
  undoLast(project);
  expect(listPapers(project, "plot", code)).toEqual([link]);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("a JPEG with padding and other segments before its frame is measured, a cut one is refused", () => {
  expect(readMedia(jpegOf(800, 600), "a")).toMatchObject({ widthPx: 800, heightPx: 600 });
  expect(codeThrownBy(() => readMedia(jpegOf(800, 600).subarray(0, 20), "a"))).toBe(
    "paper.refused",
  );
});
