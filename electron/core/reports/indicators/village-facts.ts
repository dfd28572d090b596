import { lastPostingDay } from "../../../../shared/land/posting-period.ts";
import type {
  FigureRow,
  GovernanceFigures,
  PlotFigures,
  VillageFacts,
} from "../../../../shared/ledger/indicators/facts.ts";
import { addDays } from "../../../../shared/ledger/money/calendar.ts";
import type { Project } from "../../project/project.ts";
import { earliest } from "./business-day.ts";
import { grouped, type KnownRow, type KnownTables, numberOf, textOf } from "./known-rows.ts";

/** Imported layers that speak of villages: table and the column with the code. */
const layers = [
  ["group_area", "zjqydm"],
  ["village_area", "cjqydm"],
  ["parcel", "dkbm"],
] as const;

/**
 * Codes of the villages that imported layers speak of, as far as they were imported at `knownAt`. A row
 * that a later import replaced counts for the time before.
 */
function importedVillages({ db }: Pick<Project, "db">, knownAt: string | null): string[] {
  const known =
    "SELECT id FROM import_batch WHERE :at IS NULL OR julianday(imported_at) <= julianday(:at)";
  return layers.flatMap(([table, column]) =>
    db
      .prepare<{ at: string | null }, string>(
        `SELECT DISTINCT substr(${column}, 1, 12) FROM ${table}
         WHERE batch_id IN (${known})
           AND (active = 1 OR replaced_by_batch_id NOT IN (${known}))`,
      )
      .pluck()
      .all({ at: knownAt }),
  );
}

interface VillageSources {
  project: Pick<Project, "db">;
  tables: KnownTables;
  knownAt: string | null;
  plots: readonly PlotFigures[];
  /** Rows of the registers: a village that has one is a village of the project. */
  rows: readonly FigureRow[];
  nameOf: (code: string) => string;
  /** Papers that the county asks for of each village. */
  wantedPapers: readonly string[];
}

/** Every village of the project with its posting, its papers and its own book of land. */
export function villageFacts(sources: VillageSources): VillageFacts[] {
  const { project, tables, knownAt, plots, rows, nameOf, wantedPapers } = sources;
  const unitFacts = tables("unit_fact");
  const books = new Map(unitFacts.map((row) => [String(row.unit_code), row]));
  const codes = new Set(
    [
      ...importedVillages(project, knownAt),
      ...rows.map(({ villageCode }) => villageCode),
      ...[...books.keys()].map((code) => code.slice(0, 12)),
    ].filter((code) => /^\d{12}$/.test(code)),
  );
  const rounds = tables("posting").filter(({ status }) => status === "posted");
  const items = grouped(
    tables("village_file_item"),
    ({ village_code }) => String(village_code),
    (row) => row,
  );
  return [...codes].sort().map((code) => ({
    register: "village",
    uid: code,
    label: nameOf(code),
    villageCode: code,
    postedOn: postedOn(code, rounds, plots),
    fileItems: wantedPapers.map((name) => {
      const item = (items.get(code) ?? []).find((row) => row.name === name);
      return { name, presentOn: textOf(item, "present_on") };
    }),
    reserveMu: textOf(books.get(code), "reserve_mu"),
    arableMu: textOf(books.get(code), "arable_mu"),
  }));
}

/**
 * The first day on which the whole village had been posted: after a posting of the village itself, or of
 * every group in it that has plots, is over.
 */
function postedOn(
  villageCode: string,
  rounds: readonly KnownRow[],
  plots: readonly PlotFigures[],
): string | null {
  const overOf = (unitCode: string) =>
    earliest(rounds.filter((round) => round.unit_code === unitCode).map(overOn));
  const groups = new Set(
    plots.filter((plot) => plot.villageCode === villageCode).map(({ groupCode }) => groupCode),
  );
  const groupDays = [...groups].map(overOf);
  const byGroups =
    groupDays.length > 0 && groupDays.every((day) => day !== null)
      ? groupDays.reduce((last, day) => (day! > last! ? day : last))
      : null;
  return earliest([overOf(villageCode), byGroups]);
}

/** The day after a round's last day. */
function overOn(round: KnownRow): string | null {
  const started = textOf(round, "started_on");
  return started === null ? null : addDays(lastPostingDay(started, numberOf(round, "days")), 1);
}

/** Problems of village governance that were found and set right (I11). */
export function governanceFacts(tables: KnownTables): GovernanceFigures[] {
  return tables("governance_problem").map((row) => ({
    register: "governance_problem",
    uid: String(row.uid),
    label: String(row.number),
    villageCode: String(row.village_code),
    foundOn: String(row.found_on),
    rectifiedOn: textOf(row, "rectified_on"),
  }));
}
