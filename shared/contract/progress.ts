import { AppError } from "./errors.ts";

/** One report of long work: `phase` is shown as it is (Chinese); `total` 0 means not known. */
export interface ProgressStep {
  phase: string;
  done: number;
  total: number;
}

/** What long work takes along: where to report, and whether the caller has asked it to stop. */
export interface WorkContext {
  progress: (step: ProgressStep) => void;
  isCancelled: () => boolean;
}

/** A context that reports nowhere and is never cancelled. */
export const quietContext: WorkContext = { progress: () => {}, isCancelled: () => false };

/** Throws `cancelled` when the caller has asked to stop. */
export function stopIfCancelled(context: WorkContext): void {
  if (context.isCancelled()) throw new AppError("cancelled", "已取消,项目文件保持原样。");
}
