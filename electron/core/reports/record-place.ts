import type { Project } from "../project/project.ts";

/** Where people find a record: its register, and the key by which the register's screen opens it. */
export interface RecordPlace {
  register: string;
  key: string;
}

/** Plots are known by their code, claims and debts lie in lists of their own. */
const placeQueries: Readonly<Record<string, string>> = {
  plot: "SELECT 'plot' AS register, code AS key FROM plot WHERE uid = ?",
  plot_disposal: `SELECT 'plot' AS register, pp.plot_code AS key FROM plot_disposal d
    JOIN plot_confirmation c ON c.uid = d.confirmation_uid
    JOIN posting_plot pp ON pp.uid = c.posting_plot_uid WHERE d.uid = ?`,
  money_row: "SELECT side AS register, uid AS key FROM money_row WHERE uid = ?",
};

/** The place of a row behind a figure (A1: figure, rows, record). */
export function recordPlaces({
  db,
}: Pick<Project, "db">): (row: { register: string; uid: string }) => RecordPlace {
  const finders = new Map(
    Object.entries(placeQueries).map(([register, query]) => [
      register,
      db.prepare<[string], RecordPlace>(query),
    ]),
  );
  return ({ register, uid }) => finders.get(register)?.get(uid) ?? { register, key: uid };
}
