/** Two-byte area of GB18030 (GBK): lead 0x81–0xFE, trail 0x40–0xFE without 0x7F. */
const firstLead = 0x81;
const lastLead = 0xfe;
const firstTrail = 0x40;
const lastTrail = 0xfe;
const trails = lastTrail - firstTrail + 1;
const replacement = 0xfffd;

let toUnicode: Uint16Array | null = null;
let toBytes: Uint16Array | null = null;

/** UTF-16 unit for each two-byte code; 0xFFFD where the code stands for nothing. Built once. */
function unicodeTable(): Uint16Array {
  if (toUnicode) return toUnicode;
  const decoder = new TextDecoder("gb18030");
  const table = new Uint16Array((lastLead - firstLead + 1) * trails).fill(replacement);
  const pair = new Uint8Array(2);
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      if (text.length === 1)
        table[(lead - firstLead) * trails + trail - firstTrail] = text.charCodeAt(0);
    }
  }
  toUnicode = table;
  return table;
}

/** UTF-16 unit of a two-byte GBK code, or 0xFFFD. */
export function gbkUnit(lead: number, trail: number): number {
  if (lead < firstLead || lead > lastLead || trail < firstTrail || trail > lastTrail) {
    return replacement;
  }
  return unicodeTable()[(lead - firstLead) * trails + trail - firstTrail] ?? replacement;
}

/** Two-byte GBK code (lead × 256 + trail) of a UTF-16 unit, or 0 where GBK has no such character. */
export function gbkCode(unit: number): number {
  if (!toBytes) {
    toBytes = new Uint16Array(0x10000);
    const table = unicodeTable();
    for (let index = table.length - 1; index >= 0; index--) {
      const found = table[index] ?? replacement;
      if (found === replacement) continue;
      const lead = firstLead + Math.floor(index / trails);
      toBytes[found] = lead * 256 + firstTrail + (index % trails);
    }
  }
  return toBytes[unit] ?? 0;
}

/**
 * Text of bytes in GBK / GB18030. Pairs go through the table, four-byte codes through the platform's
 * decoder; what stands for nothing becomes U+FFFD.
 */
export function decodeGb18030(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at += 1;
      continue;
    }
    const trail = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
    if (lead === 0x80 || (trail >= 0x30 && trail <= 0x39)) {
      return text + new TextDecoder("gb18030").decode(bytes.subarray(at, end));
    }
    const unit = gbkUnit(lead, trail);
    text += String.fromCharCode(unit);
    at += unit === replacement && trail < 0x80 ? 1 : 2;
  }
  return text;
}
