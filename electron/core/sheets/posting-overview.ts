import { sheetPlotCode } from "../../../shared/land/plot-code.ts";
import { placeIndex } from "./cover-index.ts";
import { drawIndexMap, pageIndexNote } from "./index-map.ts";
import type { OfficePaper, PaperBlock, PaperRow } from "./office-paper.ts";
import type { PackPlan } from "./pack-plan.ts";
import type { MapPage } from "./page-grid.ts";
import { unionOfBoxes } from "./plane-box.ts";
import type { PostedGroup, PostingFacts } from "./posting-facts.ts";
import { noticeLines, signedSum } from "./posting-table.ts";
import type { Paper } from "./sheet-data.ts";
import { disclaimer, groupPath } from "./sheet-words.ts";
import type { TableCell, TableColumn } from "./table-sheet.ts";

/** A posted group with its map pages. */
export interface PlannedGroup extends PostedGroup {
  readonly plan: PackPlan;
}

/** How high the map stands and how large the words are, on the paper of the maps. */
const measures = {
  A4: { mapMm: 125, sizePt: 12 },
  A3: { mapMm: 215, sizePt: 14 },
} as const;

const pageColumns: readonly TableColumn[] = [
  { title: "图幅", widthMm: 14, align: "center" },
  { title: "图斑(计入本幅)", widthMm: 72, align: "left" },
  { title: "块数", widthMm: 14, align: "right" },
  { title: "签字面积(亩)", widthMm: 28, align: "right" },
  { title: "另可见", widthMm: 42, align: "left" },
];

const groupColumns: readonly TableColumn[] = [
  { title: "图上号", widthMm: 18, align: "center" },
  { title: "组", widthMm: 70, align: "left" },
  { title: "图幅", widthMm: 20, align: "right" },
  { title: "块数", widthMm: 20, align: "right" },
  { title: "签字面积(亩)", widthMm: 42, align: "right" },
];

const placesOnLine = 3;
const placeColumns = Array.from({ length: placesOnLine }, (): TableColumn[] => [
  { title: "小地名", widthMm: 24, align: "left" },
  { title: "幅-格", widthMm: 32, align: "left" },
]).flat();

/** 总图 of a round that covers several groups: which group lies where, with how many map pages. */
export function villageOverview(
  facts: PostingFacts,
  groups: readonly PlannedGroup[],
  paper: Paper,
): OfficePaper {
  const { sizePt } = measures[paper];
  const drawn = groups.filter(({ plan }) => plan.pages.length > 0);
  const boxes = drawn.map(({ plan }, index): MapPage => {
    const boxM = unionOfBoxes(plan.pages.map((page) => page.boxM));
    return { number: index + 1, boxM, extra: false, plots: [] };
  });
  const backgrounds = drawn.map(({ data }) => data.background);
  const land = {
    plots: drawn.flatMap(({ data }) => data.plots),
    background: {
      parcels: backgrounds.flatMap(({ parcels }) => parcels),
      surveyPatches: [],
      landmarks: backgrounds.flatMap(({ landmarks }) => landmarks),
      groupBoundaries: backgrounds.flatMap(({ groupBoundaries }) => groupBoundaries),
    },
  };
  const rows = drawn.map(({ data, plots, plan }, index) =>
    row([index + 1, data.groupName, plan.pages.length, plots.length, signedSum(plots)]),
  );
  const plots = groups.flatMap((group) => group.plots);
  const pages = drawn.reduce((sum, { plan }) => sum + plan.pages.length, 0);
  return {
    ...face(facts, groups, paper),
    title: `${facts.unitName}公示总图`,
    blocks: [
      ...notices(facts, sizePt),
      mapBlock(land, boxes, paper, "各组位置(示意,不按比例;框内为该组各幅图的范围)"),
      {
        kind: "table",
        columns: groupColumns,
        rows: [...rows, row(["", "合计", pages, plots.length, signedSum(plots)], true)],
        sizePt,
      },
    ],
  };
}

/** The index of one group's map pages, with what lies on each and where a place name is found. */
export function groupOverview(facts: PostingFacts, group: PlannedGroup, paper: Paper): OfficePaper {
  const { data, plots, plan } = group;
  const { sizePt } = measures[paper];
  const places = placeIndex(data, paper, plan.pages);
  return {
    ...face(facts, [group], paper),
    title: `${groupPath(data)}公示图索引`,
    blocks: [
      ...notices(facts, sizePt),
      mapBlock(data, plan.pages, paper, pageIndexNote),
      {
        kind: "table",
        columns: pageColumns,
        rows: [
          ...plan.pages.map((page) => pageRow(page, group)),
          row(["", "合计", plots.length, signedSum(plots), ""], true),
        ],
        sizePt,
      },
      ...(places.length === 0 ? [] : placeBlocks(places)),
    ],
  };
}

function face(facts: PostingFacts, groups: readonly PlannedGroup[], paper: Paper) {
  const [first] = groups;
  return {
    subtitles: [`第 ${facts.round.number} 轮公示`],
    footer: first === undefined ? "" : disclaimer(first.data, "posting"),
    isA3: paper === "A3",
  };
}

const notices = (facts: PostingFacts, sizePt: number): PaperBlock[] =>
  noticeLines(facts).map((text) => ({ kind: "paragraph", text, bold: true, sizePt }));

function mapBlock(
  land: Parameters<typeof drawIndexMap>[2],
  pages: readonly MapPage[],
  paper: Paper,
  note: string,
): PaperBlock {
  return {
    kind: "drawing",
    heightMm: measures[paper].mapMm,
    draw: (canvas, box) => drawIndexMap(canvas, box, land, pages, note),
  };
}

/** A plot counts on its main page only, so that the column adds up. */
function pageRow(page: MapPage, { plots, plan }: PlannedGroup): PaperRow {
  const shown = new Set(page.plots.map(({ code }) => code));
  const isMain = (code: string) => plan.pagesOfPlot.get(code)?.[0] === page.number;
  const counted = plots.filter(({ sheet }) => isMain(sheet.code));
  const others = plots.filter(({ sheet }) => shown.has(sheet.code) && !isMain(sheet.code));
  const codes = (of: typeof plots) => of.map(({ sheet }) => sheetPlotCode(sheet.code)).join(" ");
  const name = `${page.number}${page.extra ? " 补" : ""}`;
  return row([name, codes(counted), counted.length, signedSum(counted), codes(others)]);
}

function placeBlocks(places: ReturnType<typeof placeIndex>): PaperBlock[] {
  const lines = Math.ceil(places.length / placesOnLine);
  const rows = Array.from({ length: lines }, (_, line) => {
    const names = Array.from({ length: placesOnLine }, (_, at) => places[line + at * lines]);
    return row(names.flatMap((place) => [place?.name ?? "", place?.cells.join(" ") ?? ""]));
  });
  return [
    { kind: "heading", text: "小地名索引" },
    { kind: "table", columns: placeColumns, rows },
  ];
}

function row(texts: readonly (string | number)[], bold = false): PaperRow {
  return { cells: texts.map((text): TableCell => ({ text: String(text), bold })) };
}
