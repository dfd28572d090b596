import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { runCommand } from "../project/event-log.ts";
import { closeProject, openProject, type Project } from "../project/project.ts";
import { sha256OfFile } from "../project/reading-copy.ts";

/** One file of a package, by its name inside the folder. */
export interface PackedFile {
  name: string;
  sha256: string;
  bytes: number;
}

export interface AuditPack {
  folder: string;
  projectSha256: string;
  /** Hash of the last entry of the log: who knows it can tell whether anything was cut off. */
  logHash: string;
  files: readonly PackedFile[];
}

const hashList = "校验清单.sha256";

/**
 * Writes what an auditor takes along: the project file byte for byte, every attached paper under the record
 * that it belongs to, the whole log line by line, and a list of hashes that `sha256sum -c` reads. Handing it
 * out is logged first, as the file holds personal data (A8).
 * @throws AppError `file.exists` where the folder is not empty, and `project.*`
 */
export function writeAuditPack(projectPath: string, folder: string, person: string): AuditPack {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new AppError("file.exists", `文件夹 ${folder} 里已有文件,请换一个空文件夹。`, {
      details: { folder },
    });
  }
  logHandingOut(projectPath, folder, person);
  mkdirSync(folder, { recursive: true });
  const files: PackedFile[] = [];
  const add = (name: string, content: Buffer) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    const sha256 = createHash("sha256").update(content).digest("hex");
    files.push({ name, sha256, bytes: content.length });
  };
  const copy = path.join(folder, path.basename(projectPath));
  copyFileSync(projectPath, copy);
  const projectSha256 = sha256OfFile(copy);
  const { size } = statSync(copy);
  files.push({ name: path.basename(copy), sha256: projectSha256, bytes: size });
  const project = openProject(copy, { mode: "read", person });
  try {
    for (const { name, content } of papersOf(project)) add(name, content);
    const entries = logEntries(project);
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    add("操作日志.jsonl", Buffer.from(lines, "utf8"));
    const list = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
    writeFileSync(path.join(folder, hashList), list);
    const logHash = entries.at(-1)?.hash ?? "";
    return { folder: path.resolve(folder), projectSha256, logHash, files };
  } finally {
    closeProject(project);
  }
}

function logHandingOut(projectPath: string, folder: string, person: string): void {
  const project = openProject(projectPath, { mode: "write", person });
  try {
    runCommand(project, { command: "audit.pack", undoable: false }, (recorder) => {
      recorder.summary({ folder: path.basename(folder) });
    });
  } finally {
    closeProject(project);
  }
}

/** Attached papers under `附件/台账/记录`, each with the beginning of its hash so that names never clash. */
function papersOf({ db }: Project): { name: string; content: Buffer }[] {
  const rows = db
    .prepare<
      [],
      { register: string; record: string; fileName: string; sha256: string; content: Buffer }
    >(
      `SELECT l.register, l.record_uid AS record, l.file_name AS fileName, p.sha256, c.content
       FROM paper_link l JOIN paper p ON p.uid = l.paper_uid
       JOIN paper_content c ON c.sha256 = p.sha256 ORDER BY l.id`,
    )
    .all();
  return rows.map(({ register, record, fileName, sha256, content }) => ({
    name: path.posix.join(
      "附件",
      plainName(register),
      plainName(record),
      `${sha256.slice(0, 12)}_${plainName(fileName)}`,
    ),
    content,
  }));
}

/** A name that stays inside its folder and that every system takes. */
const plainName = (name: string) =>
  name
    .replace(/[<>:"/\\|?*]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 80) || "_";

/** Every entry of the log with its hash and the one before, oldest first (A3). */
function logEntries({ db }: Project): { hash: string }[] {
  return db
    .prepare<[], { hash: string }>(
      `SELECT id, uid, at, person, command, kind, undoable, undo_of, body, previous_hash, hash
       FROM event ORDER BY id`,
    )
    .all();
}
