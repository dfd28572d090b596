import { type CallInput, type CallName, type CallOutput, calls, isCallName } from "./calls.ts";
import { AppError } from "./errors.ts";
import type { ProgressStep } from "./progress.ts";
import { type CoreMessage, type DoorMessage, errorOfReply } from "./protocol.ts";

/** What carries messages to the core: a port, HTTP, or a plain function call. */
export interface Transport {
  send(message: DoorMessage): void;
  /** Set by the client: takes what the core says. */
  onMessage(listener: (message: CoreMessage) => void): void;
  /** Set by the client: the way to the core is closed for good. */
  onClose(listener: (reason: AppError) => void): void;
  close(): void;
}

export interface CallOptions {
  signal?: AbortSignalLike;
  onProgress?: (step: ProgressStep) => void;
  /** Silence after which the call is given up; progress counts as a sign of life. */
  timeoutMs?: number;
}

/** An AbortSignal, as far as it is needed here; `shared` knows neither the DOM nor Node. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface Client {
  /**
   * Makes a call. Rejects with the AppError of the core; with `cancelled` when the signal fires, with
   * `call.timeout`, and with `call.closed` or the transport's reason when the way to the core is closed.
   */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Promise<CallOutput<Name>>;
  close(): void;
}

/** Every host has these two; `shared` knows none of the hosts. */
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

const usualTimeoutMs = 30_000;
const longTimeoutMs = 600_000;

/** A call that waits for its reply. */
interface Waiting {
  settle(message: CoreMessage): void;
  fail(reason: AppError): void;
}

/** Makes the door's side of the calls over a transport. */
export function createClient(transport: Transport): Client {
  const waiting = new Map<string, Waiting>();
  const prefix = Math.random().toString(36).slice(2, 10);
  let count = 0;
  let closed: AppError | null = null;

  const closeWith = (reason: AppError) => {
    closed ??= reason;
    for (const one of [...waiting.values()]) one.fail(closed);
  };
  transport.onMessage((message) => waiting.get(message.id)?.settle(message));
  transport.onClose(closeWith);

  const call = (name: CallName, input: unknown, options: CallOptions): Promise<unknown> => {
    if (closed !== null) return Promise.reject(closed);
    if (!isCallName(name)) return Promise.reject(unknownCall(name));
    if (options.signal?.aborted) return Promise.reject(cancelledError());
    const id = `${prefix}-${++count}`;
    const timeoutMs = options.timeoutMs ?? (calls[name].long ? longTimeoutMs : usualTimeoutMs);
    const reply = waitForReply({ ...options, timeoutMs }, waiting, {
      id,
      giveUp: () => transport.send({ type: "cancel", id }),
    });
    transport.send({ type: "call", id, name, input });
    return reply;
  };
  return {
    call: (name, input, options = {}) =>
      // The host answers a call with that call's output; the contract suite holds it to that.
      call(name, input, options) as Promise<CallOutput<typeof name>>,
    close: () => {
      closeWith(closedError());
      transport.close();
    },
  };
}

function waitForReply(
  { signal, onProgress, timeoutMs }: CallOptions & { timeoutMs: number },
  waiting: Map<string, Waiting>,
  { id, giveUp }: { id: string; giveUp: () => void },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onSilence = () => {
      giveUp();
      fail(timeoutError(timeoutMs));
    };
    let timer = setTimeout(onSilence, timeoutMs);
    const onAbort = () => {
      giveUp();
      fail(cancelledError());
    };
    signal?.addEventListener("abort", onAbort);
    const done = () => {
      waiting.delete(id);
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const fail = (reason: AppError) => {
      done();
      reject(reason);
    };
    const settle = (message: CoreMessage) => {
      if (message.type === "progress") {
        clearTimeout(timer);
        timer = setTimeout(onSilence, timeoutMs);
        onProgress?.(message.step);
      } else if (message.ok) {
        done();
        resolve(message.value);
      } else fail(errorOfReply(message.error));
    };
    waiting.set(id, { settle, fail });
  });
}

function unknownCall(name: string): AppError {
  return new AppError("call.unknown", `程序内部错误:没有名为 ${name} 的调用。`);
}

function cancelledError(): AppError {
  return new AppError("cancelled", "已取消,项目文件保持原样。");
}

function timeoutError(timeoutMs: number): AppError {
  return new AppError(
    "call.timeout",
    `等了 ${Math.round(timeoutMs / 1000)} 秒没有回音,已不再等待。请稍后再试一次。`,
    { details: { timeoutMs } },
  );
}

function closedError(): AppError {
  return new AppError("call.closed", "与程序的连接已断开。请重新打开本页。");
}
