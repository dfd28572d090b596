import { type Figure, faceText } from "../indicators/figure.ts";
import { basesApart, headlineSentence, ratesSentence } from "../indicators/headline.ts";
import { plainFigure } from "../indicators/plain-figure.ts";
import { figureNotes, rateText } from "./figure-cells.ts";
import { cutOffText, type ReportBasis } from "./report-basis.ts";
import { type ReportCell, type ReportRow, type ReportTable, textCell } from "./report-table.ts";
import type { FrozenFigure, SnapshotReason } from "./snapshot-rows.ts";
import { chosenFigures } from "./summary-table.ts";

/** The freeze before this one, as it was printed then. */
export interface PreviousPeriod {
  asOf: string;
  figures: readonly FrozenFigure[];
}

const names = { weekly: "周报", "ten-day": "旬报" } as const;
export type PeriodKind = keyof typeof names;

/**
 * 周报 or 旬报: the sentences ready to paste, then each figure with both sides, the figure of the last
 * freeze and the change; reasons for what went back stand below.
 */
export function periodTable(
  kind: PeriodKind,
  basis: ReportBasis,
  previous: PreviousPeriod | null,
  reasons: readonly SnapshotReason[],
): ReportTable {
  const shown = chosenFigures(basis, basis.figures);
  return {
    name: names[kind],
    title: `${basis.scopeName}“清化收”工作${names[kind]}`,
    subtitles: [
      cutOffText(basis),
      previous === null ? "上期:无快照" : `上期:截至 ${previous.asOf} 的快照`,
    ],
    paragraphs: [
      headlineSentence(basis.figures, basis.asOf, basis.rules),
      ratesSentence(basis.figures, basis.rules),
      ...basesApart(basis.figures),
    ].filter((sentence) => sentence !== ""),
    columns: [
      { key: "name", heading: "指标", kind: "text", width: 9 },
      { key: "numerator", heading: "分子", kind: "number", width: 9, isMixed: true },
      { key: "denominator", heading: "分母", kind: "number", width: 7, isMixed: true },
      { key: "now", heading: "本期", kind: "number", width: 6, isMixed: true },
      { key: "before", heading: "上期", kind: "number", width: 6, isMixed: true },
      { key: "change", heading: "增减", kind: "number", width: 6, isMixed: true, rest: difference },
    ],
    rows: shown.map((figure) => rowOf(figure, basis, previous)),
    notes: [
      ...figureNotes(shown),
      ...reasons.map(
        ({ unitCode, name, beforeText, afterText, reason }) =>
          `${basis.nameOf(unitCode)}${name}由 ${beforeText} 降为 ${afterText}:${reason}`,
      ),
    ],
    signatures: [...basis.words.signatures, "日期"],
    paper: "A4",
    isLandscape: false,
  };
}

function rowOf(
  figure: Figure,
  { scopeCode: unitCode, rules }: ReportBasis,
  previous: PreviousPeriod | null,
): ReportRow {
  const { id, name, numerator, denominator, unitName } = figure;
  const { numerator: above, denominator: below } = plainFigure(figure);
  const before = previous?.figures.find((one) => one.id === id && one.unitCode === unitCode);
  const opens = (part: "numerator" | "denominator") => ({ indicator: id, part, unitCode });
  const withUnit = unitName === "%" ? rateText(figure) : `${rateText(figure)} ${unitName}`;
  return {
    cells: {
      name: textCell(name),
      numerator: {
        text: `${faceText(figure, "numerator")} ${numerator.unitName}`,
        number: above.amount,
        opens: opens("numerator"),
      },
      denominator:
        denominator === null || below === null
          ? textCell("")
          : {
              text: `${faceText(figure, "denominator")} ${denominator.unitName}`,
              number: below.amount,
              opens: opens("denominator"),
            },
      now: {
        ...numberCell(figure.value === null ? rateText(figure) : withUnit, figure.value),
        opens: opens("numerator"),
        ...(unitName === "%" ? { ratio: { ...sides, form: rules.forms[id] } } : {}),
      },
      before: numberCell(before?.text ?? "", before?.value ?? null),
      change: changeCell(figure.value, before?.value ?? null, unitName),
    },
  };
}

const sides = { numerator: "numerator", denominator: "denominator" };
const difference = { of: "now", less: ["before"] };

const numberCell = (text: string, value: string | null): ReportCell =>
  value === null ? { text } : { text, number: Number(value) };

/** In percentage points for rates, else in the figure's own unit; empty where one side is missing. */
function changeCell(now: string | null, before: string | null, unitName: string): ReportCell {
  if (now === null || before === null) return textCell("");
  const decimals = Math.max(decimalsOf(now), decimalsOf(before));
  const digits = (Number(now) - Number(before)).toFixed(decimals);
  const sign = Number(digits) > 0 ? "+" : "";
  const unit = unitName === "%" ? "个百分点" : unitName;
  return { text: `${sign}${digits} ${unit}`, number: Number(digits) };
}

const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;
