import type { IncomingMessage, ServerResponse } from "node:http";
import { bytes } from "../../shared/contract/calls/common.ts";
import { calls, isCallName } from "../../shared/contract/calls.ts";
import { AppError, toAppError } from "../../shared/contract/errors.ts";
import type { CallHost, CoreMessage, DoorMessage } from "../../shared/contract/protocol.ts";
import { beginLines, sendBytes, sendError, sendJson } from "./replies.ts";
import { readJsonBody } from "./request-body.ts";

/** Carries calls between requests and the core: one connection to it for each request. */
export interface CallRoute {
  call(request: IncomingMessage, response: ServerResponse): Promise<void>;
  cancel(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createCallRoute(host: CallHost): CallRoute {
  const running = new Map<string, () => void>();
  return {
    call: async (request, response) => {
      const message = await readMessage(request, response, callOf);
      if (message === null) return;
      if (running.has(message.id)) {
        sendError(response, 400, new AppError("call.invalid", `调用编号 ${message.id} 已经用过。`));
        return;
      }
      const connection = host.connect((answer) => {
        if (answer.type === "reply") running.delete(answer.id);
        // An answer in bytes has no room for lines before it.
        else if (answersInBytes(message.name)) return;
        write(response, answer);
      });
      running.set(message.id, () => connection.receive({ type: "cancel", id: message.id }));
      // A page that was closed or loaded anew waits for nothing any more.
      response.on("close", () => {
        running.delete(message.id);
        connection.close();
      });
      connection.receive(message);
    },
    cancel: async (request, response) => {
      const id = await readMessage(request, response, idOf);
      if (id === null) return;
      running.get(id)?.();
      sendJson(response, 200, {});
    },
  };
}

function answersInBytes(name: string): boolean {
  return isCallName(name) && calls[name].output === bytes;
}

/** Progress and replies a line each, bytes as they are. */
function write(response: ServerResponse, message: CoreMessage): void {
  if (response.writableEnded || response.destroyed) return;
  if (message.type === "reply" && message.ok && message.value instanceof ArrayBuffer) {
    sendBytes(response, message.value);
    return;
  }
  if (!response.headersSent) beginLines(response);
  response.write(`${JSON.stringify(message)}\n`);
  if (message.type === "reply") response.end();
}

async function readMessage<Message>(
  request: IncomingMessage,
  response: ServerResponse,
  read: (body: unknown) => Message | null,
): Promise<Message | null> {
  try {
    const message = read(await readJsonBody(request));
    if (message !== null) return message;
    throw new AppError("call.invalid", "请求不是一次调用。");
  } catch (error) {
    sendError(response, 400, toAppError(error));
    return null;
  }
}

function callOf(body: unknown): (DoorMessage & { type: "call" }) | null {
  const { id, name, input } = fieldsOf(body);
  if (typeof id !== "string" || typeof name !== "string") return null;
  return { type: "call", id, name, input };
}

function idOf(body: unknown): string | null {
  const { id } = fieldsOf(body);
  return typeof id === "string" ? id : null;
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}
