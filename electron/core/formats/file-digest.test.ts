import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256OfFile, sha256OfShapefile } from "./file-digest.ts";
import { appErrorOf, patchFile, temporaryFolder, writeSample } from "./testing/sample-files.ts";

test("the digest of a file is that of its bytes", async () => {
  const path = join(await temporaryFolder(), "a");
  await writeFile(path, "abc");
  expect(await sha256OfFile(path)).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect((await appErrorOf(() => sha256OfFile(`${path}x`))).code).toBe("file.missing");
});

test("D4: a shapefile's digest follows its parts, not its name or its .shx", async () => {
  const folder = await temporaryFolder();
  const path = await writeSample(folder);
  const digest = await sha256OfShapefile(path);
  const other = await writeSample(folder, "another name");
  expect(await sha256OfShapefile(other)).toBe(digest);
  await patchFile(path.replace(/shp$/, "shx"), (bytes) => void bytes.writeUInt8(1, 7));
  expect(await sha256OfShapefile(path)).toBe(digest);
  const digests = new Set([digest]);
  for (const extension of ["prj", "cpg"]) {
    await writeFile(path.replace(/shp$/, extension), "x");
    digests.add(await sha256OfShapefile(path));
  }
  await rename(path.replace(/shp$/, "cpg"), path.replace(/shp$/, "CPG"));
  digests.add(await sha256OfShapefile(path));
  await rm(path.replace(/shp$/, "prj"));
  digests.add(await sha256OfShapefile(path));
  await patchFile(
    path.replace(/shp$/, "dbf"),
    (bytes) => void bytes.writeUInt8(0x39, bytes.length - 2),
  );
  digests.add(await sha256OfShapefile(path));
  expect(digests.size).toBe(5);
});
