import { AppError } from "../../../shared/contract/errors.ts";
import type { FieldValue, SourceField, SourceNotice } from "./feature-source.ts";
import { gbkCode } from "./gbk-table.ts";

export type WrittenEncoding = "GBK" | "UTF-8";

/** dBASE language byte of GBK (code page 936), as the templates of the contract archive carry it. */
const gbkLanguageByte = 0x4d;

/** Text as bytes; characters that GBK has no code for become `?` and are listed. */
export function encodeText(
  text: string,
  encoding: WrittenEncoding,
): { bytes: Uint8Array; missing: string[] } {
  if (encoding === "UTF-8") return { bytes: Buffer.from(text, "utf8"), missing: [] };
  const bytes = Buffer.allocUnsafe(text.length * 2);
  const missing: string[] = [];
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = gbkCode(unit);
    if (code > 0) {
      bytes[length++] = code >> 8;
      bytes[length++] = code & 0xff;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
    at += character.length - 1;
    bytes[length++] = 0x3f;
    missing.push(character);
  }
  return { bytes: bytes.subarray(0, length), missing };
}

/** The longest beginning of `text`, in whole characters, that takes at most `room` bytes. */
function fitText(text: string, encoding: WrittenEncoding, room: number): string {
  let used = 0;
  let fitting = "";
  for (const character of text) {
    used += encodeText(character, encoding).bytes.length;
    if (used > room) break;
    fitting += character;
  }
  return fitting;
}

function invalidField(name: string, why: string): AppError {
  return new AppError("value.invalid", `字段“${name}”不能写入 DBF:${why}。`, {
    details: { field: name },
  });
}

function checkFields(fields: readonly SourceField[], encoding: WrittenEncoding): void {
  const seen = new Set<string>();
  for (const { name, type, length, decimals } of fields) {
    const bytes = encodeText(name, encoding).bytes.length;
    if (bytes === 0 || bytes > 10) throw invalidField(name, "名称须为 1 至 10 个字节");
    if (seen.has(name.toUpperCase())) throw invalidField(name, "名称重复");
    seen.add(name.toUpperCase());
    const longest = type === "C" ? 254 : 32;
    if (length < 1 || length > longest) throw invalidField(name, `宽度须为 1 至 ${longest}`);
    if (type === "D" && length !== 8) throw invalidField(name, "日期宽度须为 8");
    if (type === "L" && length !== 1) throw invalidField(name, "逻辑宽度须为 1");
    if (decimals > 0 && decimals + 2 > length) throw invalidField(name, "小数位数大于宽度");
  }
  if (fields.length === 0) throw invalidField("", "至少要有一个字段");
}

function dbfHeader(
  fields: readonly SourceField[],
  encoding: WrittenEncoding,
  rowCount: number,
): Buffer {
  const headerLength = 32 + fields.length * 32 + 1;
  const header = Buffer.alloc(headerLength);
  header[0] = 0x03;
  // A date of its own would make two equal exports differ (D9): 1 January 2000.
  header.set([100, 1, 1], 1);
  header.writeUInt32LE(rowCount, 4);
  header.writeUInt16LE(headerLength, 8);
  header.writeUInt16LE(1 + fields.reduce((sum, field) => sum + field.length, 0), 10);
  header[29] = encoding === "GBK" ? gbkLanguageByte : 0;
  for (const [index, field] of fields.entries()) {
    const at = 32 + index * 32;
    header.set(encodeText(field.name, encoding).bytes, at);
    header.write(field.type, at + 11, "latin1");
    header[at + 16] = field.length;
    header[at + 17] = field.decimals;
  }
  header[headerLength - 1] = 0x0d;
  return header;
}

/** Turns rows into DBF bytes; gathers notices about text that had to be changed. */
export class DbfEncoder {
  readonly notices: SourceNotice[] = [];
  readonly #fields: readonly SourceField[];
  readonly #encoding: WrittenEncoding;
  readonly #recordLength: number;

  /** Throws `value.invalid` for a field that a DBF cannot hold (name over 10 bytes, doubled …). */
  constructor(fields: readonly SourceField[], encoding: WrittenEncoding) {
    checkFields(fields, encoding);
    this.#fields = fields;
    this.#encoding = encoding;
    this.#recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  }

  header(rowCount: number): Buffer {
    return dbfHeader(this.#fields, this.#encoding, rowCount);
  }

  /** One record. Throws `value.invalid` for a value that the column cannot hold. */
  record(row: number, values: Readonly<Record<string, FieldValue>>): Buffer {
    const record = Buffer.alloc(this.#recordLength, 0x20);
    let at = 1;
    for (const field of this.#fields) {
      const value = values[field.name] ?? null;
      if (value !== null) {
        const bytes =
          field.type === "C" ? this.#text(row, field, String(value)) : plain(row, field, value);
        const isNumber = field.type === "N" || field.type === "F";
        record.set(bytes, isNumber ? at + field.length - bytes.length : at);
      }
      at += field.length;
    }
    return record;
  }

  #text(row: number, field: SourceField, text: string): Uint8Array {
    let { bytes, missing } = encodeText(text, this.#encoding);
    if (bytes.length > field.length) {
      const fitting = fitText(text, this.#encoding, field.length);
      ({ bytes, missing } = encodeText(fitting, this.#encoding));
      this.#notice(
        row,
        "text.cut",
        `字段 ${field.name} 的文字超出 ${field.length} 字节,已截为“${fitting}”。`,
      );
    }
    if (missing.length > 0) {
      const characters = missing.join("");
      this.#notice(
        row,
        "text.noGbk",
        `字段 ${field.name} 的“${characters}”不在 GBK 字库中,已写作“?”。`,
      );
    }
    return bytes;
  }

  #notice(row: number, code: string, what: string): void {
    this.notices.push({ row, level: "warning", code, message: `第 ${row} 行${what}` });
  }
}

function plain(row: number, field: SourceField, value: string | number): Uint8Array {
  const refuse = () =>
    new AppError(
      "value.invalid",
      `第 ${row} 行字段 ${field.name} 的值“${value}”写不进 DBF 列(${field.type}${field.length}.${field.decimals})。`,
      { details: { row, field: field.name, value } },
    );
  if (field.type === "D") {
    if (!/^\d{4}-\d\d-\d\d$/.test(String(value))) throw refuse();
    return Buffer.from(String(value).replaceAll("-", ""), "latin1");
  }
  if (field.type === "L") return Buffer.from(value === 1 ? "T" : "F", "latin1");
  const isDigits = typeof value === "string" && /^-?\d+$/.test(value) && field.decimals === 0;
  const number = Number(value);
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) throw refuse();
  const text = isDigits ? value : number.toFixed(field.decimals);
  if (text.length > field.length) throw refuse();
  return Buffer.from(text, "latin1");
}
