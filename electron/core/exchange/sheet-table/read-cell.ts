import { plainText } from "../../../../shared/entry/plain-text.ts";
import {
  decimalText,
  type EntryNumber,
  readEntryFen,
  readEntryMu,
} from "../../../../shared/entry/read-amount.ts";
import { dateOfSerial, readEntryDate } from "../../../../shared/entry/read-date.ts";
import type { SheetCell } from "../../formats/xlsx-sheet.ts";
import type { CellKind, CellValue } from "./table-column.ts";

/** A cell as it was understood; `note` says what was assumed, `problem` why it cannot be read. */
export type CellReading =
  | { readonly value: CellValue; readonly note: string | null; readonly problem: null }
  | { readonly value: null; readonly note: null; readonly problem: string };

const lostDigits = "被存成数字,末位已丢失;请把该列设为文本格式后重新填写";
const scientific = /^\d(\.\d+)?e\+\d+$/i;
const emptySigns = /^[-—/\\]*$/;

const value = (found: CellValue, note: string | null = null): CellReading => ({
  value: found,
  note,
  problem: null,
});
const problem = (words: string): CellReading => ({ value: null, note: null, problem: words });

/** The text of a cell as the person sees it; numbers with the 15 digits that a spreadsheet holds. */
export function cellText(cell: SheetCell): string {
  if (cell.value === null) return "";
  if (typeof cell.value === "string") return cell.value;
  return String(Number(cell.value.toPrecision(15)));
}

/**
 * Reads one cell as `kind`. A number of more than 15 digits, an error value and whatever the kind does
 * not allow is a problem in words (D27, T1); an empty cell is null.
 */
export function readCell(cell: SheetCell, kind: CellKind, isInTenThousands: boolean): CellReading {
  if (cell.problem !== null) return problem(cell.problem.message);
  if (cell.isLongNumber) return problem(lostDigits);
  const text = plainText(cellText(cell));
  if (emptySigns.test(text)) return value(null);
  switch (kind.is) {
    case "text":
      return scientific.test(text) ? problem(lostDigits) : value(cellText(cell).trim());
    case "code":
      return scientific.test(text) ? problem(lostDigits) : value(text.replace(/ /g, ""));
    case "identity":
      return scientific.test(text)
        ? problem(lostDigits)
        : value(text.replace(/ /g, "").replace(/x$/, "X"));
    case "unitCode":
      return unitCode(text.replace(/ /g, ""), kind.digits);
    case "codes":
      return scientific.test(text) ? problem(lostDigits) : value(codesOf(text));
    case "date":
      return day(cell, text, kind.side);
    case "term":
      return term(cell, text, kind.side);
    case "period":
      return period(text);
    case "money":
      return fromEntry(readEntryFen(text, isInTenThousands ? "万元" : "元"));
    case "mu":
      return fromEntry(readEntryMu(text));
    case "price":
      return price(text);
    case "count":
      return count(text);
    case "yesNo":
      return yesNo(text);
    case "word":
      return word(text, kind.words, kind.unclear ?? {});
  }
}

function fromEntry(entry: EntryNumber<CellValue>): CellReading {
  if (entry.kind === "value") return value(entry.value);
  return entry.kind === "empty" ? value(null) : problem(entry.reason);
}

function unitCode(text: string, digits: readonly number[]): CellReading {
  if (/^\d+$/.test(text) && digits.includes(text.length)) return value(text);
  if (scientific.test(text)) return problem(lostDigits);
  return problem(`须为 ${digits.join(" 或 ")} 位数字,现为“${text}”`);
}

function codesOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[、,;/\s]+/)
    .filter((code) => code !== "");
}

function day(cell: SheetCell, text: string, side: "end" | undefined): CellReading {
  const read = term(cell, text, side);
  const isWord = read.value === "long_term" || read.value === "not_agreed";
  return isWord ? problem(`“${text}”不是日期`) : read;
}

function term(cell: SheetCell, text: string, side: "end" | undefined): CellReading {
  if (typeof cell.value === "number" && /^\d{4}\.1$/.test(text)) {
    return problem(`“${text}”分不清是 1 月还是 10 月,请写成 ${text.slice(0, 4)}-01 或 -10`);
  }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? dateOfSerial(Number(text)) : null;
  if (serial !== null) return value(serial, `“${text}”按表格软件的日期序号读作 ${serial}`);
  const read = readEntryDate(text, side);
  switch (read.kind) {
    case "date":
      return value(read.date, read.note);
    case "indefinite":
      return value("long_term");
    case "unspecified":
      return value("not_agreed");
    case "empty":
      return value(null);
    case "invalid":
      return problem(read.reason);
  }
}

/** Dates may hold hyphens themselves, so other signs are tried first. */
const periodSigns = [/ ?(?:至|到|~|——|—|–|起至) ?/, / ?- ?(?=\d{4}|长期|未约定)/];

function period(text: string): CellReading {
  for (const sign of periodSigns) {
    const parts = text.split(sign);
    if (parts.length !== 2) continue;
    const [from, to] = parts.map((part, index) =>
      readEntryDate(part.replace(/[起止]$/, ""), index === 0 ? "start" : "end"),
    );
    const ends = [from, to].map((read) => {
      if (read?.kind === "date") return read.date;
      if (read?.kind === "indefinite") return "long_term";
      return read?.kind === "unspecified" ? "not_agreed" : null;
    });
    if (ends.every((end) => end !== null)) {
      const notes = [from, to].map((read) => (read?.kind === "date" ? read.note : null));
      return value(ends, notes.filter((note) => note !== null).join(";") || null);
    }
  }
  return problem(`“${text}”看不出起止两个日期`);
}

function price(text: string): CellReading {
  const number = decimalText(
    text.replace(/ ?元?(\/|每)?亩?[·./ ]*(\/|每)?年?$/, "").replace(/^¥/, ""),
  );
  if (number === null || number.startsWith("-")) return problem(`“${text}”不是单价`);
  return value(number);
}

function count(text: string): CellReading {
  const number = decimalText(text.replace(/ ?[人户天年名个]$/, ""));
  if (number === null || !/^\d{1,9}$/.test(number)) return problem(`“${text}”不是整数`);
  return value(Number(number));
}

const yesWords = new Set(["是", "有", "√", "对", "Y", "YES", "1", "本集体成员", "成员", "本村"]);
const noWords = new Set([
  "否",
  "无",
  "×",
  "不是",
  "没有",
  "N",
  "NO",
  "0",
  "非成员",
  "外村",
  "非本集体成员",
]);

function yesNo(text: string): CellReading {
  const upper = text.toUpperCase();
  if (yesWords.has(upper)) return value(true);
  return noWords.has(upper) ? value(false) : problem(`“${text}”看不出是或否`);
}

function word(
  text: string,
  words: ReadonlyMap<string, string>,
  unclear: Readonly<Record<string, string>>,
): CellReading {
  const written = text.replace(/ /g, "");
  const found = words.get(written);
  if (found !== undefined) return value(found);
  const why = Object.hasOwn(unclear, written) ? unclear[written] : undefined;
  if (why !== undefined) return problem(`“${text}”${why}`);
  const first = new Map([...words].toReversed().map(([name, stored]) => [stored, name]));
  return problem(`“${text}”不在可选的词里(${[...first.values()].toReversed().join("、")})`);
}
