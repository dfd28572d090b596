import path from "node:path";
import type { ErrorReply } from "../../shared/contract/protocol.ts";
import type { Notice } from "./notices.ts";

const nothingLost = "没有做完的操作不作数,已保存的内容都在项目文件里。";

/** A project could not be opened; the window stands all the same. */
export function openFailedNotice(file: string, error: ErrorReply, openOther: () => void): Notice {
  return {
    message: `没有打开项目 ${path.basename(file)}。`,
    detail: `${error.message}\n文件:${file}`,
    ways: [
      { label: "知道了", run: () => {} },
      { label: "打开别的项目…", run: openOther },
    ],
  };
}

/** The core died and runs again. */
export function coreRestartedNotice(quit: () => void): Notice {
  return {
    message: "程序的核心意外退出了,已经重新启动。",
    detail: nothingLost,
    ways: [
      { label: "继续", run: () => {} },
      { label: "退出程序", run: quit },
    ],
  };
}

/** The core died again and again; the next start opens no project, in case it is the project's fault. */
export function coreGivenUpNotice(restart: () => void, quit: () => void): Notice {
  return {
    message: "程序的核心接连意外退出,不再自动重新启动。",
    detail: `${nothingLost}可以重新启动核心,先不打开项目;再打开同一个项目仍然退出时,请保留日志。`,
    ways: [
      { label: "重新启动核心", run: restart },
      { label: "退出程序", run: quit },
    ],
  };
}
