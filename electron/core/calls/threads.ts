import { Worker } from "node:worker_threads";
import { AppError } from "../../../shared/contract/errors.ts";
import {
  type CoreMessage,
  type DoorMessage,
  errorReply,
} from "../../../shared/contract/protocol.ts";
import type { FollowedProject } from "./session.ts";
import type { ThreadOrder, ThreadReport, ThreadStart } from "./thread-side.ts";

/** A thread that has not ended by then is ended. */
const endingMs = 10_000;

type CallMessage = DoorMessage & { type: "call" };

/** A thread that serves calls. `onDeath` tells that it ended without being asked to. */
export interface CoreThread {
  call(message: CallMessage, answer: (message: CoreMessage) => void): void;
  cancel(id: string): void;
  /** Resolves when the thread has changed over. */
  follow(opened: FollowedProject | null): Promise<void>;
  /** Stops what runs, answers what waits with the given error, and lets the thread finish. */
  end(error: () => AppError): Promise<void>;
}

/** Starts a core thread. Calls that wait when it dies are answered with `core.died`. */
export function startThread(
  file: URL,
  start: ThreadStart,
  onDeath: (reason: unknown) => void,
): CoreThread {
  const worker = new Worker(file, { workerData: start });
  const waiting = new Map<string, { answer: (message: CoreMessage) => void; flag: Int32Array }>();
  const followed: (() => void)[] = [];
  let ending = false;
  let dead = false;
  let reason: unknown = null;
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));

  const order = (message: ThreadOrder) => worker.postMessage(message);
  worker.on("message", (report: ThreadReport) => {
    if (report.type === "followed") followed.shift()?.();
    else if (report.type !== "ended") {
      const one = waiting.get(report.id);
      if (report.type === "reply") waiting.delete(report.id);
      one?.answer(report);
    }
  });
  worker.on("error", (error) => {
    reason = error;
  });
  const answerAll = (error: () => AppError) => {
    for (const [id, { answer }] of waiting) answer(refusal(id, error()));
    waiting.clear();
    for (const resolve of followed.splice(0)) resolve();
  };
  worker.on("exit", () => {
    dead = true;
    answerAll(() => deathError(reason));
    if (!ending) onDeath(reason);
  });
  return {
    call: (message, answer) => {
      if (dead) return answer(refusal(message.id, deathError(reason)));
      const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      waiting.set(message.id, { answer, flag: new Int32Array(cancelFlag) });
      order({ ...message, cancelFlag });
    },
    cancel: (id) => {
      const one = waiting.get(id);
      if (one !== undefined) Atomics.store(one.flag, 0, 1);
    },
    follow: (opened) =>
      dead
        ? Promise.resolve()
        : new Promise((resolve) => {
            followed.push(resolve);
            order({ type: "follow", opened });
          }),
    end: async (error) => {
      ending = true;
      for (const { flag } of waiting.values()) Atomics.store(flag, 0, 1);
      answerAll(error);
      order({ type: "end" });
      const deadline = setTimeout(() => void worker.terminate(), endingMs);
      await exited;
      clearTimeout(deadline);
    },
  };
}

function refusal(id: string, error: AppError): CoreMessage {
  return { type: "reply", id, ok: false, error: errorReply(error) };
}

/** What a call ends with when a thread of the core ends under it. */
export function deathError(reason: unknown): AppError {
  const why = reason instanceof Error ? `(${reason.message})` : "";
  return new AppError(
    "core.died",
    `程序的核心意外退出${why},没有做完的操作不作数,项目文件保持原样。请重新打开项目。`,
    { cause: reason },
  );
}
