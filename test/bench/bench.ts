// `npm run bench -- --size township|county|all`: makes land, works it, and prints what it took.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { benchLayers, writeLayer } from "./bench-files.ts";
import { BenchLand, type LandSize, landSizes } from "./bench-land.ts";
import type { EraseReport } from "./erase.ts";
import { eraseWithOgr } from "./ogr-erase.ts";
import type { ImportReport, ReconcileStageReport, SheetsReport } from "./stage.ts";

const seed = 20;

/** The stage's own report, from a process of its own. */
function stage<Report>(name: string, path: string, argument = ""): Report {
  const script = join(import.meta.dirname, "stage.ts");
  const result = spawnSync(process.execPath, [script, name, path, argument], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (result.status !== 0) throw new Error(`stage ${name} ended with ${result.status}`);
  return JSON.parse(result.stdout) as Report;
}

const tell = (what: string, text: string) => console.log(`${what.padEnd(28)}${text}`);
const s = (seconds: number) => `${seconds.toFixed(2)} s`;
const took = (report: { seconds: number; cpuSeconds: number }) =>
  `${s(report.seconds)} (processor ${s(report.cpuSeconds)})`;
const peak = (report: { peakMiB: number }) => `peak ${report.peakMiB.toFixed(0)} MiB`;

async function makeLand(size: LandSize, folder: string): Promise<void> {
  const startedAt = performance.now();
  const land = new BenchLand(size, seed);
  for (const layer of benchLayers) {
    const { rows, vertices } = await writeLayer(land, folder, layer);
    tell(`made ${layer}`, `${rows} rows, ${vertices} vertices`);
  }
  tell("made in", s((performance.now() - startedAt) / 1000));
}

/** The file as imported; later stages work on it or on a copy. */
function benchImport(path: string, folder: string): void {
  const report = stage<ImportReport>("import", path, folder);
  for (const { layer, rows, seconds } of report.layers) {
    tell(`import ${layer}`, `${rows} rows, ${s(seconds)}`);
  }
  tell("import, all", `${took(report)}, ${peak(report)}`);
  tell("project file", `${(statSync(path).size / 2 ** 20).toFixed(0)} MiB`);
}

function benchErase(path: string, outPath: string): void {
  const ours = stage<EraseReport>("erase", path);
  tell("erase, Clipper2, 1 thread", `${took(ours)}, ${ours.patches} patches, ${peak(ours)}`);
  tell("  left over", `${ours.leftOverM2.toFixed(1)} m²; reading apart ${s(ours.readSeconds)}`);
  const peer = eraseWithOgr(path, outPath);
  if (peer === null) {
    tell("erase, ogr2ogr", "not installed");
    return;
  }
  const lost = `${peer.complaints} lines of complaint`;
  tell("erase, ogr2ogr+SpatiaLite", `${took(peer)}, ${peer.features} patches, ${lost}`);
  tell("  left over", `${peer.leftOverM2.toFixed(1)} m²`);
  const withReading = peer.seconds / (ours.seconds + ours.readSeconds);
  tell(
    "ratio",
    `${(peer.seconds / ours.seconds).toFixed(1)} by the clock, ${(peer.cpuSeconds / ours.cpuSeconds).toFixed(1)} by processor time, ${withReading.toFixed(1)} with our reading`,
  );
}

function benchReconcile(path: string, copyPath: string): void {
  copyFileSync(path, copyPath);
  const digests = [
    { file: copyPath, workers: 1 },
    { file: path, workers: 2 },
  ].map(({ file, workers }) => {
    const report = stage<ReconcileStageReport>("reconcile", file, String(workers));
    const result = `${report.status}, ${report.plots} plots, left over ${report.leftOverM2.toFixed(1)} m²`;
    tell(`reconcile, ${workers} worker(s)`, `${took(report)}, ${peak(report)}, ${result}`);
    return report.resultSha256;
  });
  tell("same result", digests[0] === digests[1] ? "yes" : "NO");
}

function benchSheets(path: string, folder: string): void {
  const report = stage<SheetsReport>("sheets", path, join(folder, "sheets"));
  for (const { code, pages, seconds } of report.groups) {
    tell(`sheets ${code}`, `${s(seconds)}, ${pages} pages`);
  }
  const seconds = report.groups.map((group) => group.seconds);
  tell("sheets, a group", `slowest ${s(Math.max(...seconds))}, ${peak(report)}`);
}

async function bench(size: LandSize): Promise<void> {
  console.log(`\n── ${size.name}`);
  const folder = mkdtempSync(join(tmpdir(), "qhs-bench-"));
  const path = join(folder, "bench.gpkg");
  try {
    await makeLand(size, folder);
    benchImport(path, folder);
    benchErase(path, join(folder, "erase.gpkg"));
    benchReconcile(path, join(folder, "copy.gpkg"));
    benchSheets(path, folder);
    const load = loadavg().map((average) => average.toFixed(1));
    tell(
      "load of the machine",
      `${load.join(" ")} (1, 5, 15 min; over 2 means others were at work)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { size: { type: "string", default: "township" } } });
const wanted = Object.values(landSizes).filter(
  ({ name }) => values.size === name || values.size === "all",
);
if (wanted.length === 0) throw new Error("npm run bench -- --size township|county|all");
const processors = cpus();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, seed ${seed}`,
);
for (const size of wanted) await bench(size);
