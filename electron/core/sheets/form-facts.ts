import { type hideableFields, isHidden } from "../../../shared/land/hideable-fields.ts";
import { formatAreaM2, formatMu } from "../../../shared/land/mu.ts";
import { proposedText } from "./list-rows.ts";
import type { GroupSheetData, SheetPlot } from "./sheet-data.ts";
import { neighbourText } from "./sheet-words.ts";

/** A part of a line; one with a field goes where the county leaves that field out. */
interface FactPart {
  readonly text: string;
  readonly field?: (typeof hideableFields)[number];
}

/**
 * What a form prints of its plot, line by line; lines of which nothing is shown are gone (T11).
 *
 * @param pages the numbers of the map pages on which the plot lies
 */
export function formFacts(
  data: GroupSheetData,
  plot: SheetPlot,
  pages: string,
): (readonly [title: string, text: string])[] {
  const mu = (areaM2: number): string => `${formatMu(areaM2, data.muDecimals)} 亩`;
  const m2 = (areaM2: number): string => `${formatAreaM2(areaM2)} 平方米`;
  const { east, south, west, north } = plot.neighbours;
  const { patchDeclaredM2: declaredM2, nationalSheets } = plot;
  const declared: FactPart[] =
    declaredM2 === null ? [] : [{ text: `图斑面积 ${mu(declaredM2)}`, field: "图斑面积" }];
  const facts: [title: string, parts: readonly FactPart[]][] = [
    [
      "图幅",
      [
        { text: `本册第 ${pages} 幅` },
        { text: `国家图幅 ${nationalSheets.join("、")}`, field: "国家图幅" },
      ],
    ],
    ["小地名", [{ text: plot.placeName, field: "小地名" }]],
    ["三调", [{ text: plot.landClass, field: "三调地类" }, ...declared]],
    ["叠加结果", [{ text: proposedText(plot, data.hiddenFields).replace("\n", "·") }]],
    ["理由", [{ text: plot.reason }]],
    ["量算面积", [{ text: `${mu(plot.planarM2)}(${m2(plot.planarM2)})` }]],
    [
      isHidden("扣田坎后", data.hiddenFields) ? "平均宽度" : "扣田坎后",
      [
        { text: mu(plot.ridgeFreeM2), field: "扣田坎后" },
        { text: `平均宽 ${plot.meanWidthM.toFixed(1)} 米`, field: "平均宽度" },
      ],
    ],
    ["椭球面积", [{ text: m2(plot.ellipsoidM2), field: "椭球面积" }]],
    ["东至", [{ text: neighbourText(east, "work") }]],
    ["南至", [{ text: neighbourText(south, "work") }]],
    ["西至", [{ text: neighbourText(west, "work") }]],
    ["北至", [{ text: neighbourText(north, "work") }]],
  ];
  return facts.flatMap(([title, parts]) => {
    const shown = parts.filter(
      ({ field }) => field === undefined || !isHidden(field, data.hiddenFields),
    );
    return shown.length === 0 ? [] : [[title, shown.map(({ text }) => text).join(",")] as const];
  });
}
