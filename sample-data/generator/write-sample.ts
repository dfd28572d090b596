import { createWriteStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import {
  type WrittenFeature,
  writeShapefile,
} from "../../electron/core/formats/shapefile-writer.ts";
import { writeWorkbook } from "../../electron/core/formats/xlsx-writer.ts";
import { archiveYear, type SampleLayer, sampleLayers } from "./layers.ts";
import { countyCode } from "./names.ts";
import type { VillagePlan } from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { addVillage, emptyTables, registerSheets } from "./register-tables.ts";
import { createTerrain, type Terrain } from "./terrain.ts";
import { addTotals, round, type TruthTotals, type VillageTruth, villageTruth } from "./truth.ts";
import { planVillage } from "./village-plan.ts";

/** Villages whose register goes into one workbook: it is held in memory while it is written. */
const villagesPerWorkbook = 8;

/** A workbook of the household register, where the archive's Access file would be. */
function registerFile(preset: Preset, firstVillage: number): string {
  const part = Math.floor(firstVillage / villagesPerWorkbook) + 1;
  const suffix = preset.villages > villagesPerWorkbook ? `-${part}` : "";
  return `权属数据/${countyCode}${archiveYear}${suffix}.xlsx`;
}

export interface WrittenSample {
  /** Rows by layer. */
  counts: Record<string, number>;
  villages: number;
  situations: number;
}

/**
 * Writes a whole delivery into a folder: every shapefile, the register and truth.json. Villages are
 * designed again for each layer, so that memory holds one village whatever the size. Same seed and
 * preset, same bytes.
 */
export async function writeSample(
  folder: string,
  preset: Preset,
  seed: number,
  report: (text: string) => void,
): Promise<WrittenSample> {
  const terrain = createTerrain(seed);
  const villages = () => allVillages(seed, preset, terrain);
  const counts: Record<string, number> = {};
  for (const layer of sampleLayers) {
    const path = join(folder, layer.file);
    await mkdir(dirname(path), { recursive: true });
    const { fields, geometryKind, prjText } = layer;
    const { rowCount } = await writeShapefile(
      path,
      { fields, geometryKind, prjText, encoding: "GBK" },
      layerRows(layer, villages(), terrain, preset),
    );
    if (layer.name === "parcels") await deleteLastRow(path.replace(/\.shp$/, ".dbf"));
    counts[layer.name] = rowCount;
    report(`${layer.file} ${rowCount} 行`);
  }
  if (preset.withRegister) {
    counts.register = await writeRegister(folder, villages(), terrain, preset);
    report(`权属数据 承包地块信息 ${counts.register} 行`);
  }
  const situations = await writeTruth(join(folder, "truth.json"), villages(), {
    terrain,
    preset,
    seed,
    counts,
  });
  report(`truth.json ${situations} 处`);
  return { counts, villages: preset.villages, situations };
}

/** The archive's attribute tables as workbooks; gives the rows of CBDKXX. */
async function writeRegister(
  folder: string,
  villages: Iterable<VillagePlan>,
  terrain: Terrain,
  preset: Preset,
): Promise<number> {
  let rows = 0;
  let tables = emptyTables();
  for (const village of villages) {
    addVillage(tables, village, terrain);
    const first = village.index - (village.index % villagesPerWorkbook);
    const isLast =
      village.index + 1 === preset.villages || village.index + 1 === first + villagesPerWorkbook;
    if (!isLast) continue;
    const path = join(folder, registerFile(preset, first));
    await mkdir(dirname(path), { recursive: true });
    await writeWorkbook(path, registerSheets(tables), `${archiveYear}-12-31`);
    rows += tables.CBDKXX.length;
    tables = emptyTables();
  }
  return rows;
}

function* allVillages(seed: number, preset: Preset, terrain: Terrain): Iterable<VillagePlan> {
  for (let index = 0; index < preset.villages; index++) {
    yield planVillage(seed, preset, index, terrain);
  }
}

/** All rows of a layer; the parcels end with one that is then marked as deleted. */
function* layerRows(
  layer: SampleLayer,
  villages: Iterable<VillagePlan>,
  terrain: Terrain,
  preset: Preset,
): Iterable<WrittenFeature> {
  let last: WrittenFeature | null = null;
  for (const village of villages) {
    for (const row of layer.rows(village, terrain, preset)) {
      last = row;
      yield row;
    }
  }
  if (layer.name === "parcels" && last) yield last;
}

/** Marks the last record of a DBF as deleted, as an editor does that leaves it in the file. */
async function deleteLastRow(dbfPath: string): Promise<void> {
  const file = await open(dbfPath, "r+");
  try {
    const header = Buffer.alloc(12);
    await file.read(header, 0, 12, 0);
    const rows = header.readUInt32LE(4);
    const at = header.readUInt16LE(8) + (rows - 1) * header.readUInt16LE(10);
    await file.write("*", at, "latin1");
  } finally {
    await file.close();
  }
}

interface TruthHead {
  terrain: Terrain;
  preset: Preset;
  seed: number;
  counts: Readonly<Record<string, number>>;
}

const noTotals: TruthTotals = {
  survey_m2: 0,
  other_m2: 0,
  cultivated_m2: 0,
  state_owned_m2: 0,
  no_owner_m2: 0,
  shares_only_m2: 0,
  collective_cultivated_m2: 0,
};

/** Writes the truth village by village; the sums come last. Gives the number of situations. */
async function writeTruth(
  path: string,
  villages: Iterable<VillagePlan>,
  head: TruthHead,
): Promise<number> {
  const stream = createWriteStream(path);
  const opening = {
    note: "全部虚构:地名、人名、证件号、代码和图形均由程序生成,不对应任何真实地方和个人",
    seed: head.seed,
    size: head.preset.size,
    crs: { survey: "EPSG:4547", archive: "EPSG:4526" },
    parameters: {
      min_width_m: 2,
      min_area_mu: 0.1,
      edge_width_m: 5,
      edge_area_mu: 0.6,
      baseline_tolerance_m: 10,
    },

    counts: head.counts,
    deleted_rows: { parcels: 1 },
  };
  stream.write(`${JSON.stringify(opening, null, 1).slice(0, -2)},\n "situations": [`);
  let totals = noTotals;
  let count = 0;
  const covered: string[] = [];
  const sharesOnly: string[] = [];
  const withoutGroups: string[] = [];
  for (const village of villages) {
    const truth: VillageTruth = villageTruth(village, head.terrain, head.preset);
    for (const situation of truth.situations) {
      stream.write(`${count === 0 ? "" : ","}\n  ${JSON.stringify(situation)}`);
      count++;
    }
    totals = addTotals(totals, truth.totals);
    covered.push(...truth.coveredPatches);
    if (village.role === "shares_only") sharesOnly.push(village.code);
    if (village.role === "without_group_layer") withoutGroups.push(village.code);
  }
  const rounded = Object.fromEntries(
    Object.entries(totals).map(([key, value]) => [key, round(value)]),
  );
  const closing = {
    covered_patches: covered,
    shares_only_villages: sharesOnly,
    villages_without_group_layer: withoutGroups,
    totals: rounded,
  };
  stream.end(`\n ],${JSON.stringify(closing, null, 1).slice(1)}\n`);
  await finished(stream);
  return count;
}
