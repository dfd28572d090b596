import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Protocol } from "electron/main";
import { afterAll, expect, test } from "vitest";
import { pageSchemes, servePage } from "./page-scheme.ts";
import { FakeSession } from "./testing/fake-electron.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-scheme-"));
writeFileSync(path.join(folder, "index.html"), "<p>QHS_CSP_NONCE</p>");
afterAll(() => rmSync(folder, { recursive: true }));

const session = new FakeSession();
servePage(session.protocol as unknown as Protocol, folder);
const [scheme, handler] = session.served[0] ?? ["", () => null];
const ask = (url: string, method = "GET") => handler({ url, method }) as Promise<Response>;

test("the page comes over a scheme of its own with its policy", async () => {
  const answer = await ask("app://qhs/index.html#/today");
  expect(scheme).toBe("app");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
  expect(await answer.text()).toMatch(/^<p>[\w-]{20,}<\/p>$/);
});

test.each([
  ["app://qhs/%2e%2e/%2e%2e/etc/passwd.html", "GET"],
  ["app://other/index.html", "GET"],
  ["app://qhs/index.html", "POST"],
])("nothing else is answered: %s %s", async (url, method) => {
  expect((await ask(url, method)).status).toBe(404);
});

test("the scheme is an origin of its own, without more privileges than it needs", () => {
  expect(pageSchemes).toEqual([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});
