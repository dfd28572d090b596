import { readFileSync } from "node:fs";
import { AppError } from "../../shared/contract/errors.ts";
import { parseCodeMap } from "../core/project/code-map.ts";

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (cause) {
    throw new AppError("file.missing", `读不到代码对照表:${file}。请检查路径。`, {
      details: { file },
      cause,
    });
  }
}

/**
 * Reads the map from survey unit codes to those of the 确权 archive (D21) from a CSV file.
 * @throws AppError `file.missing`, `value.invalid` naming the row
 */
export function readCodeMap(file: string): Record<string, string> {
  return parseCodeMap(readText(file), file);
}
