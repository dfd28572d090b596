import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Preset, presets, type SampleSize, sampleSizes } from "./generator/presets.ts";
import { writeSample } from "./generator/write-sample.ts";

const usage =
  "用法:node sample-data/generate.ts --out 文件夹 --size village|sample|township|county --seed 数字 [--villages 村数]";

function wholeNumber(value: string | undefined, fallback: number): number {
  const number = value === undefined ? fallback : Number(value);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(usage);
  return number;
}

function readArguments(): { folder: string; preset: Preset; seed: number } {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      size: { type: "string", default: "township" },
      seed: { type: "string" },
      villages: { type: "string" },
    },
  });
  const size = sampleSizes.find((known): known is SampleSize => known === values.size);
  if (!size || !values.out) throw new Error(usage);
  const preset = presets[size];
  const villages = wholeNumber(values.villages, preset.villages);
  if (villages < 1) throw new Error(usage);
  return { folder: values.out, preset: { ...preset, villages }, seed: wholeNumber(values.seed, 1) };
}

try {
  const { folder, preset, seed } = readArguments();
  await mkdir(folder, { recursive: true });
  await writeSample(folder, preset, seed, (text) => console.log(text));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
