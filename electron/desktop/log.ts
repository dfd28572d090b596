import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";

/** The window's log: what went wrong in main, page and core, for whoever looks after the machine. */
export interface Log {
  readonly file: string;
  write(text: string): void;
}

const longestBytes = 1_000_000;

/** Keeps `window.log` in the folder and the one before it; a log that can't be written stops nothing. */
export function createLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = path.join(folder, "window.log");
  return {
    file,
    write: (text) => {
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(file) > longestBytes) renameSync(file, path.join(folder, "window-before.log"));
        appendFileSync(file, `${now().toISOString()} ${text.trimEnd()}\n`);
      } catch {
        // A full or locked disk: the window goes on without a log.
      }
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
