import { type DecimalForm, quotientText } from "../indicators/quotient.ts";
import {
  fewestRanked,
  type RankedRate,
  type RankedVillage,
  rankedRates,
  rankVillages,
  rateIndicators,
  villageRates,
} from "../indicators/ranking.ts";
import { cutOffText, figuresOfVillages, type ReportBasis } from "./report-basis.ts";
import {
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
  textCell,
} from "./report-table.ts";

/**
 * Ranking of villages by the four rates; land and money are shown and never ranked. A flag is a word
 * beside its rank, so that it survives a black-and-white copy.
 */
export function rankingTable(basis: ReportBasis): ReportTable {
  const { facts, asOf, words } = basis;
  const ranked = new Map(
    rankedRates.map((rate) => [rate, rankVillages(villageRates(facts, rate, asOf))]),
  );
  const villages = figuresOfVillages(basis);
  const rows = villages.map(({ code, figures }, index): ReportRow => {
    const rateCells = rankedRates.flatMap((rate) => {
      const village = ranked.get(rate)!.find(({ villageCode }) => villageCode === code)!;
      return Object.entries(cellsOf(rate, village, basis));
    });
    const figure = (id: string) => figures.find((one) => one.id === id)!;
    return {
      cells: {
        number: { text: String(index + 1), number: index + 1 },
        unit: textCell(basis.nameOf(code)),
        ...Object.fromEntries(rateCells),
        land: {
          text: figure("I9").value ?? "",
          number: Number(figure("I9").value),
          opens: { indicator: "I9", part: "numerator", unitCode: code },
        },
        money: {
          text: figure("I10").value ?? "",
          number: Number(figure("I10").value),
          opens: { indicator: "I10", part: "numerator", unitCode: code },
        },
      },
    };
  });
  return {
    name: "排名",
    title: `${basis.scopeName}“清化收”工作各村排名`,
    subtitles: [cutOffText(basis)],
    paragraphs: [],
    columns: columnsOf(basis.rules),
    rows,
    notes: [
      `核查率=核查表已签字的图斑÷套图提出的图斑;公示率=已公示的图斑÷已签字的图斑;` +
        "整改率=已销号的问题合同÷已认定的问题合同;档案齐全率=已归档的资料÷应有的资料。",
      `并列的名次相同;分母不足 ${fewestRanked} 的不参评。前三名标“${words.red}”,后三名标“${words.yellow}”。收回亩数和增收只列出,不排名。`,
    ],
    signatures: [...words.signatures, "日期"],
    paper: "A4",
    isLandscape: true,
  };
}

function columnsOf({ forms }: ReportBasis["rules"]): ReportColumn[] {
  const whole = { kind: "number", decimals: 0 } as const;
  return [
    { key: "number", heading: "序号", width: 2.5, ...whole },
    { key: "unit", heading: "村", kind: "text", width: 6 },
    ...rankedRates.flatMap((rate): ReportColumn[] => {
      const [numerator, denominator] = [`${rate}n`, `${rate}d`];
      const ratio = { numerator, denominator, form: forms[rateIndicators[rate]] };
      return [
        { key: numerator, heading: `${rate}分子`, width: 3.5, group: rate, ...whole },
        { key: denominator, heading: `${rate}分母`, width: 3.5, group: rate, ...whole },
        { key: rate, heading: rate, kind: "rate", width: 4.5, group: rate, ratio },
        { key: `${rate}r`, heading: "名次", width: 4.5, group: rate, ...whole },
      ];
    }),
    { key: "land", heading: "收回(亩)", kind: "number", width: 5, ...decimalsOf(forms.I9) },
    { key: "money", heading: "年增收(万元)", kind: "number", width: 6, ...decimalsOf(forms.I10) },
  ];
}

const decimalsOf = ({ decimals }: DecimalForm) => ({ decimals });

function cellsOf(
  rate: RankedRate,
  { villageCode: unitCode, numerator, denominator, rank, flag }: RankedVillage,
  { words, rules }: Pick<ReportBasis, "words" | "rules">,
): Record<string, ReportCell> {
  const indicator = rateIndicators[rate];
  const flagWord = flag === "红旗" ? words.red : flag === "黄旗" ? words.yellow : "";
  const place = rank === null ? "不参评" : `${rank} ${flagWord}`.trim();
  const percent = percentText(numerator.length, denominator.length, rules.forms[indicator]);
  return {
    [`${rate}n`]: {
      ...wholeCell(numerator.length),
      opens: { indicator, part: "numerator", unitCode },
    },
    [`${rate}d`]: {
      ...wholeCell(denominator.length),
      opens: { indicator, part: "denominator", unitCode },
    },
    [rate]: { text: percent, opens: { indicator, part: "numerator", unitCode } },
    [`${rate}r`]: rank !== null && flagWord === "" ? wholeCell(rank) : textCell(place),
  };
}

const wholeCell = (number: number): ReportCell => ({ text: String(number), number });

/** As every table prints a rate: in the county's decimals, "—" without a base, never above 100 %. */
function percentText(above: number, below: number, form: DecimalForm): string {
  if (above > below) return "口径不同";
  return below === 0 ? "—" : `${quotientText(BigInt(above), BigInt(below), 100n, form)}%`;
}
