import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project file named on a command line (a double click on a .gpkg gives one), as an absolute path,
 * or null. Linux desktops may write it as a file: address; options of Electron and Chromium are passed
 * over.
 */
export function fileArgument(argv: readonly string[], workingFolder: string): string | null {
  const files = argv.slice(1).map(plainPath);
  const named = files.find((word) => !word.startsWith("-") && /\.gpkg$/i.test(word));
  return named === undefined ? null : path.resolve(workingFolder, named);
}

function plainPath(word: string): string {
  try {
    return word.startsWith("file:") ? fileURLToPath(word) : word;
  } catch {
    // Another machine's file, or no address at all.
    return "";
  }
}
