import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPointList } from "./point-list-reader.ts";
import { appErrorOf, zipOf } from "./testing/sample-files.ts";
import { readGpx, readKml, readKmz } from "./track-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "qhs-boundary-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const plain = (rings: readonly Float64Array[]) => rings.map((ring) => [...ring]);

test("KML: polygons with holes, a walked line, a track; a placemark without land is named", async () => {
  const path = file(
    "walk.kml",
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://x"><Document>
    <name>文件名(虚构)</name>
    <Placemark><name>03-W0012</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
      113.5,37.5,900 113.6,37.5,900 113.6,37.6,900 113.5,37.5,900</coordinates></LinearRing></outerBoundaryIs>
      <innerBoundaryIs><LinearRing><coordinates>113.52,37.51 113.54,37.51 113.54,37.53</coordinates></LinearRing>
      </innerBoundaryIs></Polygon></Placemark>
    <Placemark><name><![CDATA[老赵家 & 东坡]]></name><LineString><coordinates>1,2 3,2 3,4 3,4</coordinates></LineString></Placemark>
    <Placemark><gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>3 2 3</gx:coord><gx:coord>3 4 3</gx:coord></gx:Track></Placemark>
    <Placemark><name>水井</name><Point><coordinates>1,2</coordinates></Point></Placemark>
    </Document></kml>`,
  );
  const { shapes, skipped } = await readKml(path);
  expect(shapes.map(({ row, label }) => [row, label])).toEqual([
    [1, "03-W0012"],
    [2, "老赵家 & 东坡"],
    [3, ""],
  ]);
  expect(plain(shapes[0]!.polygons[0]!)).toEqual([
    [113.5, 37.5, 113.6, 37.5, 113.6, 37.6],
    [113.52, 37.51, 113.54, 37.51, 113.54, 37.53],
  ]);
  expect(plain(shapes[1]!.polygons[0]!)).toEqual([[1, 2, 3, 2, 3, 4]]);
  expect(plain(shapes[2]!.polygons[0]!)).toEqual([[1, 2, 3, 2, 3, 4]]);
  expect(skipped).toEqual([{ row: 4, reason: expect.stringContaining("水井") }]);
});

test("GPX: segments of a track are walked one after another; names of points are not the track's", async () => {
  const path = file(
    "walk.gpx",
    `<gpx version="1.1"><wpt lat="37" lon="113"><name>井</name></wpt>
    <trk><name>W0003</name><trkseg><trkpt lat="37.1" lon="113.1"><name>起点</name></trkpt>
      <trkpt lat="37.1" lon="113.2"/></trkseg><trkseg><trkpt lat="37.2" lon="113.2"/></trkseg></trk>
    <rte><rtept lat="1" lon="1"/><rtept lat="1" lon="1"/><rtept lat="2" lon="2"/></rte></gpx>`,
  );
  const { shapes, skipped } = await readGpx(path);
  expect(shapes).toHaveLength(1);
  expect(shapes[0]).toMatchObject({ row: 2, label: "W0003" });
  expect(plain(shapes[0]!.polygons[0]!)).toEqual([[113.1, 37.1, 113.2, 37.1, 113.2, 37.2]]);
  expect(skipped.map(({ row }) => row)).toEqual([1, 3]);
});

test("KMZ: the first .kml of the ZIP counts; a ZIP without one, or no ZIP, is refused", async () => {
  const point = (text: string) =>
    `<kml><Placemark><name>${text}</name><LineString><coordinates>1,2 3,2 3,4</coordinates></LineString></Placemark></kml>`;
  const entries = { "images/井.png": "x", "doc.kml": point("W0007"), "other.kml": point("W0008") };
  const { shapes } = await readKmz(file("walk.kmz", zipOf(entries)));
  expect(shapes.map(({ label }) => label)).toEqual(["W0007"]);
  for (const wrong of [zipOf({ "a.txt": "x" }), Buffer.from("no zip at all")]) {
    const error = await appErrorOf(() => readKmz(file("wrong.kmz", wrong)));
    expect(error.code).toBe("file.broken");
    expect(error.message).toContain("重新导出 KMZ");
  }
});

test("what is no KML, or breaks off, is refused", async () => {
  expect((await appErrorOf(() => readKml(file("x.kml", "<gpx></gpx>")))).code).toBe("file.broken");
  expect((await appErrorOf(() => readKml(file("y.kml", "<kml><Placemark")))).code).toBe(
    "file.broken",
  );
  expect((await appErrorOf(() => readGpx(join(folder, "none.gpx")))).code).toBe("file.missing");
});

test("points: surveyors' X is north, whatever the columns are called; names part the boundaries", async () => {
  const rows = ["W0001,1,4100000.5,500000,901", "W0001,2,4100000.5,500100,902"];
  const path = file(
    "points.csv",
    [
      "图斑号,点号,X,Y,高程",
      ...rows,
      "W0001,3,4100100,500100,900",
      "W0002,4,4100000,500200,900",
    ].join("\r\n"),
  );
  const { shapes, skipped } = await readPointList(path);
  expect(shapes).toMatchObject([{ row: 2, label: "W0001" }]);
  expect(plain(shapes[0]!.polygons[0]!)).toEqual([
    [500000, 4100000.5, 500100, 4100000.5, 500100, 4100100],
  ]);
  expect(skipped).toEqual([{ row: 5, reason: expect.stringContaining("不足三个点") }]);
});

test("points without headings, parted by tabs, in degrees or with the zone's number", async () => {
  const degrees = file("d.txt", "113.5\t37.5\n113.6\t37.5\n113.6\t37.6\n");
  expect(plain((await readPointList(degrees)).shapes[0]!.polygons[0]!)).toEqual([
    [113.5, 37.5, 113.6, 37.5, 113.6, 37.6],
  ]);
  const zone = file("z.csv", "38500000,4100000,a\n38500100,4100000,a\n38500100,4100100,a\n");
  expect((await readPointList(zone)).shapes).toMatchObject([{ row: 1, label: "a" }]);
});

test("points in GBK are read right (T2), a cell that is no number is named with its row", async () => {
  const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5]);
  const body = ",E,N\n甲,500000,4100000\n甲,500100,abc\n甲,500100,4100100\n".replaceAll("甲", "a");
  const path = file("g.csv", Buffer.concat([gbk, Buffer.from(body)]));
  const { shapes, skipped } = await readPointList(path);
  expect(shapes).toEqual([]);
  expect(skipped).toEqual([{ row: 3, reason: expect.stringContaining("第 3 行") }]);
});

test("a table without coordinates is refused with what it has to hold", async () => {
  expect((await appErrorOf(() => readPointList(file("n.csv", "姓名,电话\n李四,138\n")))).code).toBe(
    "field.missing",
  );
  expect((await appErrorOf(() => readPointList(file("e.csv", "\n")))).code).toBe("field.missing");
});
