import { AppError } from "../../../shared/contract/errors.ts";
import type { ReportPack } from "../../../shared/ledger/county/report-pack.ts";
import { runCommand } from "../project/event-log.ts";
import { utcWithOffset } from "../project/event-record.ts";
import type { Project } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";

/** A pack as it came in. */
export interface IncomingPack {
  fileName: string;
  sha256: string;
  /** Its canonical text. */
  content: string;
  pack: ReportPack;
}

/** What became of one pack. */
export interface PackOutcome {
  fileName: string;
  townName: string;
  outcome: "stored" | "replaced" | "present";
}

/**
 * Stores packs, one a town and date: the same again changes nothing, a corrected one takes the place of the
 * earlier, which stays in the log.
 */
export function storePacks(project: Project, incoming: readonly IncomingPack[]): PackOutcome[] {
  const receivedAt = utcWithOffset(stateOf(project).clock());
  const present = storedPacks(project);
  const outcomes: PackOutcome[] = [];
  runCommand(project, { command: "county.collect", undoable: false }, (recorder) => {
    for (const { fileName, sha256, content, pack } of incoming) {
      const { townCode, townName, asOf, packedAt } = pack;
      const earlier = present.find((one) => one.townCode === townCode && one.asOf === asOf);
      const facts = { packed_at: packedAt, received_at: receivedAt, file_name: fileName, content };
      if (earlier?.sha256 === sha256) {
        outcomes.push({ fileName, townName, outcome: "present" });
      } else if (earlier === undefined) {
        recorder.insert("county_pack", { town_code: townCode, as_of: asOf, sha256, ...facts });
        outcomes.push({ fileName, townName, outcome: "stored" });
      } else {
        recorder.update("county_pack", earlier.uid, { sha256, ...facts });
        outcomes.push({ fileName, townName, outcome: "replaced" });
      }
    }
    recorder.summary({ files: incoming.map(({ fileName }) => fileName) });
  });
  return outcomes;
}

export interface StoredPack {
  uid: string;
  townCode: string;
  asOf: string;
  sha256: string;
}

/** Which packs there are, by date and town. */
export function storedPacks({ db }: Pick<Project, "db">): StoredPack[] {
  return db
    .prepare<[], StoredPack>(
      `SELECT uid, town_code AS townCode, as_of AS asOf, sha256 FROM county_pack
       ORDER BY as_of, town_code`,
    )
    .all();
}

/** The packs of one date, by town. */
export function packsOf({ db }: Pick<Project, "db">, asOf: string): ReportPack[] {
  return db
    .prepare<[string], string>("SELECT content FROM county_pack WHERE as_of = ? ORDER BY town_code")
    .pluck()
    .all(asOf)
    .map((content) => JSON.parse(content) as ReportPack);
}

/** The newest date that has packs, or the newest before another. Throws `value.invalid` without any. */
export function newestPackDate(project: Pick<Project, "db">): string {
  const dates = storedPacks(project).map(({ asOf }) => asOf);
  const newest = dates.at(-1);
  if (newest !== undefined) return newest;
  throw new AppError("value.invalid", "这个文件里还没有乡镇的报送包,请先用 qhs collect 汇总。");
}

/** The last date before that one with packs; null where there is none. */
export function packDateBefore(project: Pick<Project, "db">, asOf: string): string | null {
  const dates = storedPacks(project).map((pack) => pack.asOf);
  return dates.filter((date) => date < asOf).at(-1) ?? null;
}

/** Towns that ought to report: those that were named in the file, and those that ever reported. */
export function expectedTowns({ db }: Pick<Project, "db">): string[] {
  return db
    .prepare<[], string>(
      `SELECT unit_code FROM unit_setting WHERE length(unit_code) = 9
       UNION SELECT town_code FROM county_pack ORDER BY 1`,
    )
    .pluck()
    .all();
}
