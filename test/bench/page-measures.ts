import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";

/** What the page's own clock saw while something went on. */
export interface FrameReport {
  framesPerSecond: number;
  /** Longest time between two frames. */
  longestFrameMs: number;
  /** Longest task of the page's thread, 0 where none took 50 ms. */
  longestTaskMs: number;
}

/** Counts frames and long tasks of the page while `act` works it from outside. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<FrameReport> {
  await page.evaluate(() => {
    const record = { frames: [] as number[], tasks: [0], isOn: true };
    Object.assign(window, { qhsFrames: record });
    const count = (time: number) => {
      record.frames.push(time);
      if (record.isOn) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) record.tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  await act();
  return page.evaluate(() => {
    const record = Reflect.get(window, "qhsFrames") as {
      frames: number[];
      tasks: number[];
      isOn: boolean;
    };
    record.isOn = false;
    const gaps = record.frames.slice(1).map((time, index) => time - (record.frames[index] ?? 0));
    const lastedMs = (record.frames.at(-1) ?? 0) - (record.frames[0] ?? 0);
    return {
      framesPerSecond: (1000 * gaps.length) / lastedMs,
      longestFrameMs: Math.max(...gaps),
      longestTaskMs: Math.max(...record.tasks),
    };
  });
}

/**
 * Time from an input until what `selector` holds has changed, by the page's own clock: from the event to
 * the frame after the one in which the new text stands.
 */
export async function answerMs(
  page: Page,
  event: "pointerdown" | "keydown" | "input" | "wheel",
  selector: string,
  act: () => Promise<void>,
): Promise<number> {
  const answered = page.evaluate(
    ({ name, shown }) =>
      new Promise<number>((resolve) => {
        const text = () => document.querySelector(shown)?.textContent ?? "";
        const begin = () => {
          const startedAt = performance.now();
          const before = text();
          const look = () => {
            if (text() === before) requestAnimationFrame(look);
            else requestAnimationFrame(() => resolve(performance.now() - startedAt));
          };
          look();
        };
        document.addEventListener(name, begin, { capture: true, once: true });
      }),
    { name: event, shown: selector },
  );
  await act();
  return answered;
}

/** Resident memory of the largest renderer process (Linux), MiB; the engine's own parts are in it. */
export async function rendererMiB(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1])
    .map((kilobytes) => Number(kilobytes ?? 0) / 1024);
  return Math.max(...sizes);
}
