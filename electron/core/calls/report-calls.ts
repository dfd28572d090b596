import { reportedIndicators } from "../../../shared/ledger/indicators/county-rules.ts";
import {
  basesApart,
  headlineSentence,
  ratesSentence,
} from "../../../shared/ledger/indicators/headline.ts";
import { plainFigure, plainRows } from "../../../shared/ledger/indicators/plain-figure.ts";
import { arrearsByAge } from "../../../shared/ledger/reports/arrears.ts";
import { figuresOfVillages } from "../../../shared/ledger/reports/report-basis.ts";
import type { Project } from "../project/project.ts";
import { listSnapshots, snapshotRows } from "../registers/snapshots/snapshots.ts";
import { reportBasis } from "../reports/indicators/indicator-figures.ts";
import { recordPlaces } from "../reports/record-place.ts";
import { packOf } from "./county-desk.ts";
import type { HandlersOf, ParsedInput } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";
import { screenTable } from "./screen-table.ts";
import { type ReportKind, reportFiles, reportTables } from "./township-reports.ts";

type Question = Pick<ParsedInput<"indicators.list">, "asOf" | "knownAt" | "scope">;

const basisOf = (project: Project, { asOf, knownAt, scope }: Question) =>
  reportBasis(project, { asOf, knownAt, scopeCode: scope.code });

async function reportFile(
  project: Project,
  input: Question & { kind: ReportKind },
  mediaType: string,
): Promise<ArrayBuffer> {
  const basis = basisOf(project, input);
  const files = await reportFiles(input.kind, basis, reportTables(project, input.kind, basis));
  return plainBytes(files.find((file) => file.mediaType.startsWith(mediaType))!.content);
}

export const reportHandlers: HandlersOf<"indicators" | "reports"> = {
  "indicators.list": (input, session) => {
    const { scopeName, figures, rules, asOf } = basisOf(session.project(), input);
    return {
      scopeName,
      headline: headlineSentence(figures, asOf, rules),
      rates: ratesSentence(figures, rules),
      notes: basesApart(figures),
      reported: reportedIndicators(rules),
      figures: figures.map(plainFigure),
    };
  },
  "indicators.villages": ({ indicator, ...question }, session) => {
    const basis = basisOf(session.project(), question);
    return {
      villages: figuresOfVillages(basis).map(({ code, figures }) => ({
        code,
        name: basis.nameOf(code),
        figure: plainFigure(figures.find(({ id }) => id === indicator)!),
      })),
    };
  },
  "indicators.rows": ({ indicator, part, ...question }, session) => {
    const project = session.project();
    const { figures, nameOf } = basisOf(project, question);
    const placeOf = recordPlaces(project);
    const figure = figures.find(({ id }) => id === indicator)!;
    const side = part === "exceptions" ? null : figure[part];
    const rows = plainRows(figure, part);
    return {
      name: figure.name,
      partName: side?.name ?? (part === "exceptions" ? "例外" : "没有分母"),
      total: side?.text ?? String(rows.length),
      unitName: side?.unitName ?? "份",
      rows: rows.map((row) => ({
        ...row,
        villageName: nameOf(row.villageCode),
        place: placeOf(row),
      })),
    };
  },
  "indicators.trend": ({ indicator, scope, kind }, session) => {
    const project = session.project();
    const points = listSnapshots(project)
      .filter((one) => one.kind === kind)
      .flatMap(({ uid, asOf }) => {
        const figure = snapshotRows(project, uid).figures.find(
          (one) => one.id === indicator && one.unitCode === scope.code,
        );
        if (figure === undefined) return [];
        const value = figure.value === null ? null : Number(figure.value);
        return { snapshotUid: uid, asOf, value, text: figure.text };
      });
    return { points: points.sort((one, other) => (one.asOf < other.asOf ? -1 : 1)) };
  },
  "indicators.arrears": (input, session) => {
    const project = session.project();
    const { facts, asOf, nameOf } = basisOf(project, input);
    const placeOf = recordPlaces(project);
    return {
      ages: arrearsByAge(facts, asOf).map(({ name, fen, rows }) => ({
        name,
        fen,
        rows: rows.map(({ row, owedSince, fen: owed }) => ({
          register: row.register,
          uid: row.uid,
          label: row.label,
          villageCode: row.villageCode,
          villageName: nameOf(row.villageCode),
          owedSince,
          fen: owed,
          place: placeOf(row),
        })),
      })),
    };
  },
  "reports.tables": ({ kind, ...question }, session) => {
    const project = session.project();
    const tables = reportTables(project, kind, basisOf(project, question));
    return { tables: tables.map(screenTable) };
  },
  "reports.pdf": (input, session) => reportFile(session.project(), input, "application/pdf"),
  "reports.workbook": (input, session) =>
    reportFile(session.project(), input, "application/vnd.openxmlformats"),
  "reports.pack": async (input, session) => {
    const project = session.project();
    const { packBytes } = await import("../exchange/report-pack/pack-file.ts");
    return plainBytes(packBytes(packOf(project, basisOf(project, input))));
  },
};
