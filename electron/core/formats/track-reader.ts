import { AppError, toAppError } from "../../../shared/contract/errors.ts";
import type { Polygon, Ring } from "../../../shared/geometry/types.ts";
import { type BoundaryFile, type BoundaryShape, ringOf, smallFile } from "./boundary-file.ts";
import { type XmlHandlers, XmlScanner, xmlAttribute } from "./xml-scanner.ts";
import { openZip } from "./zip-archive.ts";

type Skipped = BoundaryFile["skipped"][number];
type LonLat = readonly [number, number];

/**
 * Boundaries of a KML (OGC 12-007r2): the polygons of each placemark, or its line or track walked around
 * the land, closed. Longitude and latitude in degrees. Throws `file.*`; `file.broken` for what is no KML.
 */
export async function readKml(path: string): Promise<BoundaryFile> {
  const placemarks = new Placemarks();
  await scan(path, "kml", placemarks, smallFile);
  return placemarks.file();
}

/**
 * Boundaries of a KMZ: a ZIP whose first .kml is the one that counts (OGC 12-007r2, annex C). Throws as
 * `readKml`, `file.broken` also for a ZIP without one.
 */
export async function readKmz(path: string): Promise<BoundaryFile> {
  const placemarks = new Placemarks();
  await scan(path, "kml", placemarks, unpackedKml);
  return placemarks.file();
}

async function unpackedKml(path: string): Promise<Buffer> {
  const archive = await openZip(path).catch((cause: unknown) => {
    const { code } = toAppError(cause);
    throw code === "file.kind" || code === "file.broken" ? brokenFile(path, "kmz", cause) : cause;
  });
  try {
    const name = archive.entryNames.find((entry) => entry.toLowerCase().endsWith(".kml"));
    if (name === undefined) throw brokenFile(path, "kmz", undefined);
    return Buffer.concat(await Array.fromAsync(archive.read(name)));
  } finally {
    await archive.close();
  }
}

/**
 * Boundaries of a GPX (1.0, 1.1): each track, its segments one after another, and each route, closed.
 * Waypoints are no boundary. Longitude and latitude in degrees. Throws as `readKml`.
 */
export async function readGpx(path: string): Promise<BoundaryFile> {
  const tracks = new Tracks();
  await scan(path, "gpx", tracks, smallFile);
  return tracks.file();
}

async function scan(
  path: string,
  root: string,
  handlers: XmlHandlers,
  readBytes: (path: string) => Promise<Buffer>,
): Promise<void> {
  const bytes = await readBytes(path);
  let seen = false;
  const scanner = new XmlScanner({
    open: (name, attributes) => {
      seen ||= name === root;
      handlers.open(name, attributes);
    },
    text: (text) => handlers.text(text),
    close: (name) => handlers.close(name),
  });
  try {
    scanner.write(bytes);
    scanner.end();
  } catch (cause) {
    throw brokenFile(path, root, cause);
  }
  if (!seen) throw brokenFile(path, root, undefined);
}

function brokenFile(path: string, root: string, cause: unknown): AppError {
  const kind = root.toUpperCase();
  return new AppError(
    "file.broken",
    `${path} 不是完整的 ${kind} 文件。请从手持机或奥维里重新导出 ${kind}。`,
    { details: { path }, cause },
  );
}

/** Gathers one placemark after another. */
class Placemarks implements XmlHandlers {
  private readonly shapes: BoundaryShape[] = [];
  private readonly skipped: Skipped[] = [];
  private row = 0;
  private label = "";
  private heard = "";
  private isHole = false;
  private polygons: Ring[][] = [];
  private lines: Ring[] = [];
  private track: LonLat[] = [];

  open(name: string): void {
    this.heard = "";
    if (name === "Placemark") {
      this.row += 1;
      this.label = "";
      this.polygons = [];
      this.lines = [];
    } else if (name === "Polygon") this.polygons.push([]);
    else if (name === "innerBoundaryIs") this.isHole = true;
    else if (name === "Track") this.track = [];
  }

  text(text: string): void {
    this.heard += text;
  }

  close(name: string): void {
    const text = this.heard.trim();
    this.heard = "";
    if (name === "name") this.label = text;
    else if (name === "coord") this.track.push(lonLat(text.split(/\s+/)));
    else if (name === "LinearRing") this.addRing();
    else if (name === "coordinates") this.track = coordinates(text);
    else if (name === "LineString" || name === "Track") this.addLine();
    else if (name === "innerBoundaryIs") this.isHole = false;
    else if (name === "Placemark") this.finish();
  }

  file(): BoundaryFile {
    return { shapes: this.shapes, skipped: this.skipped };
  }

  private addRing(): void {
    const ring = ringOf(this.track);
    const polygon = this.polygons.at(-1);
    if (ring === null) return;
    if (polygon === undefined) this.lines.push(ring);
    else if (this.isHole || polygon.length === 0) polygon.push(ring);
  }

  private addLine(): void {
    const ring = ringOf(this.track);
    if (ring !== null) this.lines.push(ring);
  }

  private finish(): void {
    const areas: Polygon[] = this.polygons.filter((polygon) => polygon.length > 0);
    const polygons = areas.length > 0 ? areas : this.lines.map((ring) => [ring]);
    if (polygons.length > 0) this.shapes.push({ row: this.row, label: this.label, polygons });
    else this.skipped.push({ row: this.row, reason: notEnclosing(this.label) });
    this.label = "";
  }
}

/** Gathers tracks and routes. */
class Tracks implements XmlHandlers {
  private readonly shapes: BoundaryShape[] = [];
  private readonly skipped: Skipped[] = [];
  private row = 0;
  private label = "";
  private heard = "";
  private isInPoint = false;
  private points: LonLat[] = [];

  open(name: string, attributes: string): void {
    this.heard = "";
    if (name === "trk" || name === "rte" || name === "wpt") {
      this.row += 1;
      this.label = "";
      this.points = [];
    }
    if (name === "trkpt" || name === "rtept") {
      this.isInPoint = true;
      this.points.push(lonLat([xmlAttribute(attributes, "lon"), xmlAttribute(attributes, "lat")]));
    }
  }

  text(text: string): void {
    this.heard += text;
  }

  close(name: string): void {
    if (name === "name" && !this.isInPoint) this.label = this.heard.trim();
    if (name === "trkpt" || name === "rtept") this.isInPoint = false;
    if (name === "trk" || name === "rte" || name === "wpt") this.finish();
    this.heard = "";
  }

  file(): BoundaryFile {
    return { shapes: this.shapes, skipped: this.skipped };
  }

  private finish(): void {
    const ring = ringOf(this.points);
    const { row, label } = this;
    if (ring === null) this.skipped.push({ row, reason: notEnclosing(label) });
    else this.shapes.push({ row, label, polygons: [[ring]] });
  }
}

function notEnclosing(label: string): string {
  return `${label === "" ? "" : `“${label}”`}不是一圈界线(面、或三个点以上的线),已跳过。`;
}

/** `lon,lat` or `lon,lat,height`, parted by spaces or line ends. */
function coordinates(text: string): LonLat[] {
  return text
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => lonLat(part.split(",")));
}

function lonLat([lon, lat]: readonly (string | null | undefined)[]): LonLat {
  return [degrees(lon), degrees(lat)];
}

/** An empty text is no number, though JavaScript takes it for zero. */
function degrees(text: string | null | undefined): number {
  return text === null || text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}
