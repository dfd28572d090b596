import { AppError } from "../../../shared/contract/errors.ts";
import { recogniseExtent } from "../../../shared/geodesy/crs.ts";
import { boundingBoxOfGeometry } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { FeatureSource } from "../formats/feature-source.ts";
import { unionBox } from "./box-union.ts";
import { extentFits } from "./crs-fit.ts";

/** Coordinates of one meaning belong together; degrees outside China are what stray zeros look like. */
function meaningOf(box: BoundingBox): string {
  const found = recogniseExtent(box);
  if (found.kind === "plane") return `plane ${found.zone}`;
  if (found.kind === "degrees")
    return extentFits({ kind: "degrees" }, box) ? "degrees" : "elsewhere";
  return found.kind;
}

/**
 * The extent by which a file's CRS is judged: the header's, unless one stray coordinate has spoilt it;
 * then that of the largest set of features whose coordinates mean the same.
 * @throws AppError `import.nothing` when no row has a usable shape.
 */
export async function usableExtent(source: FeatureSource, fileName: string): Promise<BoundingBox> {
  const stated = meaningOf(source.extent);
  if (stated !== "unknown" && stated !== "elsewhere") return source.extent;
  const sets = new Map<string, { count: number; extent: BoundingBox }>();
  for await (const { feature } of source.rows()) {
    if (feature === null) continue;
    const box = boundingBoxOfGeometry(feature.geometry);
    const meaning = meaningOf(box);
    const set = sets.get(meaning);
    sets.set(meaning, { count: (set?.count ?? 0) + 1, extent: unionBox(set?.extent ?? null, box) });
  }
  const [largest] = [...sets.values()].sort((a, b) => b.count - a.count);
  if (largest) return largest.extent;
  throw new AppError(
    "import.nothing",
    `${fileName} 的 ${source.rowCount} 行里没有一个可用的图形(都是空图形、已删除或坐标无效)。请向提供单位索取完整数据。`,
    { details: { rows: source.rowCount } },
  );
}
