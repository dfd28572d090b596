import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { presets } from "./presets.ts";
import { writeSample } from "./write-sample.ts";

const committed = fileURLToPath(new URL("../township", import.meta.url));
const committedSeed = 1;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "qhs-sample-"));
  await writeSample(join(folder, "again"), presets.sample, committedSeed, () => {});
  await writeSample(join(folder, "other"), presets.village, 2, () => {});
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function files(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}

function digests(root: string): Record<string, string> {
  return Object.fromEntries(
    files(root).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(root, name)))
        .digest("hex"),
    ]),
  );
}

test("the same seed gives the committed sample byte for byte", () => {
  expect(digests(join(folder, "again"))).toEqual(digests(committed));
});

test("another seed gives other files of the same names", () => {
  const [one, other] = [digests(committed), digests(join(folder, "other"))];
  expect(Object.keys(other)).toEqual(Object.keys(one));
  expect(other["三调/DLTB.shp"]).not.toBe(one["三调/DLTB.shp"]);
});

test("the committed sample stays under 3 MB and has the size of a small township", () => {
  const bytes = files(committed).reduce(
    (sum, name) => sum + statSync(join(committed, name)).size,
    0,
  );
  expect(bytes).toBeLessThanOrEqual(3_000_000);
  const { counts, totals } = JSON.parse(readFileSync(join(committed, "truth.json"), "utf8"));
  expect(counts.survey).toBeGreaterThan(300);
  expect(counts.parcels).toBeGreaterThanOrEqual(2000);
  expect(counts.parcels).toBeLessThanOrEqual(3000);
  expect(totals.survey_m2).toBeLessThan(25_000_000);
});

test("T2: DBF files are GBK with language byte 0x4D and no .cpg, and carry rare characters", () => {
  expect(files(committed).filter((name) => name.endsWith(".cpg"))).toEqual([]);
  const dbf = readFileSync(join(committed, "矢量数据/DK1407992016.dbf"));
  expect(dbf[29]).toBe(0x4d);
  const text = new TextDecoder("gb18030").decode(dbf);
  expect(text).toContain("喆");
  expect(text).toContain("垚");
  expect(text).not.toContain("?");
});

test("one parcel row is marked as deleted", () => {
  const dbf = readFileSync(join(committed, "矢量数据/DK1407992016.dbf"));
  const [headerBytes, recordBytes] = [dbf.readUInt16LE(8), dbf.readUInt16LE(10)];
  const marks = Array.from({ length: dbf.readUInt32LE(4) }, (_, i) =>
    String.fromCharCode(dbf[headerBytes + i * recordBytes]!),
  );
  expect(marks.filter((mark) => mark === "*")).toHaveLength(1);
});

test("every designed situation occurs in the committed sample", () => {
  const { situations } = JSON.parse(readFileSync(join(committed, "truth.json"), "utf8"));
  const kinds = new Set(situations.map((situation: { kind: string }) => situation.kind));
  expect([...kinds].sort()).toEqual([
    "added_block",
    "added_edge",
    "added_margin_narrow",
    "added_margin_narrow_arable_side",
    "added_margin_under_parcels",
    "added_part",
    "added_strip_half",
    "bow_tie",
    "duplicate_vertices",
    "forgotten_block",
    "forgotten_strip",
    "forgotten_strip_half",
    "household_land_in_orchard",
    "no_owner",
    "other_contract_121",
    "other_contract_122",
    "other_contract_123",
    "overflow_narrow",
    "overflow_small",
    "parcel_overlap",
    "parcel_without_register_row",
    "private_plot_21",
    "registered_22",
    "registered_23",
    "registered_99",
    "state_owned_10",
    "state_owned_20",
    "survey_overlap",
    "terrace_beyond_deduction",
    "terrace_ridges",
    "undetermined_block",
    "undetermined_hole",
    "zero_area",
  ]);
});
