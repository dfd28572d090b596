import { describe, expect, test } from "vitest";
import { gbkCode } from "./gbk-table.ts";
import {
  decideEncoding,
  decodeText,
  inspectGb18030,
  inspectUtf8,
  knownEncoding,
  looksLikeUtf8,
  requestedEncoding,
  rowEncoding,
  textFound,
} from "./text-encoding.ts";

/** GBK bytes through our own table; the decoder's table is checked against the platform's below. */
function gbk(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((character) => {
      const unit = character.charCodeAt(0);
      const code = gbkCode(unit);
      return unit < 0x80 ? [unit] : [code >> 8, code & 0xff];
    }),
  );
}

const asUtf8 = (bytes: Buffer, full = false) => inspectUtf8(bytes, 0, bytes.length, full);
const asGb = (bytes: Buffer, full = false) => inspectGb18030(bytes, 0, bytes.length, full);
const rowOf = (bytes: Buffer, file: "UTF-8" | "GB18030") =>
  rowEncoding(asUtf8(bytes), asGb(bytes), file);
const plain = { cpgText: null, languageByte: 0 };

describe("D25: what a row looks like", () => {
  test("UTF-8 of Chinese text does, GBK of the same does not", () => {
    for (const text of ["村东大块地", "张三", "女", "路", "𠮷野", "旱地1号"]) {
      expect(looksLikeUtf8(asUtf8(Buffer.from(text)))).toBe(true);
      expect(looksLikeUtf8(asUtf8(gbk(text.replace("𠮷", "吉"))))).toBe(false);
    }
  });

  test("GBK pairs that are valid UTF-8 below U+2E80 (路 is C2 B7) are not taken for UTF-8", () => {
    const road = gbk("路");
    expect([...road]).toEqual([0xc2, 0xb7]);
    expect(asUtf8(road) & textFound.invalid).toBe(0);
    expect(looksLikeUtf8(asUtf8(road))).toBe(false);
  });

  test("overlong forms, surrogates and codes past U+10FFFF are not UTF-8", () => {
    for (const bytes of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe4, 0xb8],
    ]) {
      expect(asUtf8(Buffer.from(bytes)) & textFound.invalid).toBe(textFound.invalid);
    }
  });

  test("a character cut by the field's width counts only after a whole one", () => {
    const cut = Buffer.from("村东").subarray(0, 5);
    expect(asUtf8(cut, true)).toBe(textFound.high | textFound.cut);
    expect(asUtf8(cut, false) & textFound.invalid).toBe(textFound.invalid);
    expect(asUtf8(Buffer.from("村").subarray(0, 2), true) & textFound.invalid).not.toBe(0);
    expect(asGb(gbk("村东").subarray(0, 3), true)).toBe(textFound.cut);
  });
});

describe("D25: then per row", () => {
  test("a UTF-8 row in a GBK file and a GBK row in a UTF-8 file are told apart", () => {
    expect(rowOf(Buffer.from("张三承包地"), "GB18030")).toBe("UTF-8");
    expect(rowOf(gbk("张三承包地"), "UTF-8")).toBe("GB18030");
    expect(rowOf(gbk("路"), "UTF-8")).toBe("GB18030");
  });

  test("plain GB2312 text that happens to be valid UTF-8 stays with a GBK file", () => {
    const bytes = Buffer.from([0xe4, 0xb8, 0xad, 0xe6, 0xb0, 0xb4]);
    expect(looksLikeUtf8(asUtf8(bytes))).toBe(true);
    const plainGb = Buffer.from([0xe4, 0xb8, 0xb0, 0xe4, 0xb0, 0xb4]);
    expect(looksLikeUtf8(asUtf8(plainGb))).toBe(true);
    expect(asGb(plainGb)).toBe(0);
    expect(rowOf(plainGb, "GB18030")).toBe("GB18030");
  });

  test("UTF-8 punctuation below U+2E80 beside Chinese does not throw a row out of a UTF-8 file", () => {
    expect(rowOf(Buffer.from("“河滩”地·东"), "UTF-8")).toBe("UTF-8");
  });
});

describe("D25, T2: the file's encoding", () => {
  test("T2: GBK without .cpg", () => {
    const decision = decideEncoding({ utf8Rows: 0, otherRows: 9 }, plain);
    expect(decision).toMatchObject({ name: "GB18030", contradiction: null });
  });

  test("T2: language byte 0x4D agrees with GBK text", () => {
    const decision = decideEncoding(
      { utf8Rows: 1, otherRows: 9 },
      { ...plain, languageByte: 0x4d },
    );
    expect(decision).toMatchObject({ name: "GB18030", contradiction: null });
  });

  test("T2: UTF-8 with and without .cpg", () => {
    const tally = { utf8Rows: 9, otherRows: 1 };
    expect(decideEncoding(tally, plain)).toMatchObject({ name: "UTF-8", contradiction: null });
    const declared = { ...plain, cpgText: "UTF-8" };
    expect(decideEncoding(tally, declared)).toMatchObject({ name: "UTF-8", contradiction: null });
  });

  test.each([
    [{ utf8Rows: 9, otherRows: 1 }, { cpgText: "GBK", languageByte: 0 }, "UTF-8", ".cpg"],
    [{ utf8Rows: 9, otherRows: 1 }, { cpgText: null, languageByte: 0x4d }, "UTF-8", "语言标记"],
    [{ utf8Rows: 1, otherRows: 9 }, { cpgText: "utf-8", languageByte: 0x4d }, "GB18030", ".cpg"],
    [{ utf8Rows: 1, otherRows: 9 }, { cpgText: "ISO-8859-1", languageByte: 0 }, "GB18030", ".cpg"],
    [{ utf8Rows: 0, otherRows: 9 }, { cpgText: null, languageByte: 0x03 }, "GB18030", "语言标记"],
  ])("a contradiction is said: %j %j", (tally, declared, name, by) => {
    const decision = decideEncoding(tally, declared);
    expect(decision.name).toBe(name);
    expect(decision.contradiction).toContain(by);
  });

  test("Big5 is believed where it is declared; the rule cannot tell it from GBK", () => {
    const decision = decideEncoding({ utf8Rows: 0, otherRows: 3 }, { ...plain, cpgText: "Big-5" });
    expect(decision).toMatchObject({ name: "Big5", contradiction: null });
  });

  test("a file without Chinese contradicts nothing", () => {
    const decision = decideEncoding({ utf8Rows: 0, otherRows: 0 }, { ...plain, cpgText: "UTF-8" });
    expect(decision).toMatchObject({ name: "UTF-8", contradiction: null });
  });
});

describe("names of encodings", () => {
  test("the usual spellings are known, others refused", () => {
    expect(["936", "cp936", "gb2312", "GBK "].map(knownEncoding)).toEqual(Array(4).fill("GBK"));
    expect(["utf8", "65001"].map(knownEncoding)).toEqual(["UTF-8", "UTF-8"]);
    expect(knownEncoding("no such thing")).toBeNull();
    expect(() => requestedEncoding("西里尔")).toThrow(/不认识的文字编码/);
  });
});

describe("decoding GB18030", () => {
  test("agrees with the platform's decoder on every pair of bytes", () => {
    const decoder = new TextDecoder("gb18030");
    const differing: string[] = [];
    for (let lead = 0; lead < 256; lead++) {
      for (let trail = 0; trail < 256; trail++) {
        const bytes = Buffer.from([lead, trail]);
        const ours = decodeText(bytes, 0, 2, "GB18030");
        // How many replacement signs a fault gets is a matter of taste; that it has one is not.
        const oursShort = ours.includes("\uFFFD") ? "fault" : ours;
        const expected = decoder.decode(bytes);
        if (oursShort !== (expected.includes("\uFFFD") ? "fault" : expected)) {
          differing.push(bytes.toString("hex"));
        }
      }
    }
    expect(differing).toEqual([]);
  });

  test("four-byte codes are read", () => {
    expect(decodeText(Buffer.from([0xb4, 0xe5, 0x81, 0x30, 0x81, 0x30]), 0, 6, "GB18030")).toBe(
      "村\u0080",
    );
  });
});
