import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import os from "node:os";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../../shared/contract/errors.ts";
import { sendError, sendJson } from "./replies.ts";

/** Takes files that were chosen in the browser, for which the core needs a path. */
export interface UploadRoute {
  /** `address` is what follows `/upload/`: batch and relative path, percent-encoded. */
  receive(request: IncomingMessage, response: ServerResponse, address: string): Promise<void>;
  /** Takes everything away that was sent. */
  close(): void;
}

/** A county's parcels are below 1 GB; more than this is a mistake or malice. */
const largestUploadBytes = 4 * 1024 ** 3;

/** Files stand in a temporary folder of this session, gone when it ends. */
export function createUploadRoute(limitBytes = largestUploadBytes): UploadRoute {
  let folder: string | null = null;
  let keptBytes = 0;
  return {
    receive: async (request, response, address) => {
      const parts = partsOf(address);
      if (parts === null) {
        sendError(response, 400, new AppError("value.invalid", "文件名不能用,请改名后再选一次。"));
        return;
      }
      folder ??= mkdtempSync(path.join(os.tmpdir(), "qhs-upload-"));
      const file = path.join(folder, ...parts);
      let bytes = 0;
      const count = new Transform({
        transform: (chunk: Buffer, _encoding, done) => {
          bytes += chunk.length;
          done(keptBytes + bytes > limitBytes ? tooLarge(limitBytes) : null, chunk);
        },
      });
      try {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        await pipeline(request, count, createWriteStream(file, { flags: "wx", mode: 0o600 }));
        keptBytes += bytes;
        sendJson(response, 200, { path: file });
      } catch (error) {
        const reason = uploadError(error, parts.at(-1) ?? "");
        // What has come so far is worth nothing, and would stand in the way of the next try.
        if (reason.code !== "file.exists") rmSync(file, { force: true });
        if (!response.destroyed) sendError(response, 400, reason);
      }
    },
    close: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const deepest = 8;

/** Batch and relative path as names; null where one of them is no plain name. */
function partsOf(address: string): string[] | null {
  try {
    const parts = address.split("/").map(decodeURIComponent);
    const [batch = "", ...names] = parts;
    const isUsable =
      /^[A-Za-z0-9]{1,40}$/.test(batch) &&
      names.length >= 1 &&
      names.length <= deepest &&
      names.every(isPlainName);
    return isUsable ? parts : null;
  } catch {
    return null;
  }
}

/** No way up, no separator, nothing that Windows forbids, no control characters. */
function isPlainName(name: string): boolean {
  const printable = [...name].every((sign) => (sign.codePointAt(0) ?? 0) >= 0x20);
  return printable && name.length <= 150 && !/^\.*$|[<>:"/\\|?*]|[. ]$/.test(name);
}

function tooLarge(limitBytes: number): AppError {
  const gigabytes = (limitBytes / 1024 ** 3).toFixed(0);
  return new AppError(
    "upload.tooLarge",
    `一次打开本页最多可选 ${gigabytes} GB 的文件。请改用命令行 qhs import 导入,或分几次打开。`,
  );
}

function uploadError(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EEXIST") {
    return new AppError("file.exists", `${name} 已经选过一次。请重新选择一遍全部文件。`, {
      cause: error,
    });
  }
  if (code === "ENOSPC") {
    return new AppError("disk.full", `磁盘已满,放不下 ${name}。请清理磁盘后再试。`, {
      cause: error,
    });
  }
  return new AppError("disk.failed", `没有收全 ${name},请再选一次。`, { cause: error });
}
