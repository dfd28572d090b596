import { readFileSync } from "node:fs";
import { AppError } from "../../shared/contract/errors.ts";

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
 * Reads the map from survey unit codes to those of the 确权 archive (D21): a CSV of two columns of
 * digits; a heading is skipped.
 * @throws AppError `file.missing`, `value.invalid` naming the row
 */
export function readCodeMap(file: string): Record<string, string> {
  const rows = readText(file).split(/\r?\n/);
  const pairs = rows.flatMap((row, index) => {
    const cells = row.split(",").map((cell) => cell.trim());
    const isHeading = index === 0 && !/\d/.test(row);
    if (row.trim() === "" || isHeading) return [];
    const [from = "", to = ""] = cells;
    if (cells.length !== 2 || !/^\d+$/.test(from) || !/^\d+$/.test(to)) {
      throw new AppError(
        "value.invalid",
        `${file} 第 ${index + 1} 行应为“三调代码,确权代码”两列数字,现为“${row}”。`,
        { details: { file, row: index + 1 } },
      );
    }
    return [[from, to] as const];
  });
  return Object.fromEntries(pairs);
}
