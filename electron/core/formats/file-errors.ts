import { open, stat } from "node:fs/promises";
import { AppError, type ErrorCode } from "../../../shared/contract/errors.ts";

/** What the operating system says, as the code of ours and the words for the person. */
const systemFaults: Readonly<Record<string, { code: ErrorCode; say: (path: string) => string }>> = {
  ENOENT: { code: "file.missing", say: (path) => `找不到文件:${path}。请检查路径和文件名。` },
  ENOTDIR: { code: "file.missing", say: (path) => `找不到文件:${path}。请检查路径和文件名。` },
  EISDIR: {
    code: "file.kind",
    say: (path) => `${path} 是文件夹,不是文件。请选择文件夹里的具体文件。`,
  },
  EACCES: { code: "disk.denied", say: (path) => `没有权限读写:${path}。请检查文件权限后重试。` },
  EPERM: { code: "disk.denied", say: (path) => `没有权限读写:${path}。请检查文件权限后重试。` },
  EROFS: { code: "disk.denied", say: (path) => `磁盘只读,无法写入:${path}。请换一个文件夹。` },
  EBUSY: {
    code: "disk.denied",
    say: (path) => `文件正被其他程序占用:${path}。请关闭该程序后重试。`,
  },
  ENOSPC: { code: "disk.full", say: (path) => `磁盘空间不足,未能写完:${path}。请清理磁盘后重试。` },
  EIO: { code: "file.unreadable", say: (path) => `磁盘读写出错:${path}。请换一份拷贝重试。` },
};

/** Turns an error of the file system about `path` into an AppError; others come back unchanged. */
export function fileError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return error;
  const fault = systemFaults[String(error.code)];
  if (!fault) return error;
  return new AppError(fault.code, fault.say(path), { details: { path }, cause: error });
}

/** Runs `work` and turns errors of the file system about `path` into AppErrors. */
export async function withFileErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(error, path);
  }
}

/**
 * Length in bytes of a file that is there, is a file and may be read.
 * Throws `file.missing`, `file.kind` (a folder), `file.empty` or `disk.denied`.
 */
export async function readableFileLength(path: string): Promise<number> {
  return withFileErrors(path, async () => {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      throw new AppError("file.kind", `${path} 是文件夹,不是文件。请选择文件夹里的具体文件。`, {
        details: { path },
      });
    }
    const handle = await open(path, "r");
    await handle.close();
    if (facts.size === 0) {
      throw new AppError("file.empty", `${path} 是空文件(0 字节)。请重新拷贝或向提供单位索取。`, {
        details: { path },
      });
    }
    return facts.size;
  });
}
