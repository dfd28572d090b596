import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { sha256OfFile } from "./reading-copy.ts";

/** Printed files lie in a folder beside the project file, so that they are found without asking. */
export function sheetsFolder(projectPath: string): string {
  const { dir, name } = path.parse(path.resolve(projectPath));
  return path.join(dir, `${name}-图册`);
}

/** The printed PDFs that lie there, by the SHA-256 of their bytes; `wanted` decides which names to read. */
export function printedPdfs(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names
      .filter((name) => path.extname(name) === ".pdf" && wanted(name))
      .map((name) => [sha256OfFile(path.join(folder, name)), path.join(folder, name)]),
  );
}
