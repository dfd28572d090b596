import { indicatorDefinitions } from "../indicators/definitions.ts";
import type { Figure } from "../indicators/figure.ts";
import type { IndicatorId } from "../indicators/indicator-definition.ts";
import { type PlainRow, plainRows } from "../indicators/plain-figure.ts";
import { rateText } from "./figure-cells.ts";

/** A figure of one unit as it was frozen. Sums are whole rows, fen or 1/10,000 mu, as decimal text. */
export interface FrozenFigure {
  unitCode: string;
  id: IndicatorId;
  name: string;
  numerator: string;
  denominator: string | null;
  value: string | null;
  text: string;
  unitName: string;
  exceptions: number;
}

/** The figures of a freeze with the rows behind those of its whole scope. */
export interface FrozenRows {
  figures: FrozenFigure[];
  rows: (PlainRow & { indicator: IndicatorId })[];
}

/** Why a figure went back against the freeze before. */
export interface SnapshotReason {
  unitCode: string;
  indicator: IndicatorId;
  name: string;
  beforeText: string;
  afterText: string;
  reason: string;
}

export interface UnitFigures {
  code: string;
  figures: readonly Figure[];
}

/** What a freeze keeps: the figures of the scope and each village, and every row behind the scope's. */
export function freeze(scope: UnitFigures, villages: readonly UnitFigures[]): FrozenRows {
  const parts = ["numerator", "denominator", "exceptions"] as const;
  return {
    figures: [scope, ...villages].flatMap(({ code, figures }) =>
      figures.map((figure) => frozenFigure(code, figure)),
    ),
    rows: scope.figures.flatMap((figure) =>
      parts.flatMap((part) =>
        plainRows(figure, part).map((row) => ({ ...row, indicator: figure.id })),
      ),
    ),
  };
}

function frozenFigure(unitCode: string, figure: Figure): FrozenFigure {
  const { id, name, numerator, denominator, value, unitName, exceptionCount } = figure;
  return {
    unitCode,
    id,
    name,
    numerator: numerator.sum.toString(),
    denominator: denominator?.sum.toString() ?? null,
    value,
    text: rateText(figure),
    unitName,
    exceptions: exceptionCount,
  };
}

const isProgress = new Map(indicatorDefinitions.map((one) => [one.id, one.isProgress]));

/** One figure of two freezes; `wentBack` where work that only goes forward became less. */
export interface FigureChange {
  unitCode: string;
  indicator: IndicatorId;
  name: string;
  beforeText: string;
  afterText: string;
  wentBack: boolean;
}

/** Every figure whose sides or text differ between two freezes, in the order of the later one. */
export function figureChanges(
  before: readonly FrozenFigure[],
  after: readonly FrozenFigure[],
): FigureChange[] {
  const keyOf = ({ unitCode, id }: FrozenFigure) => `${unitCode} ${id}`;
  const earlier = new Map(before.map((figure) => [keyOf(figure), figure]));
  return after.flatMap((figure) => {
    const old = earlier.get(keyOf(figure));
    if (old === undefined || isSame(old, figure)) return [];
    return {
      unitCode: figure.unitCode,
      indicator: figure.id,
      name: figure.name,
      beforeText: sidesText(old),
      afterText: sidesText(figure),
      wentBack: isProgress.get(figure.id) === true && isLess(figure, old),
    };
  });
}

const isSame = (one: FrozenFigure, other: FrozenFigure) =>
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  one.text === other.text;

/** Rates are compared as fractions, totals as sums; what cannot be divided is not less than anything. */
function isLess(figure: FrozenFigure, than: FrozenFigure): boolean {
  const numerator = BigInt(figure.numerator);
  const before = BigInt(than.numerator);
  if (figure.denominator === null || than.denominator === null) return numerator < before;
  const [below, belowBefore] = [BigInt(figure.denominator), BigInt(than.denominator)];
  if (below === 0n) return belowBefore !== 0n && before > 0n;
  if (belowBefore === 0n) return false;
  return numerator * belowBefore < before * below;
}

function sidesText({ text, id, numerator, denominator, unitName }: FrozenFigure): string {
  const plain = unitName === "%" || text === "—" ? text : `${text} ${unitName}`;
  const isCount = countedIds.has(id);
  return isCount && denominator !== null ? `${plain}(${numerator}/${denominator})` : plain;
}

const countedIds = new Set(
  indicatorDefinitions.filter(({ numerator }) => numerator.unit === "count").map(({ id }) => id),
);
