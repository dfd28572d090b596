import type { ServerResponse } from "node:http";
import { AppError } from "../../shared/contract/errors.ts";
import { errorReply } from "../../shared/contract/protocol.ts";

/** Every answer that is no file of the page: nothing is kept, nothing is sniffed, nobody else reads it. */
const answerHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

export function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { ...answerHeaders, "Content-Type": "application/json" });
  response.end(JSON.stringify(value));
}

export function sendError(response: ServerResponse, status: number, error: AppError): void {
  sendJson(response, status, { error: errorReply(error) });
}

export function sendBytes(response: ServerResponse, bytes: ArrayBuffer): void {
  response.writeHead(200, {
    ...answerHeaders,
    "Content-Type": "application/octet-stream",
    "Content-Length": bytes.byteLength,
  });
  response.end(Buffer.from(bytes));
}

/** Begins an answer of one JSON message a line. */
export function beginLines(response: ServerResponse): void {
  response.writeHead(200, { ...answerHeaders, "Content-Type": "application/x-ndjson" });
}

/** 401: this page has no (valid) token. */
export function refuseStranger(response: ServerResponse): void {
  const message = "本页没有得到许可。请从程序重新打开本页。";
  sendError(response, 401, new AppError("door.refused", message));
}

/** 403: the request comes from elsewhere. */
export function refuseForeign(response: ServerResponse): void {
  const message = "只接受本机上由本程序打开的页面的请求。";
  sendError(response, 403, new AppError("door.refused", message));
}

export function notFound(response: ServerResponse): void {
  sendError(response, 404, new AppError("door.refused", "没有这个地址。"));
}
