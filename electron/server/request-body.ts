import type { IncomingMessage } from "node:http";
import { AppError } from "../../shared/contract/errors.ts";

/** Calls are small; what is large is uploaded as a file. */
const largestBodyBytes = 4 * 1024 * 1024;

/** The JSON body of a request. Throws `call.invalid` for anything that is none or too large. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBodyBytes) throw new AppError("call.invalid", "请求太大。");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new AppError("call.invalid", "请求不是有效的 JSON。", { cause });
  }
}
