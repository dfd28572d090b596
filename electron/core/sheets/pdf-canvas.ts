import PDFDocument from "pdfkit";
import { openFontShelf, type ParsedFont } from "./font-shelf.ts";

/** Points of a PDF in one millimetre. */
const pointsPerMm = 72 / 25.4;

/** A typographic point in millimetres. */
export const mmPerPoint = 25.4 / 72;

/** What stands for a character that the font lacks (D45). */
export const missingGlyphMark = "〓";

export interface StrokeStyle {
  widthMm: number;
  color?: string;
  /** Length of a dash and of the space after it. */
  dashMm?: readonly [on: number, off: number];
}

export interface PathStyle {
  stroke?: StrokeStyle;
  fill?: string;
}

export interface TextStyle {
  sizePt: number;
  bold?: boolean;
  color?: string;
  align?: "left" | "center" | "right";
  /** White edge that keeps the text readable on hatching and lines. */
  halo?: boolean;
  /** Turned about its own anchor, radians, counter-clockwise on paper. */
  angleRad?: number;
}

/** A path in page millimetres, flat x,y from the upper left corner. */
export type PathMm = ArrayLike<number>;

/**
 * A PDF in millimetres from the upper left corner of the page, y down. Its dates and file id come
 * from `date`, so that the same input gives the same bytes (D9).
 */
export class PdfCanvas {
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #fonts = openFontShelf();
  readonly #missing = new Set<string>();
  /** Widths in ems of what was measured before: lists and labels repeat themselves. */
  readonly #widths = new Map<string, number>();
  #pages = 0;

  constructor(options: { title: string; subject: string; date: Date }) {
    this.#document = new PDFDocument({
      autoFirstPage: false,
      font: "",
      info: {
        Title: options.title,
        Subject: options.subject,
        Creator: "清化收",
        Producer: "清化收",
        CreationDate: options.date,
        ModDate: options.date,
      },
    });
    this.#document.on("data", (chunk: Buffer) => this.#chunks.push(chunk));
    // Types know files only; a parsed font is what the shelf keeps.
    this.#document.registerFont("regular", this.#fonts.regular as unknown as Buffer);
    this.#document.registerFont("bold", this.#fonts.bold as unknown as Buffer);
  }

  get pages(): number {
    return this.#pages;
  }

  /** Characters that no face has and that were printed as 〓, in code point order (D45). */
  get missingCharacters(): string[] {
    return [...this.#missing].sort();
  }

  addPage(widthMm: number, heightMm: number): void {
    this.#document.addPage({ size: [widthMm * pointsPerMm, heightMm * pointsPerMm], margin: 0 });
    this.#document.lineJoin("round");
    this.#pages += 1;
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: StrokeStyle): void {
    this.path([[x1, y1, x2, y2]], { stroke }, false);
  }

  rect(x: number, y: number, width: number, height: number, style: PathStyle): void {
    const right = x + width;
    const bottom = y + height;
    this.path([[x, y, right, y, right, bottom, x, bottom]], style, true);
  }

  circle(x: number, y: number, radiusMm: number, style: PathStyle): void {
    this.#document.circle(x * pointsPerMm, y * pointsPerMm, radiusMm * pointsPerMm);
    this.#paint(style);
  }

  /** Draws the parts as one path; holes come out by the even-odd rule. */
  path(parts: readonly PathMm[], style: PathStyle, closed: boolean): void {
    if (parts.length === 0) return;
    this.#trace(parts, closed);
    this.#paint(style);
  }

  /** A PNG without opacity, stretched over the box. */
  picture(png: Buffer, box: { left: number; top: number; width: number; height: number }): void {
    this.#document.image(png, box.left * pointsPerMm, box.top * pointsPerMm, {
      width: box.width * pointsPerMm,
      height: box.height * pointsPerMm,
    });
  }

  /** A PNG or JPG in its own shape, as large as the box allows, in its middle. */
  pictureWithin(
    picture: Buffer,
    box: { left: number; top: number; width: number; height: number },
  ): void {
    this.#document.image(picture, box.left * pointsPerMm, box.top * pointsPerMm, {
      fit: [box.width * pointsPerMm, box.height * pointsPerMm],
      align: "center",
      valign: "center",
    });
  }

  /** Whatever `draw` puts down shows only inside the closed parts. */
  clipped(parts: readonly PathMm[], draw: () => void): void {
    this.#document.save();
    this.#trace(parts, true);
    this.#document.clip("even-odd");
    draw();
    this.#document.restore();
  }

  /** Many dots in one path: strokes so short that their round ends make them dots. */
  dots(points: PathMm, radiusMm: number, color: string): void {
    if (points.length === 0) return;
    const lengthMm = 0.02;
    this.#document.lineCap("round");
    const strokes: PathMm[] = [];
    for (let index = 0; index + 1 < points.length; index += 2) {
      const x = points[index]!;
      const y = points[index + 1]!;
      strokes.push([x, y, x + lengthMm, y]);
    }
    this.path(strokes, { stroke: { widthMm: 2 * radiusMm, color } }, false);
    this.#document.lineCap("butt");
  }

  /** One line of text; `y` is the base line. */
  text(value: string, x: number, y: number, style: TextStyle): void {
    const shown = this.#printable(value, style.bold === true, this.#missing);
    if (shown === "") return;
    const width = style.align ? this.textWidthMm(value, style) * pointsPerMm : 0;
    const shift = style.align === "center" ? width / 2 : style.align === "right" ? width : 0;
    this.#select(style);
    const left = x * pointsPerMm;
    const base = y * pointsPerMm;
    if (style.angleRad) {
      this.#document.save();
      this.#document.rotate((-style.angleRad * 180) / Math.PI, { origin: [left, base] });
    }
    if (style.halo) {
      this.#document.lineWidth(style.sizePt * 0.22).strokeColor("white");
      this.#write(shown, left - shift, base, { stroke: true, fill: false });
    }
    this.#document.fillColor(style.color ?? "black");
    this.#write(shown, left - shift, base, {});
    if (style.angleRad) this.#document.restore();
  }

  textWidthMm(value: string, style: TextStyle): number {
    const key = `${style.bold ? "b" : "r"}${value}`;
    let ems = this.#widths.get(key);
    if (ems === undefined) {
      const shown = this.#printable(value, style.bold === true);
      ems = this.#select({ ...style, sizePt: 100 }).widthOfString(shown) / 100;
      this.#widths.set(key, ems);
    }
    return ems * style.sizePt * mmPerPoint;
  }

  /** Closes the document and hands out its bytes. */
  async finish(): Promise<Buffer> {
    const ended = new Promise<void>((resolve, reject) => {
      this.#document.on("end", resolve);
      this.#document.on("error", reject);
    });
    this.#document.end();
    await ended;
    return Buffer.concat(this.#chunks);
  }

  #select(style: TextStyle): PDFKit.PDFDocument {
    return this.#document.font(style.bold ? "bold" : "regular").fontSize(style.sizePt);
  }

  #write(
    text: string,
    left: number,
    base: number,
    paint: { stroke?: boolean; fill?: boolean },
  ): void {
    this.#document.text(text, left, base, { ...paint, lineBreak: false, baseline: "alphabetic" });
  }

  /** What the font can show; characters that it lacks are noted when a set is given. */
  #printable(value: string, bold: boolean, missing?: Set<string>): string {
    const font: ParsedFont = bold ? this.#fonts.bold : this.#fonts.regular;
    let shown = "";
    for (const character of value) {
      const codePoint = character.codePointAt(0)!;
      if (codePoint < 0x20) shown += " ";
      else if (font.hasGlyphForCodePoint(codePoint)) shown += character;
      else {
        missing?.add(character);
        shown += missingGlyphMark;
      }
    }
    return shown;
  }

  /** The whole path in one piece: pdfkit's own calls cost a buffer for each vertex. */
  #trace(parts: readonly PathMm[], closed: boolean): void {
    const operators: string[] = [];
    for (const part of parts) {
      for (let index = 0; index + 1 < part.length; index += 2) {
        const x = pointText(part[index]!);
        const y = pointText(part[index + 1]!);
        operators.push(`${x} ${y} ${index === 0 ? "m" : "l"}`);
      }
      if (closed) operators.push("h");
    }
    this.#document.addContent(operators.join("\n"));
  }

  #paint(style: PathStyle): void {
    const { stroke, fill } = style;
    if (stroke) {
      this.#document.lineWidth(stroke.widthMm * pointsPerMm).strokeColor(stroke.color ?? "black");
      const [on, off] = stroke.dashMm ?? [0, 0];
      if (on > 0) this.#document.dash(on * pointsPerMm, { space: off * pointsPerMm });
      else this.#document.undash();
    }
    if (stroke && fill) this.#document.fillAndStroke(fill, stroke.color ?? "black", "even-odd");
    else if (fill) this.#document.fill(fill, "even-odd");
    else if (stroke) this.#document.stroke();
  }
}

/** Millimetres as points to a ten-thousandth, a good deal finer than any printer. */
function pointText(mm: number): string {
  return String(Math.round(mm * pointsPerMm * 1e4) / 1e4);
}
