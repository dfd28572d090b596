import { AppError } from "../../../shared/contract/errors.ts";

/**
 * The map from survey unit codes to those of the 确权 archive (D21): two columns of digits, parted by a
 * comma; a heading is skipped. `what` names the text in the message.
 * @throws AppError `value.invalid` naming the row
 */
export function parseCodeMap(text: string, what: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((row, index) => {
    const cells = row.split(/[,,]/).map((cell) => cell.trim());
    const isHeading = index === 0 && !/\d/.test(row);
    if (row.trim() === "" || isHeading) return [];
    const [from = "", to = ""] = cells;
    if (cells.length !== 2 || !/^\d+$/.test(from) || !/^\d+$/.test(to)) {
      throw new AppError(
        "value.invalid",
        `${what} 第 ${index + 1} 行应为“三调代码,确权代码”两列数字,现为“${row}”。`,
        { details: { row: index + 1 } },
      );
    }
    return [[from, to] as const];
  });
  return Object.fromEntries(pairs);
}
