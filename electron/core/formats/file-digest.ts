import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { fileError, readableFileLength } from "./file-errors.ts";
import { findShapefileParts } from "./shapefile-parts.ts";

/** SHA-256 of a file's bytes as lower-case hex. Streams; throws as `readableFileLength` does. */
export async function sha256OfFile(path: string): Promise<string> {
  await readableFileLength(path);
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
      hash.update(chunk);
  } catch (error) {
    throw fileError(error, path);
  }
  return hash.digest("hex");
}

/**
 * SHA-256 of a shapefile: over the hex digests of its .shp, .dbf, .prj and .cpg in this order, each as
 * a line `extension digest`, parts that are not there left out. The .shx follows from the .shp.
 */
export async function sha256OfShapefile(path: string): Promise<string> {
  const parts = await findShapefileParts(path);
  const hash = createHash("sha256");
  for (const extension of ["shp", "dbf", "prj", "cpg"] as const) {
    const part = parts[extension];
    if (part !== null) hash.update(`${extension} ${await sha256OfFile(part)}\n`);
  }
  return hash.digest("hex");
}
