import { createHash } from "node:crypto";
import { AppError } from "../../../../shared/contract/errors.ts";
import {
  type FigureChange,
  type FrozenRows,
  figureChanges,
  type SnapshotReason,
} from "../../../../shared/ledger/reports/snapshot-rows.ts";
import { canonicalJson } from "../../project/canonical-json.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";

export const snapshotKinds = ["weekly", "ten-day"] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/** A file that the freeze produced; `content` is what is printed again. */
export interface SnapshotFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

export interface NewSnapshot {
  kind: SnapshotKind;
  scopeCode: string;
  asOf: string;
  /** The entry time up to which the figures count, UTC with offset. */
  knownAt: string;
  frozen: FrozenRows;
  files: readonly SnapshotFile[];
  reasons: readonly GivenReason[];
  note: string | null;
}

/** A person's reason for what went back; without a unit it holds for every one. */
export interface GivenReason {
  indicator: string;
  unitCode: string | null;
  reason: string;
}

export interface StoredSnapshot {
  uid: string;
  number: number;
  kind: SnapshotKind;
  scopeCode: string;
  asOf: string;
  knownAt: string;
  note: string | null;
  files: readonly { name: string; mediaType: string; sha256: string; bytes: number }[];
}

/** What the rows are stored under, beside the printed files. */
const rowsFile = "rows.json";

/**
 * Keeps a report as it went out: figures, rows and files, each by its hash. What went back against the
 * freeze before needs a reason.
 * @throws AppError `report.reasonMissing` with the list of what went back
 */
export function takeSnapshot(project: Project, snapshot: NewSnapshot): StoredSnapshot {
  const { kind, scopeCode, asOf, knownAt, frozen, note } = snapshot;
  const previous = previousSnapshot(project, kind, scopeCode, asOf);
  const reasons = reasonsFor(goneBack(project, previous, frozen), snapshot.reasons);
  const rows = { name: rowsFile, mediaType: "application/json", content: rowsContent(frozen) };
  const uid = runCommand(project, { command: "snapshot.take", undoable: false }, (recorder) => {
    const snapshotUid = recorder.insert("snapshot", {
      number: nextNumber(project),
      kind,
      scope_code: scopeCode,
      as_of: asOf,
      known_at: knownAt,
      previous_uid: previous?.uid ?? null,
      rows_sha256: sha256Of(rows.content),
      note,
    });
    for (const { name, mediaType, content } of [rows, ...snapshot.files]) {
      const sha256 = sha256Of(content);
      project.db
        .prepare("INSERT OR IGNORE INTO paper_content (sha256, content) VALUES (?, ?)")
        .run(sha256, content);
      const facts = { name, media_type: mediaType, sha256, bytes: content.length };
      recorder.insert("snapshot_file", { snapshot_uid: snapshotUid, ...facts });
    }
    for (const { unitCode, indicator, beforeText, afterText, reason } of reasons) {
      recorder.insert("snapshot_reason", {
        snapshot_uid: snapshotUid,
        unit_code: unitCode,
        indicator,
        before_text: beforeText,
        after_text: afterText,
        reason,
      });
    }
    return snapshotUid;
  });
  return listSnapshots(project).find((one) => one.uid === uid)!;
}

/** What went back against a freeze; nothing without one. */
export function goneBack(
  project: Project,
  previous: StoredSnapshot | null,
  frozen: FrozenRows,
): FigureChange[] {
  if (previous === null) return [];
  const before = snapshotRows(project, previous.uid).figures;
  return figureChanges(before, frozen.figures).filter(({ wentBack }) => wentBack);
}

/** Each step back with the reason that was given for it. Throws `report.reasonMissing`. */
export function reasonsFor(
  changes: readonly FigureChange[],
  given: readonly GivenReason[],
): SnapshotReason[] {
  const reasonOf = ({ indicator, unitCode }: FigureChange) => {
    const fitting = given.filter((one) => one.indicator === indicator && one.reason.trim() !== "");
    const own = fitting.find((one) => one.unitCode === unitCode);
    return (own ?? fitting.find((one) => one.unitCode === null))?.reason.trim();
  };
  const missing = changes.filter((change) => reasonOf(change) === undefined);
  if (missing.length > 0) {
    const list = missing.map(
      ({ unitCode, name, beforeText, afterText }) =>
        `${unitCode === "" ? "全部" : unitCode} ${name} ${beforeText} → ${afterText}`,
    );
    throw new AppError(
      "report.reasonMissing",
      `本期低于上期,须逐项写明原因:${list.slice(0, 5).join(";")}${list.length > 5 ? ` 等 ${list.length} 项` : ""}。`,
      { details: { missing: missing.map((change) => ({ ...change })) } },
    );
  }
  return changes.map((change) => ({ ...change, reason: reasonOf(change) ?? "" }));
}

/** Every freeze with its files, newest first. */
export function listSnapshots({ db }: Pick<Project, "db">): StoredSnapshot[] {
  const files = db.prepare<[string], StoredSnapshot["files"][number]>(
    `SELECT name, media_type AS mediaType, sha256, bytes FROM snapshot_file
       WHERE snapshot_uid = ? ORDER BY id`,
  );
  return db
    .prepare<[], Omit<StoredSnapshot, "files">>(
      `SELECT uid, number, kind, scope_code AS scopeCode, as_of AS asOf, known_at AS knownAt, note
       FROM snapshot ORDER BY number DESC`,
    )
    .all()
    .map((snapshot) => ({ ...snapshot, files: files.all(snapshot.uid) }));
}

/** The newest freeze of that kind and scope whose date is earlier. */
export function previousSnapshot(
  project: Pick<Project, "db">,
  kind: SnapshotKind,
  scopeCode: string,
  asOf: string,
): StoredSnapshot | null {
  const earlier = listSnapshots(project).filter(
    (one) => one.kind === kind && one.scopeCode === scopeCode && one.asOf < asOf,
  );
  const [first, ...others] = earlier;
  if (first === undefined) return null;
  return others.reduce((newest, one) => (one.asOf > newest.asOf ? one : newest), first);
}

/** The freeze of that number. Throws `value.invalid`. */
export function snapshotByNumber(project: Pick<Project, "db">, number: number): StoredSnapshot {
  const found = listSnapshots(project).find((one) => one.number === number);
  if (found !== undefined) return found;
  throw new AppError(
    "value.invalid",
    `没有第 ${number} 号快照,请用 qhs snapshot FILE list 查看。`,
    {
      details: { number },
    },
  );
}

/** The figures and rows as they were frozen. */
export function snapshotRows(project: Pick<Project, "db">, uid: string): FrozenRows {
  return JSON.parse(snapshotFile(project, uid, rowsFile).toString("utf8")) as FrozenRows;
}

/** One file of a freeze, byte for byte. Throws `value.invalid`. */
export function snapshotFile({ db }: Pick<Project, "db">, uid: string, name: string): Buffer {
  const content = db
    .prepare<[string, string], Buffer>(
      `SELECT content FROM paper_content WHERE sha256 =
         (SELECT sha256 FROM snapshot_file WHERE snapshot_uid = ? AND name = ?)`,
    )
    .pluck()
    .get(uid, name);
  if (content !== undefined) return content;
  throw new AppError("value.invalid", `快照里没有文件 ${name}。`, { details: { uid, name } });
}

function rowsContent(frozen: FrozenRows): Buffer {
  const figures = frozen.figures.map((figure) => ({ ...figure }));
  const rows = frozen.rows.map((row) => ({ ...row }));
  return Buffer.from(canonicalJson({ figures, rows }), "utf8");
}

const nextNumber = ({ db }: Pick<Project, "db">) =>
  Number(db.prepare("SELECT ifnull(max(number), 0) + 1 FROM snapshot").pluck().get());

const sha256Of = (content: Buffer) => createHash("sha256").update(content).digest("hex");
