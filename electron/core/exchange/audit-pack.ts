import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { copyOpenProject } from "../project/backup.ts";
import { openReadConnection } from "../project/connection.ts";
import { runCommand } from "../project/event-log.ts";
import { closeProject, openProject, type Project } from "../project/project.ts";
import { sha256OfFile } from "../project/reading-copy.ts";
import { printedPdfs, sheetsFolder } from "../project/sheets-folder.ts";
import { paperContent } from "../registers/papers/papers.ts";

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

type Source = Pick<Project, "db">;

const hashList = "校验清单.sha256";

/**
 * Writes what an auditor takes along: the project file byte for byte, every attached paper under the record
 * that it belongs to, the printed PDFs that went out and still lie beside the project, the whole log line by line, and a list of hashes that `sha256sum -c` reads. Handing it
 * out is logged first, as the file holds personal data (A8).
 * @throws AppError `file.exists` where the folder is not empty, `cancelled`, and `project.*`
 */
export async function packClosedProject(
  projectPath: string,
  folder: string,
  person: string,
  context: WorkContext,
): Promise<AuditPack> {
  refuseFilledFolder(folder);
  const project = openProject(projectPath, { mode: "write", person });
  try {
    logHandingOut(project, "audit.pack", folder);
  } finally {
    closeProject(project);
  }
  const copyTo = async (target: string) => copyFileSync(projectPath, target);
  return await fillFolder({ projectPath, folder, copyTo }, context);
}

/** The same of a project that is open here; the copy holds all that was stored. */
export async function packOpenProject(
  project: Project,
  folder: string,
  context: WorkContext,
): Promise<AuditPack> {
  refuseFilledFolder(folder);
  logHandingOut(project, "audit.pack", folder);
  const copyTo = (target: string) => copyOpenProject(project, target, context);
  try {
    return await fillFolder({ projectPath: project.path, folder, copyTo }, context);
  } catch (error) {
    logHandingOut(project, "audit.packStopped", folder);
    throw error;
  }
}

function refuseFilledFolder(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new AppError("file.exists", `文件夹 ${folder} 里已有文件,请换一个空文件夹。`, {
    details: { folder },
  });
}

interface PackTarget {
  projectPath: string;
  folder: string;
  copyTo: (target: string) => Promise<void>;
}

/** Half a package is none: where it fails or is stopped the folder goes again. */
async function fillFolder(target: PackTarget, context: WorkContext): Promise<AuditPack> {
  mkdirSync(target.folder, { recursive: true });
  try {
    return await writeParts(target, context);
  } catch (error) {
    rmSync(target.folder, { recursive: true, force: true });
    throw error;
  }
}

async function writeParts(
  { projectPath, folder, copyTo }: PackTarget,
  context: WorkContext,
): Promise<AuditPack> {
  const files: PackedFile[] = [];
  const add = (name: string, content: Buffer) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    const sha256 = createHash("sha256").update(content).digest("hex");
    files.push({ name, sha256, bytes: content.length });
  };
  const fileName = path.basename(projectPath);
  const copy = path.join(folder, fileName);
  await copyTo(copy);
  const projectSha256 = sha256OfFile(copy);
  files.push({ name: fileName, sha256: projectSha256, bytes: statSync(copy).size });
  const db = openReadConnection(copy);
  try {
    const papers = papersOf({ db });
    papers.forEach(({ name, uid }, done) => {
      stopIfCancelled(context);
      context.progress({ phase: "附件", done, total: papers.length });
      add(name, paperContent({ db }, uid));
    });
    for (const file of printedFiles({ db }, projectPath)) {
      stopIfCancelled(context);
      add(`${path.basename(sheetsFolder(copy))}/${path.basename(file)}`, readFileSync(file));
    }
    stopIfCancelled(context);
    const entries = logEntries({ db });
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    add("操作日志.jsonl", Buffer.from(lines, "utf8"));
    const list = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
    writeFileSync(path.join(folder, hashList), list);
    const logHash = entries.at(-1)?.hash ?? "";
    return { folder: path.resolve(folder), projectSha256, logHash, files };
  } finally {
    db.close();
  }
}

function logHandingOut(
  project: Project,
  command: "audit.pack" | "audit.packStopped",
  folder: string,
): void {
  runCommand(project, { command, undoable: false }, (recorder) => {
    recorder.summary({ folder: path.basename(folder) });
  });
}

/** PDFs beside the project that are, byte for byte, what a printing recorded. */
function printedFiles({ db }: Source, projectPath: string): string[] {
  const recorded = db.prepare<[], string>("SELECT DISTINCT file_sha256 FROM print_job").pluck();
  const present = printedPdfs(sheetsFolder(projectPath));
  return recorded.all().flatMap((sha256) => present.get(sha256) ?? []);
}

/** Attached papers under `附件/台账/记录`, each with the beginning of its hash so that names never clash. */
function papersOf({ db }: Source): { name: string; uid: string }[] {
  const rows = db
    .prepare<
      [],
      { uid: string; register: string; record: string; fileName: string; sha256: string }
    >(
      `SELECT p.uid, l.register, l.record_uid AS record, l.file_name AS fileName, p.sha256
       FROM paper_link l JOIN paper p ON p.uid = l.paper_uid ORDER BY l.id`,
    )
    .all();
  return rows.map(({ uid, register, record, fileName, sha256 }) => ({
    name: path.posix.join(
      "附件",
      plainName(register),
      plainName(record),
      `${sha256.slice(0, 12)}_${plainName(fileName)}`,
    ),
    uid,
  }));
}

/** A name that stays inside its folder and that every system takes. */
const plainName = (name: string) =>
  name
    .replace(/[<>:"/\\|?*]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 80) || "_";

/** Every entry of the log with its hash and the one before, oldest first (A3). */
function logEntries({ db }: Source): { hash: string }[] {
  return db
    .prepare<[], { hash: string }>(
      `SELECT id, uid, at, person, command, kind, undoable, undo_of, body, previous_hash, hash
       FROM event ORDER BY id`,
    )
    .all();
}
