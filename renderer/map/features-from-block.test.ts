import type MultiPolygon from "ol/geom/MultiPolygon.js";
import { expect, test } from "vitest";
import { encodeFeatureBlock } from "../../shared/contract/feature-block.ts";
import type { PlaneGeometry } from "../../shared/geometry/types.ts";
import { factsOf, featuresFromBlock, mapGeometry } from "./features-from-block.ts";

const ringAt = (x: number, y: number, sizeM: number) =>
  Float64Array.of(x, y, x + sizeM, y, x + sizeM, y + sizeM, x, y + sizeM);
const holed: PlaneGeometry = {
  type: "MultiPolygon",
  polygons: [[ringAt(0, 0, 10), ringAt(2, 2, 3)], [ringAt(20, 0, 4)]],
};

test("parts and holes arrive as they are, with planar areas", () => {
  const polygon = mapGeometry(holed) as MultiPolygon;
  expect(polygon.getType()).toBe("MultiPolygon");
  expect(polygon.getPolygons().map((one) => one.getArea())).toEqual([100 - 9, 16]);
  expect(polygon.getExtent()).toEqual([0, 0, 24, 10]);
});

test("more features than a chunk come in order, with what they are known by", async () => {
  const features = Array.from({ length: 3200 }, (_, index) => ({
    fid: index + 1,
    key: `key ${index}`,
    class: "unconfirmed",
    label: index === 7 ? "W0008" : "",
    geometry: {
      type: "MultiPolygon",
      polygons: [[ringAt(500_000 + index, 4_000_000, 1)]],
    } as const,
  }));
  const block = encodeFeatureBlock({ features, truncated: true }, [500_000, 4_000_000]);
  const made = await featuresFromBlock(block, new AbortController().signal);
  expect(made?.truncated).toBe(true);
  expect(made?.features.map((feature) => feature.getId())).toEqual(features.map(({ fid }) => fid));
  expect(factsOf(made!.features[7]!)).toEqual({
    key: "key 7",
    class: "unconfirmed",
    label: "W0008",
  });
});

test("what nobody waits for any more is not made", async () => {
  const block = encodeFeatureBlock({ features: [], truncated: false }, [0, 0]);
  const leaving = new AbortController();
  const one = { fid: 1, key: "", class: "", label: "", geometry: holed };
  const full = encodeFeatureBlock({ features: [one], truncated: false }, [0, 0]);
  leaving.abort();
  expect(await featuresFromBlock(full, leaving.signal)).toBeNull();
  expect(await featuresFromBlock(block, new AbortController().signal)).toEqual({
    features: [],
    truncated: false,
  });
});
