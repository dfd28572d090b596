import { given } from "../../../shared/contract/given.ts";
import type { JsonObject, JsonValue } from "../project/canonical-json.ts";
import type { ListedEvent } from "../project/event-reader.ts";
import type { RowChange } from "../project/recorder.ts";
import { attributeTables, featureTables } from "../project/tables.ts";
import { unitNames } from "../project/unit-names.ts";
import { isAuditFile } from "../registers/audit/audit-file.ts";
import { answerAuditFinding, listAuditFindings } from "../registers/audit/audit-findings.ts";
import { auditRows, drawnStrata, strataOf } from "../reports/audit-rows.ts";
import { filterEvents } from "../reports/event-filter.ts";
import { eventWords } from "../reports/event-words.ts";
import { externalSources, matchExternal } from "../reports/external-match.ts";
import { columnTitle } from "../reports/log-words/column-title.ts";
import { valueText } from "../reports/log-words/value-text.ts";
import { answerSheet, freePackFolder, withAudited } from "./audit-desk.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

/** Identity numbers and telephones are not spread by looking through the log (A8). */
const hiddenColumns =
  /^(id_number|phone|tiller_id_number|tiller_phone|payer_id_number|payer_phone|bank_account|objector_phone|relative_id_numbers)$/;
/** Rows of one entry that are shown; an import has thousands. */
const mostRows = 50;

const tableTitle = (table: string): string => {
  if (table in featureTables) return featureTables[table as keyof typeof featureTables].title;
  return attributeTables[table as keyof typeof attributeTables] ?? table;
};

function shown(table: string, column: string, value: JsonValue | undefined): string | null {
  const text = valueText(table, column, value);
  return text !== null && hiddenColumns.test(column) ? "(已隐去)" : text;
}

function changesOf({ table, before, after }: RowChange) {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const of = (row: JsonObject | null, column: string) => row?.[column] ?? null;
  return [...columns]
    .filter((column) => column !== "uid")
    .filter((column) => JSON.stringify(of(before, column)) !== JSON.stringify(of(after, column)))
    .map((column) => ({
      column: columnTitle(table, column),
      before: shown(table, column, before?.[column]),
      after: shown(table, column, after?.[column]),
    }));
}

/** The columns by which people know a row, the best one first. */
const labelColumns = ["code", "plot_code", "number", "key", "name", "unit_code"];

function labelOf({ table, before, after }: RowChange): string {
  const row = after ?? before;
  const column = labelColumns.find((name) => typeof row?.[name] === "string" && row[name] !== "");
  return column === undefined ? "" : (shown(table, column, row?.[column]) ?? "");
}

function eventFacts({ id, uid, at, person, command, kind, body }: ListedEvent) {
  const title = eventWords(command);
  return {
    ...{ id, uid, at, person, command },
    title: kind === "undo" ? `撤销:${title}` : title,
    rows: body.rows.slice(0, mostRows).map((row) => ({
      table: row.table,
      tableTitle: tableTitle(row.table),
      uid: row.uid,
      label: labelOf(row),
      changes: changesOf(row),
    })),
    rowCount: body.rows.length,
  };
}

export const auditHandlers: HandlersOf<"audit" | "external" | "auditFindings"> = {
  "audit.events": ({ limit, person, command, from, to, bulkRows, ...flags }, session) => {
    const project = session.project();
    const filter = { ...flags, ...given({ person, command, from, to, bulkRows }) };
    const events = filterEvents(project, filter);
    const people = project.db
      .prepare<[], string>("SELECT DISTINCT person FROM event ORDER BY person")
      .pluck()
      .all();
    return { events: events.slice(0, limit).map(eventFacts), found: events.length, people };
  },
  "audit.strata": ({ register, by }, session) => ({
    strata: strataOf(auditRows(session.project(), register, by)),
  }),
  "audit.sample": ({ register, by, seed, sizes }, session) => ({
    drawn: drawnStrata(auditRows(session.project(), register, by), seed, sizes).map(
      ({ rows, ...stratum }) => ({
        ...stratum,
        rows: rows.map(({ stratum: _, ...row }) => row),
      }),
    ),
  }),
  "audit.pack": async (_input, session, context) => {
    const project = session.project();
    const { packOpenProject } = await import("../exchange/audit-pack.ts");
    const pack = await packOpenProject(project, freePackFolder(project), context);
    return { ...pack, files: pack.files.length };
  },
  "external.sources": (_input, session) => ({ sources: externalSources(session.project()) }),
  "external.match": ({ scope, audited, ...question }, session) => {
    const project = session.project();
    const asked = { ...question, scopeCode: scope.code };
    if (!isAuditFile(project)) return matchExternal(project, project, asked);
    return withAudited(project, audited, (ours) => matchExternal(ours, project, asked));
  },
  "auditFindings.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const findings = listAuditFindings(project, scope.code);
    return {
      findings: findings.map((one) => ({ ...one, villageName: nameOf(one.villageCode) })),
    };
  },
  "auditFindings.sheet": async ({ scope, asOf }, session) =>
    plainBytes(await answerSheet(session.project(), scope.code, asOf)),
  "auditFindings.answer": ({ uid, ...answer }, session) => {
    answerAuditFinding(session.project(), uid, answer);
    return {};
  },
};
