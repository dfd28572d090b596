import type { Project } from "../../project/project.ts";
import { unitNames } from "../../project/unit-names.ts";
import { businessDay } from "../indicators/business-day.ts";
import { profileNames } from "../log-words/land-words.ts";

/** A moment to look back to: everything up to an event of the log. */
export interface Moment {
  readonly until: number;
  readonly at: string;
  readonly title: string;
}

interface FoundMoment {
  readonly id: number;
  readonly at: string;
  readonly number: number;
  readonly unitCode: string;
  readonly profile: keyof typeof profileNames;
}

/** Runs, postings, frozen reports and printings, the newest first; each run before and after it. */
export function listMoments(project: Pick<Project, "db">): Moment[] {
  const nameOf = unitNames(project);
  const runs = found(
    project,
    `SELECT e.id, e.at, r.id AS number, '' AS unitCode, '' AS profile
     FROM event e JOIN run r ON r.uid = e.uid AND r.status = 'accepted'`,
  ).flatMap(({ id, at, number }) => [
    { until: id - 1, at, title: `第 ${number} 次套图核对之前` },
    { until: id, at, title: `第 ${number} 次套图核对之后` },
  ]);
  const postings = found(project, rowsOf("posting", "posting.start", "t.unit_code", "''")).map(
    ({ id, at, number, unitCode }) => ({
      ...{ until: id, at },
      title: `第 ${number} 轮公示张贴(${nameOf(unitCode)})`,
    }),
  );
  const snapshots = found(project, rowsOf("snapshot", "snapshot.take", "''", "''")).map(
    ({ id, at, number }) => ({ until: id, at, title: `第 ${number} 次冻结报表` }),
  );
  const printings = found(
    project,
    rowsOf("print_job", "sheets.print", "t.group_code", "t.profile", "t.version"),
  ).map(({ id, at, number, unitCode, profile }) => ({
    ...{ until: id, at },
    title: `出图:${nameOf(unitCode)}${profileNames[profile]}第 ${number} 版`,
  }));
  return [...runs, ...postings, ...snapshots, ...printings].sort((a, b) => b.until - a.until);
}

/** The last event of a day in China; 0 where the log begins later. */
export function untilOfDay({ db }: Pick<Project, "db">, day: string): number {
  const events = db
    .prepare<[], { id: number; at: string }>("SELECT id, at FROM event ORDER BY id DESC")
    .iterate();
  for (const { id, at } of events) if (businessDay(at) <= day) return id;
  return 0;
}

/** Events of a command with the row of a table that they wrote. */
function rowsOf(
  table: "posting" | "snapshot" | "print_job",
  command: string,
  unitCode: string,
  profile: string,
  number = "t.number",
): string {
  return `SELECT e.id, e.at, ${number} AS number, ${unitCode} AS unitCode, ${profile} AS profile
    FROM event e JOIN event_row w ON w.event_id = e.id AND w.table_name = '${table}'
    JOIN ${table} t ON t.uid = w.row_uid WHERE e.command = '${command}' AND e.undo_of IS NULL`;
}

function found({ db }: Pick<Project, "db">, sql: string): FoundMoment[] {
  return db.prepare<[], FoundMoment>(`${sql} ORDER BY 1`).all();
}
