import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { ServedProject } from "./start-door.ts";

/** Debian's Chromium, or the one that is named. */
const executablePath = process.env.QHS_CHROMIUM ?? "/usr/bin/chromium";

/** Without a sandbox (containers) and a GPU, and with everything off that calls home. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** A tab on a served project, with everything that must not happen written down. */
export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console and of scripts. */
  readonly complaints: string[];
  /** Addresses outside the door that were asked for. */
  readonly strayRequests: string[];
}

const smallestScreen = { width: 1366, height: 768 };

/** Opens the page, as the smallest supported screen shows it unless told otherwise, and waits for its frame. */
export async function openPage(
  browser: Browser,
  door: ServedProject,
  viewport = smallestScreen,
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strayRequests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  context.on("request", (request) => {
    const address = request.url();
    const isOurs = address.startsWith(door.url) || /^(blob|data):/.test(address);
    if (!isOurs) strayRequests.push(address);
  });
  await page.goto(`${door.url}#${door.token}`);
  await page.getByRole("navigation", { name: "功能" }).waitFor();
  return { context, page, complaints, strayRequests };
}
