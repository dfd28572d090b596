import { addDays } from "../../../shared/ledger/money/calendar.ts";
import type { Project } from "../project/project.ts";
import { getOption } from "../project/settings.ts";

/** What waits about forms and measured boundaries. */
export interface FieldWork {
  kind: "forms_missing" | "forms_unsigned" | "measured_waiting" | "sheets_out";
  text: string;
  count: number;
  target: { screen: "field"; groupCode: string | null; tab: string };
}

/** Sheets are out, and the paper of the plot has not come back. */
const withoutForm = `SELECT DISTINCT l.plot_code FROM plot_lock l
  JOIN plot p ON p.code = l.plot_code AND p.state = 'open'
  WHERE l.kind = 'printed' AND l.plot_code NOT IN (SELECT plot_code FROM field_form)`;

const unsigned = `SELECT f.plot_code FROM field_form f
  JOIN plot p ON p.code = f.plot_code AND p.state = 'open' WHERE f.status = 'draft'`;

const measured = "SELECT plot_code FROM measured_shape WHERE status = 'proposed'";

/** Sheets should be back on the day that is printed on them, else after so many days. */
const sheetsOutDays = 14;

/**
 * Printed plots without a form, forms that are not complete, boundaries that nobody has looked at, sheets
 * that did not come back, in a unit on a day.
 */
export function fieldWork(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): FieldWork[] {
  const { db } = project;
  const codes = (sql: string) => db.prepare<[], string | null>(sql).pluck().all();
  const one = (kind: FieldWork["kind"], tab: string, found: (string | null)[], words: string) =>
    work({ kind, tab, words, codes: found.filter((code) => code?.startsWith(unitCode) ?? true) });
  return [
    one("forms_missing", "forms", codes(withoutForm), "块已出图的图斑还没有录核查表"),
    one("forms_unsigned", "forms", codes(unsigned), "张核查表没有填全、签全"),
    one("measured_waiting", "measured", codes(measured), "条实测界线等着定"),
    one("sheets_out", "handouts", sheetsOut(project, asOf), "份发出的图纸到期还没有收回"),
  ].filter(({ count }) => count > 0);
}

/** Groups of sheets that are out past their day, each as often as it has such sheets. */
function sheetsOut(project: Pick<Project, "db">, asOf: string): string[] {
  const printedDay = getOption(project, "return_date");
  const out = project.db
    .prepare<[], { groupCode: string; handedOutOn: string }>(
      `SELECT j.group_code AS groupCode, h.handed_out_on AS handedOutOn
       FROM sheet_handout h JOIN print_job j ON j.uid = h.print_job_uid
       WHERE h.returned_on IS NULL`,
    )
    .all();
  return out
    .filter(({ handedOutOn }) => {
      const isByPaper = printedDay !== "" && printedDay >= handedOutOn;
      return (isByPaper ? printedDay : addDays(handedOutOn, sheetsOutDays)) < asOf;
    })
    .map(({ groupCode }) => groupCode);
}

interface Found {
  readonly kind: FieldWork["kind"];
  readonly tab: string;
  readonly words: string;
  /** Of plots or groups. A boundary without a plot belongs to every unit until somebody says whose it is. */
  readonly codes: readonly (string | null)[];
}

function work({ kind, tab, words, codes }: Found): FieldWork {
  const groups = new Set(codes.map((code) => code?.slice(0, 14) ?? ""));
  const [only = ""] = groups;
  const groupCode = groups.size === 1 && only !== "" ? only : null;
  const text = `${codes.length} ${words}`;
  return { kind, text, count: codes.length, target: { screen: "field", groupCode, tab } };
}
