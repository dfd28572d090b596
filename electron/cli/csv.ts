function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of a CSV; the byte order mark makes Excel and WPS read the file as UTF-8. */
export function csvLines(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  return [`\ufeff${heading.join(",")}`, ...rows.map((row) => row.map(csvCell).join(","))];
}
