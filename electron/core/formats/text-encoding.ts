import { TextDecoder } from "node:util";
import { AppError } from "../../../shared/contract/errors.ts";
import { decodeGb18030, gbkUnit } from "./gbk-table.ts";

/**
 * What a look at the bytes of text found, as bits. `invalid`: not well-formed. `cut`: the last
 * character breaks off at the end of the field. UTF-8: `high` is a character from U+2E80 on (where the
 * Chinese ones live), `low` a non-ASCII one below. GB18030: `rare` is a code outside GB2312.
 */
export const textFound = { invalid: 1, cut: 2, high: 4, low: 8, rare: 16 } as const;

const continuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Length of the UTF-8 sequence that a lead byte announces, or 0 for a byte that cannot lead. */
function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Code point of a well-formed sequence of `length` bytes at `at`, or -1. */
function utf8CodePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index];
    if (!continuation(byte)) return -1;
    code = (code << 6) | ((byte ?? 0) & 0x3f);
  }
  const tooLong = (length === 3 && code < 0x800) || (length === 4 && code < 0x10000);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return tooLong || surrogate || code > 0x10ffff ? -1 : code;
}

/** Looks at bytes as UTF-8 (D25). `full` says that the text fills its field, so it may be cut. */
export function inspectUtf8(bytes: Uint8Array, start: number, end: number, full: boolean): number {
  let found = 0;
  for (let at = start; at < end; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = utf8Length(lead);
    if (length === 0) return found | textFound.invalid;
    if (at + length > end) {
      // A lone lead byte proves nothing: a cut counts only after a whole Chinese character.
      let rest = at + 1;
      while (rest < end && continuation(bytes[rest])) rest++;
      const isCut = full && rest === end && (found & textFound.high) !== 0;
      return found | (isCut ? textFound.cut : textFound.invalid);
    }
    const code = utf8CodePoint(bytes, at, length);
    if (code < 0) return found | textFound.invalid;
    found |= code >= 0x2e80 ? textFound.high : textFound.low;
    at += length;
  }
  return found;
}

/** Looks at bytes as GB18030. `full` says that the text fills its field, so it may be cut. */
export function inspectGb18030(
  bytes: Uint8Array,
  start: number,
  end: number,
  full: boolean,
): number {
  let found = 0;
  for (let at = start; at < end; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    if (at + 1 >= end) return found | (full && lead > 0x80 ? textFound.cut : textFound.invalid);
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39 && lead > 0x80) {
      if (at + 4 > end) return found | (full ? textFound.cut : textFound.invalid);
      found |= textFound.rare;
      at += 4;
      continue;
    }
    if (gbkUnit(lead, trail) === 0xfffd) return found | textFound.invalid;
    if (lead < 0xa1 || trail < 0xa1 || lead > 0xf7) found |= textFound.rare;
    at += 2;
  }
  return found;
}

/** True when the findings over a row's text fields allow to call it UTF-8 (D25). */
export function looksLikeUtf8(utf8Found: number): boolean {
  return (
    (utf8Found & textFound.invalid) === 0 &&
    (utf8Found & textFound.low) === 0 &&
    (utf8Found & textFound.high) !== 0
  );
}

/**
 * Encoding of one row in a file whose majority is `fileEncoding` (D25, "then per row"). A row departs
 * from its file only when it is well-formed the other way and cannot well be the file's: valid UTF-8
 * that reads as plain GB2312 too stays with a GB18030 file, and UTF-8 punctuation below U+2E80 (“ ” ·)
 * beside a Chinese character stays with a UTF-8 file.
 */
export function rowEncoding(
  utf8Found: number,
  gb18030Found: number,
  fileEncoding: "UTF-8" | "GB18030",
): "UTF-8" | "GB18030" {
  const isValidGb = (gb18030Found & textFound.invalid) === 0;
  if (fileEncoding === "GB18030") {
    const isPlainGb = isValidGb && (gb18030Found & textFound.rare) === 0;
    return looksLikeUtf8(utf8Found) && !isPlainGb ? "UTF-8" : "GB18030";
  }
  const isValidUtf8 = (utf8Found & textFound.invalid) === 0;
  if (isValidUtf8 && (utf8Found & textFound.high) !== 0) return "UTF-8";
  return isValidGb ? "GB18030" : "UTF-8";
}

/** What a file says of itself: the text of its .cpg and its dBASE language byte. */
export interface DeclaredEncoding {
  cpgText: string | null;
  languageByte: number;
}

const languageBytes: Readonly<Record<number, string>> = {
  1: "windows-1252",
  2: "windows-1252",
  3: "windows-1252",
  77: "GBK",
  79: "Big5",
  120: "Big5",
  122: "GBK",
  123: "Shift_JIS",
  87: "windows-1252",
};

const chineseNames: Readonly<Record<string, string>> = {
  "936": "GBK",
  CP936: "GBK",
  MS936: "GBK",
  "ANSI 936": "GBK",
  OEM936: "GBK",
  GBK: "GBK",
  GB2312: "GBK",
  "GB 2312": "GBK",
  "EUC-CN": "GBK",
  GB18030: "GB18030",
  "54936": "GB18030",
  UTF8: "UTF-8",
  "UTF-8": "UTF-8",
  "65001": "UTF-8",
  CP65001: "UTF-8",
  BIG5: "Big5",
  "BIG-5": "Big5",
  "950": "Big5",
  CP950: "Big5",
};

/** Name of an encoding as we write it, from a .cpg or a command line; null when nobody knows it. */
export function knownEncoding(label: string): string | null {
  const wanted = label.trim().toUpperCase();
  const chinese = chineseNames[wanted];
  if (chinese) return chinese;
  try {
    return new TextDecoder(wanted).encoding;
  } catch {
    return null;
  }
}

/** The encoding asked for by `--encoding`. Throws `value.invalid` for a name that nobody knows. */
export function requestedEncoding(label: string): string {
  const known = knownEncoding(label);
  if (known) return known;
  throw new AppError(
    "value.invalid",
    `不认识的文字编码“${label}”。可用的有 GBK、GB18030、UTF-8、Big5。`,
    { details: { encoding: label } },
  );
}

function declaredName(declared: DeclaredEncoding): { name: string; by: string } | null {
  const fromCpg = declared.cpgText === null ? null : knownEncoding(declared.cpgText);
  if (fromCpg) return { name: fromCpg, by: ".cpg" };
  const fromByte = languageBytes[declared.languageByte];
  return fromByte ? { name: fromByte, by: "DBF 语言标记" } : null;
}

/** Rows with non-ASCII text, by what they look like (D25). */
export interface EncodingTally {
  utf8Rows: number;
  otherRows: number;
}

export interface EncodingDecision {
  name: string;
  reason: string;
  /** Chinese sentence for the preview where the file says otherwise than its text; else null. */
  contradiction: string | null;
}

/**
 * The encoding of a file's text (D25): UTF-8 where most rows with non-ASCII text look like it, else
 * GB18030. What .cpg or the language byte says is believed only for Big5 and the like, which the rule
 * cannot tell; where it contradicts the text, the decision says so.
 */
export function decideEncoding(tally: EncodingTally, declared: DeclaredEncoding): EncodingDecision {
  const said = declaredName(declared);
  if (tally.utf8Rows + tally.otherRows === 0) {
    const name = said && ["UTF-8", "Big5"].includes(said.name) ? said.name : "GB18030";
    return { name, reason: "没有汉字,不影响读取", contradiction: null };
  }
  const isUtf8 = tally.utf8Rows > tally.otherRows;
  if (!isUtf8 && said?.name === "Big5") {
    return { name: "Big5", reason: `${said.by} 注明 Big5`, contradiction: null };
  }
  const name = isUtf8 ? "UTF-8" : "GB18030";
  const agrees = said === null || said.name === name || (!isUtf8 && said.name.startsWith("GB"));
  const reason = `${tally.utf8Rows + tally.otherRows} 行有汉字,其中 ${isUtf8 ? tally.utf8Rows : tally.otherRows} 行符合 ${name}`;
  const contradiction =
    said === null || agrees
      ? null
      : `${said.by} 注明 ${said.name},但文字按 ${name} 才读得通,已按 ${name} 读取;如显示乱码,请用 --encoding 指定。`;
  return { name, reason, contradiction };
}

const decoders = new Map<string, TextDecoder>();

/** Decodes text in an encoding named by `decideEncoding` or `requestedEncoding`; bad bytes become U+FFFD. */
export function decodeText(
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: string,
): string {
  if (encoding === "GB18030" || encoding === "GBK") return decodeGb18030(bytes, start, end);
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes.subarray(start, end));
}
