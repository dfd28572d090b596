import { parentPort, workerData } from "node:worker_threads";
import { toAppError } from "../../../shared/contract/errors.ts";
import { openTaskRunner, type Task, type WorkerSetting } from "./worker-tasks.ts";

if (parentPort === null) throw new Error("worker.ts runs in a worker thread only");
const port = parentPort;
const runner = await openTaskRunner(workerData as WorkerSetting);

port.on("message", (message: { task: Task } | "close") => {
  if (message === "close") {
    runner.close();
    port.close();
    return;
  }
  try {
    port.postMessage({ result: runner.run(message.task) });
  } catch (error) {
    const { code, message: text } = toAppError(error);
    port.postMessage({ error: { code, message: text, stack: (error as Error).stack } });
  }
});
