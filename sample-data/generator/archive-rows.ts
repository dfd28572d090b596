import type { WrittenFeature } from "../../electron/core/formats/shapefile-writer.ts";
import type { PlaneGeometry } from "../../shared/geometry/types.ts";
import type { GroupPlan, LeafPlan, ParcelPlan, VillagePlan } from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { archivePrefixM, groundRing, parcelRing, polygonOf } from "./shapes.ts";
import { ringAreaM2, surveyCorners } from "./survey-rows.ts";
import type { Terrain } from "./terrain.ts";

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Rows of DK of one village, in the archive's prefixed coordinates. */
export function* parcelRows(village: VillagePlan, terrain: Terrain): Iterable<WrittenFeature> {
  let number = 0;
  for (const parcel of village.parcels) {
    number++;
    const ring = parcelRing(terrain, parcel);
    yield {
      geometry: polygonOf(ring, archivePrefixM),
      attributes: parcelAttributes(village.index * 10_000 + number, parcel, ringAreaM2(ring)),
    };
  }
}

/** SCMJ of a parcel: its planar area, two decimals. */
export function declaredParcelM2(terrain: Terrain, parcel: ParcelPlan): number {
  return round2(ringAreaM2(parcelRing(terrain, parcel)));
}

function parcelAttributes(serial: number, parcel: ParcelPlan, areaM2: number) {
  const [east, south, west, north] = parcel.neighbours;
  return {
    BSM: serial,
    YSDM: "211011",
    DKBM: parcel.code,
    DKMC: parcel.placeName,
    SYQXZ: "31",
    DKLB: parcel.parcelClass,
    DLDJ: "05",
    TDLYLX: parcel.surveyClass === "0102" ? "012" : "013",
    SFJBNT: parcel.farmland ? "1" : "2",
    TDYT: "1",
    DKDZ: east,
    DKXZ: west,
    DKNZ: south,
    DKBZ: north,
    DKBZXX: "虚构样例",
    ZJRXM: parcel.holder?.name ?? parcel.group.name,
    KJZB: "J1/J2/J3/J4",
    SCMJ: round2(areaM2),
    SCMJM: round2(round2(areaM2) * 0.0015),
  };
}

/** Rows of ZJQY: none in a village whose archive has no group layer. */
export function* groupRows(
  village: VillagePlan,
  terrain: Terrain,
  preset: Preset,
): Iterable<WrittenFeature> {
  if (village.role === "without_group_layer") return;
  const corners = surveyCorners(village);
  for (const [i, group] of village.groups.entries()) {
    const ring = groundRing(terrain, group.rect, corners, preset.surveySpacingDm);
    yield {
      geometry: polygonOf(ring, archivePrefixM),
      attributes: {
        BSM: village.index * 10 + i + 1,
        YSDM: "162040",
        ZJQYDM: group.code,
        ZJQYMC: `${village.name}${group.name}`,
      },
    };
  }
}

/** The row of CJQY of one village. */
export function* villageRows(
  village: VillagePlan,
  terrain: Terrain,
  preset: Preset,
): Iterable<WrittenFeature> {
  const ring = groundRing(terrain, village.rect, surveyCorners(village), preset.surveySpacingDm);
  yield {
    geometry: polygonOf(ring, archivePrefixM),
    attributes: {
      BSM: village.index + 1,
      YSDM: "162030",
      CJQYDM: village.code,
      CJQYMC: village.name,
    },
  };
}

/** Rows of JBNTBHQ: the fields that are wholly registered, roughly drawn. */
export function* farmlandRows(village: VillagePlan, terrain: Terrain): Iterable<WrittenFeature> {
  for (const [i, { rect, group }] of village.farmlandRects.entries()) {
    const ring = groundRing(terrain, rect, null, 400);
    const areaM2 = round2(ringAreaM2(ring));
    yield {
      geometry: polygonOf(ring, archivePrefixM),
      attributes: {
        BSM: village.index * 1000 + i + 1,
        YSDM: "251100",
        BHQBH: `${group.code.slice(4)}${String(i + 1).padStart(3, "0")}`,
        JBNTMJ: areaM2,
        JBNTMJM: round2(areaM2 * 0.0015),
      },
    };
  }
}

type LandmarkShape = "point" | "line" | "polygon";

interface Landmark {
  geometry: PlaneGeometry;
  name: string;
  kind: string;
}

const codes: Readonly<Record<LandmarkShape, string>> = {
  point: "196011",
  line: "196021",
  polygon: "196031",
};

/** Rows of DZDW, XZDW or MZDW, in the survey's coordinates. */
export function* landmarkRows(
  village: VillagePlan,
  terrain: Terrain,
  shape: LandmarkShape,
): Iterable<WrittenFeature> {
  const landmarks = {
    point: pointLandmarks,
    line: lineLandmarks,
    polygon: polygonLandmarks,
  }[shape](village, terrain);
  for (const [i, { geometry, name, kind }] of landmarks.entries()) {
    yield {
      geometry,
      attributes: {
        BSM: village.index * 100 + i + 1,
        YSDM: codes[shape],
        DWMC: name,
        LX: kind,
        BZ: "虚构样例",
      },
    };
  }
}

function centre(leaf: LeafPlan): readonly [number, number] {
  return [(leaf.rect.x0 + leaf.rect.x1) / 20, (leaf.rect.y0 + leaf.rect.y1) / 20];
}

function groupLeafOf(village: VillagePlan, group: GroupPlan, surveyClass: string) {
  return village.leaves.find(
    (leaf) => leaf.group === group && leaf.surveyClass.startsWith(surveyClass),
  );
}

function pointLandmarks(village: VillagePlan, terrain: Terrain): Landmark[] {
  const landmarks: Landmark[] = [];
  const put = (leaf: LeafPlan | undefined, offsetM: number, name: string, kind: string) => {
    if (!leaf) return;
    const [x, y] = centre(leaf);
    const points = Float64Array.from(terrain.toPlane(x + offsetM, y - offsetM));
    landmarks.push({ geometry: { type: "MultiPoint", points }, name, kind });
  };
  for (const [i, group] of village.groups.entries()) {
    const hamlet = groupLeafOf(village, group, "0702");
    if (i === 0) put(hamlet, 0, `${village.name}村委会`, "村委会");
    put(hamlet, 22, ["三官庙", "老井", "戏台"][i % 3]!, ["庙", "井", "庙"][i % 3]!);
    put(groupLeafOf(village, group, "01"), 0, `${"一二三"[i]}号机井`, "井");
  }
  return landmarks;
}

/** The long lanes of a village, by their middle line. */
function lineLandmarks(village: VillagePlan, terrain: Terrain): Landmark[] {
  const long = village.lanes
    .filter((lane) => lane.group !== null)
    .sort((a, b) => laneLength(b.rect) - laneLength(a.rect))
    .slice(0, 6);
  return long.map(({ rect, surveyClass }, i) => {
    const alongX = rect.x1 - rect.x0 > rect.y1 - rect.y0;
    const line: number[] = [];
    const [from, to] = alongX ? [rect.x0, rect.x1] : [rect.y0, rect.y1];
    const middle = (alongX ? rect.y0 + rect.y1 : rect.x0 + rect.x1) / 20;
    const steps = Math.max(1, Math.round((to - from) / 250));
    for (let step = 0; step <= steps; step++) {
      const along = (from + ((to - from) * step) / steps) / 10;
      line.push(...(alongX ? terrain.toPlane(along, middle) : terrain.toPlane(middle, along)));
    }
    const isDitch = surveyClass === "1107";
    return {
      geometry: { type: "MultiLineString", lines: [Float64Array.from(line)] },
      name: isDitch ? `${"一二三四五六"[i]}支渠` : `${"一二三四五六"[i]}号田间路`,
      kind: isDitch ? "沟" : "路",
    };
  });
}

function laneLength(rect: { x0: number; x1: number; y0: number; y1: number }): number {
  return Math.max(rect.x1 - rect.x0, rect.y1 - rect.y0);
}

/** The hamlets' threshing floors. */
function polygonLandmarks(village: VillagePlan, terrain: Terrain): Landmark[] {
  return village.leaves
    .filter((leaf) => leaf.surveyClass === "0702")
    .map((leaf) => {
      const [x, y] = centre(leaf);
      const rect = {
        x0: Math.round(x * 10) - 150,
        y0: Math.round(y * 10) - 120,
        x1: Math.round(x * 10) + 150,
        y1: Math.round(y * 10) + 120,
      };
      return {
        geometry: polygonOf(groundRing(terrain, rect, null, 400)),
        name: "打谷场",
        kind: "场",
      };
    });
}
