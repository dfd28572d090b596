import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeGeoJson } from "./geojson-writer.ts";
import { sampleRows, temporaryFolder } from "./testing/sample-files.ts";

test("plane coordinates, the crs member, one feature a line, rings closed and turned", async () => {
  const path = join(await temporaryFolder(), "a.geojson");
  const line = { type: "MultiLineString" as const, lines: [Float64Array.of(0, 0, 1.5, 2)] };
  const rows = [
    ...sampleRows,
    { geometry: line, attributes: { DKMC: '"引号"' } },
    { geometry: null, attributes: {} },
  ];
  expect(await writeGeoJson(path, { name: "plots", epsg: 4547 }, rows)).toEqual({ rowCount: 5 });
  const text = await readFile(path, "utf8");
  expect(text.split("\n")).toHaveLength(8);
  const parsed = JSON.parse(text);
  expect(parsed.crs.properties.name).toBe("urn:ogc:def:crs:EPSG::4547");
  expect(parsed.features[0]).toEqual({
    type: "Feature",
    properties: { DKBM: "1407251012010100001", DKMC: "村东大块", SCMJ: 91 },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 0],
        ],
        [
          [2, 2],
          [2, 5],
          [5, 5],
          [5, 2],
          [2, 2],
        ],
      ],
    },
  });
  expect(parsed.features[1].geometry.type).toBe("MultiPolygon");
  expect(parsed.features[3]).toMatchObject({
    properties: { DKMC: '"引号"' },
    geometry: {
      type: "LineString",
      coordinates: [
        [0, 0],
        [1.5, 2],
      ],
    },
  });
  expect(parsed.features[4].geometry).toBeNull();
});

test("a layer without rows is still a collection", async () => {
  const path = join(await temporaryFolder(), "a.geojson");
  await writeGeoJson(path, { name: "plots", epsg: 4547 }, []);
  expect(JSON.parse(await readFile(path, "utf8")).features).toEqual([]);
});
