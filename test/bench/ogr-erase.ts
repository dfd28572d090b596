import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** The same erase by GDAL and SpatiaLite in one process, reading and writing included. */
export interface PeerReport {
  seconds: number;
  cpuSeconds: number;
  features: number;
  leftOverM2: number;
  /** Lines on standard error: patches that the peer lost. */
  complaints: number;
}

const eraseSql = `
  SELECT s.fid AS patch, ST_Difference(s.geom, k.geom) AS geom
  FROM survey_patch s JOIN (
    SELECT q.fid AS fid, ST_Union(p.geom) AS geom
    FROM survey_patch q JOIN rtree_survey_patch_geom b ON b.id = q.fid
    JOIN rtree_parcel_geom r ON r.minx <= b.maxx AND r.maxx >= b.minx
      AND r.miny <= b.maxy AND r.maxy >= b.miny
    JOIN parcel p ON p.fid = r.id AND ST_Intersects(p.geom, q.geom)
    WHERE substr(q.dlbm, 1, 2) = '01' GROUP BY q.fid
  ) k ON k.fid = s.fid
  UNION ALL
  SELECT s.fid, s.geom FROM survey_patch s JOIN rtree_survey_patch_geom b ON b.id = s.fid
  WHERE substr(s.dlbm, 1, 2) = '01' AND NOT EXISTS (
    SELECT 1 FROM rtree_parcel_geom r JOIN parcel p ON p.fid = r.id
    WHERE r.minx <= b.maxx AND r.maxx >= b.minx AND r.miny <= b.maxy AND r.maxy >= b.miny
      AND ST_Intersects(p.geom, s.geom))`;

/** Runs `ogr2ogr` on a project file and reads its result back; null where GDAL is not installed. */
export function eraseWithOgr(projectPath: string, outPath: string): PeerReport | null {
  if (spawnSync("ogr2ogr", ["--version"]).status !== 0) return null;
  rmSync(outPath, { force: true });
  const cpuBefore = childrenCpuSeconds();
  const startedAt = performance.now();
  const made = spawnSync(
    "ogr2ogr",
    ["-f", "GPKG", outPath, projectPath, "-sql", eraseSql, "-nln", "erase", "-nlt", "GEOMETRY"],
    { encoding: "utf8" },
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuSeconds = childrenCpuSeconds() - cpuBefore;
  const sums = spawnSync(
    "ogrinfo",
    ["-q", outPath, "-sql", "SELECT count(*) AS n, sum(ST_Area(geom)) AS a FROM erase"],
    { encoding: "utf8" },
  ).stdout;
  return {
    seconds,
    cpuSeconds,
    features: Number(/n \(Integer\) = (\d+)/.exec(sums)?.[1] ?? Number.NaN),
    leftOverM2: Number(/a \(Real\) = ([\d.]+)/.exec(sums)?.[1] ?? Number.NaN),
    complaints: made.stderr.split("\n").filter((line) => line.trim() !== "").length,
  };
}

/** Processor time of the children that have ended (Linux, proc(5): cutime and cstime, 1/100 s). */
function childrenCpuSeconds(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
