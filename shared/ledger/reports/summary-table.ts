import { reportedIndicators } from "../indicators/county-rules.ts";
import type { Figure } from "../indicators/figure.ts";
import { headlineSentence } from "../indicators/headline.ts";
import { figureCells, figureColumns, figureNotes } from "./figure-cells.ts";
import { cutOffText, figuresOfVillages, type ReportBasis } from "./report-basis.ts";
import { type ReportRow, type ReportTable, textCell } from "./report-table.ts";

/** The indicators of a report: those that the county named, else all that it reports. */
export function chosenFigures({ rules, words }: ReportBasis, figures: readonly Figure[]): Figure[] {
  const { summaryIndicators } = words;
  const ids = summaryIndicators.length > 0 ? summaryIndicators : reportedIndicators(rules);
  return ids.flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
}

/** 汇总表: a row a village, both sides of each rate, a total, room for signatures and seals. */
export function summaryTable(basis: ReportBasis): ReportTable {
  const shown = chosenFigures(basis, basis.figures);
  const rowOf = (figures: readonly Figure[], unitCode: string): ReportRow["cells"] =>
    Object.assign(
      {},
      ...chosenFigures(basis, figures).map((figure) => figureCells(figure, unitCode)),
    );
  const villages = figuresOfVillages(basis).map(({ code, figures }, index) => ({
    cells: {
      number: { text: String(index + 1), number: index + 1 },
      unit: textCell(basis.nameOf(code)),
      ...rowOf(figures, code),
    },
  }));
  const total = {
    cells: {
      number: textCell(""),
      unit: textCell("合计"),
      ...rowOf(basis.figures, basis.scopeCode),
    },
    isTotal: true,
  };
  return {
    name: "汇总表",
    title: `${basis.scopeName}“清化收”工作汇总表`,
    subtitles: [cutOffText(basis)],
    paragraphs: [headlineSentence(basis.figures, basis.asOf, basis.rules)],
    columns: [
      { key: "number", heading: "序号", kind: "number", width: 2.5, decimals: 0 },
      { key: "unit", heading: "村", kind: "text", width: 6 },
      ...shown.flatMap((figure) => figureColumns(figure, basis.rules)),
    ],
    rows: [...villages, total],
    notes: figureNotes(shown),
    signatures: [...basis.words.signatures, "(盖章)", "日期"],
    paper: "A3",
    isLandscape: true,
  };
}
