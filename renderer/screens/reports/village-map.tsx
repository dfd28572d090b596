import { useMemo } from "react";
import { decodeFeatureBlock } from "../../../shared/contract/feature-block.ts";
import type { BoundingBox, Ring } from "../../../shared/geometry/types.ts";
import { useQuery } from "../../app/use-query.ts";

/** What stands in one village: its figure as printed, and how dark it is drawn, 0 to 1. */
export interface VillageShade {
  readonly name: string;
  readonly text: string;
  readonly share: number | null;
}

interface VillageMapProps {
  readonly label: string;
  readonly box: BoundingBox;
  readonly shades: ReadonlyMap<string, VillageShade>;
  /** Where a village leads to. */
  readonly addressOf: (villageCode: string) => string;
}

interface Outline {
  readonly code: string;
  readonly path: string;
  readonly eastM: number;
  readonly southM: number;
}

const widthPx = 420;
const heightPx = 300;

/** Villages with their figures written in; darkness repeats what the text says. */
export function VillageMap({ label, box, shades, addressOf }: VillageMapProps) {
  const outlines = useOutlines(box);
  const [west, south, east, north] = box;
  const metresPerPixel = Math.max((east - west) / widthPx, (north - south) / heightPx);
  const view = [west, -north, east - west, north - south].join(" ");
  return (
    <svg className="village-map" viewBox={view}>
      <title>{label}</title>
      {outlines.map(({ code, path }) => (
        <a
          key={code}
          href={addressOf(code)}
          aria-label={`${shades.get(code)?.name ?? code} ${shades.get(code)?.text ?? ""},打开明细`}
        >
          <path
            d={path}
            fill="var(--qhs-accent)"
            fillOpacity={0.08 + 0.6 * (shades.get(code)?.share ?? 0)}
            stroke="var(--qhs-ink-soft)"
            strokeWidth={metresPerPixel}
          />
        </a>
      ))}
      {outlines.map(({ code, eastM, southM }) => {
        const shade = shades.get(code);
        return shade === undefined ? null : (
          <text
            key={code}
            x={eastM}
            y={southM}
            fontSize={14 * metresPerPixel}
            textAnchor="middle"
            pointerEvents="none"
          >
            {shade.name} {shade.text}
          </text>
        );
      })}
    </svg>
  );
}

const mostVillages = 2000;

function useOutlines(box: BoundingBox): readonly Outline[] {
  const [west, south, east, north] = box;
  const metresPerPixel = Math.max((east - west) / widthPx, (north - south) / heightPx, 0.1);
  const block = useQuery("map.features", {
    layer: "villages",
    box: [west, south, east, north],
    limit: mostVillages,
    metresPerPixel,
  }).value;
  return useMemo(
    () => (block === undefined ? [] : decodeFeatureBlock(block).features.flatMap(outlineOf)),
    [block],
  );
}

type BlockFeature = ReturnType<typeof decodeFeatureBlock>["features"][number];

/** North is up on paper and down in SVG. */
function outlineOf({ key, geometry }: BlockFeature): Outline[] {
  if (geometry.type !== "MultiPolygon") return [];
  const rings = geometry.polygons.flat();
  const [first] = rings;
  if (first === undefined) return [];
  const path = rings.map(ringPath).join("");
  const middle = (offset: 0 | 1) => {
    const values = Array.from(first).filter((_, index) => index % 2 === offset);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [{ code: key, path, eastM: middle(0), southM: -middle(1) }];
}

function ringPath(ring: Ring): string {
  let path = "";
  for (let at = 0; at < ring.length; at += 2) {
    path += `${at === 0 ? "M" : "L"}${ring[at]!} ${-ring[at + 1]!}`;
  }
  return `${path}Z`;
}
