import { type ListedEvent, listEvents } from "../project/event-reader.ts";
import type { Project } from "../project/project.ts";
import type { RowChange } from "../project/recorder.ts";
import { businessDay } from "./indicators/business-day.ts";

/** What an auditor looks for in the log; what is not asked for does not narrow. */
export interface LogFilter {
  person?: string;
  command?: string;
  /** Days in China, both included. */
  from?: string;
  to?: string;
  /** Touches what a posting fixed, on or after the day it was put up. */
  afterPosting?: boolean;
  /** Touches rows that a frozen report had counted by their dates. */
  afterReport?: boolean;
  /** Changes at least `bulkRows` rows, or was an import or a run. */
  bulk?: boolean;
  bulkRows?: number;
  /** Between 22:00 and 06:00 in China. */
  night?: boolean;
}

const fewestBulkRows = 20;
const night = { fromHour: 22, toHour: 6 };

/** The column by which a report counts a row of a table. */
const dateColumns: Readonly<Record<string, string>> = {
  contract: "registered_on",
  contract_verdict: "decided_on",
  finding_judgement: "judged_on",
  problem_contract: "confirmed_on",
  problem_event: "happened_on",
  land_return: "returned_on",
  money_row: "locked_on",
  settlement: "happened_on",
  receipt: "received_on",
  charge: "drawn_up_on",
  land_event: "happened_on",
  field_form: "signed_on",
  posting: "started_on",
  plot_disposal: "disposed_on",
  governance_problem: "found_on",
  village_file_item: "present_on",
};

/** Tables whose rows about a plot a posting fixes (D10). */
const postedTables = new Set(["plot", "plot_shape", "field_form", "posting_plot"]);

/** The entries of the log that answer to a filter, newest first. */
export function filterEvents(project: Project, filter: LogFilter): ListedEvent[] {
  const { person, command, from, to, bulkRows = fewestBulkRows } = filter;
  const narrowed = {
    ...(person === undefined ? {} : { person }),
    ...(command === undefined ? {} : { command }),
  };
  const posted = filter.afterPosting ? postingDays(project) : new Map<string, string>();
  const reports = filter.afterReport ? frozenReports(project) : [];
  return listEvents(project, narrowed).filter((event) => {
    const day = businessDay(event.at);
    if (from !== undefined && day < from) return false;
    if (to !== undefined && day > to) return false;
    if (filter.night && !isAtNight(event.at)) return false;
    if (filter.bulk && !isBulk(event, bulkRows)) return false;
    if (filter.afterPosting && !event.body.rows.some((row) => isAfterPosting(row, day, posted))) {
      return false;
    }
    return !filter.afterReport || event.body.rows.some((row) => changesReport(row, event, reports));
  });
}

/** Commands that write many rows without listing them. */
const isBulk = ({ command, body }: ListedEvent, fewest: number) =>
  command === "import" || command.startsWith("run.") || body.rows.length >= fewest;

function isAtNight(at: string): boolean {
  const hour = (new Date(Date.parse(at)).getUTCHours() + 8) % 24;
  return hour >= night.fromHour || hour < night.toHour;
}

/** The first day that each plot was posted. */
function postingDays({ db }: Project): Map<string, string> {
  const rows = db
    .prepare(
      `SELECT pp.plot_code, min(p.started_on) FROM posting_plot pp
       JOIN posting p ON p.uid = pp.posting_uid
       WHERE p.status = 'posted' AND p.started_on IS NOT NULL GROUP BY 1`,
    )
    .raw()
    .all() as [string, string][];
  return new Map(rows);
}

function isAfterPosting(
  { table, before, after }: RowChange,
  day: string,
  posted: ReadonlyMap<string, string>,
): boolean {
  if (!postedTables.has(table) || before === null) return false;
  const row = after ?? before;
  const postedOn = posted.get(String(table === "plot" ? row.code : row.plot_code));
  return postedOn !== undefined && day >= postedOn;
}

interface FrozenReport {
  asOf: string;
  knownAt: string;
}

function frozenReports({ db }: Project): FrozenReport[] {
  return db
    .prepare<[], FrozenReport>("SELECT as_of AS asOf, known_at AS knownAt FROM snapshot")
    .all();
}

/** Whether a row that a report counted, or now would have, came or changed after it was frozen (D38). */
function changesReport(
  { table, before, after }: RowChange,
  event: ListedEvent,
  reports: readonly FrozenReport[],
): boolean {
  const column = dateColumns[table];
  if (column === undefined) return false;
  const dates = [before?.[column], after?.[column]].filter((date) => typeof date === "string");
  return reports.some(
    ({ asOf, knownAt }) =>
      Date.parse(knownAt) < Date.parse(event.at) && dates.some((date) => date <= asOf),
  );
}
