import { createHash } from "node:crypto";
import { AppError } from "../../../../shared/contract/errors.ts";
import { runCommand } from "../../project/event-log.ts";
import { utcWithOffset } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";
import { stateOf } from "../../project/project-state.ts";
import type { Recorder } from "../../project/recorder.ts";
import { attributeTables } from "../../project/tables.ts";
import { type Media, type MediaType, readMedia } from "./media.ts";

const largestBytes = 5 * 1024 * 1024;
const longestSidePx = 2400;

export type PaperKind = "photo" | "scan" | "document";

/** A photo, scan or document as it hangs on a record. */
export interface LinkedPaper {
  readonly uid: string;
  readonly paperUid: string;
  readonly kind: PaperKind;
  readonly fileName: string;
  readonly caption: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly sha256: string;
  readonly linkedAt: string;
}

export interface NewPaper {
  /** The table of the record; a plot's `recordUid` is its code. */
  readonly register: string;
  readonly recordUid: string;
  readonly kind: PaperKind;
  readonly fileName: string;
  readonly caption: string | null;
  readonly content: Buffer;
}

const linkQuery = `
SELECT l.uid, l.paper_uid AS paperUid, l.kind, l.file_name AS fileName, ifnull(l.caption, '') AS caption,
  p.media_type AS mediaType, p.bytes, p.width_px AS widthPx, p.height_px AS heightPx, p.sha256,
  l.linked_at AS linkedAt
FROM paper_link l JOIN paper p ON p.uid = l.paper_uid`;

/** The papers of one record, in the order in which they were added. */
export function listPapers(
  project: Pick<Project, "db">,
  register: string,
  recordUid: string,
): LinkedPaper[] {
  return project.db
    .prepare<[string, string], LinkedPaper>(
      `${linkQuery} WHERE l.register = ? AND l.record_uid = ? ORDER BY l.id`,
    )
    .all(register, recordUid);
}

/**
 * Stores a paper once by its SHA-256 and links it to a record; undoable. The bytes stand beside the log,
 * which knows them by their hash. Throws `paper.refused` for what is too large, no PNG, JPG or PDF, or
 * hangs there already, `value.invalid` where there is no such record.
 */
export function addPaper(project: Project, paper: NewPaper): LinkedPaper {
  refuseUnknownRecord(project, paper);
  const { content, fileName } = paper;
  refuseTooLarge(fileName, content.length);
  const media = readMedia(content, fileName);
  refuseTooManyPixels(fileName, media);
  const sha256 = createHash("sha256").update(content).digest("hex");
  refuseRepeated(project, paper, sha256);
  const now = utcWithOffset(stateOf(project).clock());
  const uid = runCommand(project, { command: "paper.add", undoable: true }, (recorder) =>
    recorder.insert("paper_link", {
      paper_uid: storedPaper(project, recorder, { content, media, sha256, now }),
      register: paper.register,
      record_uid: paper.recordUid,
      kind: paper.kind,
      file_name: fileName,
      caption: paper.caption,
      linked_at: now,
    }),
  );
  return linkOf(project, uid);
}

/** Takes a link away, undoable; the bytes stay, for other links and for the log. */
export function removePaper(project: Project, linkUid: string): void {
  runCommand(project, { command: "paper.remove", undoable: true }, (recorder) => {
    recorder.remove("paper_link", linkUid);
  });
}

/** The bytes of a paper; throws `value.invalid` where there is none. */
export function paperContent(project: Pick<Project, "db">, paperUid: string): Buffer {
  const content = project.db
    .prepare<[string], Buffer>(
      "SELECT content FROM paper_content WHERE sha256 = (SELECT sha256 FROM paper WHERE uid = ?)",
    )
    .pluck()
    .get(paperUid);
  if (content !== undefined) return content;
  throw new AppError("value.invalid", "这份附件已经不在了,请刷新后重试。", {
    details: { paperUid },
  });
}

function linkOf(project: Project, uid: string): LinkedPaper {
  const link = project.db.prepare<[string], LinkedPaper>(`${linkQuery} WHERE l.uid = ?`).get(uid);
  if (link === undefined) throw new Error(`paper link ${uid} was not stored`);
  return link;
}

function storedPaper(
  project: Project,
  recorder: Recorder,
  paper: { content: Buffer; media: Media; sha256: string; now: string },
): string {
  const { content, media, sha256, now } = paper;
  const present = project.db
    .prepare<[string], string>("SELECT uid FROM paper WHERE sha256 = ?")
    .pluck()
    .get(sha256);
  if (present !== undefined) return present;
  project.db
    .prepare("INSERT OR IGNORE INTO paper_content (sha256, content) VALUES (?, ?)")
    .run(sha256, content);
  return recorder.insert("paper", {
    sha256,
    media_type: media.mediaType,
    bytes: content.length,
    width_px: media.widthPx,
    height_px: media.heightPx,
    added_at: now,
  });
}

function refuseUnknownRecord(project: Project, { register, recordUid }: NewPaper): void {
  const key = register === "plot" ? "code" : "uid";
  const found =
    register in attributeTables &&
    project.db.prepare(`SELECT 1 FROM ${register} WHERE ${key} = ?`).get(recordUid) !== undefined;
  if (found) return;
  throw new AppError("value.invalid", "要挂附件的记录不存在,请刷新后重试。", {
    details: { register, recordUid },
  });
}

function refuseTooLarge(fileName: string, bytes: number): void {
  if (bytes <= largestBytes) return;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  throw new AppError(
    "paper.refused",
    `“${fileName}”有 ${megabytes} MB,附件最大 5 MB。请压缩,或扫描时选 200 dpi 再添加。`,
    { details: { fileName, bytes } },
  );
}

function refuseTooManyPixels(fileName: string, { widthPx, heightPx }: Media): void {
  const longest = Math.max(widthPx ?? 0, heightPx ?? 0);
  if (longest <= longestSidePx) return;
  throw new AppError(
    "paper.refused",
    `“${fileName}”长边 ${longest} 像素,最大 2400 像素。请缩小后再添加;在窗口里拖入或粘贴会自动缩小。`,
    { details: { fileName, widthPx, heightPx } },
  );
}

function refuseRepeated(project: Project, paper: NewPaper, sha256: string): void {
  const present = project.db
    .prepare(
      `SELECT 1 FROM paper_link WHERE register = ? AND record_uid = ? AND kind = ?
       AND paper_uid = (SELECT uid FROM paper WHERE sha256 = ?)`,
    )
    .get(paper.register, paper.recordUid, paper.kind, sha256);
  if (present === undefined) return;
  throw new AppError("paper.refused", `“${paper.fileName}”已经挂在这里了,没有重复添加。`, {
    details: { fileName: paper.fileName, sha256 },
  });
}
