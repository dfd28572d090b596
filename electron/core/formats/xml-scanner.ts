import { StringDecoder } from "node:string_decoder";

/** What a scanner tells as it goes; names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** Text with its character references resolved; XML's five names and numbers only. */
export function decodeXmlText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, reference: string) => {
    if (!reference.startsWith("#")) return entities[reference] ?? whole;
    const code = reference.startsWith("#x")
      ? Number.parseInt(reference.slice(2), 16)
      : Number.parseInt(reference.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const attributePatterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  let pattern = attributePatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  return pattern;
}

/** Value of one attribute in the text between a tag's name and its end, or null. */
export function xmlAttribute(attributes: string, name: string): string | null {
  if (!attributes.includes(name)) return null;
  const found = attributePattern(name).exec(attributes);
  return found ? decodeXmlText(found[1] ?? found[2] ?? "") : null;
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** Index behind the next `closing` from `from` on, or -1. */
function after(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from);
  return found < 0 ? -1 : found + closing.length;
}

/** True where the beginning of a tag ends inside an attribute's value, which may hold a `>`. */
function isInsideQuotes(tag: string): boolean {
  let at = 0;
  for (;;) {
    const double = tag.indexOf('"', at);
    const single = tag.indexOf("'", at);
    if (double < 0 && single < 0) return false;
    const isDouble = single < 0 || (double >= 0 && double < single);
    const closing = tag.indexOf(isDouble ? '"' : "'", (isDouble ? double : single) + 1);
    if (closing < 0) return true;
    at = closing + 1;
  }
}

/**
 * Reads XML as it arrives in chunks, for the plain files inside an XLSX. No DTD (so no entity bombs), no
 * validation; throws an Error for markup that does not end or a document type.
 */
export class XmlScanner {
  readonly #handlers: XmlHandlers;
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  write(chunk: Buffer): void {
    this.#scan(this.#rest + this.#decoder.write(chunk));
  }

  end(): void {
    this.#scan(this.#rest + this.#decoder.end());
    if (this.#rest.trim() !== "") throw new Error("XML ends inside markup");
  }

  #scan(text: string): void {
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open < 0) break;
      const end = this.#markupEnd(text, open);
      if (end < 0) break;
      if (open > at) this.#handlers.text(decodeXmlText(text.slice(at, open)));
      this.#markup(text.slice(open, end));
      at = end;
    }
    this.#rest = text.slice(at);
  }

  /** Index after the markup that starts at `open`, or -1 where it has not all arrived yet. */
  #markupEnd(text: string, open: number): number {
    if (text.length < open + 9 && !text.includes(">", open)) return -1;
    if (text.startsWith("<![CDATA[", open)) return after(text, "]]>", open);
    if (text.startsWith("<!--", open)) return after(text, "-->", open);
    let end = after(text, ">", open);
    while (end > 0 && isInsideQuotes(text.slice(open, end))) end = after(text, ">", end);
    return end;
  }

  #markup(markup: string): void {
    if (markup.startsWith("<![CDATA[")) this.#handlers.text(markup.slice(9, -3));
    else if (markup.startsWith("<!DOCTYPE")) throw new Error("XML with a document type");
    else if (markup.startsWith("<!") || markup.startsWith("<?")) return;
    else if (markup.startsWith("</")) this.#handlers.close(localName(markup.slice(2, -1).trim()));
    else {
      const isEmpty = markup.endsWith("/>");
      const inner = markup.slice(1, isEmpty ? -2 : -1);
      const space = inner.search(/\s/);
      const name = localName(space < 0 ? inner : inner.slice(0, space));
      this.#handlers.open(name, space < 0 ? "" : inner.slice(space));
      if (isEmpty) this.#handlers.close(name);
    }
  }
}
