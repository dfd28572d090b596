import type { Project } from "../project/project.ts";

/** What waits about forms and measured boundaries. */
export interface FieldWork {
  kind: "forms_missing" | "forms_unsigned" | "measured_waiting";
  text: string;
  count: number;
  target: { screen: "field"; groupCode: string | null };
}

/** Sheets are out, and the paper of the plot has not come back. */
const withoutForm = `SELECT DISTINCT l.plot_code FROM plot_lock l
  JOIN plot p ON p.code = l.plot_code AND p.state = 'open'
  WHERE l.kind = 'printed' AND l.plot_code NOT IN (SELECT plot_code FROM field_form)`;

const unsigned = `SELECT f.plot_code FROM field_form f
  JOIN plot p ON p.code = f.plot_code AND p.state = 'open' WHERE f.status = 'draft'`;

const measured = "SELECT plot_code FROM measured_shape WHERE status = 'proposed'";

/** Printed plots without a form, forms that are not complete, boundaries that nobody has looked at. */
export function fieldWork(project: Pick<Project, "db">, unitCode: string): FieldWork[] {
  return [
    work(project, unitCode, "forms_missing", withoutForm, "块已出图的图斑还没有录核查表"),
    work(project, unitCode, "forms_unsigned", unsigned, "张核查表没有填全、签全"),
    work(project, unitCode, "measured_waiting", measured, "条实测界线等着定"),
  ].filter(({ count }) => count > 0);
}

/** A boundary without a plot belongs to every unit until somebody says whose it is. */
function work(
  project: Pick<Project, "db">,
  unitCode: string,
  kind: FieldWork["kind"],
  sql: string,
  words: string,
): FieldWork {
  const codes = project.db
    .prepare<[], string | null>(sql)
    .pluck()
    .all()
    .filter((code) => code === null || code.startsWith(unitCode));
  const groups = new Set(codes.map((code) => code?.slice(0, 14) ?? ""));
  const [only = ""] = groups;
  const groupCode = groups.size === 1 && only !== "" ? only : null;
  const text = `${codes.length} ${words}`;
  return { kind, text, count: codes.length, target: { screen: "field", groupCode } };
}
