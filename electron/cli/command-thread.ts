import { parentPort, workerData } from "node:worker_threads";
import { type AppError, toAppError } from "../../shared/contract/errors.ts";
import type { ProgressStep, WorkContext } from "../../shared/contract/progress.ts";
import type { ParsedArguments } from "./arguments.ts";
import type { Announce } from "./command.ts";
import { findCommand } from "./commands/commands.ts";

/** What the thread is started with. */
export interface CommandTask {
  command: string;
  positionals: readonly string[];
  options: ParsedArguments["options"];
  person: string;
  /** One cell, 1 once the person has asked to stop. */
  cancelFlag: SharedArrayBuffer;
}

/** An AppError as it crosses threads. */
export type ThreadError = Pick<AppError, "code" | "message" | "details"> & { stack: string };

/** What the thread tells. `done` or `failed` is its last word. */
export type ThreadMessage =
  | { kind: "progress"; step: ProgressStep }
  | { kind: "announced"; data: object; lines: readonly string[] }
  | { kind: "done"; data: object | null; lines: readonly string[]; failedCheck: boolean }
  | { kind: "failed"; error: ThreadError };

const progressIntervalMs = 100;

function workContext(cancelFlag: Int32Array, send: (message: ThreadMessage) => void): WorkContext {
  let lastShown = Number.NEGATIVE_INFINITY;
  return {
    progress: (step) => {
      const now = performance.now();
      if (now - lastShown < progressIntervalMs && step.done !== step.total) return;
      lastShown = now;
      send({ kind: "progress", step });
    },
    isCancelled: () => Atomics.load(cancelFlag, 0) === 1,
  };
}

function asThreadError(error: unknown): ThreadError {
  const { code, message, details, cause, stack } = toAppError(error);
  const source = cause instanceof Error ? cause.stack : undefined;
  return { code, message, details: structuredClone(details), stack: source ?? stack ?? "" };
}

async function runTask(task: CommandTask, send: (message: ThreadMessage) => void): Promise<void> {
  try {
    const { positionals, options, person } = task;
    const context = workContext(new Int32Array(task.cancelFlag), send);
    const command = findCommand(task.command);
    const announce: Announce = (data, lines) => send({ kind: "announced", data, lines });
    const outcome = await command.run({ positionals, options, person, context, announce });
    send({
      kind: "done",
      data: outcome.data,
      lines: outcome.lines,
      failedCheck: outcome.failedCheck ?? false,
    });
  } catch (error) {
    send({ kind: "failed", error: asThreadError(error) });
  }
}

if (parentPort !== null) {
  const port = parentPort;
  await runTask(workerData as CommandTask, (message) => port.postMessage(message));
}
