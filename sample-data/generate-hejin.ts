import { parseArgs } from "node:util";
import { writeCase } from "./generator/hejin/write-case.ts";

const { values } = parseArgs({
  options: { out: { type: "string" }, seed: { type: "string", default: "1" } },
});
const seed = Number(values.seed);
if (values.out === undefined || !Number.isSafeInteger(seed) || seed < 0) {
  console.error("用法:node sample-data/generate-hejin.ts --out 文件夹 [--seed 数字]");
  process.exitCode = 2;
} else {
  await writeCase(values.out, seed);
}
