import { randomBytes } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";

/** Where the built page lies. */
export const pageFolder = path.resolve(import.meta.dirname, "../../renderer/dist");

/** One of the page's own files, as a door answers with it. */
export interface PageFile {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** The mark that the build leaves in the page for the nonce of its style elements. */
const nonceMark = "QHS_CSP_NONCE";

/**
 * Reads one of the page's own files; null for whatever is not one: other kinds of file, folders, and
 * everything outside the page's folder however it is spelt or linked.
 * @param address path part of the address, still percent-encoded; "/" is the page
 */
export async function readPageFile(folder: string, address: string): Promise<PageFile | null> {
  try {
    const name = decodeURIComponent(address === "/" ? "/index.html" : address);
    const type = types[path.extname(name)];
    if (type === undefined || name.includes("\0")) return null;
    const root = await realpath(folder);
    const file = await realpath(path.join(root, name));
    if (!isInside(root, file)) return null;
    return answer(await readFile(file), type);
  } catch {
    // Not there, not a file, or an address that is no address.
    return null;
  }
}

function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== "" && !/^\.\.([\\/]|$)/.test(relative) && !path.isAbsolute(relative);
}

function answer(bytes: Buffer, type: string): PageFile {
  const headers = { "Content-Type": type, "X-Content-Type-Options": "nosniff" };
  if (!type.startsWith("text/html")) {
    // The build's file names change with their content.
    return { bytes, headers: { ...headers, "Cache-Control": "max-age=31536000, immutable" } };
  }
  const nonce = randomBytes(16).toString("base64url");
  return {
    bytes: Buffer.from(bytes.toString("utf8").replaceAll(nonceMark, nonce)),
    headers: {
      ...headers,
      "Cache-Control": "no-store",
      "Content-Security-Policy": pagePolicy(nonce),
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "X-Frame-Options": "DENY",
    },
  };
}

/**
 * Scripts are the page's files alone; style elements carry the nonce, style attributes are allowed
 * (D41). AG Grid brings its signs as a data: font.
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
