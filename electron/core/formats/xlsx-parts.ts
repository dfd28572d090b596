import { posix } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { type XmlHandlers, XmlScanner, xmlAttribute } from "./xml-scanner.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** What a workbook's small parts say; the sheets themselves are streamed. */
export interface WorkbookParts {
  /** Path inside the archive by sheet name, in the workbook's order. */
  sheetPaths: ReadonlyMap<string, string>;
  countsFrom1904: boolean;
  /** By number of the cell style: does it show a date? */
  isDateStyle: readonly boolean[];
  sharedStrings: readonly string[];
}

/** Formats built into Excel that show a date, with those of the Chinese edition (ECMA-376, 18.8.30). */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const largestSharedStringsBytes = 512 * 2 ** 20;

/** Streams one part through a scanner; what is not XML is `file.broken`. */
export async function scanPart(
  archive: ZipArchive,
  name: string,
  path: string,
  handlers: XmlHandlers,
): Promise<void> {
  const scanner = new XmlScanner(handlers);
  for await (const chunk of archive.read(name)) guardXml(path, name, () => scanner.write(chunk));
  guardXml(path, name, () => scanner.end());
}

/** Runs a step of scanning and says where the XML broke. */
export function guardXml(path: string, name: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "file.broken",
      `${path} 里的 ${name} 读不出来。请用 Excel、WPS 打开后另存为 .xlsx 再试。`,
      { details: { path, part: name }, cause: error },
    );
  }
}

const ignore = () => {};

/** True for a custom number format that shows a day: y, d or m without hours, outside quotes and []. */
function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "").toLowerCase();
  if (/general|通用/.test(bare)) return false;
  return /[yd]/.test(bare) || (bare.includes("m") && !/[hs]/.test(bare));
}

async function readStyles(archive: ZipArchive, path: string): Promise<boolean[]> {
  const name = "xl/styles.xml";
  if (archive.lengthOf(name) === null) return [];
  const customDates = new Map<number, boolean>();
  const isDate: boolean[] = [];
  let isInCellFormats = false;
  await scanPart(archive, name, path, {
    open: (tag, attributes) => {
      if (tag === "numFmt") {
        const format = xmlAttribute(attributes, "formatCode") ?? "";
        customDates.set(Number(xmlAttribute(attributes, "numFmtId")), isDateFormat(format));
      } else if (tag === "cellXfs") isInCellFormats = true;
      else if (tag === "xf" && isInCellFormats) {
        const id = Number(xmlAttribute(attributes, "numFmtId") ?? 0);
        isDate.push(customDates.get(id) ?? builtInDates.has(id));
      }
    },
    text: ignore,
    close: (tag) => {
      if (tag === "cellXfs") isInCellFormats = false;
    },
  });
  return isDate;
}

/** Text of Excel: `_x000D_` stands for a character that XML cannot hold. */
export function excelText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

async function readSharedStrings(archive: ZipArchive, path: string): Promise<string[]> {
  const name = "xl/sharedStrings.xml";
  const length = archive.lengthOf(name);
  if (length === null) return [];
  if (length > largestSharedStringsBytes) {
    throw new AppError("file.broken", `${path} 的文字部分大得不正常,已拒绝读取。请分成几个文件。`, {
      details: { path, bytes: length },
    });
  }
  const strings: string[] = [];
  let text = "";
  let isInText = false;
  let phoneticDepth = 0;
  await scanPart(archive, name, path, {
    open: (tag) => {
      if (tag === "si") text = "";
      else if (tag === "t") isInText = phoneticDepth === 0;
      else if (tag === "rPh") phoneticDepth += 1;
    },
    text: (found) => {
      if (isInText) text += found;
    },
    close: (tag) => {
      if (tag === "t") isInText = false;
      else if (tag === "rPh") phoneticDepth -= 1;
      else if (tag === "si") strings.push(excelText(text));
    },
  });
  return strings;
}

async function readTargets(archive: ZipArchive, path: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await scanPart(archive, "xl/_rels/workbook.xml.rels", path, {
    open: (tag, attributes) => {
      if (tag !== "Relationship") return;
      const target = xmlAttribute(attributes, "Target") ?? "";
      const full = target.startsWith("/") ? target.slice(1) : posix.join("xl", target);
      targets.set(xmlAttribute(attributes, "Id") ?? "", full);
    },
    text: ignore,
    close: ignore,
  });
  return targets;
}

/** Reads the parts that say how the sheets are to be read. Throws `file.kind`, `file.broken`. */
export async function readWorkbookParts(archive: ZipArchive, path: string): Promise<WorkbookParts> {
  if (archive.lengthOf("xl/workbook.xml") === null) {
    throw new AppError(
      "file.kind",
      `${path} 是压缩包,但不是 XLSX 工作簿。请用 Excel、WPS 打开后另存为 .xlsx。`,
      { details: { path } },
    );
  }
  const targets = await readTargets(archive, path);
  const sheetPaths = new Map<string, string>();
  let countsFrom1904 = false;
  await scanPart(archive, "xl/workbook.xml", path, {
    open: (tag, attributes) => {
      if (tag === "workbookPr") {
        countsFrom1904 = ["1", "true"].includes(xmlAttribute(attributes, "date1904") ?? "");
      } else if (tag === "sheet") {
        const target = targets.get(xmlAttribute(attributes, "id") ?? "");
        const name = xmlAttribute(attributes, "name");
        if (name !== null && target?.includes("worksheets/")) sheetPaths.set(name, target);
      }
    },
    text: ignore,
    close: ignore,
  });
  return {
    sheetPaths,
    countsFrom1904,
    isDateStyle: await readStyles(archive, path),
    sharedStrings: await readSharedStrings(archive, path),
  };
}
