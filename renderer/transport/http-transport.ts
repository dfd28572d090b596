import type { Transport } from "../../shared/contract/client.ts";
import { AppError, toAppError } from "../../shared/contract/errors.ts";
import {
  type CoreMessage,
  type DoorMessage,
  type ErrorReply,
  errorOfReply,
  errorReply,
} from "../../shared/contract/protocol.ts";

/** The loopback door: its address without a slash at the end, and the session's token. */
export interface Door {
  readonly address: string;
  readonly token: string;
}

/** `fetch`, or a test's. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** Header that carries the session's token (D41). */
const tokenHeader = "X-QHS-Token";

/**
 * Carries calls to the loopback door: one POST for each. Long work answers with one JSON message a
 * line; bytes come as they are. A refused token closes the transport.
 */
export function createHttpTransport(door: Door, fetch: Fetch): Transport {
  let onMessage: (message: CoreMessage) => void = () => {};
  let onClose: (reason: AppError) => void = () => {};
  const closing = new AbortController();

  const post = (path: string, message: object) =>
    fetch(door.address + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", [tokenHeader]: door.token },
      body: JSON.stringify(message),
      signal: closing.signal,
    });
  const fail = (id: string, error: unknown) => {
    onMessage({ type: "reply", id, ok: false, error: errorReply(error) });
  };
  const call = async (message: DoorMessage & { type: "call" }) => {
    try {
      const response = await post("/call", message);
      if (response.status === 401 || response.status === 403) onClose(await refusedBy(response));
      else await deliver(response, message.id, onMessage);
    } catch (error) {
      fail(message.id, closing.signal.aborted ? closedError() : unreachable(error));
    }
  };
  return {
    send: (message) => {
      if (message.type === "call") void call(message);
      // A cancel that does not arrive changes nothing for whoever has stopped waiting.
      else post("/cancel", { id: message.id }).catch(() => {});
    },
    onMessage: (listener) => {
      onMessage = listener;
    },
    onClose: (listener) => {
      onClose = listener;
    },
    close: () => closing.abort(),
  };
}

async function deliver(
  response: Response,
  id: string,
  onMessage: (message: CoreMessage) => void,
): Promise<void> {
  if (response.headers.get("Content-Type") === "application/octet-stream") {
    onMessage({ type: "reply", id, ok: true, value: await response.arrayBuffer() });
    return;
  }
  let replied = false;
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line) as CoreMessage;
    replied ||= message.type === "reply";
    onMessage(message);
  }
  if (!replied) throw new Error("the answer broke off");
}

/** The lines of a streamed answer as they come in. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Trades the one-time code of the address for the session's token; a code works once (D41). */
export async function buySession(address: string, code: string, fetch: Fetch): Promise<string> {
  const response = await fetch(`${address}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) throw await refusedBy(response);
  return ((await response.json()) as { token: string }).token;
}

/**
 * Sends a file chosen in the browser to the door and returns its path there. `relativePath` keeps the
 * folders of a dropped folder; files with one `batch` (letters and digits) lie together, as a
 * shapefile's parts must.
 */
export async function uploadFile(
  door: Door,
  file: { batch: string; relativePath: string; content: Blob },
  fetch: Fetch,
): Promise<string> {
  const place = [file.batch, ...file.relativePath.split("/")].map(encodeURIComponent).join("/");
  const response = await fetch(`${door.address}/upload/${place}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", [tokenHeader]: door.token },
    body: file.content,
  });
  if (!response.ok) throw await refusedBy(response);
  return ((await response.json()) as { path: string }).path;
}

async function refusedBy(response: Response): Promise<AppError> {
  try {
    return errorOfReply(((await response.json()) as { error: ErrorReply }).error);
  } catch {
    return new AppError("door.refused", "程序拒绝了本页的请求。请从程序重新打开本页。");
  }
}

function closedError(): AppError {
  return new AppError("call.closed", "与程序的连接已断开。请重新打开本页。");
}

function unreachable(error: unknown): AppError {
  return new AppError("call.closed", "连不上程序,它可能已经退出。请重新启动程序后再打开本页。", {
    cause: toAppError(error),
  });
}
