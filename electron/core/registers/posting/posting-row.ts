import { AppError } from "../../../../shared/contract/errors.ts";
import type { Project } from "../../project/project.ts";
import { today } from "../../project/today.ts";

/** A round of posting as its row holds it. Days are YYYY-MM-DD. */
export interface PostingRow {
  readonly uid: string;
  readonly number: number;
  readonly unitCode: string;
  /** prepared: put together, not posted yet. */
  readonly status: "prepared" | "posted" | "withdrawn";
  readonly place: string;
  readonly days: number;
  readonly startedOn: string | null;
  readonly correctsUid: string | null;
  readonly reason: string | null;
}

const rowQuery = `
SELECT uid, number, unit_code AS unitCode, status, place, days, started_on AS startedOn,
  corrects_uid AS correctsUid, reason
FROM posting`;

/** All rounds, newest first. */
export function postingRows(project: Pick<Project, "db">): PostingRow[] {
  return project.db.prepare<[], PostingRow>(`${rowQuery} ORDER BY number DESC`).all();
}

/** The round of that uid; throws `posting.refused` where there is none. */
export function postingRow(project: Pick<Project, "db">, uid: string): PostingRow {
  const row = project.db.prepare<[string], PostingRow>(`${rowQuery} WHERE uid = ?`).get(uid);
  if (row !== undefined) return row;
  throw refused("没有这一轮公示,请刷新后重试。", { uid });
}

/** The round of that uid while it hangs, with the day on which it was put up. */
export function hangingRow(
  project: Pick<Project, "db">,
  uid: string,
): PostingRow & { readonly startedOn: string } {
  const row = postingRow(project, uid);
  const { startedOn } = row;
  if (row.status === "posted" && startedOn !== null) return { ...row, startedOn };
  const state = row.status === "prepared" ? "还没有张贴,请先登记开始公示" : "已经撤回";
  throw refused(`第 ${row.number} 轮公示${state}。`, { uid });
}

/** The number of the next round. */
export function nextNumber(project: Pick<Project, "db">): number {
  return Number(project.db.prepare("SELECT ifnull(max(number), 0) + 1 FROM posting").pluck().get());
}

/** What is not done about a posting, and the way on. */
export function refused(message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError("posting.refused", message, { details });
}

/**
 * Refuses a day that has not come yet, or that lies before the one it must follow.
 * @param title what the day is of, such as `张贴日期`
 */
export function refuseWrongDay(
  project: Project,
  title: string,
  day: string,
  after: { readonly day: string; readonly title: string } | null,
): void {
  const present = today(project);
  if (day > present) throw refused(`${title} ${day} 还没有到(今天是 ${present}),请核对日期。`);
  if (after !== null && day < after.day) {
    throw refused(`${title} ${day} 早于${after.title} ${after.day},请核对日期。`);
  }
}
