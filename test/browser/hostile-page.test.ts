import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser, openPage } from "./open-page.ts";
import { emptyProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const projectName = "新项目";

let browser: Browser;
let door: ServedProject;
/** Another server on this machine, whose page wants to read the project. */
let hostile: Server;
let hostileUrl: string;
let page: Page;

beforeAll(async () => {
  hostile = createServer((_request, response) => {
    response
      .writeHead(200, { "Content-Type": "text/html" })
      .end("<!doctype html><title>hostile</title>");
  });
  await new Promise<void>((resolve) => hostile.listen(0, "127.0.0.1", resolve));
  hostileUrl = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}/`;
  [browser, door] = await Promise.all([openBrowser(), startDoor(emptyProject())]);
});
beforeEach(async () => {
  // The person's own tab is open in the same browser, with its token.
  const { context } = await openPage(browser, door);
  page = await context.newPage();
  await page.goto(hostileUrl);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  hostile?.close();
  removeTemporaryFolders();
});

const call = JSON.stringify({ id: "x", name: "project.state", input: {} });

test("its requests are not answered with data, with whatever it sends", async () => {
  const token = door.token;
  const outcomes = await page.evaluate(
    async ({ url, body, stolen }) => {
      const requests: RequestInit[] = [
        { method: "POST", body },
        { method: "POST", body, mode: "no-cors" },
        { method: "POST", body, credentials: "include" },
        { method: "POST", body, headers: { "X-QHS-Token": stolen } },
        { method: "POST", body, headers: { "Content-Type": "application/json" } },
      ];
      return Promise.all(
        requests.map((request) =>
          fetch(`${url}call`, request).then(
            (response) => response.text(),
            (error: unknown) => String(error),
          ),
        ),
      );
    },
    { url: door.url, body: call, stolen: token },
  );
  expect(outcomes.join()).not.toContain(projectName);
  expect(outcomes.filter((outcome) => outcome !== "" && !outcome.startsWith("TypeError"))).toEqual(
    [],
  );
});

test("a form that it submits is refused", async () => {
  await page.evaluate((url) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: `${url}call`, enctype: "text/plain" });
    document.body.append(form);
    form.submit();
  }, door.url);
  await page.waitForURL(`${door.url}call`);
  expect(await page.textContent("body")).toContain("door.refused");
});

test("it cannot frame the page, nor read it as a script", async () => {
  const framed = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const frame = document.createElement("iframe");
        frame.src = url;
        frame.onload = () => {
          try {
            resolve(frame.contentDocument?.title ?? "closed");
          } catch {
            resolve("closed");
          }
        };
        document.body.append(frame);
      }),
    door.url,
  );
  expect(framed).toBe("closed");
  const frame = page.frames().find((one) => one !== page.mainFrame());
  expect(await frame?.locator("nav").count()).toBe(0);
});

test("a window that it opens on the address has no token and shows nothing of the project", async () => {
  const [opened] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate((url) => {
      window.open(url);
    }, door.url),
  ]);
  await opened.getByText("这个地址不能直接打开").waitFor();
  expect(await opened.content()).not.toContain(projectName);
});
