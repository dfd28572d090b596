import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * For a first start: a copy of the reconciled sample township among the person's documents, because the
 * program's own files may be read-only and an update replaces them. null where no sample was made.
 */
export function ownSample(sample: string, documentFolder: string): string | null {
  if (!existsSync(sample)) return null;
  const folder = path.join(documentFolder, "清化收");
  const copy = path.join(folder, path.basename(sample));
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(copy)) copyFileSync(sample, copy);
    return copy;
  } catch {
    // A folder that can't be written; the page then offers to open a project.
    return null;
  }
}
