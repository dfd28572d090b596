import { type CallName, calls, isCallName } from "../../../shared/contract/calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import {
  type CoreMessage,
  type DoorMessage,
  errorReply,
} from "../../../shared/contract/protocol.ts";

type CallMessage = DoorMessage & { type: "call" };

/** Commands and long work take turns, as a project file takes one writer at a time (D8). */
export interface WorkQueue {
  /**
   * Does the work when its turn comes and answers with what it comes to. While a long command runs,
   * others are refused at once (`project.busy`) instead of keeping the person waiting for minutes.
   * Resolves when the work is over.
   */
  add(
    message: CallMessage,
    answer: (message: CoreMessage) => void,
    work: () => Promise<CoreMessage>,
  ): Promise<void>;
  /** Work that has not begun does not begin; work that has is its own business. */
  cancel(id: string): void;
}

/** What the long commands are called while others wait for them. */
const longTitles: Partial<Record<CallName, string>> = {
  "import.commit": "导入",
  "import.household": "导入",
  "run.start": "套图核对",
  "sheets.print": "出图",
  "county.collect": "汇总报送包",
  "audit.pack": "做审计数据包",
  "workingPapers.draw": "抽样",
  "workingPapers.print": "打印底稿",
};

export function createWorkQueue(): WorkQueue {
  let tail: Promise<void> = Promise.resolve();
  let longCommand: { id: string; title: string } | null = null;
  const waiting = new Set<string>();

  return {
    add: (message, answer, work) => {
      const { id, name } = message;
      if (longCommand !== null) {
        answer(refused(id, busy(longCommand.title)));
        return Promise.resolve();
      }
      if (isCallName(name) && calls[name].kind === "command" && calls[name].long) {
        longCommand = { id, title: longTitles[name] ?? name };
      }
      waiting.add(id);
      tail = tail.then(async () => {
        const reply = waiting.delete(id) ? await work() : refused(id, cancelled());
        if (longCommand?.id === id) longCommand = null;
        answer(reply);
      });
      return tail;
    },
    cancel: (id) => {
      waiting.delete(id);
      // What is being cancelled ends soon, so whoever comes next may wait for it.
      if (longCommand?.id === id) longCommand = null;
    },
  };
}

function refused(id: string, error: AppError): CoreMessage {
  return { type: "reply", id, ok: false, error: errorReply(error) };
}

function busy(title: string): AppError {
  return new AppError("project.busy", `正在${title},请等它完成或取消之后再做这一步。`);
}

function cancelled(): AppError {
  return new AppError("cancelled", "已取消,项目文件保持原样。");
}
