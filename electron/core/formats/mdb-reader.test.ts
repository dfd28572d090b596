import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openMdb } from "./mdb-reader.ts";
import { appErrorOf, temporaryFolder } from "./testing/sample-files.ts";

test.each([
  ["nothing", Buffer.alloc(0), "file.empty"],
  ["a text file", Buffer.from("DKBM,CBFBM\n"), "file.broken"],
  ["zeros", Buffer.alloc(8192), "file.broken"],
  [
    "the start of an Access file alone",
    Buffer.from("000100005374616e64617264204a6574204442", "hex"),
    "file.broken",
  ],
])("%s called .mdb is an error with path and remedy", async (_, bytes, code) => {
  const path = join(await temporaryFolder(), "a.mdb");
  await writeFile(path, bytes);
  const error = await appErrorOf(() => openMdb(path));
  expect(error.code).toBe(code);
  expect(error.message).toContain(path);
  expect(error.message).toContain("请");
});

test("a path that does not exist", async () => {
  const path = join(await temporaryFolder(), "没有.mdb");
  expect((await appErrorOf(() => openMdb(path))).code).toBe("file.missing");
});
