import { Worker } from "node:worker_threads";
import { AppError } from "../../shared/contract/errors.ts";
import type { ProgressStep } from "../../shared/contract/progress.ts";
import type { Announce, Outcome } from "./command.ts";
import type { CommandTask, ThreadMessage } from "./command-thread.ts";

/**
 * Runs a command in a thread of its own. Signals only reach a thread that is idle, and the core's
 * inner loops are not; so this one waits for them and raises the flag that the work looks at.
 * @throws AppError what the command threw
 */
export function runInThread(
  task: CommandTask,
  { onProgress, announce }: { onProgress: (step: ProgressStep) => void; announce: Announce },
): Promise<Required<Outcome>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./command-thread.ts", import.meta.url), {
      workerData: task,
    });
    worker.on("message", (message: ThreadMessage) => {
      if (message.kind === "progress") onProgress(message.step);
      else if (message.kind === "announced") announce(message.data, message.lines);
      else if (message.kind === "done") resolve(message);
      else reject(fromThreadError(message.error));
    });
    worker.on("error", (cause) => {
      reject(new AppError("bug", `程序内部错误:${cause.message}`, { cause }));
    });
    worker.on("exit", (code) => {
      reject(new AppError("bug", `程序内部错误:工作线程中途结束(${code})`));
    });
  });
}

function fromThreadError(error: (ThreadMessage & { kind: "failed" })["error"]): AppError {
  const restored = new AppError(error.code, error.message, { details: error.details });
  restored.stack = error.stack;
  return restored;
}
