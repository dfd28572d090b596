import { useMemo } from "react";
import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { decodeFeatureBlock } from "../../../shared/contract/feature-block.ts";
import type { PlaneGeometry } from "../../../shared/geometry/types.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";

type Group = TodayOverview["villages"][number]["groups"][number];

/** Pixels along the longer side; outlines are thinned to it. */
const sidePx = 260;
const mostGroups = 5000;

/** Every group of the scope as large as it lies, filled as far as its sheets are printed. */
export function ProgressMap({ villages }: Pick<TodayOverview, "villages">) {
  const box = useQuery("map.extent", { scope: useScope() }).value?.box ?? null;
  const metresPerPixel = box === null ? 1 : Math.max(box[2] - box[0], box[3] - box[1], 1) / sidePx;
  const block = useQuery(
    "map.features",
    box === null ? null : { layer: "groups", box, limit: mostGroups, metresPerPixel },
  ).value;
  const features = useMemo(
    () => (block === undefined ? [] : decodeFeatureBlock(block).features),
    [block],
  );
  const groups = new Map(
    villages.flatMap((village) => village.groups).map((one) => [one.code, one]),
  );
  return (
    <Panel title="进度图">
      {box === null || features.length === 0 ? (
        <Notice text="导入组界以后,这里按组画出进度。" />
      ) : (
        <figure className="progress-map">
          <svg
            viewBox={viewBox(
              features.map(({ geometry }) => geometry),
              metresPerPixel,
            )}
            role="img"
            aria-label="各组出图进度"
          >
            {features.map(({ fid, key, label, geometry }) => (
              <path
                key={fid}
                d={pathOf(geometry)}
                className={`progress-${stateOf(groups.get(key))}`}
                strokeWidth={metresPerPixel}
              >
                <title>{wordsOf(label, groups.get(key))}</title>
              </path>
            ))}
          </svg>
          <figcaption>
            <span className="progress-key progress-key-none">未出图</span>
            <span className="progress-key progress-key-some">一部分</span>
            <span className="progress-key progress-key-all">已出图</span>
          </figcaption>
        </figure>
      )}
    </Panel>
  );
}

function stateOf(group: Group | undefined): "empty" | "none" | "some" | "all" {
  if (group === undefined || group.plots === 0) return "empty";
  if (group.printedPlots === 0) return "none";
  return group.printedPlots < group.plots ? "some" : "all";
}

function wordsOf(name: string, group: Group | undefined): string {
  if (group === undefined || group.plots === 0) return `${name}:没有图斑`;
  return `${name}:已出图 ${group.printedPlots} / ${group.plots}`;
}

/** Around all outlines, whose lines need room too. North is up: the y axis is turned in the paths. */
function viewBox(geometries: readonly PlaneGeometry[], metresPerPixel: number): string {
  const rings = geometries.flatMap((one) =>
    one.type === "MultiPolygon" ? one.polygons.flat() : [],
  );
  const xs = rings.flatMap((ring) => [...ring].filter((_value, index) => index % 2 === 0));
  const ys = rings.flatMap((ring) => [...ring].filter((_value, index) => index % 2 === 1));
  const least = (values: readonly number[]) =>
    values.reduce((a, b) => Math.min(a, b)) - metresPerPixel;
  const most = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b)) + metresPerPixel;
  return `${least(xs)} ${-most(ys)} ${most(xs) - least(xs)} ${most(ys) - least(ys)}`;
}

function pathOf(geometry: PlaneGeometry): string {
  if (geometry.type !== "MultiPolygon") return "";
  return geometry.polygons
    .flat()
    .map((ring) => {
      const points: string[] = [];
      for (let at = 0; at + 1 < ring.length; at += 2) points.push(`${ring[at]} ${-ring[at + 1]!}`);
      return `M${points.join("L")}Z`;
    })
    .join("");
}
