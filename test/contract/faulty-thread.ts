import { setTimeout as wait } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import type { Handlers } from "../../electron/core/calls/handler.ts";
import { handlers } from "../../electron/core/calls/handlers.ts";
import { runCoreThread } from "../../electron/core/calls/thread-side.ts";
import { AppError } from "../../shared/contract/errors.ts";
import { stopIfCancelled } from "../../shared/contract/progress.ts";

/** Calls of the contract that go wrong in every way, for the suite over all doors. */
const faulty: Handlers = {
  ...handlers,
  // A value that no door can carry.
  "project.recent": () => ({ projects: [], callback: () => {} }),
  // Never answers.
  "settings.get": () => new Promise(() => {}),
  "settings.set": () => {
    throw new AppError("value.invalid", "写错了。", {
      details: { key: "telephone", unfit: () => {} },
    });
  },
  "units.list": () => {
    throw new TypeError("unforeseen");
  },
  // Long work that never looks away, as SQLite and Clipper do.
  "run.start": (_input, _session, context) => {
    context.progress({ phase: "忙", done: 1, total: 2 });
    const end = performance.now() + 20_000;
    while (performance.now() < end) stopIfCancelled(context);
    throw new Error("nobody asked this work to stop");
  },
  // Long work that reports now and then.
  "run.crosscheck": async (_input, _session, context) => {
    for (let done = 1; done <= 3; done++) {
      context.progress({ phase: "复核", done, total: 3 });
      await wait(120);
    }
    return {
      seed: 1,
      patches: 3,
      patchesInRun: 3,
      maxDifferenceM2: 0,
      failures: [],
      beyondTolerance: [],
    };
  },
  "letter.dataRequest": () => Uint8Array.from([0, 37, 255, 10]).buffer,
  "sheets.print": () => process.exit(1),
};

if (parentPort !== null) runCoreThread(parentPort, faulty);
