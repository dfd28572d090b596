import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

/** The page that a file's tests look at, one a test. */
export interface ServedPages {
  /** Opens the project in a page of its own; one a test. */
  readonly open: () => Promise<OpenPage>;
}

/**
 * Serves one project to all tests of a file. After each test its page is closed, and nothing was complained
 * of and nobody outside the machine was asked.
 */
export function servedPages(makeFile: () => string | Promise<string>): ServedPages {
  let browser: Browser;
  let door: ServedProject;
  let opened: OpenPage | undefined;
  beforeAll(async () => {
    const file = await makeFile();
    [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
  }, 120_000);
  afterEach(async () => {
    if (opened === undefined) return;
    expect(opened.complaints).toEqual([]);
    expect(opened.strayRequests).toEqual([]);
    await opened.context.close();
    opened = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await door?.stop();
    removeTemporaryFolders();
  });
  return {
    open: async () => {
      opened = await openPage(browser, door);
      return opened;
    },
  };
}
