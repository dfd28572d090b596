import type { IncomingMessage } from "node:http";
import { AppError } from "../../shared/contract/errors.ts";

/**
 * Calls are small; what is large is uploaded as a file. The largest that a call carries is a photo or scan:
 * 5 MB are 6.7 MB as base64, and one that is too large still has to reach the core to be told so.
 */
const largestBodyBytes = 32 * 1024 * 1024;

/** The JSON body of a request. Throws `call.invalid` for anything that is none or too large. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBodyBytes)
      throw new AppError(
        "call.invalid",
        "一次送来的内容超过 32 MB,没有接收。照片和扫描件最大 5 MB,请压缩后再添加。",
      );
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new AppError("call.invalid", "请求不是有效的 JSON。", { cause });
  }
}
