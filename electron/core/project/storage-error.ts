import { AppError } from "../../../shared/contract/errors.ts";

/**
 * Turns what SQLite or the file system threw into a sentence with a remedy. Errors of ours pass through;
 * what is not about storage is returned as it was, so that a bug stays visible.
 */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const details = { path, reason: code };
  const options = { details, cause: error };
  if (code === "ENOSPC" || code === "SQLITE_FULL" || code === "EDQUOT") {
    const message = `磁盘已满,没有写入,项目文件保持原样:${path}。请腾出空间后重试。`;
    return new AppError("disk.full", message, options);
  }
  if (/^(EACCES|EPERM|EROFS)$/.test(code) || /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    const message = `没有权限写入:${path}。请检查文件和所在文件夹是否只读,或换一个文件夹。`;
    return new AppError("disk.denied", message, options);
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    const message = `项目文件正被别的程序占用:${path}。请在 QGIS 等程序里关闭它后重试。`;
    return new AppError("project.locked", message, options);
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    const message = `文件已损坏或不是项目文件:${path}。请用备份或同名"-copies"文件夹里的当日副本恢复。`;
    return new AppError("project.notOurs", message, options);
  }
  if (/^SQLITE_IOERR/.test(code)) {
    const message = `读写磁盘出错:${path}。请检查磁盘或U盘是否完好、是否被拔出。`;
    return new AppError("disk.failed", message, options);
  }
  return error;
}

/** Runs `work` and rethrows what storage threw as an AppError. */
export function withStorageErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, path);
  }
}

function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
  return "";
}
