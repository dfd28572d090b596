import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPageFile } from "./page-files.ts";

const place = mkdtempSync(path.join(os.tmpdir(), "qhs-page-"));
const folder = path.join(place, "dist");
mkdirSync(path.join(folder, "assets"), { recursive: true });
// A sibling whose name begins like the folder's: a bare startsWith would let it through.
mkdirSync(path.join(place, "dist-other"));
writeFileSync(path.join(folder, "index.html"), '<meta property="csp-nonce" nonce="QHS_CSP_NONCE">');
writeFileSync(path.join(folder, "assets/index-1.js"), "1");
writeFileSync(path.join(folder, "notes.txt"), "no kind of the page");
writeFileSync(path.join(place, "secret.js"), "secret");
writeFileSync(path.join(place, "dist-other/secret.js"), "secret");
symlinkSync(path.join(place, "secret.js"), path.join(folder, "assets/link.js"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const read = (address: string) => readPageFile(folder, address);

test("D41: the page carries a policy with a nonce of its own for each answer", async () => {
  const [one, other] = [await read("/"), await read("/index.html")];
  const policy = one?.headers["Content-Security-Policy"] ?? "";
  const nonce = /style-src 'self' 'nonce-([\w-]{20,})'/.exec(policy)?.[1] ?? "none";
  expect(one?.bytes.toString()).toBe(`<meta property="csp-nonce" nonce="${nonce}">`);
  expect(other?.bytes.toString()).not.toBe(one?.bytes.toString());
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
});

test("the page's parts come with their type", async () => {
  const script = await read("/assets/index-1.js");
  expect(script?.bytes.toString()).toBe("1");
  expect(script?.headers["Content-Type"]).toBe("text/javascript; charset=utf-8");
  expect(script?.headers["X-Content-Type-Options"]).toBe("nosniff");
});

test.each([
  "/../secret.js",
  "/%2e%2e/secret.js",
  "/..%2fsecret.js",
  "/../dist-other/secret.js",
  "/assets/link.js",
  "/assets",
  "/assets/missing.js",
  "/notes.txt",
  "/index.html%00.js",
  "/%E0%A4%A",
  "",
])("nothing outside the page's own files: %s", async (address) => {
  expect(await read(address)).toBeNull();
});
