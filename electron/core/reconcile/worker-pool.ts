import { Worker } from "node:worker_threads";
import { AppError } from "../../../shared/contract/errors.ts";
import type { Task, TaskResult, WorkerSetting } from "./worker-tasks.ts";

/** Worker threads that share the tasks of one run. */
export interface WorkerPool {
  /** Results in the order of the tasks, whoever finishes first; a few stand ready, never all. */
  run(tasks: readonly Task[]): AsyncGenerator<TaskResult>;
  close(): Promise<void>;
}

type Reply = { result: TaskResult } | { error: { message: string; stack?: string } };

export function createWorkerPool(setting: WorkerSetting, size: number): WorkerPool {
  const workers = Array.from(
    { length: Math.max(1, size) },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: setting }),
  );
  return {
    run: (tasks) => runInOrder(workers, tasks),
    close: async () => {
      await Promise.all(workers.map(leave));
    },
  };
}

/** Workers end by themselves: killing a thread while it compiles WebAssembly can take V8 down. */
function leave(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.threadId < 0) return resolve();
    worker.once("exit", () => resolve());
    worker.postMessage("close");
  });
}

async function* runInOrder(
  workers: readonly Worker[],
  tasks: readonly Task[],
): AsyncGenerator<TaskResult> {
  const idle = [...workers];
  const pending = new Map<number, Promise<TaskResult>>();
  let next = 0;
  const start = () => {
    while (next < tasks.length && idle.length > 0 && pending.size < workers.length * 3) {
      const worker = idle.pop()!;
      const answer = ask(worker, tasks[next]!).finally(() => {
        idle.push(worker);
        start();
      });
      // The consumer awaits it later; until then a failure must not count as unhandled.
      answer.catch(() => {});
      pending.set(next++, answer);
    }
  };
  for (let i = 0; i < tasks.length; i++) {
    start();
    const result = await pending.get(i)!;
    pending.delete(i);
    yield result;
  }
}

function ask(worker: Worker, task: Task): Promise<TaskResult> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error);
    const onExit = () => reject(new AppError("bug", "计算线程意外退出,项目文件保持原样。"));
    worker.once("error", fail);
    worker.once("exit", onExit);
    worker.once("message", (reply: Reply) => {
      worker.off("error", fail);
      worker.off("exit", onExit);
      if ("result" in reply) resolve(reply.result);
      else
        reject(new AppError("bug", `程序内部错误:${reply.error.message}`, { cause: reply.error }));
    });
    worker.postMessage({ task });
  });
}
