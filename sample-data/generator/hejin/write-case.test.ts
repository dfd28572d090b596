import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { caseFiles, writeCase } from "./write-case.ts";

const committed = fileURLToPath(new URL("../../hejin", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "qhs-case-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the seed gives the committed case byte for byte, under 1.2 MB", async () => {
  await writeCase(folder, 1);
  const names = readdirSync(folder).sort();
  expect(names).toEqual(Object.values(caseFiles).sort());
  expect(names).toEqual(readdirSync(committed).sort());
  const files = names.map((name) => readFileSync(join(folder, name)));
  for (const [at, name] of names.entries()) {
    expect(files[at]?.equals(readFileSync(join(committed, name))), name).toBe(true);
  }
  expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1_200_000);
});
