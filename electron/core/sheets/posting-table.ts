import { dateText } from "../../../shared/land/date-text.ts";
import { finalClasses, finalClassName } from "../../../shared/land/final-class.ts";
import { isHidden } from "../../../shared/land/hideable-fields.ts";
import { sheetPlotCode } from "../../../shared/land/plot-code.ts";
import { sumMuText } from "../../../shared/ledger/money/mu-text.ts";
import { neighboursText } from "./list-rows.ts";
import type { OfficePaper, PaperBlock, PaperRow } from "./office-paper.ts";
import type { PostedGroup, PostedPlot, PostingFacts } from "./posting-facts.ts";
import { classText, maskedName } from "./sheet-words.ts";
import type { TableColumn } from "./table-sheet.ts";

/** Read from a step away, on a wall (V2). */
const wallSizePt = 14;

const columns: readonly TableColumn[] = [
  { title: "序号", widthMm: 14, align: "center" },
  { title: "图斑号", widthMm: 25, align: "center" },
  { title: "小地名", widthMm: 29, align: "left" },
  { title: "四至", widthMm: 52, align: "left" },
  { title: "签字面积(亩)", widthMm: 27, align: "right" },
  { title: "认定类别", widthMm: 36, align: "left" },
  { title: "归属", widthMm: 18, align: "center" },
  { title: "处置", widthMm: 28, align: "left" },
  { title: "现耕种人", widthMm: 28, align: "left" },
];

/**
 * 公示表: what is found of every plot of a round, group by group, in large type. Names are masked; it
 * bears no identity card, telephone or debt of anybody (V6, D29).
 */
export function postingTable(facts: PostingFacts): OfficePaper {
  const { round, unitName, groups } = facts;
  return {
    title: `${unitName}非承包地核查结果公示表`,
    subtitles: [`第 ${round.number} 轮公示${correctionWords(facts)}`],
    blocks: [
      ...noticeLines(facts).map(
        (text): PaperBlock => ({
          kind: "paragraph",
          text,
          bold: true,
          sizePt: wallSizePt,
        }),
      ),
      ...groups.flatMap((group) => groupBlocks(group, groups.length > 1)),
      ...(groups.length > 1
        ? [
            sumLine(
              "全部合计",
              groups.flatMap(({ plots }) => plots),
            ),
          ]
        : []),
      {
        kind: "paragraph",
        text: "签字面积是核查表上丈量并签字的亩数,按签字数相加;图斑号字母仅为编号,不代表认定结果。",
      },
      {
        kind: "signatures",
        names: ["村(组)负责人", "监委会", "单位(盖章)", "日期"],
      },
    ],
    footer: "公示稿,以公示无异议并依法决议后为准",
    isLandscape: true,
  };
}

/** Period, place, and where to object. */
export function noticeLines({ round, telephone }: PostingFacts): string[] {
  const { startedOn, lastDay, days, place } = round;
  const period =
    startedOn === null || lastDay === null
      ? `______年____月____日起 ${days} 天`
      : `${dateText(startedOn)}张贴,至${dateText(lastDay)}止,共 ${days} 天`;
  const phone = telephone === "" ? "__________________" : telephone;
  return [
    `公示时间:${period}    公示地点:${place}`,
    `有异议的,请在公示期内向村委会或乡镇提出,当面、书面、电话都可以。电话 ${phone}`,
  ];
}

/** The reason stays in the file: it may be about people. */
function correctionWords({ round }: PostingFacts): string {
  return round.corrects === null ? "" : `(更正第 ${round.corrects.number} 轮)`;
}

function groupBlocks({ data, plots }: PostedGroup, isOneOfMany: boolean): PaperBlock[] {
  const isShown = (column: TableColumn | undefined): boolean =>
    !isHidden(column?.title ?? "", data.hiddenFields);
  const rows = plots.map(({ sheet, posted }, index): PaperRow => {
    const code = { text: sheetPlotCode(sheet.code), bold: true };
    const mu = { text: posted.signedMu ?? "", bold: true };
    const { ownerName = "", routeName = "" } = sheet.posted ?? {};
    const found = [
      classText(sheet, "posting"),
      ownerName,
      routeName,
      maskedName(posted.tillerName),
    ];
    const land = [sheet.placeName, neighboursText(sheet.neighbours, "posting")];
    const cells = [
      { text: String(index + 1) },
      code,
      ...land.map((text) => ({ text })),
      mu,
      ...found.map((text) => ({ text })),
    ];
    return { cells: cells.filter((_, place) => isShown(columns[place])) };
  });
  const heading: PaperBlock = { kind: "heading", text: data.groupName, sizePt: wallSizePt };
  return [
    ...(isOneOfMany ? [heading] : []),
    { kind: "table", columns: columns.filter(isShown), rows, rowMm: 10, sizePt: wallSizePt },
    sumLine(isOneOfMany ? `${data.groupName}合计` : "合计", plots),
  ];
}

function sumLine(title: string, plots: readonly PostedPlot[]): PaperBlock {
  const parts = classSums(plots).map(
    ({ name, count, signedMu }) => `${name} ${count} 块 ${signedMu} 亩`,
  );
  const text = `${title}:${plots.length} 块,签字面积 ${signedSum(plots)} 亩。其中 ${parts.join(";")}。`;
  return { kind: "paragraph", text, bold: true, sizePt: wallSizePt };
}

/** Signed mu add as signed (D11). */
export function signedSum(plots: readonly PostedPlot[]): string {
  return sumMuText(
    plots.flatMap(({ posted }) => (posted.signedMu === null ? [] : [posted.signedMu])),
  );
}

/** Plots and signed mu by what people found. */
export function classSums(
  plots: readonly PostedPlot[],
): { name: string; count: number; signedMu: string }[] {
  return finalClasses
    .map((finalClass) => ({
      name: finalClassName(finalClass),
      members: plots.filter(({ posted }) => posted.finalClass === finalClass),
    }))
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => ({ name, count: members.length, signedMu: signedSum(members) }));
}
