import { multiPolygonAreaM2 } from "../../../../shared/geometry/measure.ts";
import type { BoundingBox, MultiPolygon } from "../../../../shared/geometry/types.ts";
import type { ListedClass } from "../../../../shared/land/land-class.ts";
import { boxOfPolygons } from "../plane-box.ts";
import type {
  GroupSheetData,
  SheetBackground,
  SheetLandmark,
  SheetParcel,
  SheetPlot,
  SheetSurveyPatch,
} from "../sheet-data.ts";

/** An invented group: names, numbers and shapes exist nowhere. */
export const fixtureGroupCode = "14072510100303";
const originEastM = 482_300;
const originNorthM = 4_186_200;
const surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "郝", "阎"];
const givenNames = ["建国", "秀英", "二小", "玉兰", "满仓", "改梅", "福生", "成", "海龙", "引弟"];
const placeNames = ["东坪", "柳树湾", "庙后头", "石板沟", "大块地", "井儿上", "南圪塔", "西梁"];

/** Numbers in [0, 1) from a seed (mulberry32), so that fixtures never change by themselves. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A plot with sensible facts around a shape. */
export function fixturePlot(
  number: number,
  plotClass: ListedClass,
  polygons: MultiPolygon,
  changes: Partial<SheetPlot> = {},
): SheetPlot {
  const letter = plotClass === "unconfirmed" ? "W" : plotClass === "undetermined" ? "D" : "X";
  const planarM2 = multiPolygonAreaM2(polygons);
  const box = boxOfPolygons(polygons);
  return {
    code: `${fixtureGroupCode}${letter}${String(number).padStart(4, "0")}`,
    plotClass,
    subClass: plotClass === "unconfirmed" ? "漏确" : "",
    reason: "三调旱地,二调非耕地,未被确权地块覆盖,宽 14.2 m",
    polygons,
    planarM2,
    ellipsoidM2: planarM2 * 1.0002,
    ridgeFreeM2: planarM2 * 0.93,
    meanWidthM: 14.2,
    labelEastM: (box[0] + box[2]) / 2,
    labelNorthM: (box[1] + box[3]) / 2,
    neighbours: {
      east: {
        kind: "parcel",
        parcelCode: `${fixtureGroupCode}00112`,
        holderName: "王建国",
        placeName: "",
      },
      south: { kind: "land", word: "沟" },
      west: {
        kind: "parcel",
        parcelCode: `${fixtureGroupCode}00087`,
        holderName: "欧阳秀英",
        placeName: "",
      },
      north: null,
    },
    nationalSheets: ["J50I090055"],
    landClass: "0103 旱地",
    patchDeclaredM2: planarM2 * 3.7,
    placeName: placeNames[number % placeNames.length]!,
    finalClass: null,
    posted: null,
    contractName: null,
    ...changes,
  };
}

/** Data for one group around the given plots. */
export function fixtureGroup(
  plots: readonly SheetPlot[],
  changes: Partial<GroupSheetData> = {},
): GroupSheetData {
  return {
    projectUid: "0f3c9a7e",
    groupCode: fixtureGroupCode,
    groupName: "第三村民小组",
    villageName: "上河湾村",
    townName: "平川镇",
    countyName: "示例县",
    run: {
      id: 4,
      startedAt: "2026-03-11T09:30:00.000+00:00",
      engine: "Clipper2",
      parameters: "最小宽度 2 m,最小面积 0.1 亩,边延宽度 5 m、面积 0.6 亩,二调容差 10 m",
    },
    crs: {
      description: "2000国家大地坐标系(CGCS2000)高斯-克吕格 3°带,中央经线 114°,横坐标不带带号",
      nationalSheetsIn: (box) => fixtureSheets(box),
    },
    dataDates: ["三调图斑 DLTB.shp(2026年3月10日导入)", "确权地块 DK.shp(2026年3月10日导入)"],
    classDefinition:
      "未确权地:确权时已是耕地而未确给农户的集体耕地;新增地:三调为耕地、二调不是耕地且未被确权地块覆盖的集体耕地;待定:缺历史依据",
    baselineNote: "口径A:没有历史依据的列为待定",
    registerNote: "",
    contractNote: "合同未核对",
    secrecyMark: "",
    hiddenFields: [],
    logo: null,
    muDecimals: 2,
    formFromMu: 0.6,
    returnDate: "",
    returnPhone: "",
    posting: { period: "", place: "" },
    settled: { meeting: "", date: "", townApproval: "" },
    version: 1,
    plots,
    folded: [
      { plotClass: "overflow", pieces: 3, planarM2: 912.4 },
      { plotClass: "ridge", pieces: 11, planarM2: 3204.8 },
      { plotClass: "sliver", pieces: 219, planarM2: 5120.2 },
    ],
    kept: { codes: [], differenceM2: 0 },
    resources: [
      { landClassCode: "0301", landClassName: "乔木林地", patches: 6, planarM2: 84_310.5 },
      { landClassCode: "1104", landClassName: "坑塘水面", patches: 1, planarM2: 3_020.7 },
    ],
    findings: [{ title: "确权地块而三调不是耕地", count: 4 }],
    background: { parcels: [], surveyPatches: [], landmarks: [], groupBoundaries: [] },
    underlay: null,
    ...changes,
  };
}

function fixtureSheets(box: BoundingBox): string[] {
  const row = 90 - Math.floor((box[1] - originNorthM) / 770);
  const column = 55 + Math.floor((box[0] - originEastM) / 930);
  const code = (r: number, c: number): string =>
    `J50I${String(r).padStart(3, "0")}${String(c).padStart(3, "0")}`;
  return [code(row, column), code(row, column + 1)];
}

/**
 * A whole invented group: fields of strip parcels between roads and a stream, forgotten strips, added
 * edges, stand-alone blocks, plots without history, landmarks and other land.
 */
export function fixtureVillage(fieldsAcross = 4, fieldsDown = 5, seed = 7): GroupSheetData {
  const random = seededRandom(seed);
  const parcels: SheetParcel[] = [];
  const plots: SheetPlot[] = [];
  const surveyPatches: SheetSurveyPatch[] = [];
  for (let row = 0; row < fieldsDown; row += 1) {
    for (let column = 0; column < fieldsAcross; column += 1) {
      const eastM = originEastM + column * 178;
      const northM = originNorthM + (fieldsDown - row) * 146;
      const name = placeNames[(row * 3 + column) % placeNames.length]!;
      addField({ eastM, northM, name, random, parcels, plots, surveyPatches });
    }
  }
  return fixtureGroup(plots, {
    background: {
      parcels,
      surveyPatches,
      landmarks: villageLandmarks(fieldsAcross, fieldsDown),
      groupBoundaries: [[[wavyBox(fieldsAcross * 178, (fieldsDown + 1) * 146, random)]]],
    } satisfies SheetBackground,
  });
}

interface FieldMaking {
  eastM: number;
  northM: number;
  name: string;
  random: () => number;
  parcels: SheetParcel[];
  plots: SheetPlot[];
  surveyPatches: SheetSurveyPatch[];
}

/** One field of 165 × 130 m: strips of parcels, a left-over at its edge, sometimes a block beside it. */
function addField(making: FieldMaking): void {
  const { eastM, northM, random, parcels, plots, name } = making;
  let at = eastM + 4;
  const blockClass = random();
  if (blockClass < 0.16) {
    const shape = quad(at + 6, northM - 116, 62 + random() * 60, 58 + random() * 40, random);
    plots.push(fixturePlot(plots.length + 1, pick(random), shape, { placeName: name }));
    making.surveyPatches.push({
      landClassCode: "0301",
      landClassName: "乔木林地",
      polygons: quad(eastM + 8, northM - 46, 130, 38, random),
    });
    return;
  }
  while (at < eastM + 150) {
    const widthM = random() < 0.4 ? 7 + random() * 5 : 14 + random() * 22;
    const bottomM = northM - 124 + random() * 6;
    const holder = `${surnames[Math.floor(random() * 12)]}${givenNames[Math.floor(random() * 10)]}`;
    if (random() < 0.1) {
      const width = 4 + random() * 8;
      const shape = quad(at, bottomM, width, 60 + random() * 50, random);
      plots.push(fixturePlot(plots.length + 1, pick(random), shape, { placeName: name }));
      at += width + 1;
      continue;
    }
    parcels.push({
      parcelCode: `${fixtureGroupCode}${String(parcels.length + 12).padStart(5, "0")}`,
      holderName: holder,
      placeName: name,
      otherContract: random() < 0.02,
      polygons: quad(at, bottomM, widthM - 0.6, northM - bottomM - 10, random),
    });
    if (random() < 0.12) {
      const shape = quad(at, northM - 8, widthM - 2, 5 + random() * 3, random);
      plots.push(fixturePlot(plots.length + 1, "added_edge", shape, { placeName: name }));
    }
    at += widthM;
  }
}

function pick(random: () => number): ListedClass {
  const classes = ["unconfirmed", "unconfirmed", "added_block", "undetermined"] as const;
  return classes[Math.floor(random() * classes.length)]!;
}

/** A rectangle with slightly moved corners and a few vertices along its sides. */
function quad(
  eastM: number,
  northM: number,
  widthM: number,
  heightM: number,
  random: () => number,
): MultiPolygon {
  const jitter = (): number => (random() - 0.5) * Math.min(1.6, widthM / 6);
  const ring: number[] = [];
  const corners = [
    [eastM, northM],
    [eastM + widthM, northM],
    [eastM + widthM, northM + heightM],
    [eastM, northM + heightM],
  ] as const;
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % 4]!;
    for (const share of [0, 0.33, 0.66]) {
      ring.push(
        corner[0] + share * (next[0] - corner[0]) + jitter(),
        corner[1] + share * (next[1] - corner[1]) + jitter(),
      );
    }
  });
  return [[Float64Array.from(ring)]];
}

function wavyBox(widthM: number, heightM: number, random: () => number): Float64Array {
  const points: number[] = [];
  for (let step = 0; step < 40; step += 1) {
    const angle = (2 * Math.PI * step) / 40;
    const square = 1 / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
    const reach = square * (1.02 + random() * 0.04);
    points.push(
      originEastM + widthM / 2 + (reach * widthM * Math.cos(angle)) / 2,
      originNorthM + heightM / 2 + (reach * heightM * Math.sin(angle)) / 2,
    );
  }
  return Float64Array.from(points);
}

function villageLandmarks(across: number, down: number): SheetLandmark[] {
  const midNorthM = originNorthM + (down - 2) * 146 + 6;
  const road = Array.from({ length: across * 6 + 1 }, (_, index) => [
    originEastM - 20 + index * 30,
    midNorthM + 4 * Math.sin(index / 3),
  ]).flat();
  const stream = Array.from({ length: down * 6 + 1 }, (_, index) => [
    originEastM + 2 * 178 - 7 + 5 * Math.sin(index / 2),
    originNorthM + index * 25,
  ]).flat();
  const point = (name: string, kind: string, dx: number, dy: number): SheetLandmark => ({
    name,
    kind,
    geometry: {
      type: "MultiPoint",
      points: Float64Array.from([originEastM + dx, originNorthM + dy]),
    },
  });
  return [
    point("村委会", "村委会", 172, 320),
    point("龙王庙", "庙", 350, 590),
    point("石桥", "桥", 353, midNorthM - originNorthM),
    point("老井", "井", 530, 200),
    {
      name: "通村路",
      kind: "路",
      geometry: { type: "MultiLineString", lines: [Float64Array.from(road)] },
    },
    {
      name: "南沙沟",
      kind: "沟",
      geometry: { type: "MultiLineString", lines: [Float64Array.from(stream)] },
    },
  ];
}
