import { dateText } from "../../../shared/land/date-text.ts";
import { householdIndex, type IndexEntry, parcelIndex, placeIndex } from "./cover-index.ts";
import { drawIndexMap, pageIndexNote } from "./index-map.ts";
import { type PackPlan, sumAreas, sumsByClass } from "./pack-plan.ts";
import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";
import type { GroupSheetData, Paper, Profile } from "./sheet-data.ts";
import { disclaimer, groupPath, keptSentence, profileTitle, runDateText } from "./sheet-words.ts";
import { drawHead, drawRow, type TableColumn, tableWidthMm } from "./table-sheet.ts";
import { drawLines, fitLine, lineHeightMm, wrapText } from "./text-flow.ts";

const pageMm = { width: 210, height: 297 };
const leftMm = 10;
const widthMm = pageMm.width - 2 * leftMm;
const body: TextStyle = { sizePt: 10.5 };
const strong: TextStyle = { sizePt: 10.5, bold: true };
const heading: TextStyle = { sizePt: 13, bold: true };
const indexColumns = 3;
/** Above the contents, left of the secrecy mark. */
const logoBox = { left: leftMm + widthMm - 44, top: 8, width: 14, height: 14 };

export interface CoverFacts {
  data: GroupSheetData;
  paper: Paper;
  profile: Profile;
  plan: PackPlan;
}

/**
 * The cover (D31): page index map, totals, return date and telephone, a filled example row, the rule
 * "不收钱、不签空白表", and where households and place names are found. Returns how many pages it took.
 */
export function drawCoverPages(canvas: PdfCanvas, facts: CoverFacts): number {
  const { data, paper, profile, plan } = facts;
  const before = canvas.pages;
  canvas.addPage(pageMm.width, pageMm.height);
  drawHeadings(canvas, facts);
  const mapBox = { left: leftMm, top: 42, width: 112, height: 112 };
  drawIndexMap(canvas, mapBox, data, plan.pages, pageIndexNote);
  drawSummary(canvas, facts, mapBox.left + mapBox.width + 5, mapBox.top);
  let top = mapBox.top + mapBox.height + 6;
  if (profile === "work") top = drawInstructions(canvas, data, top);
  if (profile === "posting") top = drawPostingFacts(canvas, data, top);
  top = drawNotes(canvas, data, top);
  const places = placeIndex(data, paper, plan.pages);
  const indexes: [string, IndexEntry[]][] = [["小地名索引(幅-格)", places]];
  if (profile === "work" && data.registerNote === "") {
    indexes.push(["农户索引(幅-格)", householdIndex(data, paper, plan.pages)]);
  } else if (profile === "work") {
    indexes.push(["确权地块索引(末五位:幅-格)", parcelIndex(data, paper, plan.pages)]);
  }
  for (const [title, entries] of indexes) top = drawIndex(canvas, facts, title, entries, top);
  return canvas.pages - before;
}

function drawHeadings(canvas: PdfCanvas, facts: CoverFacts): void {
  const { data, profile, plan } = facts;
  const { title } = profileTitle[profile];
  canvas.text(
    fitLine(canvas, groupPath(data), { sizePt: 20, bold: true }, data.logo === null ? 160 : 142),
    leftMm,
    19,
    {
      sizePt: 20,
      bold: true,
    },
  );
  canvas.text(`${title}册  1:2000`, leftMm, 28, { sizePt: 15, bold: true });
  if (data.secrecyMark !== "") {
    canvas.text(data.secrecyMark, leftMm + widthMm, 19, { sizePt: 13, bold: true, align: "right" });
  }
  const forms = profile === "work" ? `,核查表 ${plan.formPlots.length} 张` : "";
  const contents = `图 ${plan.pages.length} 幅${forms};组代码 ${data.groupCode};第 ${data.version} 版`;
  canvas.text(contents, leftMm + widthMm, 28, { ...body, align: "right" });
  canvas.text(disclaimer(data, profile), leftMm, 36, heading);
  if (data.logo !== null) canvas.pictureWithin(data.logo, logoBox);
  canvas.line(leftMm, 38.5, leftMm + widthMm, 38.5, { widthMm: 0.5 });
}

function drawSummary(canvas: PdfCanvas, facts: CoverFacts, left: number, top: number): void {
  const { data } = facts;
  const columns: TableColumn[] = [
    { title: "类别", widthMm: 34, align: "left" },
    { title: "块数", widthMm: 13, align: "right" },
    { title: "亩", widthMm: 26, align: "right" },
  ];
  canvas.text("本组合计", left, top + 4, heading);
  let y = top + 7;
  y += drawHead(canvas, columns, left, y);
  const total = sumAreas(data.plots, data.muDecimals);
  const rows = sumsByClass(data, facts.profile).map(({ name, sum }) => [name, sum] as const);
  for (const [name, sum] of [...rows, ["合计", total] as const]) {
    const bold = name === "合计";
    const cells = [name, String(sum.plots), sum.mu].map((text) => ({ text, bold }));
    drawRow(canvas, columns, cells, { left, top: y, heightMm: 7.5 });
    y += 7.5;
  }
  const kept = keptSentence(data.kept, data.muDecimals);
  const keptLines = wrapText(canvas, kept, strong, tableWidthMm(columns));
  if (kept !== "") y = drawLines(canvas, keptLines, left, y + 2, strong);
  const lines = runLines(data, facts.profile).flatMap((line) =>
    wrapText(canvas, line, { sizePt: 9 }, tableWidthMm(columns)),
  );
  drawLines(canvas, lines, left, y + 3, { sizePt: 9 });
}

/** What made the plots; villagers who read a posting are told the day and not the machinery. */
function runLines(data: GroupSheetData, profile: Profile): string[] {
  if (profile === "posting") return [`套图核对日期:${runDateText(data)}`];
  const findings = data.findings
    .filter((finding) => finding.count > 0)
    .map((finding) => `${finding.title} ${finding.count} 处`);
  return [
    `套图核对:第 ${data.run.id} 次,${runDateText(data)},${data.run.engine}`,
    data.run.parameters,
    ...(findings.length > 0 ? [`核对提示:${findings.join(";")}`] : []),
  ];
}

function drawInstructions(canvas: PdfCanvas, data: GroupSheetData, from: number): number {
  const boxMm = 24;
  canvas.rect(leftMm, from, widthMm, boxMm, { stroke: { widthMm: 0.5 } });
  canvas.text("不收钱、不签空白表", leftMm + 3, from + 8.6, { sizePt: 19, bold: true });
  const phone = data.returnPhone === "" ? "__________________" : data.returnPhone;
  const day = data.returnDate === "" ? "______年____月____日" : dateText(data.returnDate);
  canvas.text(`请于${day}前交回`, leftMm + 84, from + 5.6, strong);
  canvas.text(`电话 ${phone}`, leftMm + 84, from + 11.4, strong);
  const steps =
    "怎么用:在索引里找自己的名字和小地名,到那一幅、那一格找地;小块写在清单那一行,大块填核查表,一块地只签一次;图上没有的地写在清单末尾。";
  drawLines(canvas, wrapText(canvas, steps, body, widthMm - 6), leftMm + 3, from + 13, body);
  return drawExample(canvas, from + boxMm + 2.5);
}

/** Period and place of the posting, and where to object. */
function drawPostingFacts(canvas: PdfCanvas, data: GroupSheetData, from: number): number {
  const blank = "________________";
  const { period, place } = data.posting;
  const phone = data.returnPhone === "" ? blank : data.returnPhone;
  canvas.text(`公示时间:${period === "" ? blank : period}`, leftMm, from + 4, heading);
  canvas.text(`公示地点:${place === "" ? blank : place}`, leftMm, from + 11, heading);
  canvas.text(`有异议的,请在公示期内告诉村委会,电话 ${phone}`, leftMm, from + 18, heading);
  return from + 24;
}

/** One filled row, so that nobody has to guess what belongs where. The person is invented. */
function drawExample(canvas: PdfCanvas, from: number): number {
  const columns = (
    [
      ["图斑号", 18, "W0000"],
      ["现耕种人", 28, "张样例"],
      ["现场丈量(亩)", 29, "0.42 皮尺"],
      ["认定类别", 30, "未确权地"],
      ["归属", 22, "本组"],
      ["处置", 31, "补签补费"],
      ["签字", 32, "张样例"],
    ] as const
  ).map(([title, width, example]) => ({
    column: { title, widthMm: width, align: "center" } satisfies TableColumn,
    example,
  }));
  canvas.text("填写样例(人名为虚构)", leftMm, from + 4, strong);
  const shown = columns.map(({ column }) => column);
  const top = from + 5.5;
  const headMm = drawHead(canvas, shown, leftMm, top);
  const cells = columns.map(({ example }) => ({ text: example, color: "#1c3f94" }));
  drawRow(canvas, shown, cells, { left: leftMm, top: top + headMm, heightMm: 9 });
  return top + headMm + 13;
}

function drawNotes(canvas: PdfCanvas, data: GroupSheetData, from: number): number {
  const style: TextStyle = { sizePt: 9 };
  const notes = [
    data.registerNote,
    data.classDefinition,
    `${data.baselineNote};${data.contractNote}`,
    `坐标系:${data.crs.description}`,
    `数据:${data.dataDates.join("、")}`,
  ]
    .filter((note) => note !== "")
    .flatMap((note) => wrapText(canvas, note, style, widthMm));
  return drawLines(canvas, notes, leftMm, from, style) + 4;
}

/** Entries in columns read downward; goes on to further pages when the cover is full. */
function drawIndex(
  canvas: PdfCanvas,
  facts: CoverFacts,
  title: string,
  entries: readonly IndexEntry[],
  from: number,
): number {
  const bottom = pageMm.height - 10;
  const stepMm = lineHeightMm(body.sizePt) + 0.6;
  const columnMm = widthMm / indexColumns;
  let top = from;
  let done = 0;
  while (done < entries.length) {
    let room = Math.floor((bottom - top - 9) / stepMm);
    if (room < 2) {
      canvas.addPage(pageMm.width, pageMm.height);
      canvas.text(`${groupPath(facts.data)} 索引`, leftMm, 16, heading);
      top = 22;
      room = Math.floor((bottom - top - 9) / stepMm);
    }
    canvas.text(done === 0 ? title : `${title} 续`, leftMm, top + 4, strong);
    const shown = entries.slice(done, done + room * indexColumns);
    const rows = Math.min(room, Math.ceil(shown.length / indexColumns));
    shown.forEach((entry, index) => {
      const x = leftMm + Math.floor(index / rows) * columnMm;
      const y = top + 9.5 + (index % rows) * stepMm;
      canvas.text(entry.name, x, y, strong);
      const nameMm = Math.max(17, canvas.textWidthMm(entry.name, strong) + 2);
      const cells = fitLine(canvas, entry.cells.join(" "), body, columnMm - nameMm - 2);
      canvas.text(cells, x + nameMm, y, body);
    });
    done += shown.length;
    top += 9 + rows * stepMm + 4;
  }
  return top;
}
