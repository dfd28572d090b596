import { calls, isCallName } from "../../../shared/contract/calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import {
  type CallConnection,
  type CallHost,
  type CoreMessage,
  type DoorMessage,
  errorReply,
} from "../../../shared/contract/protocol.ts";
import type { FollowedProject } from "./session.ts";
import type { ThreadStart } from "./thread-side.ts";
import { type CoreThread, deathError, startThread } from "./threads.ts";
import { createWorkQueue } from "./work-queue.ts";

type CallMessage = DoorMessage & { type: "call" };
type Answer = (message: CoreMessage) => void;

/** The core beside its doors, in threads of its own, so that a door always answers. */
export interface Core extends CallHost {
  /** Cancels what runs, closes the project and ends the threads. */
  close(): Promise<void>;
}

interface Threads {
  /** Commands and long work, one after another. */
  work: CoreThread;
  /** Queries, beside them: SQLite lets one read what was stored last while the other writes. */
  read: CoreThread;
}

/** Calls after which another project is open, or none. */
const openingCalls = new Set([
  ...["project.open", "project.create", "project.close", "workingPapers.begin"],
]);

/**
 * Starts the core. After a death the waiting calls are answered with `core.died`; the next call starts
 * new threads, in which no project is open.
 * @param threadFile what runs in the threads; tests take another
 */
export function startCore(
  start: ThreadStart,
  threadFile = new URL("./core-thread.ts", import.meta.url),
): Core {
  let threads: Threads | null = null;
  let opened: FollowedProject | null = null;
  /** Queries wait until another project is open, and for nothing else. */
  let opening: Promise<void> = Promise.resolve();

  const end = async (error: () => AppError) => {
    const last = threads;
    threads = null;
    opened = null;
    await last?.read.end(error);
    await last?.work.end(error);
  };
  const onDeath = (reason: unknown) => void end(() => deathError(reason));
  const running = (): Threads => {
    threads ??= {
      work: startThread(threadFile, start, onDeath),
      read: startThread(threadFile, start, onDeath),
    };
    return threads;
  };
  const open = async (message: CallMessage): Promise<CoreMessage> => {
    const { read, work } = running();
    await read.follow(null);
    const reply = await replyOf(work, message, () => {});
    if (reply.type === "reply" && reply.ok) opened = openedBy(reply.value);
    await read.follow(opened);
    return reply;
  };
  const queue = createWorkQueue();
  const forward = (message: CallMessage, answer: Answer) => {
    const { name } = message;
    if (!isCallName(name)) answer(refusal(message, unknownCall(name)));
    else if (calls[name].kind === "query" && !calls[name].long) {
      void opening.then(() => running().read.call(message, answer));
    } else if (openingCalls.has(name)) {
      opening = queue.add(message, answer, () => open(message));
    } else queue.add(message, answer, () => replyOf(running().work, message, answer));
  };
  const cancel = (id: string) => {
    queue.cancel(id);
    threads?.work.cancel(id);
    threads?.read.cancel(id);
  };
  return { connect: (send) => connect(send, forward, cancel), close: () => end(closedError) };
}

function connect(
  send: Answer,
  forward: (message: CallMessage, answer: Answer) => void,
  cancel: (id: string) => void,
): CallConnection {
  const open = new Set<string>();
  let closed = false;
  return {
    receive: (message) => {
      if (message.type === "cancel") {
        if (open.has(message.id)) cancel(message.id);
        return;
      }
      open.add(message.id);
      forward(message, (answer) => {
        if (answer.type === "reply") open.delete(answer.id);
        if (!closed) send(answer);
      });
    },
    close: () => {
      closed = true;
      for (const id of open) cancel(id);
    },
  };
}

/** Passes progress on and resolves with the last word. */
function replyOf(thread: CoreThread, message: CallMessage, report: Answer): Promise<CoreMessage> {
  return new Promise((resolve) => {
    thread.call(message, (answer) => {
      if (answer.type === "reply") resolve(answer);
      else report(answer);
    });
  });
}

/** The project state that opening answers with, as far as the reading thread needs it. */
function openedBy(value: unknown): FollowedProject | null {
  const state = value as Partial<FollowedProject>;
  return state.path === undefined || state.mode === undefined
    ? null
    : { path: state.path, mode: state.mode };
}

function refusal({ id }: CallMessage, error: AppError): CoreMessage {
  return { type: "reply", id, ok: false, error: errorReply(error) };
}

function closedError(): AppError {
  return new AppError("call.closed", "程序正在结束,没有做完的操作不作数。");
}

function unknownCall(name: string): AppError {
  return new AppError("call.unknown", `程序内部错误:没有名为 ${name} 的调用。`);
}
